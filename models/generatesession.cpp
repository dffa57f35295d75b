#include "models/generatesession.h"

#include "engine/migration/generate.h"
#include "engine/migration/sqlsection.h"
#include "engine/operation/apply.h"
#include "engine/project/newrevision.h"
#include "engine/revision/revisionfilename.h"
#include "models/comparescript.h"
#include "models/differencemodel.h"
#include "models/workspace.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace models {

using engine::Result;

namespace {

/// Values only: this runs on a worker, since it reads the template.
struct DraftJob
{
    engine::RevisionFileSettings settings;
    engine::RevisionRequest request;
    std::shared_ptr<const engine::RevisionGraph> graph;
    std::optional<std::vector<engine::Operation>> operations; ///< nothing for an empty revision
    engine::Schema actual;
    engine::LoadedModel desired;
    const engine::Dialect *dialect = nullptr;

    [[nodiscard]] Result<RevisionPreview> operator()(const std::stop_token &stop) const;
};

/// What `schema` looks like when all of `operations` have run; one that cannot apply says so in its own script.
engine::Schema afterwards(const std::vector<engine::Operation> &operations, engine::Schema schema)
{
    for (const engine::Operation &operation : operations) {
        if (!engine::apply(operation, schema))
            break;
    }
    return schema;
}

Result<RevisionPreview> DraftJob::operator()(const std::stop_token &) const
{
    engine::RevisionRequest complete = request;
    RevisionPreview preview;
    if (operations) {
        auto bodies = engine::generate(*operations, actual, desired, dialect->capabilities().computed);
        if (!bodies)
            return engine::failure(bodies.error());
        preview.upgradeScript = scriptOf(bodies->upgrade, actual, *dialect);
        preview.downgradeScript = scriptOf(bodies->downgrade, afterwards(bodies->upgrade, actual), *dialect);
        if (settings.format == engine::Revision::Format::Sql) {
            const auto up = engine::sqlSection(bodies->upgrade, *dialect, actual);
            if (!up)
                return engine::failure(up.error());
            const auto down = engine::sqlSection(bodies->downgrade, *dialect, afterwards(bodies->upgrade, actual));
            if (!down)
                return engine::failure(down.error());
            complete.upgradeSection = *up;
            complete.downgradeSection = *down;
        }
        complete.upgrade = std::move(bodies->upgrade);
        complete.downgrade = std::move(bodies->downgrade);
    }
    const auto draft = engine::draftRevision(settings, complete, *graph);
    if (!draft)
        return engine::failure(draft.error());
    preview.id = draft->id;
    preview.path = draft->path;
    preview.text = draft->text;
    preview.downRevisions = draft->downRevisions;
    preview.warnings = draft->warnings;
    return preview;
}

} // namespace

GenerateSession::GenerateSession(Workspace &workspace, std::optional<CompareResult> compared, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_compared(std::move(compared))
    , m_model(new DifferenceModel(this))
    , m_previewRunner(workspace.createRunner(this))
    , m_saveRunner(workspace.createRunner(this))
    , m_heads(heads().mid(0, 1))
    , m_id(engine::newRevisionId())
{
    connect(m_model, &DifferenceModel::chosenChanged, this, &GenerateSession::askQuestions);
    if (m_compared)
        m_model->setComparison(m_compared->comparison, m_compared->tree);
    askQuestions();
}

GenerateSession::~GenerateSession() = default;

QStringList GenerateSession::heads() const
{
    return m_workspace.graph().heads();
}

void GenerateSession::adoptTicks(const DifferenceModel &ticked)
{
    m_model->setTicks(ticked.ticks());
}

void GenerateSession::setMessage(const QString &message)
{
    m_message = message;
    refresh();
}

void GenerateSession::setHeads(const QStringList &heads)
{
    m_heads = heads;
    refresh();
}

void GenerateSession::setBranchLabel(const QString &label)
{
    m_branchLabel = label.trimmed();
    refresh();
}

void GenerateSession::answer(size_t number, const RevisionQuestion &question)
{
    if (number >= m_questions.size())
        return;
    const std::vector<engine::RenameCandidate> before = agreedRenames(m_questions);
    m_questions[number] = question;
    if (agreedRenames(m_questions) != before)
        compareAgain();
    else
        refresh();
    emit answersChanged();
}

int GenerateSession::openQuestions() const
{
    return int(std::ranges::count_if(m_questions, [](const auto &question) { return !isAnswered(question); }));
}

bool GenerateSession::canSave() const
{
    return m_previewIsCurrent && m_preview && !m_error && openQuestions() == 0 && !m_saveRunner->isRunning();
}

/// With other renames the same two schemas differ in other ways; nothing is read again.
void GenerateSession::compareAgain()
{
    compareSchemas(*m_compared, agreedRenames(m_questions), m_workspace.versionTable());
    m_model->setComparison(m_compared->comparison, m_compared->tree);
}

void GenerateSession::askQuestions()
{
    const std::vector<engine::RenameCandidate> candidates =
        m_compared ? m_compared->comparison.renameCandidates : std::vector<engine::RenameCandidate>();
    std::vector<RevisionQuestion> asked = questionsFor(m_model->chosenOperations(), candidates, m_questions);
    if (asked != m_questions) {
        m_questions = std::move(asked);
        emit questionsChanged();
    }
    refresh();
}

void GenerateSession::refresh()
{
    m_previewIsCurrent = false;
    // What was asked to be saved is no longer what is wanted.
    m_saveWhenReady = false;
    if (!m_workspace.hasProject())
        return;
    const engine::Dialect *dialect = m_workspace.modelContext().dialect;
    DraftJob job{.settings = engine::fileSettings(*m_workspace.project(), m_workspace.dialectName()),
                 .request = {},
                 .graph = m_workspace.sharedGraph(),
                 .operations = {},
                 .actual = {},
                 .desired = {},
                 .dialect = dialect};
    job.request.id = m_id;
    if (!m_message.trimmed().isEmpty())
        job.request.message = m_message.trimmed();
    job.request.heads = m_heads;
    job.request.branchLabel = m_branchLabel;
    job.request.render = engine::renderOptions(m_workspace.snapshot()->script, dialect);
    if (m_compared) {
        job.operations = answered(m_model->chosenOperations(), m_questions);
        job.actual = m_compared->left.schema;
        job.desired = m_compared->right;
    }
    m_previewRunner->start(Task::Kind::Generate, m_message, std::move(job),
                           [this](const Result<RevisionPreview> &preview) { takePreview(preview); });
}

void GenerateSession::takePreview(const Result<RevisionPreview> &preview)
{
    m_previewIsCurrent = preview.has_value();
    m_error.reset();
    if (preview)
        m_preview = *preview;
    else
        m_error = preview.error();
    emit previewChanged();
    if (std::exchange(m_saveWhenReady, false))
        save();
}

void GenerateSession::save()
{
    // Saved as typed: a preview that is still being made is waited for.
    m_saveWhenReady = !m_previewIsCurrent && m_previewRunner->isRunning();
    if (!canSave())
        return;
    const engine::RevisionDraft draft{.id = m_preview->id,
                                      .downRevisions = m_preview->downRevisions,
                                      .path = m_preview->path,
                                      .text = m_preview->text,
                                      .warnings = {}};
    m_saveRunner->start(
        Task::Kind::Generate, m_message, [draft](const std::stop_token &) { return engine::writeRevision(draft); },
        [this, draft](const engine::Done &written) {
            if (written) {
                emit saved(draft.path, draft.id);
                return;
            }
            m_error = written.error();
            emit failed(*m_error);
        });
}

} // namespace models
