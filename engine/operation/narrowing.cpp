#include "engine/operation/narrowing.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

enum class Family { Text, Whole, Exact, Approximate, Boolean, Date, Time, Moment, Binary, Other };

/// What kind of values a type holds, and how many of them among its own kind.
struct Measure
{
    Family family = Family::Other;
    int size = 0;
};

const QHash<QString, Measure> &measures()
{
    static const QHash<QString, Measure> known{
        {u"STRING"_s, {Family::Text, 1}},        {u"VARCHAR"_s, {Family::Text, 1}},
        {u"UNICODE"_s, {Family::Text, 1}},       {u"NVARCHAR"_s, {Family::Text, 1}},
        {u"CHAR"_s, {Family::Text, 1}},          {u"NCHAR"_s, {Family::Text, 1}},
        {u"TINYTEXT"_s, {Family::Text, 1}},      {u"TEXT"_s, {Family::Text, 2}},
        {u"UNICODETEXT"_s, {Family::Text, 2}},   {u"CLOB"_s, {Family::Text, 2}},
        {u"MEDIUMTEXT"_s, {Family::Text, 3}},    {u"LONGTEXT"_s, {Family::Text, 4}},
        {u"TINYINT"_s, {Family::Whole, 1}},      {u"SMALLINTEGER"_s, {Family::Whole, 2}},
        {u"SMALLINT"_s, {Family::Whole, 2}},     {u"MEDIUMINT"_s, {Family::Whole, 3}},
        {u"INTEGER"_s, {Family::Whole, 4}},      {u"INT"_s, {Family::Whole, 4}},
        {u"BIGINTEGER"_s, {Family::Whole, 8}},   {u"BIGINT"_s, {Family::Whole, 8}},
        {u"NUMERIC"_s, {Family::Exact, 1}},      {u"DECIMAL"_s, {Family::Exact, 1}},
        {u"REAL"_s, {Family::Approximate, 4}},   {u"FLOAT"_s, {Family::Approximate, 8}},
        {u"DOUBLE"_s, {Family::Approximate, 8}}, {u"DOUBLE_PRECISION"_s, {Family::Approximate, 8}},
        {u"BOOLEAN"_s, {Family::Boolean, 1}},    {u"BOOL"_s, {Family::Boolean, 1}},
        {u"DATE"_s, {Family::Date, 1}},          {u"TIME"_s, {Family::Time, 1}},
        {u"DATETIME"_s, {Family::Moment, 1}},    {u"TIMESTAMP"_s, {Family::Moment, 1}},
        {u"LARGEBINARY"_s, {Family::Binary, 2}}, {u"BLOB"_s, {Family::Binary, 2}},
        {u"BINARY"_s, {Family::Binary, 1}},      {u"VARBINARY"_s, {Family::Binary, 1}},
        {u"BYTEA"_s, {Family::Binary, 2}},
    };
    return known;
}

/// Nothing given means no limit.
bool shorter(const std::optional<int> &from, const std::optional<int> &to)
{
    return to && (!from || *to < *from);
}

bool fewerDigits(const DataType &from, const DataType &to)
{
    if (!to.precision)
        return false;
    if (!from.precision)
        return true;
    const int fromScale = from.scale.value_or(0);
    const int toScale = to.scale.value_or(0);
    return toScale < fromScale || *to.precision - toScale < *from.precision - fromScale;
}

bool losesValues(const DataType &from, const DataType &to)
{
    return std::ranges::any_of(from.values, [&](const QString &value) { return !to.values.contains(value); });
}

bool holdsAsText(Family family)
{
    return family != Family::Other && family != Family::Binary;
}

} // namespace

bool narrows(const DataType &from, const DataType &to)
{
    if (!to.values.isEmpty())
        return from.values.isEmpty() || losesValues(from, to);
    const Measure before = measures().value(from.name.toUpper());
    const Measure after = measures().value(to.name.toUpper());
    if (after.family == Family::Text && !to.length && (holdsAsText(before.family) || !from.values.isEmpty()))
        return before.family == Family::Text && after.size < before.size && before.size > 2;
    if (before.family != after.family) {
        const bool widens = (before.family == Family::Boolean && after.family == Family::Whole)
            || (before.family == Family::Whole && after.family == Family::Exact && !to.precision)
            || (before.family == Family::Date && after.family == Family::Moment);
        return !widens;
    }
    if (before.family == Family::Other)
        return from.name != to.name || from.module != to.module || shorter(from.length, to.length);
    return after.size < before.size || shorter(from.length, to.length) || fewerDigits(from, to)
        || (from.timezone && !to.timezone);
}

} // namespace engine
