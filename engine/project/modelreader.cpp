#include "engine/project/modelreader.h"

#include "engine/dialect/dialect.h"
#include "engine/revision/constraintreader.h"
#include "engine/revision/qualifiedname.h"
#include "engine/revision/tablereader.h"
#include "engine/schema/namingconvention.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

using python::Binding;
using python::Class;
using python::Construct;
using python::Keyword;
using python::Reference;
using python::Value;

namespace {

/// Puts in place of the objects that only a running program has what the readers of columns and types know.
class Resolver
{
public:
    /// Both must outlive the resolver.
    Resolver(python::Program &program, const QList<ColumnOrigin> &origins)
        : m_program(program)
    {
        // The column of a mixin is in several tables; the first is as good as any.
        for (const ColumnOrigin &origin : origins) {
            if (!m_origins.contains(origin.column.construct()))
                m_origins.insert(origin.column.construct(), &origin);
        }
    }

    /// The column that `value` is the object of, or null.
    [[nodiscard]] const ColumnOrigin *originOf(const Value &value) const
    {
        const Construct *construct = value.construct();
        return construct ? m_origins.value(construct) : nullptr;
    }

    [[nodiscard]] Value resolved(const Value &value) const
    {
        if (const Class *type = python::classOf(value))
            return typeOf(*type, {}, value);
        if (const python::Tuple *tuple = value.tuple())
            return Value(python::Tuple{all(tuple->items)});
        if (const python::List *list = value.list())
            return Value(python::List{all(list->items)});
        const Construct *construct = value.construct();
        if (!construct)
            return value;
        if (const QString name = columnName(value, false); !name.isEmpty())
            return Value(name);
        if (construct->kind == Construct::Kind::Call && construct->operands.size() == 1) {
            const Class *type = python::classOf(construct->operands.front());
            if (type && construct->name.isEmpty())
                return typeOf(*type, *construct, value);
        }
        return resolvedParts(*construct);
    }

    /// As resolved(), but what `construct` makes stays: a column in its table.
    [[nodiscard]] Value resolvedParts(const Construct &construct) const
    {
        const QString name = calledName(Value(construct));
        if (name == u"Enum" && !construct.arguments.isEmpty() && python::classOf(construct.arguments.front()))
            return enumOf(construct);
        Construct result = construct;
        if (name == u"ForeignKey" && !result.arguments.isEmpty())
            result.arguments.front() = target(result.arguments.front());
        if (name == u"ForeignKeyConstraint" && result.arguments.size() > 1)
            result.arguments[1] = targets(result.arguments[1]);
        result.operands = all(result.operands);
        result.arguments = all(result.arguments);
        for (Keyword &keyword : result.keywords)
            keyword.value = resolved(keyword.value);
        return Value(result);
    }

private:
    [[nodiscard]] QList<Value> all(const QList<Value> &values) const
    {
        QList<Value> results;
        for (const Value &value : values)
            results << resolved(value);
        return results;
    }

    /// The name of the column that `value` is the object of.
    [[nodiscard]] QString columnName(const Value &value, bool isQualified) const
    {
        if (const ColumnOrigin *origin = originOf(value))
            return isQualified ? origin->table + u'.' + origin->name : origin->name;
        // `users.c.id` of a table that is written as one.
        const Construct *construct = value.construct();
        const Construct *columns = construct && construct->kind == Construct::Kind::Attribute
            ? construct->operands.front().construct()
            : nullptr;
        if (!columns || columns->kind != Construct::Kind::Attribute
            || (columns->name != u"c" && columns->name != u"columns"))
            return {};
        const Value &table = columns->operands.front();
        if (calledName(table) != u"Table")
            return {};
        const QString prefix = toText(table.construct()->arguments.front());
        return isQualified ? prefix + u'.' + construct->name : construct->name;
    }

    [[nodiscard]] Value target(const Value &value) const
    {
        if (value.object() && value.object()->as<python::Function>()) {
            const auto made = m_program.call(value, {}, {});
            return made ? target(*made) : value;
        }
        const QString name = columnName(value, true);
        return name.isEmpty() ? value : Value(name);
    }

