#include "engine/bridge/bridgerun.h"

#include "engine/bridge/bridgevalues.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

Statement::Role roleOf(const QString &sql)
{
    using Option = QRegularExpression;
    static const QString start = u"^(?:\\s|--[^\\n]*\\n|/\\*.*?\\*/)*"_s;
    static const auto options = Option::CaseInsensitiveOption | Option::DotMatchesEverythingOption;
    static const QRegularExpression schema(start + u"(CREATE|ALTER|DROP|RENAME|COMMENT\\s+ON)\\b"_s, options);
    static const QRegularExpression setting(start + u"(PRAGMA|SET)\\b"_s, options);
    static const QRegularExpression control(
        start + u"(BEGIN|START\\s+TRANSACTION|COMMIT|END|ROLLBACK|SAVEPOINT|RELEASE)\\b"_s, options);
    if (schema.match(sql).hasMatch())
        return Statement::Role::Schema;
    if (setting.match(sql).hasMatch())
        return Statement::Role::Setting;
    return control.match(sql).hasMatch() ? Statement::Role::Control : Statement::Role::Data;
}

/// SQL in pieces, as the drivers of servers send it: texts that stand as they are, and values to be quoted.
QString joined(const QJsonArray &pieces, const Dialect &dialect)
{
    QString sql;
    for (const auto &piece : pieces)
        sql += piece.isString() ? piece.toString() : dialect.literal(valueFromBridge(piece));
    return sql;
}

/// Whether a value among the pieces is quoted by us in a way that a server's settings could read otherwise.
bool holdsBackslash(const QJsonArray &pieces)
{
    return std::ranges::any_of(pieces, [](const QJsonValue &piece) {
        return !piece.isString() && valueFromBridge(piece).toString().contains(u'\\');
    });
}

StatementRequest requestOf(const QJsonObject &message, const Dialect &dialect)
{
    StatementRequest request;
    const bool inPieces = message.contains(u"pieces"_s);
    const QString sql =
        inPieces ? joined(message.value(u"pieces"_s).toArray(), dialect) : message.value(u"sql"_s).toString();
    request.statement.sql = sql.trimmed();
    request.statement.role = roleOf(request.statement.sql);
    // SQLAlchemy asks for the server's settings and writes its literals accordingly, as the user does.
    request.statement.asWritten = !holdsBackslash(message.value(u"pieces"_s).toArray());
    request.statement.autocommit = message.value(u"autocommit"_s).toBool();
    request.wantsSent = inPieces;
    request.isAside = message.value(u"aside"_s).toBool();
    for (const auto &value : message.value(u"parameters"_s).toArray())
        request.statement.bindings << valueFromBridge(value);
    const QJsonObject place = message.value(u"place"_s).toObject();
    request.place = {place.value(u"file"_s).toString(), place.value(u"line"_s).toInt(), 0};
    // Of an insertion, SQLAlchemy wants to know the key.
    request.wantsRows =
        inPieces || message.value(u"rows"_s).toBool() || request.statement.role == Statement::Role::Data;
    return request;
}

} // namespace

BridgeRun::BridgeRun(BridgeProject project, BridgeRevision revision, const Dialect &dialect,
                     std::unique_ptr<BridgeProcess> process)
    : m_project(std::move(project))
    , m_revision(std::move(revision))
    , m_dialect(dialect)
    , m_process(std::move(process))
{
}

Result<std::unique_ptr<RevisionRun>> BridgeRun::start(const BridgeProject &project, const BridgeRevision &revision)
{
    const auto dialect = dialectFor(revision.dialect);
    if (!dialect)
        return failure(dialect.error());
    QJsonObject request = bridgeRequest(project, u"revision"_s, revision.dialect);
    request.insert(u"revision"_s, revision.id);
    request.insert(u"file"_s, revision.file);
    request.insert(u"source"_s, QString::fromLatin1(revision.source.toBase64()));
    request.insert(u"function"_s, revision.function);
    request.insert(u"serverVersion"_s, revision.serverVersion);
    auto process = BridgeProcess::start(project.settings, request);
    if (!process)
        return failure(process.error());
    return std::unique_ptr<RevisionRun>(new BridgeRun(project, revision, **dialect, std::move(*process)));
}

Result<std::optional<StatementRequest>> BridgeRun::next(const std::stop_token &stop)
{
    const auto message = m_process->read(stop);
    if (!message)
        return failure(message.error());
    const QString type = message->value(u"type"_s).toString();
    if (type == "statement"_L1)
        return requestOf(*message, m_dialect);
    m_process->finish();
    if (type == "failed"_L1)
        return failed(*message);
    return std::nullopt;
}

tl::unexpected<Error> BridgeRun::failed(const QJsonObject &message)
{
    const QString what = u"Python stopped %1() of %2"_s.arg(m_revision.function, m_revision.id);
    Error error = bridgeError(message, what, m_project, m_process->output());
    if (!m_refusal || !message.value(u"refused"_s).toBool())
        return failure(error);
    Error refused = *m_refusal;
    if (refused.where.file.isEmpty())
        refused.where = error.where;
    return failure(refused);
}

void BridgeRun::answer(const Result<QueryResult> &result)
{
    if (!result)
        m_refusal = result.error();
    m_process->write(answerForBridge(result));
}

} // namespace engine
