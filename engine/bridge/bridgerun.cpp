#include "engine/bridge/bridgerun.h"

#include "engine/bridge/bridgevalues.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

Statement::Role roleOf(const QString &sql)
{
    using Option = QRegularExpression;
    static const QString start = u"^(?:\\s|--[^\\n]*\\n|/\\*.*?\\*/)*"_s;
    static const auto options = Option::CaseInsensitiveOption | Option::DotMatchesEverythingOption;
    static const QRegularExpression schema(start + u"(CREATE|ALTER|DROP|RENAME)\\b"_s, options);
    static const QRegularExpression setting(start + u"(PRAGMA|SET)\\b"_s, options);
    static const QRegularExpression control(start + u"(BEGIN|COMMIT|END|ROLLBACK|SAVEPOINT|RELEASE)\\b"_s, options);
    if (schema.match(sql).hasMatch())
        return Statement::Role::Schema;
    if (setting.match(sql).hasMatch())
        return Statement::Role::Setting;
    return control.match(sql).hasMatch() ? Statement::Role::Control : Statement::Role::Data;
}

StatementRequest requestOf(const QJsonObject &message)
{
    StatementRequest request;
    request.statement.sql = message.value(u"sql"_s).toString().trimmed();
    request.statement.role = roleOf(request.statement.sql);
    for (const auto &value : message.value(u"parameters"_s).toArray())
        request.statement.bindings << valueFromBridge(value);
    const QJsonObject place = message.value(u"place"_s).toObject();
    request.place = {place.value(u"file"_s).toString(), place.value(u"line"_s).toInt(), 0};
    // Of an insertion, SQLAlchemy wants to know the key.
    request.wantsRows = message.value(u"rows"_s).toBool() || request.statement.role == Statement::Role::Data;
    return request;
}

} // namespace

BridgeRun::BridgeRun(BridgeProject project, BridgeRevision revision, std::unique_ptr<BridgeProcess> process)
    : m_project(std::move(project))
    , m_revision(std::move(revision))
    , m_process(std::move(process))
{
}

Result<std::unique_ptr<RevisionRun>> BridgeRun::start(const BridgeProject &project, const BridgeRevision &revision)
{
    if (revision.dialect != "sqlite"_L1) {
        return failure({.kind = Error::Kind::Unsupported,
                        .what = u"Revisions cannot be run through Python on %1 yet."_s.arg(revision.dialect),
                        .where = {revision.file}});
    }
    QJsonObject request = bridgeRequest(project, u"revision"_s, revision.dialect);
    request.insert(u"revision"_s, revision.id);
    request.insert(u"file"_s, revision.file);
    request.insert(u"source"_s, QString::fromLatin1(revision.source.toBase64()));
    request.insert(u"function"_s, revision.function);
    request.insert(u"serverVersion"_s, revision.serverVersion);
    auto process = BridgeProcess::start(project.settings, request);
    if (!process)
        return failure(process.error());
    return std::unique_ptr<RevisionRun>(new BridgeRun(project, revision, std::move(*process)));
}

Result<std::optional<StatementRequest>> BridgeRun::next(const std::stop_token &stop)
{
    const auto message = m_process->read(stop);
    if (!message)
        return failure(message.error());
    const QString type = message->value(u"type"_s).toString();
    if (type == "statement"_L1)
        return requestOf(*message);
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
