#include "engine/project/mappedclass.h"

#include "engine/revision/qualifiedname.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

using python::Annotation;
using python::Binding;
using python::Class;
using python::Construct;
using python::Keyword;
using python::Object;
using python::Reference;
using python::Value;

namespace {

QString lastPart(const QString &name)
{
    return name.section(u'.', -1);
}

/// The last part of the function that `value` is a call of; empty for other values.
QString calledName(const Value &value)
{
    const Construct *construct = value.construct();
    return construct && construct->kind == Construct::Kind::Call ? lastPart(construct->name) : QString();
}

bool makesColumn(const Value &value)
{
    static const QStringList names{u"Column"_s, u"mapped_column"_s, u"Field"_s};
    return names.contains(calledName(value));
}

/// The column inside of `deferred(Column(...))` and `column_property(Column(...))`.
Value unwrapped(const Value &value)
{
    const QString name = calledName(value);
    const bool isWrapped = name == u"deferred" || name == u"column_property" || name == u"query_expression";
    return isWrapped && !value.construct()->arguments.isEmpty() ? value.construct()->arguments.front() : value;
}

/// What stands among a column's arguments beside its name and type.
bool isColumnItem(const Value &value)
{
    static const QStringList names{u"ForeignKey"_s, u"Computed"_s,        u"Identity"_s,
                                   u"Sequence"_s,   u"CheckConstraint"_s, u"FetchedValue"_s};
    return names.contains(calledName(value))
        || (value.reference() && names.contains(lastPart(value.reference()->name)));
}

bool hasTypeArgument(const Construct &column)
{
    return column.keyword(u"type_")
        || std::ranges::any_of(column.arguments, [](const Value &item) { return !isColumnItem(item); });
}

bool isModelClass(const Class &type)
{
    for (const Class *each : python::resolutionOrder(type)) {
        if (std::ranges::any_of(each->bases, isSymbolicBase))
            return true;
    }
    return std::ranges::any_of(type.decorators, [](const Value &decorator) {
        const Construct *construct = decorator.construct();
        return construct && (construct->name == "mapped"_L1 || construct->name == "mapped_as_dataclass"_L1);
    });
}

/// A SQLModel class is a table only where it says so.
bool isPlainSqlModel(const Class &type)
{
    const QStringList bases = python::symbolicBases(type);
    const bool isSqlModel =
        std::ranges::any_of(bases, [](const QString &base) { return lastPart(base) == "SQLModel"_L1; });
    return isSqlModel && std::ranges::none_of(type.keywords, [](const Keyword &keyword) {
               return keyword.name == "table"_L1 && keyword.value.isTrue();
           });
}

/// `CamelCase` as Flask-SQLAlchemy names its table: `camel_case`.
QString snakeCase(const QString &name)
{
    static const QRegularExpression words(u"((?<=[a-z0-9])[A-Z]|(?!^)[A-Z](?=[a-z]))"_s);
    return QString(name).replace(words, u"_\\1"_s).toLower();
}

const QHash<QString, QString> &typesOfPython()
{
    static const QHash<QString, QString> types{
        {u"builtins.int"_s, u"Integer"_s},
        {u"builtins.str"_s, u"String"_s},
        {u"builtins.bool"_s, u"Boolean"_s},
        {u"builtins.float"_s, u"Float"_s},
        {u"builtins.bytes"_s, u"LargeBinary"_s},
        {u"decimal.Decimal"_s, u"Numeric"_s},
        {u"datetime.date"_s, u"Date"_s},
        {u"datetime.datetime"_s, u"DateTime"_s},
        {u"datetime.time"_s, u"Time"_s},
        {u"datetime.timedelta"_s, u"Interval"_s},
        {u"uuid.UUID"_s, u"Uuid"_s},
    };
    return types;
}

Value call(const QString &name, const QList<Value> &arguments, const SourcePosition &where)
{
    Construct construct;
    construct.name = name;
    construct.arguments = arguments;
    construct.where = where;
    return Value(construct);
}

/// The type in `Optional[X]`, `Union[X, None]` or `X | None`; nothing where `annotation` is none of them.
std::optional<Value> withoutNone(const Value &annotation)
{
    const Construct *construct = annotation.construct();
    if (!construct)
        return std::nullopt;
    QList<Value> parts;
    if (construct->kind == Construct::Kind::Binary && construct->name == "|"_L1) {
        parts = construct->operands;
    } else if (construct->kind == Construct::Kind::Subscript && construct->operands.front().reference()) {
        const QString name = lastPart(construct->operands.front().reference()->name);
        const Value &inner = construct->arguments.front();
        if (name == u"Optional")
            return inner;
        if (name != u"Union" || !inner.tuple())
            return std::nullopt;
        parts = inner.tuple()->items;
    }
    const auto isNone = [](const Value &part) { return part.isNone(); };
    if (parts.size() != 2 || std::ranges::none_of(parts, isNone))
        return std::nullopt;
    return *std::ranges::find_if_not(parts, isNone);
}

/// The argument of `name[...]`; nothing where `value` is not that.
std::optional<Value> argumentOf(const Value &value, const QStringList &names)
{
    const Construct *construct = value.construct();
    if (!construct || construct->kind != Construct::Kind::Subscript || !construct->operands.front().reference())
        return std::nullopt;
    return names.contains(lastPart(construct->operands.front().reference()->name))
        ? std::optional(construct->arguments.front())
        : std::nullopt;
}

} // namespace

