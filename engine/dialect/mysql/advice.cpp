#include "engine/dialect/mysql/advice.h"

#include "engine/dialect/rowsadvice.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

/// A table with a name like one that is not there.
QString similarTable(const QString &missing, const Schema &schema)
{
    const QString wanted = missing.section(u'.', -1);
    for (const auto &[name, table] : schema.tables) {
        const bool alike =
            name.name.startsWith(wanted, Qt::CaseInsensitive) || wanted.startsWith(name.name, Qt::CaseInsensitive);
        if (alike && name.name != wanted)
            return name.text();
    }
    return {};
}

QString missingTableAdvice(const QString &why, const Schema &before)
{
    static const QRegularExpression pattern(u"Table '([^']+)' doesn't exist"_s);
    const QString similar = similarTable(pattern.match(why).captured(1), before);
    if (similar.isEmpty())
        return u"Check the table's name, and that the revision that creates it has been applied."_s;
    return u"Check the table's name: there is a table %1."_s.arg(similar);
}

/// A column that becomes required. Where it changes its type as well, any value may be what is in the way.
QString requiredAdvice(const QString &why, const Operation *operation)
{
    const bool isRefused = why.contains(u"Data truncated"_s) || why.contains(u"Invalid use of NULL"_s);
    const auto *alter = operation ? std::get_if<AlterColumn>(operation) : nullptr;
    return isRefused && !(alter && alter->type) ? nullRowsAdvice(operation) : QString();
}

/// Refusals because of the rows that are there.
QString rowsAdvice(const QString &why)
{
    if (why.contains(u"Duplicate entry"_s))
        return u"Rows with equal values in these columns exist. Remove or change the duplicates first."_s;
    if (why.contains(u"foreign key constraint fails"_s)) {
        if (why.contains(u"Cannot delete or update a parent row"_s))
            return u"Other rows refer to these. Remove or change those first, or give the foreign key an ON DELETE."_s;
        return u"Rows refer to a row that is not there. Add the missing rows, or remove what refers to them, first."_s;
    }
    if (why.contains(u"Data truncated"_s) || why.contains(u"Invalid use of NULL"_s))
        return u"Rows with NULL, or with values that the new type cannot hold, exist. Change them first, for example "
               u"with op.execute('UPDATE ...')."_s;
    static const QRegularExpression incorrect(u"\\bIncorrect [\\w ]*value\\b"_s);
    if (why.contains(u"Data too long"_s) || why.contains(u"Out of range value"_s) || incorrect.match(why).hasMatch())
        return u"Values exist that the new type cannot hold. Shorten or correct them first, or choose a wider type."_s;
    const bool isChecked = why.contains(u"CONSTRAINT"_s) && why.contains(u"failed for"_s);
    if (isChecked || (why.contains(u"Check constraint"_s) && why.contains(u"is violated"_s)))
        return u"Rows that do not meet the condition exist. Correct them first, or relax the condition."_s;
    return {};
}

QString existsAdvice(const QString &why)
{
    if (why.contains(u"Duplicate column name"_s))
        return u"The table has that column already. If the change was made by hand, or by a run that failed later on, "
               u"stamp the revision instead of running it."_s;
    if (why.contains(u"already exists"_s) || why.contains(u"Duplicate key name"_s)
        || why.contains(u"Duplicate CHECK constraint name"_s))
        return u"These servers commit each change of the schema at once, so that a failed run leaves what it had done. "
               u"Drop it and try again, or stamp the revision."_s;
    if (why.contains(u"Unknown column"_s))
        return u"Check the column's name, and that the revision that adds it has been applied."_s;
    if (why.contains(u"check that column/key exists"_s) || why.contains(u"check that it exists"_s))
        return u"Check the name; SHOW CREATE TABLE says what the server calls it, and whether it is there."_s;
    return {};
}

/// MySQL lets no column go, nor change its name, that something else is computed from.
QString dependencyAdvice(const QString &why)
{
    static const QRegularExpression check(u"Check constraint '(.+)' uses column"_s);
    if (const QRegularExpressionMatch match = check.match(why); match.hasMatch())
        return u"Drop the check constraint %1 first, and create it again after with what the columns are then."_s.arg(
            match.captured(1));
    if (why.contains(u"has a generated column dependency"_s))
        return u"Drop the generated columns that are computed from it first, and add them again after."_s;
    if (why.contains(u"has a functional index dependency"_s))
        return u"Drop the indexes whose expressions name it first, and create them again after."_s;
    return {};
}

