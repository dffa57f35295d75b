#include "engine/dialect/postgresql/locks.h"

#include "engine/dialect/postgresql/sqltokenizer.h"

using namespace Qt::StringLiterals;

namespace engine::postgresql {

namespace {

/// ALTER TABLE forms that let others go on reading: adding a foreign key, and proving one.
bool isGentle(const QStringList &words)
{
    return words.contains(u"foreign"_s) || words.contains(u"validate"_s);
}

Lock ofSchemaStatement(const QString &sql)
{
    const QStringList words = firstWords(sql, 12);
    const QString verb = words.value(0);
    const QString thing = words.value(1);
    if (words.contains(u"concurrently"_s))
        return Lock::Nobody;
    if (verb == u"create")
        return words.contains(u"index"_s) || words.contains(u"trigger"_s) ? Lock::Writers : Lock::Nobody;
    if (verb == u"alter" && thing == u"table")
        return isGentle(words) ? Lock::Writers : Lock::Everybody;
    if (verb == u"drop")
        return thing == u"type" || thing == u"function" ? Lock::Nobody : Lock::Everybody;
    if (verb == u"truncate" || verb == u"reindex" || verb == u"cluster" || verb == u"lock")
        return Lock::Everybody;
    return Lock::Nobody;
}

} // namespace

Lock lockTaken(const Statement &statement)
{
    switch (statement.role) {
    case Statement::Role::Setting:
    case Statement::Role::Check:
    case Statement::Role::Control:
    case Statement::Role::Version:
        return Lock::Nobody;
    case Statement::Role::Schema:
    case Statement::Role::Data:
        break;
    }
    return ofSchemaStatement(statement.sql);
}

} // namespace engine::postgresql
