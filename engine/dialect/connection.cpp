#include "engine/dialect/connection.h"

#include "engine/dialect/interruption.h"

#include <QDeadlineTimer>
#include <QFileInfo>
#include <QDateTime>
#include <QLocale>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlField>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QThread>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// The first words of a statement in upper case, comments before them left out.
QStringList leadingWords(const QString &sql)
{
    QStringView rest(sql);
    for (rest = rest.trimmed(); rest.startsWith(u"--") || rest.startsWith(u"/*"); rest = rest.trimmed()) {
        const bool line = rest.startsWith(u"--");
        const qsizetype end = line ? rest.indexOf(u'\n') : rest.indexOf(u"*/", 2);
        if (end < 0)
            return {};
        rest = rest.mid(end + (line ? 1 : 2));
    }
    QStringList words;
    while (words.size() < 3) {
        rest = rest.trimmed();
        qsizetype length = 0;
        while (length < rest.size() && rest.at(length).isLetter())
            ++length;
        if (length == 0)
            break;
        words << rest.left(length).toString().toUpper();
        rest = rest.mid(length);
    }
    return words;
}

bool changesRows(const QString &sql)
{
    const QStringList words = leadingWords(sql);
    static const QStringList verbs{u"INSERT"_s, u"UPDATE"_s, u"DELETE"_s, u"REPLACE"_s, u"WITH"_s, u"MERGE"_s};
    return !words.isEmpty() && verbs.contains(words.first());
}

/// Drivers give a typed null where a column is NULL; everywhere else in the engine an invalid value means NULL.
Connection::Row currentRow(const QSqlQuery &query, int columns)
{
    Connection::Row row;
    row.reserve(columns);
    for (int column = 0; column < columns; ++column) {
        QVariant value = query.value(column);
        row << (value.isNull() ? QVariant() : std::move(value));
    }
    return row;
}

/// As the server would have written it, for drivers that only show what they have made of it.
QVariant writtenOut(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::UnknownType:
    case QMetaType::QByteArray:
        return value;
    case QMetaType::Bool:
        return value.toBool() ? u"t"_s : u"f"_s;
    case QMetaType::QDate:
        return value.toDate().toString(Qt::ISODate);
    case QMetaType::QTime:
        return value.toTime().toString(u"HH:mm:ss.zzz"_s);
    case QMetaType::QDateTime:
        return value.toDateTime().toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s);
    case QMetaType::Double:
        return QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    default:
        return value.toString();
    }
}

Error stopped(DriverError meaning, const QSqlError &error, const QString &sql)
{
    return {.kind = Error::Kind::Cancelled,
            .what = meaning == DriverError::Locked
                ? u"Stopped while waiting for a database that another program has locked."_s
                : u"The statement was stopped in the server."_s,
            .why = error.databaseText(),
            .sql = sql};
}

} // namespace

Connection::Wording::Wording(Connection &connection, const Statement &statement)
    : m_connection(connection)
    , m_before(connection.m_asWritten)
{
    connection.m_asWritten = statement.asWritten;
}

Connection::Connection(const QSqlDatabase &database, ConnectionBehaviour behaviour)
    : m_database(database)
    , m_behaviour(std::move(behaviour))
{
}

Connection::~Connection()
{
    const QString name = m_database.connectionName();
    for (const QString &sql : std::as_const(m_behaviour.closing)) {
        if (isAlive())
            QSqlQuery(m_database).exec(sql);
    }
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(name);
}

/// Of what is not open a driver would say so on the standard error stream.
bool Connection::isAlive() const
{
    return m_database.isOpen() && !m_database.isOpenError();
}

Result<std::vector<Connection::Row>> Connection::rows(const QString &sql, const QVariantList &bindings,
                                                      const std::stop_token &stop)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (const Done done = run(query, sql, bindings, stop); !done)
        return failure(done.error());
    std::vector<Row> result;
    const int columns = query.record().count();
    while (query.next())
        result.push_back(currentRow(query, columns));
    if (const Done done = finish(query, sql); !done)
        return failure(done.error());
    return result;
}

Result<QStringList> Connection::texts(const QString &sql, const QVariantList &bindings, const std::stop_token &stop)
{
    const auto found = rows(sql, bindings, stop);
    if (!found)
        return failure(found.error());
    QStringList texts;
    for (const Row &row : *found)
        texts << row.front().toString();
    return texts;
}