MappedClassReader::MappedClassReader(python::Program &program, ModelHost &host)
    : m_program(program)
    , m_host(host)
{
}

void MappedClassReader::note(const QString &text, const SourcePosition &where)
{
    m_notes << ModelNote{text, where};
}

QList<MappedTable> MappedClassReader::read()
{
    for (Object *object : m_program.classes()) {
        const auto &type = *object->as<Class>();
        if (isModelClass(type) && !isPlainSqlModel(type))
            readClass(*object);
    }
    QList<MappedTable> tables;
    for (const Mapped &mapped : std::as_const(m_mapped)) {
        if (!mapped.table.arguments.isEmpty())
            tables << MappedTable{mapped.metadata, Value(mapped.table), mapped.name};
    }
    return tables;
}

// A class takes columns from itself and from its mixins, but not from a class that has a table of its own.
QList<const Class *> MappedClassReader::ownSources(const Class &type) const
{
    QList<const Class *> sources = python::resolutionOrder(type);
    for (const Mapped &mapped : m_mapped) {
        if (mapped.type == &type || !sources.contains(mapped.type))
            continue;
        for (const Class *covered : python::resolutionOrder(*mapped.type))
            sources.removeAll(covered);
    }
    return sources;
}

MappedClassReader::Mapped *MappedClassReader::mappedParentOf(const Class &type)
{
    for (const Class *each : python::resolutionOrder(type).mid(1)) {
        const auto found = std::ranges::find(m_mapped, each, &Mapped::type);
        if (found != m_mapped.end())
            return &*found;
    }
    return nullptr;
}

// A value that a function of the class makes for it: `@declared_attr def __tablename__(cls)`.
std::optional<Value> MappedClassReader::evaluated(const Value &value, Object &object)
{
    const Construct *construct = value.construct();
    const bool isDeclared = construct && construct->kind == Construct::Kind::Call
        && construct->name.contains(u"declared_attr"_s) && construct->arguments.size() == 1;
    if (!isDeclared)
        return value;
    const auto made = m_program.call(construct->arguments.front(), {.positional = {Value(&object)}, .keywords = {}},
                                     construct->where);
    if (made)
        return python::frozen(*made);
    note(u"A declared_attr of %1 cannot be read: %2"_s.arg(object.as<Class>()->name, made.error().what),
         made.error().where);
    return std::nullopt;
}

