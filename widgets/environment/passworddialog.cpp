#include "widgets/environment/passworddialog.h"

#include "widgets/common/labels.h"
#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/icons.h"

#include <QAction>
#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace widgets {

PasswordDialog::PasswordDialog(models::PasswordQuestion question, QWidget *parent)
    : QDialog(parent)
    , m_question(std::move(question))
    , m_title(headingLabel(this))
    , m_label(new QLabel(this))
    , m_password(new QLineEdit(this))
    , m_eye(m_password->addAction(icon(u"eye"_s), QLineEdit::TrailingPosition))
    , m_keep(new QCheckBox(this))
    , m_keepText(mutedLabel(this))
    , m_answer(new QLabel(this))
    , m_accept(new QPushButton(icon(u"key"_s), QString(), this))
    , m_cancel(new QPushButton(this))
{
    setObjectName(u"passwordDialog"_s);
    setupViews();
    setupLayout();
    setupConnections();
    retranslate();
    if (m_question.keptIsWrong)
        say(tr("The server refused the password that the keychain holds."), true);
    m_password->setFocus();
}

void PasswordDialog::setupViews()
{
    m_title->setObjectName(u"passwordPlace"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_label->setBuddy(m_password);
    m_password->setObjectName(u"passwordText"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_eye->setObjectName(u"passwordEye"_s);
    m_eye->setCheckable(true);
    m_keep->setObjectName(u"passwordKeep"_s);
    m_keep->setEnabled(!m_question.noKeychain);
    m_keepText->setObjectName(u"passwordKeepText"_s);
    m_answer->setObjectName(u"passwordAnswer"_s);
    m_answer->setWordWrap(true);
    m_answer->setTextFormat(Qt::PlainText);
    m_answer->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_answer->hide();
    m_accept->setObjectName(u"passwordAccept"_s);
    m_accept->setDefault(true);
    m_accept->setEnabled(false);
    m_cancel->setObjectName(u"passwordCancel"_s);
    m_cancel->setAutoDefault(false);
}

void PasswordDialog::setupLayout()
{
    const int step = rhythm(this);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(step);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_accept);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step);
    layout->setSpacing(step);
    layout->addWidget(m_title);
    layout->addSpacing(step);
    layout->addWidget(m_label);
    layout->addWidget(m_password);
    layout->addWidget(m_answer);
    layout->addSpacing(step);
    layout->addWidget(m_keep);
    layout->addWidget(m_keepText);
    layout->addStretch();
    layout->addSpacing(step);
    layout->addLayout(buttons);
}

void PasswordDialog::setupConnections()
{
    connect(m_password, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_accept->setEnabled(!text.isEmpty()); });
    connect(m_eye, &QAction::toggled, this, &PasswordDialog::showTyping);
    connect(m_accept, &QPushButton::clicked, this, &PasswordDialog::send);
    connect(m_cancel, &QPushButton::clicked, this, &PasswordDialog::reject);
}

void PasswordDialog::showTyping(bool on)
{
    m_password->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password);
    m_eye->setToolTip(on ? tr("Hide the password") : tr("Show the password"));
}

/// Until the server has answered, nothing can be changed but the mind.
void PasswordDialog::send()
{
    m_password->setEnabled(false);
    m_accept->setEnabled(false);
    say(tr("Asking the server…"), false);
    emit answered(m_password->text(), m_keep->isChecked());
}

void PasswordDialog::showRefusal(const engine::Error &error)
{
    m_password->setEnabled(true);
    m_accept->setEnabled(true);
    const bool isWrong = error.kind == engine::Error::Kind::Password;
    say(isWrong ? tr("The server refused this password.") : error.what, true);
    m_password->selectAll();
    m_password->setFocus();
}

void PasswordDialog::say(const QString &text, bool isProblem)
{
    m_answer->setText(text);
    m_answer->show();
    tint(m_answer, tokensOf(this).color(isProblem ? Role::DroppedMark : Role::Muted));
    const int width = std::max(this->width(), 56 * fontMetrics().averageCharWidth());
    resize(width, std::max(height(), layout()->totalHeightForWidth(width)));
}

void PasswordDialog::reject()
{
    QDialog::reject();
    emit givenUp();
}

QString PasswordDialog::keepText() const
{
    if (m_question.noKeychain)
        return tr("There is no keychain here that could keep it: it is known until Athanor ends.");
    return tr("Otherwise it is known until Athanor ends. It is written nowhere else.");
}

void PasswordDialog::retranslate()
{
    setWindowTitle(tr("Password"));
    const QString server = m_question.place.server();
    m_title->setText(m_question.place.user.isEmpty() ? server : tr("%1 at %2").arg(m_question.place.user, server));
    m_label->setText(tr("&Password"));
    m_password->setAccessibleName(tr("Password"));
    m_eye->setText(tr("Show the password"));
    showTyping(m_eye->isChecked());
    m_keep->setText(tr("&Keep it in the keychain"));
    m_keepText->setText(keepText());
    m_accept->setText(tr("&Connect"));
    m_cancel->setText(tr("Cancel"));
    const int width = 56 * fontMetrics().averageCharWidth();
    resize(width, layout()->totalHeightForWidth(width));
}

void PasswordDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

} // namespace widgets