    [[nodiscard]] Value targets(const Value &values) const
    {
        if (!values.items())
            return values;
        QList<Value> results;
        for (const Value &value : *values.items())
            results << target(value);
        return Value(python::List{results});
    }

    /// A TypeDecorator is its `impl` in the database.
    [[nodiscard]] Value typeOf(const Class &type, const Construct &call, const Value &fallback) const
    {
        for (const Class *each : python::resolutionOrder(type)) {
            const Binding *impl = each->names.find(u"impl"_s);
            if (!impl || !impl->value())
                continue;
            const Value value = resolved(python::frozen(*impl->value()));
            const bool takesArguments = value.reference() && !call.arguments.isEmpty();
            if (!takesArguments)
                return value;
            Construct made = call;
            made.operands.clear();
            made.name = value.reference()->name;
            return Value(made);
        }
        for (const Class *each : python::resolutionOrder(type)) {
            // A class that only adds to one of SQLAlchemy's own types.
            for (const Value &base : each->bases) {
                if (!base.reference() || !base.reference()->name.startsWith(u"sqlalchemy."_s))
                    continue;
                Construct made = call;
                made.operands.clear();
                made.name = base.reference()->name;
                return made.arguments.isEmpty() ? base : Value(made);
            }
        }
        return fallback;
    }

    /// `Enum(Status)`: the names of the members, or what `values_callable` makes of the class.
    [[nodiscard]] Value enumOf(const Construct &call) const
    {
        const Class &type = *python::classOf(call.arguments.front());
        Construct result = call;
        result.arguments.clear();
        const Value *callable = call.keyword(u"values_callable");
        const auto values = callable
            ? m_program.call(*callable, {.positional = {call.arguments.front()}, .keywords = {}}, call.where)
            : Result<Value>();
        const auto texts = callable && values ? python::itemsOf(*values) : std::nullopt;
        if (texts) {
            result.arguments << *texts;
        } else {
            for (const Value &member : type.members)
                result.arguments << *member.object()->as<python::Instance>()->attributes.find(u"name"_s)->value();
        }
        result.keywords.removeIf([](const Keyword &keyword) { return keyword.name == "values_callable"_L1; });
        if (!result.keyword(u"name"))
            result.keywords << Keyword{u"name"_s, Value(type.name.toLower())};
        return Value(result);
    }

    python::Program &m_program;
    QHash<const Construct *, const ColumnOrigin *> m_origins; ///< by the call that made the column
};

QString otherModel()
{
    return u"Or name another model in alembic.ini: a section [athanor] with model = sql:schema.sql (or database:URL, "
           u"or "
           "revision:IDENT)."_s;
}

/// One reading, from env.py to the schema.
class ModelReader
{
public:
    ModelReader(const Project &project, const QString &dialect, const QMap<QString, QString> &variables)
        : m_project(project)
        , m_dialectName(dialect)
        , m_program(m_host, {.searchPath = project.searchPath(), .variables = variables})
        , m_classes(m_program, m_host)
    {
    }

    [[nodiscard]] Result<ModelReading> read()
    {
        const auto environment = m_program.runFile(m_project.environmentScript(), u"env"_s);
        if (!environment)
            return failure(environment.error());
        const auto targets = targetsOf(**environment);
        if (!targets)
            return failure(targets.error());
        addTables(*targets);
        addReferredTypes();
        addNotes();
        if (m_reading.schema.tables.empty())
            return nothingFound();
        return std::move(m_reading);
    }

private:
    [[nodiscard]] Result<QList<Value>> targetsOf(const python::Environment &environment)
    {
        const Binding *binding = environment.names.find(u"target_metadata"_s);
        if (!binding) {
            return failure(
                {.kind = Error::Kind::Project,
                 .what = u"%1 sets no target_metadata."_s.arg(m_project.environmentScript()),
                 .advice = u"Set target_metadata to the MetaData of your models, for example Base.metadata. "_s
                     + otherModel(),
                 .where = {m_project.environmentScript(), 0, 0}});
        }
        if (!binding->value()) {
            return failure(
                {.kind = Error::Kind::NeedsPython,
                 .what = u"Only Python can tell what target_metadata is: %1."_s.arg(binding->unreadable()->reason),
                 .where = binding->unreadable()->where});
        }
        const Value value = python::frozen(*binding->value());
        if (value.isNone()) {
            return failure({.kind = Error::Kind::Project,
                            .what = u"target_metadata is None, so there are no models to compare with."_s,
                            .advice = u"Import the Base of your models in env.py and set target_metadata = "
                                      "Base.metadata. "_s
                                + otherModel(),
                            .where = binding->where});
        }
        if (value.items())
            return *value.items();
        if (!value.construct()) {
            return failure({.kind = Error::Kind::NeedsPython,
                            .what = u"Only Python can tell what target_metadata is: %1 is none of the project's "
                                    "files."_s.arg(value.typeName()),
                            .where = binding->where});
        }
        return QList<Value>{value};
    }

