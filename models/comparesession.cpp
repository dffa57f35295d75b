#include "models/comparesession.h"

#include "models/workspace.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace models {

using engine::Result;

namespace {

/// Values only: this runs on a worker.
struct CompareJob
{
    engine::ModelSource left;
    engine::ModelSource right;
    engine::ModelContext context;
    std::shared_ptr<const engine::RevisionGraph> graph; ///< what `context` points into

    [[nodiscard]] Result<CompareResult> operator()(const std::stop_token &stop) const;
};

Result<CompareResult> CompareJob::operator()(const std::stop_token &stop) const
{
    QElapsedTimer clock;
    clock.start();
    auto actual = engine::loadModel(left, context, stop);
    if (!actual)
        return engine::failure(actual.error());
    auto desired = engine::loadModel(right, context, stop);
    if (!desired)
        return engine::failure(desired.error());
    CompareResult result{.left = *std::move(actual), .right = *std::move(desired), .dialect = context.dialect};
    engine::leaveOutUnread(result.left, result.right);
    compareSchemas(result, {}, context.versionTable);
    result.when = QDateTime::currentDateTime();
    result.milliseconds = clock.elapsed();
    return result;
}

} // namespace

void compareSchemas(CompareResult &result, const std::vector<engine::RenameCandidate> &renames,
                    const engine::VersionTable &versionTable)
{
    const engine::CompareOptions options{
        .ignoredTables = {versionTable.name}, .renames = renames, .comments = result.dialect->capabilities().comments};
    result.comparison = engine::compare(result.left.schema, result.right.schema, options);
    result.tree = engine::differenceTree(result.left.schema, result.right.schema, result.comparison);
}

CompareSession::CompareSession(Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_runner(workspace.createRunner(this))
{
    const auto projectChanged = [this] {
        cancel();
        dropResult();
        m_left.reset();
        m_right.reset();
        emit choicesChanged();
        emit sidesChanged();
    };
    connect(&workspace, &Workspace::projectChanged, this, projectChanged);
    connect(&workspace, &Workspace::graphChanged, this, &CompareSession::choicesChanged);
    connect(&workspace, &Workspace::environmentChanged, this, &CompareSession::choicesChanged);
    connect(&workspace, &Workspace::versionRowsChanged, this, &CompareSession::choicesChanged);
    connect(m_runner, &JobRunner::taskEnded, this, [this](int, bool wasCancelled) {
        if (wasCancelled)
            emit cancelled();
    });
}

QList<SourceChoice> CompareSession::choices() const
{
    return sourceChoices(m_workspace);
}

void CompareSession::setLeft(const SourceChoice &choice)
{
    if (m_left == choice)
        return;
    m_left = choice;
    dropResult();
    emit sidesChanged();
}

void CompareSession::setRight(const SourceChoice &choice)
{
    if (m_right == choice)
        return;
    m_right = choice;
    dropResult();
    emit sidesChanged();
}

void CompareSession::useDefaultSides()
{
    const QString environment = m_workspace.environment().name;
    const QString head = m_workspace.graph().heads().value(0);
    std::optional<SourceChoice> model;
    std::optional<SourceChoice> newest;
    for (const SourceChoice &choice : choices()) {
        if (choice.kind == SourceChoice::Kind::Database && choice.name == environment)
            setLeft(choice);
        else if (choice.kind == SourceChoice::Kind::Model && choice.available)
            model = choice;
        else if (choice.kind == SourceChoice::Kind::Revision && choice.name == head)
            newest = choice;
    }
    if (model || newest)
        setRight(model ? *model : *newest);
}

void CompareSession::swap()
{
    std::swap(m_left, m_right);
    dropResult();
    emit sidesChanged();
    compare();
}

void CompareSession::compare()
{
    m_error.reset();
    for (const auto &side : {m_left, m_right}) {
        if (side && side->available)
            continue;
        take(engine::failure({.kind = engine::Error::Kind::Command,
                              .what = u"There are not two sides to compare."_s,
                              .why = side ? side->reason : QString(),
                              .advice = u"Choose a side that can be had."_s}));
        return;
    }
    CompareJob job{m_left->source, m_right->source, m_workspace.modelContext(), m_workspace.sharedGraph()};
    m_runner->start(Task::Kind::Compare, QString(), std::move(job),
                    [this](const Result<CompareResult> &result) { take(result); });
    emit started();
}

void CompareSession::cancel()
{
    m_runner->cancel();
}

bool CompareSession::isRunning() const
{
    return m_runner->isRunning();
}

void CompareSession::dropResult()
{
    m_result.reset();
    m_error.reset();
}

void CompareSession::take(const Result<CompareResult> &result)
{
    if (!result) {
        m_result.reset();
        m_error = result.error();
        emit failed(*m_error);
        return;
    }
    m_error.reset();
    m_result = *result;
    for (const engine::LoadedModel &side : {m_result->left, m_result->right}) {
        for (const engine::ModelNote &note : side.notes)
            m_workspace.problems()->report(
                {.kind = engine::Error::Kind::NeedsPython, .what = note.text, .where = note.where});
    }
    emit finished();
}

} // namespace models