std::optional<Value> MappedClassReader::attributeOf(Object &object, const QList<const Class *> &sources,
                                                    const QString &name)
{
    for (const Class *source : sources) {
        const Binding *binding = source->names.find(name);
        if (!binding)
            continue;
        if (binding->value())
            return evaluated(python::frozen(*binding->value()), object);
        note(u"%1 of %2 cannot be read: %3"_s.arg(name, source->name, binding->unreadable()->reason),
             binding->unreadable()->where);
        return std::nullopt;
    }
    return std::nullopt;
}

QString MappedClassReader::tableNameOf(Object &object, const QList<const Class *> &sources)
{
    const auto &type = *object.as<Class>();
    const auto written = attributeOf(object, sources, u"__tablename__"_s);
    if (written)
        return written->string() ? *written->string() : QString();
    const QStringList bases = python::symbolicBases(type);
    if (std::ranges::any_of(bases, [](const QString &base) { return lastPart(base) == "SQLModel"_L1; }))
        return type.name.toLower();
    // Flask-SQLAlchemy names a table after its class where the class brings a key.
    const bool isFlask = bases.contains(u"Model"_s);
    const bool hasKey = std::ranges::any_of(sources, [](const Class *source) {
        return std::ranges::any_of(source->names.names(), [source](const QString &name) {
            const Value *value = source->names.find(name)->value();
            const Value *key = value && makesColumn(*value) ? value->construct()->keyword(u"primary_key") : nullptr;
            return key && key->isTrue();
        });
    });
    return isFlask && hasKey ? snakeCase(type.name) : QString();
}

void MappedClassReader::readClass(Object &object)
{
    const auto &type = *object.as<Class>();
    const Binding *abstract = type.names.find(u"__abstract__"_s);
    if (abstract && abstract->value() && abstract->value()->isTrue())
        return;
    if (type.names.find(u"__table__"_s))
        return; // the table is recorded by itself
    const QList<const Class *> sources = ownSources(type);
    const QString name = tableNameOf(object, sources);
    if (!name.isEmpty()) {
        addTable(object, name);
    } else if (Mapped *parent = mappedParentOf(type)) {
        // Single table inheritance: what the class adds stands in the table of its parent.
        addColumns(object, sources, *parent);
    }
}

void MappedClassReader::addTable(Object &object, const QString &name)
{
    const auto &type = *object.as<Class>();
    Mapped mapped;
    mapped.type = &type;
    mapped.metadata = m_host.metadataOf(type);
    for (const Value &decorator : type.decorators) {
        if (const Construct *construct = decorator.construct(); construct && mapped.metadata.isNone())
            mapped.metadata = m_host.metadataOf(construct->operands.value(0));
    }
    mapped.table.name = u"sqlalchemy.Table"_s;
    mapped.table.where = type.where;
    mapped.table.arguments << Value(name) << mapped.metadata;
    mapped.name = name;
    const QList<const Class *> sources = ownSources(type);
    addArguments(object, sources, mapped);
    addColumns(object, sources, mapped);
    m_mapped << mapped;
}

void MappedClassReader::addArguments(Object &object, const QList<const Class *> &sources, Mapped &mapped)
{
    const auto given = attributeOf(object, sources, u"__table_args__"_s);
    if (!given)
        return;
    QList<Value> items = given->items() ? *given->items() : QList<Value>{*given};
    if (!items.isEmpty() && items.back().dict()) {
        for (const auto &[key, value] : items.takeLast().dict()->items) {
            if (key.string())
                mapped.table.keywords << Keyword{*key.string(), value};
            if (key.string() && *key.string() == "schema"_L1 && value.string())
                mapped.name = *value.string() + u'.' + mapped.name;
        }
    }
    mapped.table.arguments << items;
}