Result<qint64> Connection::execute(const QString &sql, const QVariantList &bindings, const std::stop_token &stop)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (const Done done = run(query, sql, bindings, stop); !done)
        return failure(done.error());
    const bool select = query.isSelect();
    // A statement with RETURNING has changed every row only when its last row has been fetched.
    while (query.next()) { }
    const int affected = query.numRowsAffected();
    if (const Done done = finish(query, sql); !done)
        return failure(done.error());
    // After DDL some drivers repeat the count of the statement before it.
    const bool returning = select && sql.contains(u"returning"_s, Qt::CaseInsensitive);
    if (!changesRows(sql) || (select && !returning))
        return -1;
    return affected;
}

Result<QueryResult> Connection::query(const QString &sql, const QVariantList &bindings, const std::stop_token &stop)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (const Done done = run(query, sql, bindings, stop); !done)
        return failure(done.error());
    QueryResult result;
    const QSqlRecord record = query.record();
    for (int column = 0; column < record.count(); ++column)
        result.columns << record.fieldName(column);
    while (query.next())
        result.rows.push_back(currentRow(query, record.count()));
    if (changesRows(sql) && !query.lastError().isValid()) {
        result.affectedRows = query.numRowsAffected();
        if (m_behaviour.insertedKeys)
            result.insertedKey = query.lastInsertId();
    }
    if (const Done done = finish(query, sql); !done)
        return failure(done.error());
    return result;
}

Result<QueryResult> Connection::queryAsSent(const QString &sql, const QVariantList &bindings,
                                            const std::stop_token &stop)
{
    QSqlQuery query(m_database);
    // QPSQL asks the server for the names of tables in between where it is not told so; QMYSQL lets nobody see a row
    // that it reads as it comes.
    query.setForwardOnly(m_database.driver()->dbmsType() != QSqlDriver::MySqlServer);
    query.setNumericalPrecisionPolicy(QSql::HighPrecision);
    if (const Done done = run(query, sql, bindings, stop); !done)
        return failure(done.error());
    QueryResult result = sentResult(query);
    while (!query.lastError().isValid() && query.nextResult())
        result = sentResult(query);
    if (query.lastError().isValid())
        return failure(refusal(query.lastError(), sql));
    return result;
}

QueryResult Connection::sentResult(QSqlQuery &query) const
{
    QueryResult result;
    if (!query.isSelect()) {
        result.affectedRows = changesRows(query.executedQuery()) ? query.numRowsAffected() : -1;
        if (m_behaviour.insertedKeys)
            result.insertedKey = query.lastInsertId();
        return result;
    }
    const QSqlRecord record = query.record();
    for (int column = 0; column < record.count(); ++column) {
        result.columns << record.fieldName(column);
        result.types.push_back(record.field(column).typeID());
    }
    while (query.next()) {
        const bool isTaken = m_behaviour.takeSent && m_behaviour.takeSent(query, result);
        if (isTaken && !query.isForwardOnly())
            break; // the driver held all of them
        if (isTaken)
            continue;
        Row row = currentRow(query, record.count());
        std::ranges::transform(row, row.begin(), writtenOut);
        result.rows.push_back(std::move(row));
    }
    result.affectedRows = qint64(result.rows.size());
    return result;
}

Done Connection::forEachRow(const QString &sql, const std::function<bool(const Row &)> &take)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (const Done done = run(query, sql, {}, {}); !done)
        return done;
    const int columns = query.record().count();
    while (query.next()) {
        if (!take(currentRow(query, columns)))
            return {};
    }
    if (query.lastError().isValid())
        return failure(refusal(query.lastError(), sql));
    return {};
}

bool Connection::send(QSqlQuery &query, const QString &sql, const QVariantList &bindings,
                      const std::stop_token &stop) const
{
    const Interruption interruption(m_behaviour.interrupt, stop);
    if (bindings.isEmpty())
        return query.exec(sql);
    if (!query.prepare(sql))
        return false;
    for (qsizetype position = 0; position < bindings.size(); ++position)
        query.bindValue(int(position), bindings.at(position));
    return query.exec();
}

