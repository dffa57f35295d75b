#include "engine/dialect/mysql/temporaryplace.h"

#include "engine/dialect/mysql/opening.h"
#include "engine/dialect/mysql/quoting.h"
#include "engine/dialect/mysql/sessionstatement.h"

#include <QVersionNumber>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

/// What nobody executes any more: the number of a version that there will never be. A dump of MariaDB begins with one.
bool isForNobody(const SqlToken &token)
{
    const QString text = token.text.toString();
    qsizetype end = text.indexOf(u'!') + 1;
    const qsizetype start = end;
    while (end < text.size() && text.at(end).isDigit())
        ++end;
    return token.kind == SqlToken::Kind::Conditional && text.mid(start, end - start).toInt() >= 990'000;
}

Error notHeld(Tokens tokens)
{
    QStringList words;
    for (const SqlToken &token : tokens.first(std::min<size_t>(tokens.size(), 2)))
        words << token.text.toString().toUpper();
    return beyondTemporary(u"There are tables alone in it, without rows: %1 is not for them."_s.arg(words.join(u' ')));
}

Error noPlace(const DatabaseUrl &server, const Error &refused, const QString &why)
{
    Error error = refused;
    error.why = why.isEmpty() ? refused.why : refused.why + u' ' + why;
    error.advice = u"Allow this user to create databases of that name (GRANT ALL ON `athanor\\_scratch\\_%`.* TO ...), "
                   u"or at least temporary tables (GRANT CREATE TEMPORARY TABLES ON %1.* TO ...)."_s.arg(
                       server.database.isEmpty() ? u"..."_s : alwaysQuoted(server.database));
    return error;
}

} // namespace

QString TemporaryPlace::remark() const
{
    return u"This user may not create databases: the model was built of temporary tables, and its foreign keys are "
           u"compared by rule."_s;
}

Done TemporaryPlace::begin(Connection &connection)
{
    m_connection = &connection;
    // Otherwise temporary tables have an engine of their own by default.
    const auto set = connection.execute(u"SET SESSION default_tmp_storage_engine = @@default_storage_engine"_s);
    const auto rows = connection.rows(u"SELECT DATABASE(), VERSION()"_s);
    if (!set || !rows)
        return failure(!set ? set.error() : rows.error());
    m_database = rows->front().at(0).toString();
    const QString version = rows->front().at(1).toString();
    const bool isMariaDb = version.contains(u"mariadb"_s, Qt::CaseInsensitive);
    const bool columnsMayRefer = isMariaDb || QVersionNumber::fromString(version) >= QVersionNumber(9);
    m_tables = std::make_unique<TemporaryTables>(connection, m_database, isMariaDb, columnsMayRefer);
    m_guards = true;
    return {};
}

Result<QString> TemporaryPlace::take(const QString &sql)
{
    if (!m_guards)
        return sql;
    const Passage passage(*this);
    const auto tokens = tokenize(sql);
    if (!tokens)
        return failure(tokens.error());
    std::vector<SqlToken> meant;
    std::ranges::remove_copy_if(*tokens, std::back_inserter(meant), isForNobody);
    while (!meant.empty() && meant.back().is(u";"))
        meant.pop_back();
    if (meant.empty())
        return QString();
    if (const Done done = keepLexing(); !done)
        return failure(done.error());
    auto taken = takeTokens(meant);
    if (!taken && taken.error().sql.isEmpty())
        taken.error().sql = sql;
    return taken;
}

