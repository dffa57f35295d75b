#include "engine/dialect/postgresql/alterenumtype.h"

#include "engine/dialect/postgresql/quoting.h"
#include "engine/dialect/postgresql/tabletext.h"
#include "engine/operation/enumchange.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::postgresql {

namespace {

using Statements = std::vector<Statement>;

/// The type's name while the new one takes its place. The server cuts names after 63 bytes.
QString oldName(const QString &name)
{
    constexpr qsizetype longest = 63;
    const QString suffix = u"_old"_s;
    QString shortened = name;
    while (shortened.toUtf8().size() + suffix.size() > longest)
        shortened.chop(1);
    return shortened + suffix;
}

/// A value under the name that it has before the renames.
QString nameBefore(const AlterEnumType &alter, const QString &value)
{
    const auto renamed = std::ranges::find(alter.renamed, value, &RenamedValue::to);
    return renamed == alter.renamed.end() ? value : renamed->from;
}

/// PostgreSQL 12 and later take ADD VALUE within a transaction, but the value cannot be used before its commit, not
/// even as a default; a server before 12 takes it only outside. Alembic runs all revisions of an upgrade in one
/// transaction, so that a later one would meet it, too. Outside of any transaction it always works, and IF NOT EXISTS
/// lets a revision that failed after it be run again.
Statements addedValues(const AlterEnumType &alter)
{
    const QStringList present = withRenames(alter);
    Statements statements;
    const QString head = u"ALTER TYPE %1 ADD VALUE IF NOT EXISTS "_s.arg(quotedName(alter.name));
    QStringList done;
    for (qsizetype place = 0; place < alter.values.size(); ++place) {
        const QString &value = alter.values.at(place);
        if (!present.contains(value)) {
            const bool isLast =
                std::ranges::all_of(present, [&done](const QString &old) { return done.contains(old); });
            QString sql = head + stringLiteral(value);
            if (place == 0 && !present.isEmpty())
                sql += u" BEFORE "_s + stringLiteral(nameBefore(alter, present.front()));
            else if (!isLast)
                sql += u" AFTER "_s + stringLiteral(nameBefore(alter, done.back()));
            statements.push_back({.sql = sql, .autocommit = true});
        }
        done << value;
    }
    return statements;
}

Statements renamedValues(const AlterEnumType &alter)
{
    Statements statements;
    for (const auto &[from, to] : alter.renamed) {
        statements.push_back({.sql = u"ALTER TYPE %1 RENAME VALUE %2 TO %3"_s.arg(
                                  quotedName(alter.name), stringLiteral(from), stringLiteral(to))});
    }
    return statements;
}

/// The defaults that are to be others, where the type stays: the way back from a removed value gives it back to them.
Statements changedDefaults(const AlterEnumType &alter)
{
    Statements statements;
    for (const EnumTypeUse &use : alter.uses) {
        if (use.serverDefault == defaultWithRenames(alter, use.existingServerDefault))
            continue;
        const QString change =
            use.serverDefault ? u"SET DEFAULT "_s + defaultSql(*use.serverDefault) : u"DROP DEFAULT"_s;
        statements.push_back(
            {.sql = u"ALTER TABLE %1 ALTER COLUMN %2 %3"_s.arg(quotedName(use.table), quotedName(use.column), change)});
    }
    return statements;
}

void append(Statements &statements, const Statements &more)
{
    statements.insert(statements.end(), more.begin(), more.end());
}

/// What ALTER TABLE does to one column. A default is of the old type and cannot follow; it goes before and comes back.
QStringList exchanged(const EnumTypeUse &use, const QString &type)
{
    const QString column = quotedName(use.column);
    const QString brackets = use.isArray ? u"[]"_s : QString();
    QStringList actions;
    if (use.existingServerDefault)
        actions << u"ALTER COLUMN %1 DROP DEFAULT"_s.arg(column);
    actions << u"ALTER COLUMN %1 TYPE %2%3 USING %1::text%3::%2%3"_s.arg(column, type, brackets);
    if (use.serverDefault)
        actions << u"ALTER COLUMN %1 SET DEFAULT %2"_s.arg(column, defaultSql(*use.serverDefault));
    return actions;
}

/// One statement a table, so that its rows are written anew once.
Statements exchangedType(const AlterEnumType &alter)
{
    const QString type = quotedName(alter.name);
    const TableName old{alter.name.schema, oldName(alter.name.name)};
    Statements statements{{.sql = u"ALTER TYPE %1 RENAME TO %2"_s.arg(type, quotedName(old.name))},
                          {.sql = createEnumTypeSql({.name = alter.name, .values = alter.values})}};
    for (auto use = alter.uses.begin(); use != alter.uses.end();) {
        const TableName table = use->table;
        QStringList actions;
        for (; use != alter.uses.end() && use->table == table; ++use)
            actions << exchanged(*use, type);
        statements.push_back({.sql = u"ALTER TABLE %1 %2"_s.arg(quotedName(table), actions.join(u", "_s))});
    }
    statements.push_back({.sql = u"DROP TYPE "_s + quotedName(old)});
    return statements;
}

} // namespace

QString createEnumTypeSql(const EnumType &type)
{
    QStringList values;
    for (const QString &value : type.values)
        values << stringLiteral(value);
    return u"CREATE TYPE %1 AS ENUM (%2)"_s.arg(quotedName(type.name), values.join(u", "_s));
}

std::vector<Statement> alterEnumType(const AlterEnumType &alter)
{
    // What is added stands first: it commits what came before it, and can be repeated.
    const bool isInPlace = onlyAdds(alter);
    Statements statements = isInPlace ? addedValues(alter) : Statements();
    append(statements, renamedValues(alter));
    append(statements, isInPlace ? changedDefaults(alter) : exchangedType(alter));
    return statements;
}

} // namespace engine::postgresql