/// Refusals that follow from how these servers work.
QString serverAdvice(const QString &why)
{
    if (why.contains(u"needed in a foreign key constraint"_s))
        return u"A foreign key uses this index. Drop the foreign key before, and create it again after."_s;
    if (why.contains(u"Foreign key constraint is incorrectly formed"_s) || why.contains(u"are incompatible"_s)
        || why.contains(u"Failed to add the foreign key constraint"_s))
        return u"Both sides of a foreign key need the same type, sign and collation, and what it refers to needs an "
               u"index that begins with those columns."_s;
    if (why.contains(u"used in key specification without a key length"_s))
        return u"A TEXT or BLOB is indexed by its beginning: say how much of it with mysql_length, or use "
               u"String(length)."_s;
    if (why.contains(u"key was too long"_s))
        return u"Shorten the column, or index its beginning with mysql_length."_s;
    if (why.contains(u"Invalid default value"_s) || why.contains(u"can't have a default value"_s))
        return u"Give a default that the column's type can hold; of BLOB, TEXT and JSON only an expression in "
               u"parentheses."_s;
    if (why.contains(u"there can be only one auto column"_s))
        return u"There is one column with AUTO_INCREMENT at most, and it must be the first of a key. Make it the "
               u"primary "
               u"key, or index it; before its key goes, take AUTO_INCREMENT away: alter_column(..., "
               u"autoincrement=False)."_s;
    if (why.contains(u"not yet supported for generated columns"_s))
        return u"Drop the generated column and add it in its new form; its values are computed again."_s;
    if (why.contains(u"Row size too large"_s))
        return u"Make some of the columns TEXT or BLOB, which are stored outside of the row."_s;
    if (why.contains(u"system_versioning_alter_history"_s))
        return u"The server keeps the history of this table, which would change with it: put op.execute(\"SET "
               u"@@system_versioning_alter_history = KEEP\") before."_s;
    if (why.contains(u"READ ONLY transaction"_s))
        return u"This connection only reads."_s;
    if (why.contains(u"denied to user"_s))
        return u"Grant the missing privilege to this user, or run the migration as another."_s;
    return {};
}

/// The foreign keys of a column and those that refer to it: `table.key`.
QStringList foreignKeysOn(const TableName &table, const QString &column, const Schema &schema)
{
    QStringList names;
    for (const auto &[name, candidate] : schema.tables) {
        for (const Constraint &constraint : candidate.constraints) {
            const auto *key = std::get_if<ForeignKey>(&constraint);
            const bool isOn = key && name == table && key->columns.contains(column);
            const bool isAt = key && key->referredTable == table && key->referredColumns.contains(column);
            if (isOn || isAt)
                names << name.text() + u'.' + key->name;
        }
    }
    return names;
}

/// A column's type cannot change while a foreign key is at one of its ends.
QString referredColumnAdvice(const QString &why, const Operation *operation, const Schema &before)
{
    const auto *alter = operation ? std::get_if<AlterColumn>(operation) : nullptr;
    if (!why.contains(u"Cannot change column"_s) && !(alter && why.contains(u"are incompatible"_s)))
        return {};
    const QStringList keys = alter ? foreignKeysOn(alter->table, alter->column, before) : QStringList();
    return u"Drop the foreign keys%1 first, change the columns at both of their ends, and create the keys again."_s.arg(
        keys.isEmpty() ? QString() : u' ' + keys.join(u", "_s));
}

} // namespace

QString advice(const Error &error, const Operation *operation, const Schema &before)
{
    const QString &why = error.why;
    if (error.kind == Error::Kind::Locked) {
        return u"Find the session that uses the table or rows (SHOW PROCESSLIST; a running application, a long query, "
               u"another migration), end its transaction, and try again."_s;
    }
    if (why.contains(u"doesn't exist"_s) && why.contains(u"Table '"_s))
        return missingTableAdvice(why, before);
    if (const QString text = requiredAdvice(why, operation); !text.isEmpty())
        return text;
    if (const QString text = referredColumnAdvice(why, operation, before); !text.isEmpty())
        return text;
    for (const auto &adviser : {rowsAdvice, existsAdvice, dependencyAdvice, serverAdvice}) {
        if (const QString text = adviser(why); !text.isEmpty())
            return text;
    }
    if (why.contains(u"doesn't have a default value"_s))
        return u"Give the column a server default, for example server_default='...', or add it as nullable, fill it "
               u"and then require it."_s;
    if (why.contains(u"one statement at a time"_s))
        return u"Give each statement an op.execute() of its own."_s;
    if (why.contains(u"server has gone away"_s) || why.contains(u"Lost connection"_s))
        return u"The server ended the connection. Look into its log, and at the database's revision, before trying "
               u"again."_s;
    return error.advice;
}

} // namespace engine::mysql