Done Connection::run(QSqlQuery &query, const QString &sql, const QVariantList &bindings, const std::stop_token &stop)
{
    if (!isAlive()) {
        return failure({.kind = Error::Kind::Connection,
                        .what = u"The server has ended the session."_s,
                        .why = m_database.lastError().databaseText(),
                        .advice = u"Look into its log, and try again."_s,
                        .sql = sql});
    }
    if (m_behaviour.prepare) {
        if (const Done done = m_behaviour.prepare(sql, m_asWritten); !done)
            return done;
    }
    const Result<QString> statement = oneStatement(sql);
    if (!statement)
        return failure(statement.error());
    if (statement->isEmpty())
        return {};
    QDeadlineTimer deadline(m_lockTimeout.value_or(m_behaviour.lockTimeout));
    for (;;) {
        if (send(query, *statement, bindings, stop)) {
            noteTransaction(*statement);
            return {};
        }
        const QSqlError error = query.lastError();
        const DriverError meaning = classify(error);
        if (stop.stop_requested() && (meaning == DriverError::Locked || meaning == DriverError::Interrupted))
            return failure(stopped(meaning, error, sql));
        const bool endsTransaction = m_inTransaction && leadingWords(*statement) == QStringList{u"ROLLBACK"_s};
        if (meaning == DriverError::Refused && endsTransaction
            && error.databaseText().contains(u"no transaction is active"_s)) {
            // The failed statement before had already ended the transaction; that is what was asked for.
            m_inTransaction = false;
            query = QSqlQuery(m_database);
            return {};
        }
        // What was to end the statement before has come late.
        const bool wasMeantForOther = meaning == DriverError::Interrupted && endsTransaction;
        if ((meaning != DriverError::Locked && !wasMeantForOther) || deadline.hasExpired()) {
            Error refused = refusal(error, sql);
            // A driver would tell the server that a prepared statement is of no use any more, and complain that nobody
            // listens: the statement goes after the driver.
            if (meaning == DriverError::Unusable)
                m_lost = std::make_unique<QSqlQuery>(std::move(query));
            return failure(std::move(refused));
        }
        // A driver that sees a deadlock answers at once, without waiting itself.
        QThread::msleep(10);
        query.finish();
    }
}

/// A text may hold several statements where the server takes them; the failure of a later one shows with its result.
Done Connection::finish(QSqlQuery &query, const QString &sql) const
{
    while (!query.lastError().isValid() && query.nextResult()) {
        while (query.next()) { }
    }
    if (query.lastError().isValid())
        return failure(refusal(query.lastError(), sql));
    return {};
}

Result<QString> Connection::oneStatement(const QString &sql) const
{
    return m_behaviour.oneStatement ? m_behaviour.oneStatement(sql) : Result<QString>(sql);
}

DriverError Connection::classify(const QSqlError &error) const
{
    return m_behaviour.classify ? m_behaviour.classify(error) : DriverError::Refused;
}

Error Connection::refusal(const QSqlError &error, const QString &sql) const
{
    Error result{.kind = Error::Kind::Statement, .what = u"The database refused the statement."_s};
    result.why = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    result.sql = sql;
    result.code = error.nativeErrorCode();
    // A server's may stand in the options of the connection.
    const QString name = QFileInfo(m_database.databaseName()).fileName();
    const QString database = name.isEmpty() ? u"The database"_s : u"The database "_s + name;
    switch (classify(error)) {
    case DriverError::Refused:
        break;
    case DriverError::Interrupted:
        result.what = u"The statement was ended before it was through."_s;
        result.advice = u"Somebody has cancelled it in the server, or it lasted longer than it may: look who, or allow "
                        u"it more time, and try again."_s;
        break;
    case DriverError::Locked:
    case DriverError::LockedForGood:
        result.kind = Error::Kind::Locked;
        result.what = database + u" is locked by another connection."_s;
        result.advice = u"Find the program that holds a transaction open on it (a running application, a database "
                        u"browser, another migration), end that transaction, and try again."_s;
        if (const QString holders = m_behaviour.lockHolders ? m_behaviour.lockHolders(error, sql) : QString();
            !holders.isEmpty())
            result.why += u"\n"_s + holders;
        break;
    case DriverError::Unusable:
        result.kind = Error::Kind::Connection;
        result.what = database + u" cannot be used."_s;
        break;
    }
    return result;
}

void Connection::noteTransaction(const QString &sql)
{
    const QStringList words = leadingWords(sql);
    if (words.isEmpty())
        return;
    const QString &verb = words.first();
    if (verb == u"BEGIN" || (verb == u"START" && words.value(1) == u"TRANSACTION"))
        m_inTransaction = true;
    else if (verb == u"COMMIT" || verb == u"END" || (verb == u"ROLLBACK" && !words.contains(u"TO"_s)))
        m_inTransaction = false;
}

} // namespace engine
