#include "engine/dialect/mysql/altertable.h"

#include "engine/dialect/mysql/defaulttext.h"
#include "engine/dialect/mysql/indextext.h"
#include "engine/dialect/mysql/quoting.h"
#include "engine/dialect/mysql/tabletext.h"
#include "engine/dialect/mysql/typenames.h"
#include "engine/schema/sqlwords.h"
#include "engine/schema/unsaidoptions.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

using Statements = std::vector<Statement>;

QString alterTable(const TableName &table)
{
    return u"ALTER TABLE %1 "_s.arg(quotedName(table));
}

/// ` FIRST` or ` AFTER x`, where a batch said a place that can be told.
QString placeSql(const ColumnPlace &place, const Table *table)
{
    if (!place.after.isEmpty())
        return u" AFTER "_s + quotedName(place.after);
    if (place.before.isEmpty() || !table)
        return {};
    QString previous;
    for (const Column &column : table->columns) {
        if (column.name == place.before)
            return previous.isEmpty() ? u" FIRST"_s : u" AFTER "_s + quotedName(previous);
        previous = column.name;
    }
    return {};
}

/// A column before and after an alteration, and whether it counts after it.
struct AlteredColumn
{
    Column column;
    bool known = false; ///< from the database, or from the operations before; not from existing_* alone
    bool counting = false;
};

AlteredColumn existing(const AlterColumn &alter, const Table *table, Flavour flavour)
{
    AlteredColumn result;
    const Column *column = table ? table->column(alter.column) : nullptr;
    if (column) {
        result.column = *column;
        result.known = true;
        result.counting = isCountingColumn(*table, *column, flavour);
        return result;
    }
    result.column.name = alter.column;
    result.column.type = alter.existingType.value_or(DataType());
    result.column.nullable = alter.existingNullable.value_or(true);
    result.column.serverDefault = alter.existingServerDefault.value_or(std::nullopt);
    result.column.computed = alter.existingComputed.value_or(std::nullopt);
    result.column.comment = alter.existingComment.value_or(QString());
    result.counting = alter.existingAutoincrement.value_or(false);
    return result;
}

bool namesCharset(const DataType &type)
{
    static const QStringList words{u"charset"_s, u"ascii"_s, u"unicode"_s, u"binary"_s, u"national"_s};
    return !type.collation.isEmpty()
        || std::ranges::any_of(words, [&type](const QString &word) { return type.options.contains(word); });
}