/// The server has to see the same words in a statement as we do.
Done TemporaryPlace::keepLexing()
{
    static const QStringList harmful{u"ANSI_QUOTES"_s, u"ANSI"_s,       u"ORACLE"_s, u"MSSQL"_s,
                                     u"DB2"_s,         u"POSTGRESQL"_s, u"MAXDB"_s,  u"NO_BACKSLASH_ESCAPES"_s};
    static const QStringList charsets{u"utf8mb4"_s, u"utf8mb3"_s, u"utf8"_s, u"latin1"_s, u"ascii"_s};
    const auto rows = m_connection->rows(u"SHOW SESSION VARIABLES WHERE Variable_name IN ('sql_mode', "
                                         u"'character_set_client')"_s);
    if (!rows)
        return failure(rows.error());
    QMap<QString, QString> variables;
    for (const Connection::Row &row : *rows)
        variables.insert(row.at(0).toString(), row.at(1).toString());
    QStringList modes = variables.value(u"sql_mode"_s).split(u',', Qt::SkipEmptyParts);
    const auto removed = modes.removeIf([](const QString &mode) { return harmful.contains(mode); });
    if (removed > 0) {
        const auto set = m_connection->execute(u"SET SESSION sql_mode = "_s + stringLiteral(modes.join(u',')));
        if (!set)
            return failure(set.error());
    }
    if (charsets.contains(variables.value(u"character_set_client"_s)))
        return {};
    return m_connection->execute(u"SET character_set_client = utf8mb4"_s).map([](qint64) {});
}

Result<QString> TemporaryPlace::takeTokens(Tokens tokens)
{
    if (isOfSession(tokens))
        return textOf(tokens);
    TokenCursor cursor(tokens);
    Done done = failure(notHeld(tokens));
    if (cursor.peek().is(u"create"))
        done = create(tokens);
    else if (cursor.accept({u"alter", u"table"}))
        done = alter(cursor);
    else if (cursor.peek().is(u"drop"))
        done = drop(tokens);
    else if (cursor.accept({u"rename", u"table"}))
        done = renameTables(cursor);
    return done.map([] { return QString(); });
}

/// A name without its database, where that is our own.
Result<QString> TemporaryPlace::takeTable(const TableName &name) const
{
    if (name.schema.isEmpty() || name.schema == m_database)
        return name.name;
    return failure(beyondTemporary(u"It names %1."_s.arg(name.schema)));
}

Result<QString> TemporaryPlace::nameFrom(TokenCursor &cursor) const
{
    const auto first = cursor.takeName();
    if (!first)
        return failure(beyondTemporary(u"The name of its table cannot be read."_s));
    if (!cursor.accept(u"."))
        return *first;
    const auto second = cursor.takeName();
    return takeTable({*first, second.value_or(QString())});
}

Done TemporaryPlace::create(Tokens statement)
{
    TokenCursor cursor(statement);
    cursor.accept(u"create");
    const bool orReplace = cursor.accept({u"or", u"replace"});
    if (cursor.accept(u"table"))
        return createTable(cursor, orReplace);
    const bool isFullText = cursor.accept(u"fulltext");
    const QString kind = cursor.peek(1).is(u"index") ? cursor.next().text.toString().toUpper() + u' ' : QString();
    if (!cursor.accept(u"index") || !(kind.isEmpty() || kind == u"UNIQUE " || kind == u"SPATIAL "))
        return failure(notHeld(statement));
    const Tokens name = cursor.takeUntil({u"on"});
    cursor.next();
    const auto table = nameFrom(cursor).and_then([this](const QString &given) { return m_tables->existing(given); });
    if (!table)
        return failure(table.error());
    if (const Done done = harmless(statement); !done)
        return done;
    const Tokens definition = withoutAlgorithm(cursor.rest());
    const QString text = isFullText ? insteadOfFullText(definition) : u' ' + textOf(definition);
    return m_tables->changeIndexes(*table,
                                   u"CREATE %1%2INDEX %3 ON %4%5"_s.arg(orReplace ? u"OR REPLACE "_s : QString(), kind,
                                                                        textOf(name), alwaysQuoted(*table), text));
}

Done TemporaryPlace::createTable(TokenCursor cursor, bool orReplace)
{
    const bool ifNotExists = cursor.accept({u"if", u"not", u"exists"});
    const Result<QString> name = nameFrom(cursor);
    if (!name)
        return failure(name.error());
    const auto known = m_tables->find(*name);
    if (!known || (*known && ifNotExists))
        return known.map([](const auto &) {});
    const Result<TableChange> change = createdTable(cursor.rest());
    return change ? m_tables->create(*name, *change, orReplace) : failure(change.error());
}

