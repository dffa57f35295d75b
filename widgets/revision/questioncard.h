#pragma once

#include "models/revisionquestion.h"

#include <QFrame>

class QButtonGroup;
class QLineEdit;

namespace widgets {

/// One question that has to be answered before a revision can be saved. None is answered beforehand; answers may be
/// changed until then.
class QuestionCard : public QFrame
{
    Q_OBJECT

public:
    explicit QuestionCard(models::RevisionQuestion question, QWidget *parent = nullptr);

    [[nodiscard]] const models::RevisionQuestion &question() const { return m_question; }

signals:
    void answered(const models::RevisionQuestion &question);

private:
    struct RenameWords
    {
        QString question;
        QString yes;
        QString no;
    };

    [[nodiscard]] static RenameWords wordsFor(const engine::RenameCandidate &candidate);
    void setupRename(const models::RenameQuestion &rename);
    void setupRequiredColumn(const models::RequiredColumnQuestion &required);
    void addHeading(const QString &question, const QString &evidence);
    void addAnswer(const QString &text, int id, const QString &objectName, bool chosen);
    void takeAnswer(int id);
    void takeDefault();

    models::RevisionQuestion m_question;
    QButtonGroup *m_answers = nullptr;
    QLineEdit *m_default = nullptr;
};

} // namespace widgets
