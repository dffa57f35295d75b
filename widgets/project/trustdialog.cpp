#include "widgets/project/trustdialog.h"

#include "widgets/common/labels.h"
#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/icons.h"

#include <QDir>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace widgets {

using models::PythonAccess;
using models::PythonQuestion;

TrustDialog::TrustDialog(PythonQuestion question, QWidget *parent)
    : QDialog(parent)
    , m_question(std::move(question))
    , m_title(headingLabel(this))
    , m_explanation(new QLabel(this))
    , m_reasonLabel(sectionLabel(this))
    , m_reason(new QLabel(this))
    , m_subjectLabel(sectionLabel(this))
    , m_subject(new QLabel(this))
    , m_interpreterLabel(sectionLabel(this))
    , m_interpreter(new QLabel(this))
    , m_caution(mutedLabel(this))
    , m_once(new QPushButton(icon(u"python"_s), QString(), this))
    , m_always(new QPushButton(this))
    , m_never(new QPushButton(this))
{
    setObjectName(u"trustDialog"_s);
    setupViews();
    setupLayout();
    setupConnections();
    retranslate();
    m_never->setFocus();
}

void TrustDialog::setupViews()
{
    m_title->setObjectName(u"trustTitle"_s);
    m_reason->setObjectName(u"trustReason"_s);
    m_subject->setObjectName(u"trustSubject"_s);
    m_interpreter->setObjectName(u"trustInterpreter"_s);
    for (QLabel *label : {m_title, m_explanation, m_reason, m_subject, m_interpreter})
        label->setWordWrap(true);
    for (QLabel *label : {m_explanation, m_reason, m_subject, m_interpreter}) {
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_once->setObjectName(u"trustOnce"_s);
    m_once->setAutoDefault(false);
    m_always->setObjectName(u"trustAlways"_s);
    m_always->setAutoDefault(false);
    m_never->setObjectName(u"trustNever"_s);
    m_never->setDefault(true); // the button that runs nothing
}

void TrustDialog::setupLayout()
{
    const int step = rhythm(this);
    auto *facts = new QFormLayout;
    facts->setHorizontalSpacing(2 * step);
    facts->setVerticalSpacing(step);
    facts->addRow(m_reasonLabel, m_reason);
    facts->addRow(m_subjectLabel, m_subject);
    facts->addRow(m_interpreterLabel, m_interpreter);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(step);
    buttons->addStretch();
    buttons->addWidget(m_once);
    buttons->addWidget(m_always);
    buttons->addWidget(m_never);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step);
    layout->setSpacing(step);
    layout->addWidget(m_title);
    layout->addWidget(m_explanation);
    layout->addSpacing(step);
    layout->addLayout(facts);
    layout->addSpacing(step);
    layout->addWidget(m_caution);
    layout->addStretch();
    layout->addSpacing(step);
    layout->addLayout(buttons);
}

void TrustDialog::setupConnections()
{
    connect(m_once, &QPushButton::clicked, this, [this] { say(PythonAccess::Answer::Once); });
    connect(m_always, &QPushButton::clicked, this, [this] { say(PythonAccess::Answer::Always); });
    connect(m_never, &QPushButton::clicked, this, &TrustDialog::reject);
}

void TrustDialog::say(PythonAccess::Answer answer)
{
    emit answered(answer);
    accept();
}

void TrustDialog::reject()
{
    emit answered(PythonAccess::Answer::Never);
    QDialog::reject();
}

QString TrustDialog::reasonText() const
{
    const QString file = QDir(m_question.python.project.root).relativeFilePath(m_question.place.file);
    const QString place =
        m_question.place.line > 0 ? u"%1:%2"_s.arg(file, QString::number(m_question.place.line)) : file;
    if (m_question.reason.isEmpty())
        return tr("You chose the models as Python has them (%1).").arg(place);
    return tr("%1: %2").arg(place, m_question.reason);
}

QString TrustDialog::subjectText() const
{
    const engine::Project &project = m_question.python.project;
    const QDir root(project.root);
    const QString script = root.relativeFilePath(project.environmentScript());
    switch (m_question.subject) {
    case PythonQuestion::Subject::Models:
        return tr("%1, and everything that it imports. No database is connected to.").arg(script);
    case PythonQuestion::Subject::Revision:
        break;
    }
    return tr("%1 and %2, and everything that they import. Their statements go through Athanor's own connection.")
        .arg(script, root.relativeFilePath(m_question.place.file));
}

void TrustDialog::retranslate()
{
    const engine::Interpreter &interpreter = m_question.python.settings.interpreter;
    setWindowTitle(tr("Run the project's Python?"));
    m_title->setText(tr("Run the Python of %1?").arg(QDir(m_question.python.project.root).dirName()));
    m_explanation->setText(tr("A project is read as text, and nothing of it runs. Here that is not enough."));
    m_reasonLabel->setText(tr("Why"));
    m_reason->setText(reasonText());
    m_subjectLabel->setText(tr("What would be run"));
    m_subject->setText(subjectText());
    m_interpreterLabel->setText(tr("With"));
    m_interpreter->setText(tr("%1 (%2)").arg(QDir::toNativeSeparators(interpreter.path), interpreter.reason));
    m_caution->setText(tr("Python may do whatever you may do here: read and change your files, and use the network. "
                          "Agree only to projects whose authors you trust."));
    m_once->setText(tr("Run this once"));
    m_always->setText(tr("Always for this project"));
    m_never->setText(tr("Do without"));
    // Wrapped words ask for a height that the window is not held to by itself.
    const int width = 90 * fontMetrics().averageCharWidth();
    resize(width, layout()->totalHeightForWidth(width));
}

void TrustDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

} // namespace widgets
