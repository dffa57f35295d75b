#include "engine/dialect/postgresql/advice.h"

#include "engine/dialect/postgresql/dependents.h"
#include "engine/dialect/postgresql/quoting.h"
#include "engine/dialect/rowsadvice.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace engine::postgresql {

namespace {

struct Hint
{
    const char *pattern; ///< in the server's words
    const char *advice;
};

constexpr std::array Hints{
    Hint{"canceling statement due to lock timeout|deadlock detected|could not obtain lock",
         "Another session holds the table. See pg_stat_activity for it, end its transaction, and try again."},
    Hint{"could not serialize access", "Another transaction changed the same rows. Try again."},
    Hint{"cannot run inside a transaction block|cannot be executed from a function",
         "Put it into `with op.get_context().autocommit_block():`, which runs it outside of the transaction."},
    Hint{
        "unsafe use of new value",
        "A new value of an enum can be used after a commit. Add it in an autocommit_block(), or in a revision before."},
    Hint{"cannot be cast automatically to type",
         "Say how with postgresql_using, for example "
         "postgresql_using='column::integer'."},
    Hint{"default for column .* cannot be cast",
         "Drop the default before (server_default=None), and set it again after the change of type."},
    Hint{"contains null values",
         "Rows with NULL in that column exist. Give the column a server default, or fill them "
         "first with op.execute('UPDATE ...'), and then require it."},
    Hint{"could not create unique index|duplicate key value",
         "Rows with equal values in these columns exist. Remove or change the duplicates first."},
    Hint{"is violated by some row",
         "Rows that do not meet the condition exist. Correct them first, or add the "
         "constraint with postgresql_not_valid=True and validate it later."},
    Hint{"violates foreign key constraint",
         "Rows refer to a row that is not there. Add the missing rows, or remove what refers to them, first."},
    Hint{"type \".*\" already exists",
         "The enum type was left by an earlier revision. Drop it there (DROP TYPE), or say create_type=False with "
         "postgresql.ENUM."},
    Hint{"type \".*\" does not exist",
         "Create the type first, or install the extension that brings it (CREATE "
         "EXTENSION)."},
    Hint{"data type .* has no default operator class",
         "Choose a method with postgresql_using, an operator class with postgresql_ops, or install btree_gist."},
    Hint{"already exists",
         "If it was created by hand or by a failed run, stamp the revision, or drop it and try again."},
    Hint{"must be owner of|permission denied",
         "Connect as the owner of the object, or give this role the right with GRANT or ALTER ... OWNER TO."},
    Hint{"there is no unique constraint matching given keys",
         "A foreign key must refer to a primary key or to a unique constraint; add one to the other table first."},
    Hint{"current transaction is aborted", "An earlier statement of the transaction failed; see that one."},
    Hint{"read-only transaction",
         "The database was opened only for reading; or the server is a replica: connect to "
         "its primary; or default_transaction_read_only is on for this role or database: connect as another role, or "
         "take the setting away with ALTER ROLE or ALTER DATABASE ... RESET default_transaction_read_only."},
    Hint{
        "syntax error at or near \"EXPRESSION\"",
        "PostgreSQL takes an expression away from version 13 on. Before, drop the column and add it again without it."},
    Hint{"value too long for type", "Rows hold longer values. Shorten them first, or choose a longer type."},
};

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

QString missingAdvice(const QString &why, const Schema &before)
{
    static const QRegularExpression column(u"column .* does not exist"_s);
    if (column.match(why).hasMatch())
        return u"Check the column's name, and that the revision that adds it has been applied."_s;
    static const QRegularExpression relation(u"(?:relation|table) \"(.+?)\" does not exist"_s);
    if (const auto match = relation.match(why); match.hasMatch()) {
        const QString similar = similarTable(match.captured(1), before);
        return similar.isEmpty() ? u"Check the table's name, and that the revision that creates it has been applied."_s
                                 : u"Check the table's name: there is a table %1."_s.arg(similar);
    }
    static const QRegularExpression constraint(u"(?:constraint|index) .* does not exist"_s);
    if (constraint.match(why).hasMatch())
        return u"Check the name in the database; PostgreSQL names what has none as t_pkey, t_column_key, "
               u"t_column_fkey."_s;
    return {};
}

/// Where a new enum type takes the place of an old one: a value of rows that it does not know, what compares with the
/// old. `sql` is ALTER TABLE, of an operation or written into a revision.
QString enumTypeAdvice(const Error &error)
{
    static const QRegularExpression exchange(uR"(\AALTER TABLE (.+?) ALTER COLUMN (.+?) (?:DROP DEFAULT|TYPE)\b)"_s);
    const auto altered = exchange.match(error.sql);
    if (!altered.hasMatch() || !error.sql.contains(u" USING "_s))
        return {};
    static const QRegularExpression unknown(u"invalid input value for enum [^:]*: \"(.*)\""_s);
    if (const auto value = unknown.match(error.why); value.hasMatch()) {
        const bool isOne = error.sql.count(u" USING "_s) == 1;
        return u"Rows of %1 hold %2, which the type is to have no more. Give them another value first%3."_s.arg(
            altered.captured(1), stringLiteral(value.captured(1)),
            isOne ? u": UPDATE %1 SET %2 = ... WHERE %2 = %3"_s.arg(altered.captured(1), altered.captured(2),
                                                                    stringLiteral(value.captured(1)))
                  : QString());
    }
    if (error.why.contains(u"operator does not exist"_s))
        return u"An index or a check compares the column with a value of the old type. Drop it before, and create it "
               u"again after the change of type."_s;
    return {};
}

/// An index that CREATE INDEX CONCURRENTLY could not complete stays, and is in the way of the next try.
QString leftIndexAdvice(const QString &sql)
{
    static const QRegularExpression creation(
        uR"(\A\s*CREATE (?:UNIQUE )?INDEX CONCURRENTLY (?:IF NOT EXISTS )?("(?:[^"]|"")+"|\w+) ON (?:ONLY )?("(?:[^"]|"")+"\.|\w+\.)?)"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = creation.match(sql);
    if (!match.hasMatch())
        return {};
    return u"The index may be there now as INVALID; drop it before the next try: DROP INDEX CONCURRENTLY IF EXISTS %1"_s
        .arg(match.captured(2) + match.captured(1));
}

QString adviceOnFailure(const Error &error, const Operation *operation, const Schema &before)
{
    if (const QString ofType = enumTypeAdvice(error); !ofType.isEmpty())
        return ofType;
    if (const QString ofDependents = dependentsAdvice(error.why); !ofDependents.isEmpty())
        return ofDependents;
    if (const QString ofRows = error.why.contains(u"contains null values"_s) ? nullRowsAdvice(operation) : QString();
        !ofRows.isEmpty())
        return ofRows;
    for (const Hint &hint : Hints) {
        if (QRegularExpression(QString::fromLatin1(hint.pattern)).match(error.why).hasMatch())
            return QString::fromLatin1(hint.advice);
    }
    const QString missing = missingAdvice(error.why, before);
    return missing.isEmpty() ? error.advice : missing;
}

} // namespace

QString advice(const Error &error, const Operation *operation, const Schema &before)
{
    if (error.kind == Error::Kind::Connection)
        return error.advice;
    const QString left = error.why.contains(u"already exists"_s) ? QString() : leftIndexAdvice(error.sql);
    const QString usual = adviceOnFailure(error, operation, before);
    return left.isEmpty() || usual.isEmpty() ? usual + left : usual + u' ' + left;
}

} // namespace engine::postgresql