Done TemporaryPlace::alter(TokenCursor cursor)
{
    const bool ifExists = cursor.accept({u"if", u"exists"});
    const Result<QString> name = nameFrom(cursor);
    if (!name)
        return failure(name.error());
    const auto found = m_tables->find(*name);
    if (!found || (!*found && ifExists))
        return found.map([](const auto &) {});
    const Result<QString> table = m_tables->existing(*name);
    if (!table)
        return failure(table.error());
    const auto &keys = m_tables->all().at(*table).foreignKeys;
    auto change = alteredTable(cursor.rest(), [&keys](const QString &key) {
        return std::ranges::any_of(
            keys, [&key](const ForeignKey &known) { return known.name.compare(key, Qt::CaseInsensitive) == 0; });
    });
    if (!change)
        return failure(change.error());
    if (change->newName) {
        const Result<QString> newName = takeTable(*change->newName);
        if (!newName)
            return failure(newName.error());
        change->newName = TableName{{}, *newName};
    }
    return m_tables->alter(*table, *change);
}

Done TemporaryPlace::drop(Tokens statement)
{
    TokenCursor cursor(statement);
    cursor.accept(u"drop");
    if (cursor.accept(u"table"))
        return dropTables(cursor);
    if (!cursor.accept(u"index"))
        return failure(notHeld(statement));
    const Tokens name = cursor.takeUntil({u"on"});
    cursor.next();
    const auto table = nameFrom(cursor).and_then([this](const QString &given) { return m_tables->existing(given); });
    if (!table)
        return failure(table.error());
    if (const Done done = harmless(statement); !done)
        return done;
    return m_tables->changeIndexes(*table, u"DROP INDEX %1 ON %2"_s.arg(textOf(name), alwaysQuoted(*table)));
}

Done TemporaryPlace::dropTables(TokenCursor cursor)
{
    const bool ifExists = cursor.accept({u"if", u"exists"});
    for (const Tokens item : itemsOf(cursor.rest())) {
        TokenCursor one(item);
        const Result<QString> name = nameFrom(one);
        if (!name)
            return failure(name.error());
        const auto found = m_tables->find(*name);
        if (!found || (!*found && !ifExists))
            return m_tables->existing(*name).map([](const QString &) {});
        if (!*found)
            continue;
        if (const Done done = m_tables->drop(**found); !done)
            return done;
    }
    return {};
}

Done TemporaryPlace::renameTables(TokenCursor cursor)
{
    for (const Tokens item : itemsOf(cursor.rest())) {
        TokenCursor one(item);
        const auto table = nameFrom(one).and_then([this](const QString &given) { return m_tables->existing(given); });
        if (!table)
            return failure(table.error());
        if (!one.accept(u"to"))
            return failure(beyondTemporary(u"Its new name cannot be read."_s));
        const Result<QString> newName = nameFrom(one);
        if (!newName)
            return failure(newName.error());
        if (const Done done = m_tables->rename(*table, *newName); !done)
            return done;
    }
    return {};
}

Result<std::unique_ptr<Connection>> openTemporaryPlace(const DatabaseUrl &server, const Error &refused)
{
    if (server.database.isEmpty())
        return failure(noPlace(server, refused, {}));
    const auto place = std::make_shared<TemporaryPlace>();
    auto connection =
        openDatabase(server, OpenMode::ReadWrite, {}, [place](const QString &sql) { return place->take(sql); });
    if (!connection)
        return connection;
    for (const QString &trial :
         {u"CREATE TEMPORARY TABLE athanor_scratch (a INTEGER)"_s, u"DROP TEMPORARY TABLE athanor_scratch"_s}) {
        if (const auto done = (*connection)->execute(trial); !done)
            return failure(noPlace(server, refused, done.error().why));
    }
    if (const Done done = place->begin(**connection); !done)
        return failure(done.error());
    (*connection)->setPlace(place);
    return connection;
}

} // namespace engine::mysql