void MappedClassReader::addColumns(Object &object, const QList<const Class *> &sources, Mapped &mapped)
{
    QStringList done;
    for (const Class *source : sources) {
        QStringList names;
        for (const Annotation &annotation : source->annotations)
            names << annotation.name;
        for (const QString &name : source->names.names()) {
            if (!names.contains(name))
                names << name;
        }
        for (const QString &name : std::as_const(names)) {
            if (done.contains(name) || name.startsWith(u"__"_s))
                continue;
            done << name;
            const auto annotation = std::ranges::find(source->annotations, name, &Annotation::name);
            const Binding *binding = source->names.find(name);
            if (binding && !binding->value()) {
                note(u"%1.%2 cannot be read: %3"_s.arg(source->name, name, binding->unreadable()->reason),
                     binding->unreadable()->where);
                continue;
            }
            const auto value = binding ? evaluated(python::frozen(*binding->value()), object) : std::optional(Value());
            if (value)
                addColumn(name, *value, annotation == source->annotations.end() ? nullptr : &*annotation, object,
                          *source, mapped);
        }
    }
}

Value MappedClassReader::annotationOf(const Annotation &annotation, const Class &source)
{
    const auto value = m_program.evaluate(*annotation.expression, *source.environment);
    if (!value) {
        note(u"The annotation of %1.%2 cannot be read: %3"_s.arg(source.name, annotation.name, value.error().what),
             annotation.where);
        return {};
    }
    Value result = python::frozen(*value);
    if (const QString *text = result.string()) {
        const auto parsed = m_program.evaluateText(*text, *source.environment, annotation.where);
        result = parsed ? python::frozen(*parsed) : Value();
    }
    return result;
}

void MappedClassReader::addColumn(const QString &attribute, const Value &value, const Annotation *annotation,
                                  Object &object, const Class &source, Mapped &mapped)
{
    const Value made = unwrapped(value);
    const bool isColumn = makesColumn(made);
    const bool isSqlModel = std::ranges::any_of(python::symbolicBases(*object.as<Class>()),
                                                [](const QString &base) { return lastPart(base) == "SQLModel"_L1; });
    // SQLModel's fields may have a plain default in place of a Field().
    const bool isPlain = isSqlModel && !made.isSymbolic();
    const bool isAnnotated = annotation && (!annotation->hasValue || isColumn || isPlain);
    if (!isColumn && !isAnnotated)
        return;
    // A text that is no expression, or a name that only a type checker needs, is no fault where the column says all.
    const Value written = isAnnotated ? annotationOf(*annotation, source) : Value();
    auto inMapped = argumentOf(written, {u"Mapped"_s, u"MappedColumn"_s});
    if (inMapped && inMapped->string()) {
        const auto parsed = m_program.evaluateText(*inMapped->string(), *source.environment, annotation->where);
        inMapped = parsed ? std::optional(python::frozen(*parsed)) : std::nullopt;
    }
    if (!isColumn && !inMapped && !isSqlModel)
        return;
    const SourcePosition where = isColumn ? made.construct()->where : annotation->where;
    Construct column = isColumn ? *made.construct() : Construct();
    column.name = u"sqlalchemy.Column"_s;
    column.where = where;
    column.operands.clear();
    QString name = attribute;
    if (!column.arguments.isEmpty() && column.arguments.front().string())
        name = *column.arguments.takeFirst().string();
    if (const Value *other = column.keyword(u"name"); other && other->string())
        name = *other->string();
    const auto saColumn = column.keyword(u"sa_column");
    if (saColumn && saColumn->construct()) {
        column = *saColumn->construct();
        column.name = u"sqlalchemy.Column"_s;
    }
    if (const Value *type = column.keyword(u"sa_type"))
        column.arguments.prepend(*type);
    if (const Value *length = column.keyword(u"max_length"); length && isSqlModel && !saColumn)
        column.arguments.prepend(call(u"sqlalchemy.String"_s, {*length}, where));
    if (const Value *key = column.keyword(u"foreign_key"))
        column.arguments << call(u"sqlalchemy.ForeignKey"_s, {*key}, where);
    bool isNullable = false;
    const Value annotated = inMapped ? *inMapped : written;
    if (!annotated.isNone()) {
        const Value type = typeFor(annotated, *object.as<Class>(), isNullable, column);
        const bool hasType = hasTypeArgument(column);
        if (!hasType && !type.isNone())
            column.arguments.prepend(type);
        else if (!hasType && !isColumn)
            return note(u"The type of %1.%2 cannot be told from its annotation"_s.arg(source.name, attribute), where);
        const Value *key = column.keyword(u"primary_key");
        if (!column.keyword(u"nullable") && !(key && key->isTrue()))
            column.keywords << Keyword{u"nullable"_s, Value(isNullable)};
    }
    static const QStringList kept{u"type_"_s, u"primary_key"_s,    u"nullable"_s,      u"unique"_s,
                                  u"index"_s, u"server_default"_s, u"autoincrement"_s, u"comment"_s};
    column.keywords.removeIf([](const Keyword &keyword) {
        return !kept.contains(keyword.name) && !keyword.name.startsWith(u"sqlite_"_s)
            && !keyword.name.startsWith(u"postgresql_"_s) && !keyword.name.startsWith(u"mysql_"_s);
    });
    column.arguments.prepend(Value(name));
    if (isColumn)
        m_origins << ColumnOrigin{made, mapped.name, name};
    const bool isThere = std::ranges::any_of(mapped.table.arguments, [&name](const Value &item) {
        return calledName(item) == "Column"_L1 && item.construct()->arguments.front() == Value(name);
    });
    if (!isThere)
        mapped.table.arguments << Value(column);
}

