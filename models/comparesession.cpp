#include "models/comparesession.h"

#include "models/workspace.h"

#include <QElapsedTimer>
#include <QPointer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace models {

using engine::Result;

namespace {

/// What came of it, and which files it was read from, for those that wait for another answer.
struct CompareAnswer
{
    Result<CompareResult> result;
    QList<engine::python::FileStamp> files;
};

/// Values only: this runs on a worker.
struct CompareJob
{
    engine::ModelSource left;
    engine::ModelSource right;
    engine::ModelContext context;
    std::shared_ptr<const engine::RevisionGraph> graph; ///< what `context` points into

    [[nodiscard]] CompareAnswer operator()(const std::stop_token &stop) const;
};

Result<CompareResult> compareSources(const CompareJob &job, const engine::ModelContext &context,
                                     const std::stop_token &stop)
{
    QElapsedTimer clock;
    clock.start();
    auto sides = engine::loadSides(job.left, job.right, context, stop);
    if (!sides)
        return engine::failure(sides.error());
    auto &[actual, desired] = *sides;
    const engine::Dialect *dialect = actual.dialect ? actual.dialect : context.dialect;
    CompareResult result{.left = std::move(actual), .right = std::move(desired), .dialect = dialect};
    engine::leaveOutUnread(result.left, result.right);
    compareSchemas(result, {}, context.versionTable);
    result.when = QDateTime::currentDateTime();
    result.milliseconds = clock.elapsed();
    return result;
}

CompareAnswer CompareJob::operator()(const std::stop_token &stop) const
{
    QList<engine::python::FileStamp> files;
    engine::ModelContext noting = context;
    noting.filesRead = &files;
    auto result = compareSources(*this, noting, stop);
    return {std::move(result), files};
}

} // namespace

void compareSchemas(CompareResult &result, const std::vector<engine::RenameCandidate> &renames,
                    const engine::VersionTable &versionTable)
{
    engine::CompareOptions options = engine::compareOptions(*result.dialect, versionTable);
    options.renames = renames;
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
    connect(&m_files, &FileWatch::changed, this, &CompareSession::follow);
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
        else if (choice.kind == SourceChoice::Kind::Model && choice.available && !model)
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
    for (const auto &side : {m_left, m_right}) {
        if (const auto *models = std::get_if<engine::PythonSource>(&side->source)) {
            askForPython(models->project);
            return;
        }
    }
    start({});
}

void CompareSession::askForPython(const engine::Project &project)
{
    PythonQuestion question;
    question.subject = PythonQuestion::Subject::Models;
    question.place = {project.environmentScript()};
    m_workspace.python()->request(question, [this](const Result<engine::BridgeProject> &python) {
        if (python)
            start(*python);
        else
            take(engine::failure(python.error()));
    });
}

void CompareSession::start(const std::optional<engine::BridgeProject> &python)
{
    m_python = python;
    m_mayAsk = true;
    read();
    emit started();
}

void CompareSession::read()
{
    CompareJob job{filled(m_left->source), filled(m_right->source), m_workspace.modelContext(),
                   m_workspace.sharedGraph()};
    job.context.python = m_python;
    m_runner->start(Task::Kind::Compare, QString(), std::move(job), [this](const CompareAnswer &answer) {
        const bool isRefused = !answer.result && answer.result.error().kind == engine::Error::Kind::Password;
        if (std::exchange(m_mayAsk, false) && isRefused) {
            askForPasswords(answer.result.error());
            return;
        }
        // A database that cannot be reached leaves the files unread, but not uninteresting.
        if (answer.result || !answer.files.isEmpty())
            m_files.watch(answer.files);
        take(answer.result);
    });
}

engine::ModelSource CompareSession::filled(engine::ModelSource source) const
{
    if (auto *database = std::get_if<engine::DatabaseSource>(&source); database && m_workspace.snapshot())
        database->url = m_workspace.snapshot()->passwords->filled(database->url);
    return source;
}

/// Which of the servers wanted one, the refusal does not say: the environment's, where things are tried out, or a
/// side's own.
void CompareSession::askForPasswords(const engine::Error &refusal)
{
    QList<engine::DatabaseUrl> urls;
    if (!m_workspace.hasProject())
        return;
    if (const auto address = addressOf(m_workspace.environment(), *m_workspace.snapshot()))
        urls.append(*address);
    for (const auto &side : {m_left, m_right}) {
        if (const auto *database = side ? std::get_if<engine::DatabaseSource>(&side->source) : nullptr)
            urls.append(database->url);
    }
    const auto then = [session = QPointer(this), refusal](const engine::Done &found) {
        if (session && found && session->m_left && session->m_right)
            session->read();
        else if (session)
            session->take(engine::failure(refusal));
    };
    m_workspace.passwords()->request(urls, PasswordAccess::Asking::User, then);
}

// Nobody asked, so nothing is taken off the screen meanwhile.
void CompareSession::follow()
{
    if (m_left && m_right && (m_result || m_error))
        read();
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
    m_files.watch({});
}

void CompareSession::showNotes()
{
    std::vector<engine::Error> problems;
    for (const engine::LoadedModel &side : {m_result->left, m_result->right}) {
        for (const engine::ModelNote &note : side.notes) {
            if (note.kind == engine::ModelNote::Kind::Remark)
                continue; // the comparison says it with its result
            const bool isUnread = note.kind == engine::ModelNote::Kind::Unread;
            const auto isSame = [&note](const engine::Error &told) {
                return told.what == note.text && told.where == note.where;
            };
            if (std::ranges::any_of(problems, isSame))
                continue; // what is left alone is so on both sides
            problems.push_back({.kind = isUnread ? engine::Error::Kind::NeedsPython : engine::Error::Kind::Project,
                                .what = note.text,
                                .where = note.where});
        }
    }
    for (const QString &note : std::as_const(m_result->comparison.notes))
        problems.push_back({.kind = engine::Error::Kind::Project, .what = note});
    m_workspace.problems()->setModelProblems(std::move(problems));
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
    showNotes();
    emit finished();
}

} // namespace models