/// COMPRESSED (MariaDB) has no word in SQLAlchemy's types, and would go with each new one.
DataType compressed(DataType type, const DataType &old, Flavour flavour)
{
    static const QRegularExpression mark(uR"(/\*M?!\d* ?COMPRESSED\*/|\bCOMPRESSED\b)"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression canBe(u"^(?:VARCHAR|VARBINARY|\\w*TEXT|\\w*BLOB)\\b"_s);
    const QRegularExpressionMatch match = mark.match(old.declared);
    DataType bare = type;
    bare.collation.clear();
    bare.options.clear();
    const QString sql = type.declared.isEmpty() ? typeSql(bare, flavour).value_or(QString()) : QString();
    if (match.hasMatch() && canBe.match(sql).hasMatch())
        type.declared = sql + u' ' + match.captured();
    return type;
}

/// A new type that says nothing of character set and collation leaves those that the column has of its own; where the
/// operation says what they were before, they are meant to go.
DataType alteredType(const AlterColumn &alter, const AlteredColumn &now, Flavour flavour)
{
    DataType type = typeFor(*alter.type, flavour);
    const DataType &old = now.column.type;
    const bool saysOld = alter.existingType && namesCharset(typeFor(*alter.existingType, flavour));
    if (!now.known)
        return *alter.type;
    if (!saysOld && namesCharset(old) && !namesCharset(type) && isCharacters(type)) {
        type.collation = old.collation;
        if (old.options.contains(u"charset"_s))
            type.options.insert(u"charset"_s, old.options.value(u"charset"_s));
    }
    return compressed(type, old, flavour);
}

AlteredColumn altered(const AlterColumn &alter, AlteredColumn result, Flavour flavour)
{
    Column &column = result.column;
    if (alter.type)
        column.type = alteredType(alter, result, flavour);
    column.serverDefault = alter.serverDefault.value_or(column.serverDefault);
    column.name = alter.newName.value_or(column.name);
    column.nullable = alter.nullable.value_or(column.nullable);
    column.computed = alter.computed.value_or(column.computed);
    column.comment = alter.comment.value_or(column.comment);
    if (alter.autoincrement)
        result.counting = *alter.autoincrement == Autoincrement::On;
    if (const QVariant unseen = option(alter.options, flavour, u"invisible"_s); unseen.isValid())
        column.options.insert(wordOf(flavour) + u"_invisible"_s, unseen);
    return result;
}

bool changesVisibility(const AlterColumn &alter)
{
    const QStringList options = alter.options.keys();
    return std::ranges::any_of(options, isVisibility);
}

bool changesDefinition(const AlterColumn &alter)
{
    return alter.nullable || alter.type || alter.autoincrement || alter.comment || alter.computed
        || alter.place != ColumnPlace() || changesVisibility(alter);
}

/// SET DEFAULT takes literals and expressions, but not the current time, and nothing about ON UPDATE.
bool fitsSetDefault(const AlterColumn &alter, const Column &column)
{
    const std::optional<ServerDefault> &value = *alter.serverDefault;
    return !hasOnUpdate(column.serverDefault) && !hasOnUpdate(value) && !(value && isCurrentTime(*value));
}

/// Alembic says CHANGE in place of MODIFY for what may have the current time as its default.
bool saysChange(const AlterColumn &alter, const Column &column, Flavour flavour)
{
    const bool dropsDefault = alter.serverDefault && !*alter.serverDefault;
    return alter.newName || (isMoment(column.type, flavour) && !dropsDefault);
}

Error needsType(const AlterColumn &alter)
{
    return {.kind = Error::Kind::Unsupported,
            .what = u"Column %1 of %2 cannot be altered without its type."_s.arg(alter.column, alter.table.text()),
            .why = u"All MySQL CHANGE/MODIFY COLUMN operations require the existing type."_s,
            .advice = u"Give the operation existing_type, and existing_nullable, existing_server_default and "
                      u"existing_comment with it."_s};
}

/// MariaDB calls a check that stands with its column as the column, and forgets it where a MODIFY does not say it.
QString columnCheck(const AlterColumn &alter, const Table *table)
{
    const Column *column = table ? table->column(alter.column) : nullptr;
    const QString name = column ? column->options.value(columnCheckNote()).toString() : QString();
    const Constraint *constraint = name.isEmpty() ? nullptr : table->constraint(name, ConstraintKind::Check);
    if (!constraint)
        return {};
    const QString &expression = std::get<CheckConstraint>(*constraint).expression;
    return u" CHECK (%1)"_s.arg(alter.newName ? withColumnRenamed(expression, alter.column, *alter.newName)
                                              : expression);
}

Result<QString> redefinition(const AlterColumn &alter, const AlteredColumn &column, const Table *table, Flavour flavour)
{
    if (column.column.type.name.isEmpty() && column.column.type.declared.isEmpty())
        return failure(needsType(alter));
    const Result<QString> spec = columnSpec(column.column, flavour, {.counting = column.counting, .altering = true});
    if (!spec)
        return failure(spec.error());
    const QString verb = saysChange(alter, column.column, flavour)
        ? u"CHANGE %1 %2"_s.arg(quotedName(alter.column), quotedName(column.column.name))
        : u"MODIFY %1"_s.arg(quotedName(alter.column));
    return alterTable(alter.table) + verb + u' ' + *spec + columnCheck(alter, table) + placeSql(alter.place, table);
}

/// The column's check that the new type brings along under a name that is taken by the old one, where the operation
/// does not say that: a comparison knows the old type as the database has it.
QString replacedCheck(const AlterColumn &alter, const Table &table, Flavour flavour)
{
    const QString name = typeFor(*alter.type, flavour).typeName;
    if (name.isEmpty() || typeCheck(*alter.type, alter.column, flavour).isEmpty())
        return {};
    const Constraint *check = table.constraint(name, ConstraintKind::Check);
    const bool isOfColumn = check && mentionsColumn(std::get<CheckConstraint>(*check).expression, alter.column);
    return isOfColumn ? name : QString();
}

/// The CHECKs that the old and the new type bring along: dropped before, added after.
QString oldTypeCheck(const AlterColumn &alter, const Table *table, Flavour flavour)
{
    if (!alter.type || !table)
        return {};
    QString name = alter.existingType ? alter.existingType->typeName : QString();
    if (name.isEmpty() || !table->constraint(name, ConstraintKind::Check))
        name = replacedCheck(alter, *table, flavour);
    return name.isEmpty() ? QString() : alterTable(alter.table) + u"DROP CONSTRAINT "_s + quotedName(name);
}

Result<QString> newTypeCheck(const AlterColumn &alter, Flavour flavour)
{
    const QString expression =
        alter.type ? typeCheck(*alter.type, alter.newName.value_or(alter.column), flavour) : QString();
    if (expression.isEmpty())
        return QString();
    const auto spec = constraintSpec(
        CheckConstraint{.name = typeFor(*alter.type, flavour).typeName, .expression = expression, .options = {}},
        flavour);
    return spec ? alterTable(alter.table) + u"ADD "_s + *spec : spec;
}

bool isPureRename(const AlterColumn &alter)
{
    return alter.newName && !changesDefinition(alter) && !alter.serverDefault;
}

Result<QString> mainStatement(const AlterColumn &alter, const Schema &before, Flavour flavour)
{
    const Table *table = before.table(alter.table);
    const AlteredColumn now = existing(alter, table, flavour);
    // The only form that cannot lose anything; Alembic's CHANGE needs the whole definition.
    if (isPureRename(alter))
        return alterTable(alter.table)
            + u"RENAME COLUMN %1 TO %2"_s.arg(quotedName(alter.column), quotedName(*alter.newName));
    if (alter.newName || changesDefinition(alter))
        return redefinition(alter, altered(alter, now, flavour), table, flavour);
    if (!alter.serverDefault)
        return QString();
    if (!fitsSetDefault(alter, now.column) || (saysChange(alter, now.column, flavour) && *alter.serverDefault))
        return redefinition(alter, altered(alter, now, flavour), table, flavour);
    const QString value =
        *alter.serverDefault ? u"SET DEFAULT "_s + defaultSql(**alter.serverDefault) : u"DROP DEFAULT"_s;
    return alterTable(alter.table) + u"ALTER COLUMN %1 %2"_s.arg(quotedName(alter.column), value);
}

} // namespace

