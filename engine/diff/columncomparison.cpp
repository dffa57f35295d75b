#include "engine/diff/columncomparison.h"

#include "engine/diff/compare.h"
#include "engine/operation/enumchange.h"
#include "engine/operation/formeridentity.h"
#include "engine/schema/unsaidoptions.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

bool sameTypes(const std::vector<DataType> &left, const std::vector<DataType> &right)
{
    return std::ranges::equal(left, right, sameType);
}

bool sameVariants(const std::vector<DataTypeVariant> &left, const std::vector<DataTypeVariant> &right)
{
    return std::ranges::equal(left, right, [](const DataTypeVariant &one, const DataTypeVariant &other) {
        return one.dialects == other.dialects && sameType(one.type, other.type);
    });
}

/// Two words for one type wherever both are known (Alembic reference 8.2).
QString typeNameOf(const DataType &type)
{
    return type.name == u"DECIMAL" ? u"NUMERIC"_s : type.name;
}

/// What the default comes to in words that are the same for the same: CURRENT_TIMESTAMP is now(), and in a column that
/// keeps numbers the quotes around one mean nothing.
ServerDefault plain(const ServerDefault &value, const DataType &type)
{
    static const QStringList moments{u"now()"_s, u"current_timestamp"_s, u"current_timestamp()"_s};
    static const QRegularExpression number(u"^-?[0-9]+(\\.[0-9]+)?$"_s);
    static const QRegularExpression keepsText(u"CHAR|CLOB|TEXT|BLOB|ENUM|SET|^$"_s,
                                              QRegularExpression::CaseInsensitiveOption);
    if (value.kind == ServerDefault::Kind::Expression && moments.contains(value.text.toLower()))
        return {ServerDefault::Kind::Now, {}};
    if (value.kind == ServerDefault::Kind::Literal && number.match(value.text).hasMatch()
        && !keepsText.match(type.name).hasMatch())
        return {ServerDefault::Kind::Expression, value.text};
    return value;
}

bool sameDefault(const Column &left, const Column &right)
{
    if (!left.serverDefault || !right.serverDefault)
        return left.serverDefault == right.serverDefault;
    return plain(*left.serverDefault, left.type) == plain(*right.serverDefault, right.type);
}

/// Whether a column is to be seen by SELECT *, where databases know invisible ones.
void noteVisibility(AlterColumn &alter, const Column &actual, const Column &desired)
{
    for (const QString &option : actual.options.keys() + desired.options.keys()) {
        if (isVisibility(option) && actual.options.contains(option) != desired.options.contains(option))
            alter.options.insert(option, desired.options.contains(option));
    }
}

std::optional<AlterColumn> alteration(const TableName &table, const Column &actual, const Column &desired,
                                      bool comments)
{
    AlterColumn alter{.table = table, .column = desired.name};
    if (!sameType(actual.type, desired.type))
        alter.type = desired.type;
    if (actual.nullable != desired.nullable)
        alter.nullable = desired.nullable;
    if (!sameDefault(actual, desired))
        alter.serverDefault = desired.serverDefault;
    if (actual.computed != desired.computed)
        alter.computed = desired.computed;
    if (actual.identity != desired.identity)
        alter.identity = desired.identity;
    if (alter.identity)
        setFormerIdentity(alter, actual.identity);
    if (comments && actual.comment != desired.comment)
        alter.comment = desired.comment;
    noteVisibility(alter, actual, desired);
    if (alter == AlterColumn{.table = table, .column = desired.name})
        return std::nullopt;

    alter.existingType = actual.type;
    alter.existingNullable = actual.nullable;
    if (alter.serverDefault || actual.serverDefault)
        alter.existingServerDefault = actual.serverDefault;
    if (alter.computed || actual.computed)
        alter.existingComputed = actual.computed;
    if (alter.comment || !actual.comment.isEmpty())
        alter.existingComment = actual.comment;
    return alter;
}

/// The default goes, the type changes, the default comes: it is of the old type, and cannot follow.
std::vector<AlterColumn> enumTypeChange(AlterColumn alter, const Column &actual, const Column &desired)
{
    if (const QString cast = castToEnumType(actual.name, desired.type); !cast.isEmpty())
        alter.options.insert(u"postgresql_using"_s, cast);
    AlterColumn take{.table = alter.table,
                     .column = alter.column,
                     .serverDefault = std::optional<ServerDefault>(),
                     .existingType = actual.type,
                     .existingNullable = actual.nullable,
                     .existingServerDefault = actual.serverDefault};
    AlterColumn give{.table = alter.table,
                     .column = alter.column,
                     .serverDefault = desired.serverDefault,
                     .existingType = desired.type,
                     .existingNullable = desired.nullable,
                     .existingServerDefault = std::optional<ServerDefault>()};
    alter.serverDefault.reset();
    alter.existingServerDefault.reset();
    std::vector<AlterColumn> changes{std::move(alter)};
    if (actual.serverDefault)
        changes.insert(changes.begin(), std::move(take));
    if (desired.serverDefault)
        changes.push_back(std::move(give));
    return changes;
}

} // namespace

bool sameType(const DataType &left, const DataType &right)
{
    return left.module == right.module && typeNameOf(left) == typeNameOf(right) && left.length == right.length
        && left.precision == right.precision && left.scale == right.scale && left.timezone == right.timezone
        && left.collation == right.collation && left.values == right.values && left.typeName == right.typeName
        && left.options == right.options && sameTypes(left.elements, right.elements)
        && sameVariants(left.variants, right.variants);
}

std::vector<AlterColumn> alterations(const TableName &table, const Column &actual, const Column &desired, bool comments)
{
    auto alter = alteration(table, actual, desired, comments);
    if (!alter)
        return {};
    if (alter->type && changesEnumType(actual.type, desired.type))
        return enumTypeChange(std::move(*alter), actual, desired);
    return {std::move(*alter)};
}

} // namespace engine
