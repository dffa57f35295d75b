#pragma once

#include "models/comparesession.h"
#include "models/revisionquestion.h"

namespace models {

class DifferenceModel;

/// A new revision as it would be written now.
struct RevisionPreview
{
    QString id;
    QStringList downRevisions;
    QString path;
    QString text; ///< of the file
    QString upgradeScript;
    QString downgradeScript;
    QStringList warnings; ///< of the writer, in whole sentences
};

/// A new revision in the making: what it contains, the questions that it raises, and the file that would be written.
/// Writes nothing before save().
class GenerateSession : public QObject
{
    Q_OBJECT

public:
    /// `compared` is what the revision is made of; without one it is empty. `workspace` must outlive the session.
    GenerateSession(Workspace &workspace, std::optional<CompareResult> compared, QObject *parent = nullptr);
    ~GenerateSession() override;

    /// The differences with their ticks; belongs to the session.
    [[nodiscard]] DifferenceModel *model() const { return m_model; }

    /// Ticks what is ticked in another view of the same comparison.
    void adoptTicks(const DifferenceModel &ticked);

    void setMessage(const QString &message);
    [[nodiscard]] const QString &message() const { return m_message; }

    /// The heads to choose from; the first is chosen.
    [[nodiscard]] QStringList heads() const;
    /// What the revision is put on top of: one head, or several that it merges.
    void setHeads(const QStringList &heads);
    void setBranchLabel(const QString &label);

    [[nodiscard]] const std::vector<RevisionQuestion> &questions() const { return m_questions; }
    /// Puts another answer in place of the question's old one; the number is its place in questions().
    void answer(size_t number, const RevisionQuestion &question);
    [[nodiscard]] int openQuestions() const;

    [[nodiscard]] const std::optional<RevisionPreview> &preview() const { return m_preview; }
    [[nodiscard]] const std::optional<engine::Error> &error() const { return m_error; }

    /// True where the preview is what save() would write and no question is open.
    [[nodiscard]] bool canSave() const;

    /// Writes the previewed file, once the preview has followed the last change; then saved() or failed(). Writes
    /// nothing where canSave() is not true by then, or where something is changed meanwhile.
    void save();

signals:
    void questionsChanged(); ///< other questions
    void answersChanged(); ///< other answers to the same ones
    void previewChanged();
    void saved(const QString &path, const QString &revision);
    void failed(const engine::Error &error);

private:
    void compareAgain();
    void askQuestions();
    void refresh();
    void takePreview(const engine::Result<RevisionPreview> &preview);

    Workspace &m_workspace;
    std::optional<CompareResult> m_compared;
    DifferenceModel *m_model;
    JobRunner *m_previewRunner;
    JobRunner *m_saveRunner;
    QString m_message;
    QStringList m_heads;
    QString m_branchLabel;
    QString m_id; ///< stays the same while the preview changes
    std::vector<RevisionQuestion> m_questions;
    std::optional<RevisionPreview> m_preview;
    std::optional<engine::Error> m_error;
    bool m_previewIsCurrent = false;
    bool m_saveWhenReady = false;
};

} // namespace models
