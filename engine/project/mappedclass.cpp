#include "engine/project/mappedclass.h"

#include "engine/project/mappedcolumn.h"

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

/// `CamelCase` as Flask-SQLAlchemy names its table: `camel_case`.
QString snakeCase(const QString &name)
{
    static const QRegularExpression words(u"((?<=[a-z0-9])[A-Z]|(?!^)[A-Z](?=[a-z]))"_s);
    return QString(name).replace(words, u"_\\1"_s).toLower();
}

} // namespace

bool isModelClass(const Class &type)
{
    for (const Class *each : python::resolutionOrder(type)) {
        if (isRootBase(*each) || std::ranges::any_of(each->bases, isSymbolicBase))
            return true;
    }
    return std::ranges::any_of(type.decorators, [](const Value &decorator) {
        const Construct *construct = decorator.construct();
        return construct && (construct->name == "mapped"_L1 || construct->name == "mapped_as_dataclass"_L1);
    });
}

bool isPlainSqlModel(const Class &type)
{
    return isSqlModelClass(type) && std::ranges::none_of(type.keywords, [](const Keyword &keyword) {
               return keyword.name == "table"_L1 && keyword.value.isTrue();
           });
}

namespace {

/// The column in `field(metadata={"sa": Column(...)})` of a dataclass whose `__sa_dataclass_metadata_key__` is "sa";
/// null for other values.
const Value *columnOfField(const Value &value, const QList<const Class *> &sources)
{
    const Value *metadata = calledName(value) == "field"_L1 ? value.construct()->keyword(u"metadata") : nullptr;
    if (!metadata || !metadata->dict())
        return nullptr;
    for (const Class *source : sources) {
        const Binding *key = source->names.find(u"__sa_dataclass_metadata_key__"_s);
        if (key && key->value() && key->value()->string())
            return metadata->dict()->find(*key->value()->string());
    }
    return nullptr;
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
        if (isModelClass(type) && !isRootBase(type) && !isPlainSqlModel(type))
            readClass(*object);
    }
    QList<MappedTable> tables;
    for (const Mapped &mapped : std::as_const(m_mapped)) {
        if (!mapped.table.arguments.isEmpty())
            tables << MappedTable{mapped.metadata, Value(mapped.table), mapped.name, mapped.type, mapped.isPartial};
    }
    return tables;
}

// A class takes columns from itself and from its mixins, but not from a class that has a table of its own.
QList<const Class *> MappedClassReader::ownSources(const Class &type) const
{
    QList<const Class *> sources = sourcesOf(type);
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
    const bool isDeclared = construct && construct->kind == Construct::Kind::Call && construct->arguments.size() == 1
        && construct->name.contains(u"declared_attr"_s);
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
    if (isSqlModelClass(type))
        return type.name.toLower();
    // Flask-SQLAlchemy names a table after its class where the class brings a key.
    const bool isFlask = python::symbolicBases(type).contains(u"Model"_s);
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
    const qsizetype notesBefore = m_notes.size();
    const auto given = attributeOf(object, sources, u"__table_args__"_s);
    mapped.isPartial = m_notes.size() > notesBefore;
    if (!given)
        return;
    QList<Value> items = given->items() ? *given->items() : QList<Value>{*given};
    if (!items.isEmpty() && items.back().dict()) {
        const Value options = items.takeLast();
        for (const auto &[key, value] : options.dict()->items) {
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
    const qsizetype notesBefore = m_notes.size();
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
            auto value = binding ? evaluated(python::frozen(*binding->value()), object) : std::optional(Value());
            if (!value)
                continue;
            if (const Value *inField = columnOfField(*value, sources))
                value = Value(*inField);
            const bool isAnnotated = annotation != source->annotations.end();
            addColumn({name, *value, isAnnotated ? &*annotation : nullptr, source, object.as<Class>()}, mapped);
        }
    }
    mapped.isPartial = mapped.isPartial || m_notes.size() > notesBefore;
}

void MappedClassReader::addColumn(const ColumnAttribute &attribute, Mapped &mapped)
{
    const auto column = MappedColumnReader(m_program, m_notes).read(attribute);
    if (!column)
        return;
    if (attribute.value.isSymbolic())
        m_origins << ColumnOrigin{column->origin, mapped.name, column->name};
    const bool isThere = std::ranges::any_of(mapped.table.arguments, [&column](const Value &item) {
        return calledName(item) == "Column"_L1 && item.construct()->arguments.front() == Value(column->name);
    });
    if (!isThere)
        mapped.table.arguments << column->column;
}

} // namespace engine