    [[nodiscard]] static bool isWanted(const QList<Value> &targets, const Value &metadata)
    {
        return std::ranges::any_of(targets, [&metadata](const Value &target) { return areSame(target, metadata); });
    }

    void addTables(const QList<Value> &targets)
    {
        QList<MappedTable> tables = m_classes.read();
        QList<ColumnOrigin> origins = m_classes.origins();
        for (const RecordedCall &recorded : m_host.tables()) {
            const QList<Value> &arguments = recorded.value.construct()->arguments;
            if (arguments.size() < 2 || !arguments.front().string())
                continue;
            tables << MappedTable{arguments[1], recorded.value, *arguments.front().string()};
            for (const Value &item : arguments.mid(2)) {
                if (calledName(item) == "Column"_L1 && !item.construct()->arguments.isEmpty()
                    && item.construct()->arguments.front().string())
                    origins << ColumnOrigin{item, tables.back().name, *item.construct()->arguments.front().string()};
            }
        }
        m_tableCount = tables.size();
        const Resolver resolver(m_program, origins);
        for (const MappedTable &mapped : std::as_const(tables)) {
            if (isWanted(targets, mapped.metadata))
                addTable(mapped, resolver);
        }
        addIndexes(resolver);
    }

    [[nodiscard]] ReadContext newContext() const
    {
        ReadContext context;
        context.dialectName = m_dialectName;
        const auto dialect = dialectFor(m_dialectName);
        context.dialect = dialect ? *dialect : nullptr;
        return context;
    }

    void addTable(const MappedTable &mapped, const Resolver &resolver)
    {
        Construct table = *mapped.table.construct();
        const Construct *metadata = mapped.metadata.construct();
        table.arguments.removeAt(1);
        for (Value &argument : table.arguments)
            argument =
                argument.construct() ? resolver.resolvedParts(*argument.construct()) : resolver.resolved(argument);
        table.arguments.insert(1, mapped.metadata);
        table.keywords.removeIf([](const Keyword &keyword) {
            static const QStringList ignored{u"extend_existing"_s, u"keep_existing"_s, u"info"_s,
                                             u"autoload_with"_s,   u"listeners"_s,     u"implicit_returning"_s};
            return ignored.contains(keyword.name);
        });
        const Value *schema = metadata ? metadata->keyword(u"schema") : nullptr;
        if (schema && schema->string() && !table.keyword(u"schema"))
            table.keywords << Keyword{u"schema"_s, *schema};
        ReadContext context = newContext();
        Table read = readTableConstruct(Value(table), table.where, context);
        if (!context.ok()) {
            m_reading.unread.push_back(read.name);
            m_reading.notes << ModelNote{u"The table %1 cannot be read: %2"_s.arg(mapped.name, context.error->what),
                                         context.error->where};
            return;
        }
        applyConvention(read, metadata);
        if (mapped.isPartial)
            m_reading.unread.push_back(read.name);
        m_reading.schema.tables.insert_or_assign(read.name, read);
    }

    static void applyConvention(Table &table, const Construct *metadata)
    {
        const Value *given = metadata ? metadata->keyword(u"naming_convention") : nullptr;
        if (!given || !given->dict())
            return;
        QMap<QString, QString> convention;
        for (const auto &[key, value] : given->dict()->items) {
            if (key.string() && value.string())
                convention.insert(*key.string(), *value.string());
        }
        nameByConvention(table, convention);
    }

