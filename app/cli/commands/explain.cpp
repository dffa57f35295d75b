#include "app/cli/commands/explain.h"

#include "app/cli/pythonconsent.h"

#include "engine/revision/revisionreader.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace app {

namespace {

using Operations = engine::Result<std::vector<engine::PlacedOperation>>;

/// How one direction will be run, in a word, and what stands in the way.
struct Explanation
{
    QString how; ///< "natively", "natively, known only when run", "needs Python", "cannot be run"
    QString why; ///< with file and line; empty for "natively"
};

Explanation explained(const Operations &operations)
{
    if (operations)
        return {u"natively"_s, {}};
    const engine::Error &error = operations.error();
    const bool isLive = error.kind == engine::Error::Kind::KnownWhenRun;
    const bool needsPython = error.kind == engine::Error::Kind::NeedsPython;
    const QString reason = (isLive || needsPython) && !error.why.isEmpty() ? error.why : error.what;
    const QString place = error.where.line > 0 ? u"%1:%2: "_s.arg(error.where.file).arg(error.where.line) : QString();
    return {isLive            ? u"natively, known only when run"_s
                : needsPython ? u"needs Python"_s
                              : u"cannot be run"_s,
            place + reason};
}

bool isNative(const Operations &operations)
{
    return operations || operations.error().kind == engine::Error::Kind::KnownWhenRun;
}

QJsonObject jsonOf(const Operations &operations)
{
    const Explanation explanation = explained(operations);
    QJsonObject object{{u"runs"_s, explanation.how}};
    if (operations)
        object.insert(u"operations"_s, qint64(operations->size()));
    else
        object.insert(u"reason"_s, explanation.why);
    return object;
}

QString lineOf(const QString &direction, const Operations &operations)
{
    const Explanation explanation = explained(operations);
    return explanation.why.isEmpty() ? u"    %1: %2"_s.arg(direction, explanation.how)
                                     : u"    %1: %2 (%3)"_s.arg(direction, explanation.how, explanation.why);
}

} // namespace

CLI::App *ExplainCommand::declare(CLI::App &program)
{
    CLI::App *command =
        program.add_subcommand("explain",
                               "Tell how revisions will be run.\nFor each direction: natively, natively with queries "
                               "that decide what it does (then\nthe file and line), or why only Python can run it.");
    command->add_option("revisions", m_revisions, "a revision, or a range as of history -r; default: all");
    command->add_flag("--json", m_json, "Print JSON");
    return command;
}

int ExplainCommand::run(Session &session)
{
    const auto graph = session.graph();
    if (!graph)
        return session.failed(graph.error());
    const auto dialect = session.dialect();
    if (!dialect)
        return session.failed(dialect.error());
    const QString wanted = text(m_revisions);
    const auto ids = wanted.isEmpty() ? engine::Result<QStringList>((*graph)->newestFirst())
        : wanted.contains(u':')       ? (*graph)->range(wanted)
                                      : (*graph)->resolve(wanted);
    if (!ids)
        return session.failed(ids.error());
    engine::ReadOptions options = session.readOptions();
    options.dialect = (*dialect)->name();
    QJsonArray revisions;
    int native = 0;
    bool needsPython = false;
    for (const QString &id : *ids) {
        const engine::Revision &revision = *(*graph)->find(id);
        const engine::RevisionOperations read = engine::readRevisionOperations(revision, options);
        native += isNative(read.upgrade) && isNative(read.downgrade) ? 1 : 0;
        for (const auto &direction : {read.upgrade, read.downgrade})
            needsPython = needsPython || (!direction && direction.error().kind == engine::Error::Kind::NeedsPython);
        if (m_json) {
            revisions << QJsonObject{{u"revision"_s, id},
                                     {u"file"_s, revision.file},
                                     {u"upgrade"_s, jsonOf(read.upgrade)},
                                     {u"downgrade"_s, jsonOf(read.downgrade)}};
            continue;
        }
        session.output().data(u"%1 %2"_s.arg(id, revision.message().simplified()));
        session.output().data(lineOf(u"upgrade"_s, read.upgrade));
        session.output().data(lineOf(u"downgrade"_s, read.downgrade));
    }
    if (m_json)
        session.output().json(QJsonDocument(revisions));
    else
        session.output().data(u"%1 of %2 revisions run natively both ways."_s.arg(native).arg(ids->size()));
    if (needsPython && !m_json)
        session.output().data(pythonSentence(session));
    return 0;
}

} // namespace app