Result<Statements> alterColumn(const AlterColumn &alter, const Schema &before, Flavour flavour)
{
    if (alter.identity && *alter.identity) {
        return failure(
            {.kind = Error::Kind::Unsupported,
             .what = u"MySQL and MariaDB have no identity columns (%1.%2)."_s.arg(alter.table.text(), alter.column),
             .advice = u"Say autoincrement=True in place of Identity()."_s});
    }
    const Result<QString> main = mainStatement(alter, before, flavour);
    if (!main)
        return failure(main.error());
    const Result<QString> check = newTypeCheck(alter, flavour);
    if (!check)
        return failure(check.error());
    Statements statements;
    for (const QString &sql : {oldTypeCheck(alter, before.table(alter.table), flavour), *main, *check}) {
        if (!sql.isEmpty())
            statements.push_back({.sql = sql});
    }
    return statements;
}

Result<Statements> dropColumnCheck(const Table *table, const QString &name, Flavour flavour)
{
    const auto bears = [&name](const Column &column) { return column.options.value(columnCheckNote()) == name; };
    const auto column = table ? std::ranges::find_if(table->columns, bears) : std::vector<Column>::const_iterator();
    if (!table || name.isEmpty() || column == table->columns.end())
        return Statements();
    const bool counting = isCountingColumn(*table, *column, flavour);
    return columnSpec(*column, flavour, {.counting = counting, .altering = true}).map([&](const QString &spec) {
        return Statements{{.sql = alterTable(table->name) + u"MODIFY %1 "_s.arg(quotedName(column->name)) + spec}};
    });
}

Result<Statements> addColumn(const AddColumn &add, const Schema &before, Flavour flavour)
{
    Table alone{.name = add.table, .columns = {add.column}, .constraints = add.constraints};
    if (add.primaryKey)
        alone.constraints.emplace_back(PrimaryKey{.name = {}, .columns = {add.column.name}, .options = {}});
    const bool counting = isCountingColumn(alone, add.column, flavour);
    const Result<QString> spec = columnSpec(add.column, flavour, {.counting = counting});
    if (!spec)
        return failure(spec.error());
    QString sql =
        alterTable(add.table) + u"ADD COLUMN "_s + (add.ifNotExists ? u"IF NOT EXISTS "_s : QString()) + *spec;
    // A column that counts must be a key at once; Alembic leaves that out, and the server refuses.
    if (add.inlinePrimaryKey || (add.primaryKey && counting))
        sql += u" PRIMARY KEY"_s;
    Statements statements{{.sql = sql + placeSql(add.place, before.table(add.table))}};
    std::vector<Constraint> constraints = add.constraints;
    if (const QString check = typeCheck(add.column.type, add.column.name, flavour); !check.isEmpty())
        constraints.emplace_back(
            CheckConstraint{.name = typeFor(add.column.type, flavour).typeName, .expression = check, .options = {}});
    for (const Constraint &constraint : constraints) {
        const Result<QString> added = constraintSpec(constraint, flavour);
        if (!added)
            return failure(added.error());
        statements.push_back({.sql = alterTable(add.table) + u"ADD "_s + *added});
    }
    for (const Index &index : add.indexes)
        statements.push_back({.sql = createIndexSql(add.table, index, flavour)});
    return statements;
}

} // namespace engine::mysql
