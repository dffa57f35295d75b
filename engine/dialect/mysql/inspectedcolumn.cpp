#include "engine/dialect/mysql/inspectedcolumn.h"

#include "engine/dialect/mysql/binarydefault.h"
#include "engine/dialect/mysql/defaulttext.h"
#include "engine/dialect/mysql/expressiontext.h"
#include "engine/dialect/mysql/quoting.h"
#include "engine/dialect/mysql/sqlscript.h"
#include "engine/dialect/mysql/tabletext.h"
#include "engine/dialect/mysql/typenames.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

/// The columns of columnFields(), the table's name before them.
enum Field { Table, Name, Type, Nullable, Default, Extra, Comment, Collation, Expression, SpatialReference };

bool hasTextDefault(const DataType &type)
{
    static const QStringList numbers{u"INTEGER"_s, u"BIGINT"_s, u"SMALLINT"_s, u"TINYINT"_s, u"MEDIUMINT"_s,
                                     u"DECIMAL"_s, u"DOUBLE"_s, u"FLOAT"_s,    u"YEAR"_s,    u"BIT"_s};
    return !numbers.contains(type.name);
}

bool isOneString(const QString &text)
{
    const auto tokens = tokenize(text);
    return tokens && tokens->size() == 1 && tokens->front().kind == SqlToken::Kind::String;
}

/// MariaDB gives the SQL of the default, MySQL the value, or the SQL where EXTRA says that it was generated.
std::optional<ServerDefault> defaultOf(const Connection::Row &row, const DataType &type, bool isMariaDb)
{
    const QVariant &given = row.at(Default);
    const bool isSql = isMariaDb || row.at(Extra).toString().contains(u"DEFAULT_GENERATED"_s);
    const QString text = isSql && !isMariaDb ? unescapedExpression(given.toString()) : given.toString();
    if (!given.isValid() || (isMariaDb && text.compare(u"NULL"_s, Qt::CaseInsensitive) == 0))
        return std::nullopt;
    if (!isMariaDb && !isSql && isBinary(type))
        return binaryDefault(text);
    const bool isLiteral = isSql ? isOneString(text) : hasTextDefault(type);
    if (isLiteral)
        return ServerDefault{ServerDefault::Kind::Literal, isSql ? stringValue(text) : text};
    const ServerDefault expression{ServerDefault::Kind::Expression, text};
    // MySQL has asked for parentheses, and takes them away: without them it would be a plain value.
    const bool looksPlain = isSql && !isMariaDb && !text.startsWith(u"CURRENT_TIMESTAMP"_s)
        && defaultSql(expression) == text && !isParenthesised(text);
    return looksPlain ? ServerDefault{ServerDefault::Kind::Expression, u'(' + text + u')'} : expression;
}

QString onUpdateOf(const QString &extra)
{
    static const QRegularExpression pattern(u"on update (\\S+)"_s, QRegularExpression::CaseInsensitiveOption);
    return pattern.match(extra).captured(1);
}

/// The default with its ON UPDATE, in one text as SQLAlchemy takes it; NULL alone is no default.
std::optional<ServerDefault> withOnUpdate(const std::optional<ServerDefault> &given, const QString &update,
                                          bool nullable)
{
    if (update.isEmpty())
        return given;
    QString text = nullable ? u"NULL "_s : QString();
    if (given && given->kind == ServerDefault::Kind::Literal)
        text = u'\'' + given->text + u"' "_s;
    else if (given)
        text = given->text + u' ';
    return ServerDefault{ServerDefault::Kind::Expression, text + u"ON UPDATE "_s + update};
}

std::optional<Computed> computedOf(const Connection::Row &row, bool isMariaDb)
{
    const QString extra = row.at(Extra).toString();
    if (!extra.contains(u"VIRTUAL GENERATED"_s) && !extra.contains(u"STORED GENERATED"_s))
        return std::nullopt;
    const QString expression = row.at(Expression).toString();
    return Computed{isMariaDb ? expression : withoutParentheses(unescapedExpression(expression)),
                    extra.contains(u"STORED GENERATED"_s)};
}

} // namespace

QString columnFields(bool isMariaDb)
{
    return u"TABLE_NAME, COLUMN_NAME, COLUMN_TYPE, IS_NULLABLE, COLUMN_DEFAULT, EXTRA, COLUMN_COMMENT, "
           u"COLLATION_NAME, GENERATION_EXPRESSION, "_s
        + (isMariaDb ? u"NULL"_s : u"SRS_ID"_s);
}

qsizetype generationField()
{
    return Expression;
}

Column inspectedColumn(const Connection::Row &row, const ColumnSurroundings &surroundings)
{
    Column column{.name = row.at(Name).toString(), .type = reflectedType(row.at(Type).toString())};
    // SQLAlchemy has no word for it, nor for the types that have it.
    if (const QVariant reference = row.value(SpatialReference); reference.isValid() && !reference.isNull())
        column.type.declared += u" SRID "_s + reference.toString();
    const QString collation = row.at(Collation).toString();
    if (!collation.isEmpty() && collation != surroundings.tableCollation) {
        column.type.collation = collation;
        if (charsetOf(collation) != charsetOf(surroundings.tableCollation))
            column.type.options.insert(u"charset"_s, charsetOf(collation));
    }
    const QString extra = row.at(Extra).toString();
    column.nullable = row.at(Nullable).toString() == u"YES";
    column.computed = computedOf(row, surroundings.isMariaDb);
    if (!column.computed)
        column.serverDefault =
            withOnUpdate(defaultOf(row, column.type, surroundings.isMariaDb), onUpdateOf(extra), column.nullable);
    column.comment = row.at(Comment).toString();
    if (extra.contains(u"auto_increment"_s))
        column.autoincrement = Autoincrement::On;
    else if (isCounting(column.type, surroundings.flavour))
        column.autoincrement = Autoincrement::Off;
    if (extra.contains(u"INVISIBLE"_s))
        column.options.insert(wordOf(surroundings.flavour) + u"_invisible"_s, true);
    if (extra.contains(u"WITHOUT SYSTEM VERSIONING"_s))
        column.options.insert(unversionedNote(), true);
    return column;
}

QString charsetOf(const QString &collation)
{
    return collation.section(u'_', 0, 0);
}

} // namespace engine::mysql