    // `Index('ix', User.name)` beside the class belongs to the table of its columns.
    void addIndexes(const Resolver &resolver)
    {
        for (const RecordedCall &recorded : m_host.indexes()) {
            const ColumnOrigin *origin = originIn(recorded.value, resolver);
            if (!origin)
                continue;
            ReadContext context = newContext();
            const Value index = resolver.resolved(recorded.value);
            const Index read = readIndex(*index.construct(), context);
            const auto [name, column] = splitTarget(origin->table + u".x"_s);
            const auto table = m_reading.schema.tables.find(name);
            if (!context.ok())
                m_reading.notes << ModelNote{
                    u"An index of %1 cannot be read: %2"_s.arg(origin->table, context.error->what),
                    context.error->where};
            else if (table != m_reading.schema.tables.end() && !table->second.index(read.name))
                table->second.indexes.push_back(read);
        }
    }

    /// The first column that `value` mentions, or null.
    [[nodiscard]] static const ColumnOrigin *originIn(const Value &value, const Resolver &resolver)
    {
        if (const ColumnOrigin *origin = resolver.originOf(value))
            return origin;
        const Construct *construct = value.construct();
        if (!construct)
            return nullptr;
        for (const Value &part : construct->operands + construct->arguments) {
            if (const ColumnOrigin *origin = originIn(part, resolver))
                return origin;
        }
        return nullptr;
    }

    // A column with a foreign key and no type of its own has the type of the column that it refers to.
    void addReferredTypes()
    {
        for (auto &[name, table] : m_reading.schema.tables) {
            for (const Constraint &constraint : table.constraints) {
                const auto *key = std::get_if<ForeignKey>(&constraint);
                const Table *referred = key ? m_reading.schema.table(key->referredTable) : nullptr;
                for (qsizetype i = 0; referred && i < key->columns.size(); ++i) {
                    Column *column = table.column(key->columns[i]);
                    const Column *other = referred->column(key->referredColumns.value(i));
                    if (column && other && column->type.name.isEmpty())
                        column->type = other->type;
                }
            }
        }
    }

    void addNotes()
    {
        m_reading.notes << m_classes.notes();
        const QString script = m_project.environmentScript();
        for (const python::Unread &unread : m_program.unread()) {
            // What env.py does when it runs is none of the models' business.
            const auto isTold = [&unread](const ModelNote &note) { return note.where == unread.where; };
            if (unread.where.file != script && std::ranges::none_of(m_reading.notes, isTold))
                m_reading.notes << ModelNote{u"A statement was passed over: %1"_s.arg(unread.reason), unread.where};
        }
    }

    [[nodiscard]] tl::unexpected<Error> nothingFound() const
    {
        Error error{.kind = Error::Kind::Project,
                    .what = u"target_metadata has no table."_s,
                    .advice = u"Import the modules with your models in env.py before target_metadata is set."_s,
                    .where = {m_project.environmentScript(), 0, 0}};
        if (m_tableCount > 0) {
            error.why = u"%1 tables belong to another MetaData than the one in target_metadata."_s.arg(m_tableCount);
            error.advice = u"Set target_metadata to the metadata of the Base that the models are derived from."_s;
        } else if (!m_reading.notes.isEmpty()) {
            error.why = m_reading.notes.front().text;
        }
        return failure(error);
    }

    const Project &m_project;
    QString m_dialectName;
    ModelHost m_host;
    python::Program m_program;
    MappedClassReader m_classes;
    ModelReading m_reading;
    qsizetype m_tableCount = 0;
};

} // namespace

QString placed(const ModelNote &note)
{
    return note.where.line > 0 ? u"%1:%2: %3"_s.arg(note.where.file).arg(note.where.line).arg(note.text) : note.text;
}

Result<ModelReading> readModels(const Project &project, const QString &dialect, const QMap<QString, QString> &variables)
{
    return ModelReader(project, dialect, variables).read();
}

} // namespace engine