// What SQLAlchemy's registry makes of a Python type; the entries of type_annotation_map come first.
Value MappedClassReader::typeFor(const Value &annotation, const Class &type, bool &isNullable, Construct &column)
{
    for (const Class *each : python::resolutionOrder(type)) {
        const Binding *map = each->names.find(u"type_annotation_map"_s);
        const Value entries = map && map->value() ? python::contentsOf(*map->value()) : Value();
        if (!entries.dict())
            continue;
        for (const auto &[key, value] : entries.dict()->items) {
            if (key == annotation)
                return value;
        }
    }
    if (const auto inner = withoutNone(annotation)) {
        isNullable = true;
        return typeFor(*inner, type, isNullable, column);
    }
    if (const auto parts = argumentOf(annotation, {u"Annotated"_s}); parts && parts->tuple()) {
        const QList<Value> &items = parts->tuple()->items;
        for (const Value &item : items.mid(1)) {
            if (!makesColumn(item))
                continue;
            const Construct &template_ = *item.construct();
            for (const Value &argument : template_.arguments) {
                const bool isType = !isColumnItem(argument);
                if (!isType || !hasTypeArgument(column))
                    column.arguments << argument;
            }
            for (const Keyword &keyword : template_.keywords) {
                if (!column.keyword(keyword.name))
                    column.keywords << keyword;
            }
        }
        return hasTypeArgument(column) ? Value() : typeFor(items.front(), type, isNullable, column);
    }
    if (const auto values = argumentOf(annotation, {u"Literal"_s}))
        return call(u"sqlalchemy.Enum"_s, values->items() ? *values->items() : QList<Value>{*values}, column.where);
    if (const Construct *construct = annotation.construct();
        construct && calledName(annotation) == "NewType"_L1 && construct->arguments.size() == 2)
        return typeFor(construct->arguments.back(), type, isNullable, column);
    const Class *known = python::classOf(annotation);
    if (known && !known->members.isEmpty())
        return call(u"sqlalchemy.Enum"_s, {annotation}, column.where);
    const Reference *reference = annotation.reference();
    const QString name = reference ? typesOfPython().value(reference->name) : QString();
    return name.isEmpty() ? Value() : Value(Reference{u"sqlalchemy."_s + name});
}

} // namespace engine
