#include "engine/dialect/sqlite/advice.h"

#include "engine/dialect/rowsadvice.h"
#include "engine/dialect/sqlite/sqltokenizer.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace engine::sqlite {

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

QString notNullAdvice()
{
    return u"Give the column a server default, for example server_default='...', or add it as nullable, fill it and "
           u"then require it."_s;
}

QString missingTableAdvice(const QString &why, const Schema &before)
{
    static const QRegularExpression pattern(u"no such table: (.+)$"_s);
    const QString similar = similarTable(pattern.match(why).captured(1), before);
    if (similar.isEmpty())
        return u"Check the table's name, and that the revision that creates it has been applied."_s;
    return u"Check the table's name: there is a table %1."_s.arg(similar);
}

QString constraintAdvice(const QString &why, const Operation *operation)
{
    if (why.contains(u"NOT NULL constraint failed"_s)) {
        const QString ofRows = nullRowsAdvice(operation);
        return ofRows.isEmpty() ? notNullAdvice() : ofRows;
    }
    if (why.contains(u"UNIQUE constraint failed"_s))
        return u"Rows with equal values in these columns exist. Remove or change the duplicates first."_s;
    if (why.contains(u"CHECK constraint failed"_s))
        return u"Rows that do not meet the condition exist. Correct them first, or relax the condition."_s;
    if (why.contains(u"FOREIGN KEY constraint failed"_s))
        return u"Rows refer to a row that is not there. Add the missing rows, or remove what refers to them, first."_s;
    return {};
}

QString existsAdvice(const QString &why)
{
    if (why.startsWith(u"duplicate column name"_s))
        return u"The table has that column already. If the change was made by hand, stamp the revision instead of "
               u"running it."_s;
    if (why.contains(u"already exists"_s))
        return u"If it was created by hand or by a failed run, stamp the revision, or drop it and try again."_s;
    if (why.startsWith(u"no such column"_s) || why.contains(u"has no column named"_s))
        return u"Check the column's name, and that the revision that adds it has been applied."_s;
    if (why.startsWith(u"no such index"_s))
        return u"Check the index's name; if it may be missing, say if_exists=True."_s;
    return {};
}

/// SQLite's refusals of DDL that views, triggers and indexes stand in the way of.
QString dependentAdvice(const QString &why)
{
    static const QRegularExpression dependent(u"error in (view|trigger|index) (.+?)(?: after [^:]+)?:"_s);
    const QRegularExpressionMatch match = dependent.match(why);
    if (!match.hasMatch())
        return {};
    return u"The %1 %2 does not fit the table after this change. Drop it before, and create it in its new form after."_s
        .arg(match.captured(1), match.captured(2));
}

} // namespace

QString advice(const Error &error, const Operation *operation, const Schema &before)
{
    const QString &why = error.why;
    if (error.kind == Error::Kind::Locked) {
        return u"Find the program that holds a transaction open on the database (a running application, a database "
               u"browser, another migration), end that transaction, and try again."_s;
    }
    if (why.contains(u"Cannot add a NOT NULL column with default value NULL"_s))
        return notNullAdvice();
    if (why.contains(u"constraint failed"_s))
        return constraintAdvice(why, operation);
    if (why.startsWith(u"no such table"_s))
        return missingTableAdvice(why, before);
    if (const QString text = dependentAdvice(why); !text.isEmpty())
        return text;
    if (const QString text = existsAdvice(why); !text.isEmpty())
        return text;
    if (error.sql.contains(u"athanor_broken_keys"_s) || why.contains(u"foreign key mismatch"_s))
        return u"Rows would refer to rows that are not there, or a foreign key to columns that are not unique. Mend "
               u"the rows or the key in the same revision, before this change."_s;
    if (why.contains(u"attempt to write a readonly database"_s))
        return u"Allow this user to write the database file and its directory."_s;
    if (why.contains(u"one statement at a time"_s))
        return u"Give each statement an op.execute() of its own."_s;
    if (why.contains(u"database or disk is full"_s))
        return u"Free space on the disk: a rebuilt table needs room for a second copy of itself."_s;
    return error.advice;
}

} // namespace engine::sqlite
