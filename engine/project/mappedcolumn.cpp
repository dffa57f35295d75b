#include "engine/project/mappedcolumn.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

using python::Binding;
using python::Class;
using python::Construct;
using python::Keyword;
using python::Reference;
using python::Value;

QStringView lastPart(QStringView name)
{
    return name.sliced(name.lastIndexOf(u'.') + 1);
}

QStringView calledName(const Value &value)
{
    const Construct *construct = value.construct();
    return construct && construct->kind == Construct::Kind::Call ? lastPart(construct->name) : QStringView();
}

bool makesColumn(const Value &value)
{
    static const QStringList names{u"Column"_s, u"mapped_column"_s, u"Field"_s};
    return names.contains(calledName(value));
}

bool isSqlModelClass(const Class &type)
{
    const QStringList bases = python::symbolicBases(type);
    return std::ranges::any_of(bases, [](const QString &base) { return lastPart(base) == "SQLModel"_L1; });
}

namespace {

/// The column inside of `deferred(Column(...))` and `column_property(Column(...))`.
Value unwrapped(const Value &value)
{
    const QStringView name = calledName(value);
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
        const QStringView name = lastPart(construct->operands.front().reference()->name);
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

MappedColumnReader::MappedColumnReader(python::Program &program, QList<ModelNote> &notes)
    : m_program(program)
    , m_notes(notes)
{
}

std::optional<MappedColumn> MappedColumnReader::read(const ColumnAttribute &attribute)
{
    const Value made = unwrapped(attribute.value);
    const bool isColumn = makesColumn(made);
    const bool isSqlModel = isSqlModelClass(*attribute.type);
    // SQLModel's fields may have a plain default in place of a Field().
    const bool isPlain = isSqlModel && !made.isSymbolic();
    const bool isAnnotated = attribute.annotation && (!attribute.annotation->hasValue || isColumn || isPlain);
    if (!isColumn && !isAnnotated)
        return std::nullopt;
    const Value written = isAnnotated ? annotationOf(attribute) : Value();
    const auto inMapped = argumentOf(written, {u"Mapped"_s, u"MappedColumn"_s});
    if (!isColumn && !inMapped && !isSqlModel)
        return std::nullopt;
    m_column = isColumn ? *made.construct() : Construct();
    m_column.where = isColumn ? made.construct()->where : attribute.annotation->where;
    m_column.operands.clear();
    const QString name = takeName(attribute.name);
    addFieldArguments(isSqlModel);
    m_column.name = u"sqlalchemy.Column"_s;
    const Value annotated = inMapped ? evaluatedText(*inMapped, attribute) : written;
    if (!annotated.isNone() && !addType(annotated, *attribute.type) && !isColumn) {
        m_notes << ModelNote{
            u"The type of %1.%2 cannot be told from its annotation"_s.arg(attribute.source->name, attribute.name),
            m_column.where};
        return std::nullopt;
    }
    static const QStringList kept{u"type_"_s,          u"key"_s,           u"primary_key"_s,
                                  u"nullable"_s,       u"unique"_s,        u"index"_s,
                                  u"server_default"_s, u"autoincrement"_s, u"comment"_s};
    m_column.keywords.removeIf([](const Keyword &keyword) {
        return !kept.contains(keyword.name) && !keyword.name.startsWith(u"sqlite_"_s)
            && !keyword.name.startsWith(u"postgresql_"_s) && !keyword.name.startsWith(u"mysql_"_s);
    });
    m_column.arguments.prepend(Value(name));
    return MappedColumn{name, Value(m_column), made};
}

Value MappedColumnReader::annotationOf(const ColumnAttribute &attribute)
{
    const python::Annotation &annotation = *attribute.annotation;
    const auto value = m_program.evaluate(*annotation.expression, *attribute.source->environment);
    if (value)
        return evaluatedText(python::frozen(*value), attribute);
    m_notes << ModelNote{u"The annotation of %1.%2 cannot be read: %3"_s.arg(attribute.source->name, annotation.name,
                                                                             value.error().what),
                         annotation.where};
    return {};
}

// An annotation, or what is in the brackets of Mapped, may be written as a str.
Value MappedColumnReader::evaluatedText(const Value &value, const ColumnAttribute &attribute)
{
    if (!value.string())
        return value;
    const auto parsed =
        m_program.evaluateText(*value.string(), *attribute.source->environment, attribute.annotation->where);
    return parsed ? python::frozen(*parsed) : Value();
}

QString MappedColumnReader::takeName(const QString &attribute)
{
    if (!m_column.arguments.isEmpty() && m_column.arguments.front().string())
        return *m_column.arguments.takeFirst().string();
    const Value *name = m_column.keyword(u"name");
    return name && name->string() ? *name->string() : attribute;
}

// What SQLModel's Field() says in keywords of its own.
void MappedColumnReader::addFieldArguments(bool isSqlModel)
{
    const Value *whole = m_column.keyword(u"sa_column");
    if (whole && whole->construct()) {
        const Construct column = *whole->construct();
        m_column = column;
        return;
    }
    if (const Value *type = m_column.keyword(u"sa_type"))
        m_column.arguments.prepend(*type);
    if (const Value *length = m_column.keyword(u"max_length"); length && isSqlModel)
        m_column.arguments.prepend(call(u"sqlalchemy.String"_s, {*length}, m_column.where));
    if (const Value *key = m_column.keyword(u"foreign_key"))
        m_column.arguments << call(u"sqlalchemy.ForeignKey"_s, {*key}, m_column.where);
}

/// Adds type and nullability by the annotation; false where no type is to be had.
bool MappedColumnReader::addType(const Value &annotation, const Class &type)
{
    const Value inferred = typeFor(annotation, type);
    const bool hasType = hasTypeArgument(m_column);
    if (!hasType && !inferred.isNone())
        m_column.arguments.prepend(inferred);
    const Value *key = m_column.keyword(u"primary_key");
    if (!m_column.keyword(u"nullable") && !(key && key->isTrue()))
        m_column.keywords << Keyword{u"nullable"_s, Value(m_isNullable)};
    return hasType || !inferred.isNone();
}

// What SQLAlchemy's registry makes of a Python type; the entries of type_annotation_map come first.
Value MappedColumnReader::typeFor(const Value &annotation, const Class &type)
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
        m_isNullable = true;
        return typeFor(*inner, type);
    }
    if (const auto parts = argumentOf(annotation, {u"Annotated"_s}); parts && parts->tuple())
        return typeOfAnnotated(parts->tuple()->items, type);
    if (const auto values = argumentOf(annotation, {u"Literal"_s}))
        return call(u"sqlalchemy.Enum"_s, values->items() ? *values->items() : QList<Value>{*values}, m_column.where);
    if (const Construct *construct = annotation.construct();
        construct && calledName(annotation) == "NewType"_L1 && construct->arguments.size() == 2)
        return typeFor(construct->arguments.back(), type);
    const Class *known = python::classOf(annotation);
    if (known && !known->members.isEmpty())
        return call(u"sqlalchemy.Enum"_s, {annotation}, m_column.where);
    const Reference *reference = annotation.reference();
    const QString name = reference ? typesOfPython().value(reference->name) : QString();
    return name.isEmpty() ? Value() : Value(Reference{u"sqlalchemy."_s + name});
}

// `Annotated[int, mapped_column(primary_key=True)]`: the type, and a column that this one takes after.
Value MappedColumnReader::typeOfAnnotated(const QList<Value> &items, const Class &type)
{
    for (const Value &item : items.mid(1)) {
        if (makesColumn(item))
            addTemplate(*item.construct());
    }
    return hasTypeArgument(m_column) ? Value() : typeFor(items.front(), type);
}

void MappedColumnReader::addTemplate(const Construct &column)
{
    for (const Value &argument : column.arguments) {
        if (isColumnItem(argument) || !hasTypeArgument(m_column))
            m_column.arguments << argument;
    }
    for (const Keyword &keyword : column.keywords) {
        if (!m_column.keyword(keyword.name))
            m_column.keywords << keyword;
    }
}

} // namespace engine
