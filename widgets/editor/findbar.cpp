#include "widgets/editor/findbar.h"

#include "widgets/theme/icons.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace widgets {

FindBar::FindBar(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"findBar"_s);
    setupWidgets();
    retranslate();
    hide();
}

void FindBar::setupWidgets()
{
    m_needle = new QLineEdit(this);
    m_needle->setObjectName(u"findText"_s);
    m_needle->setClearButtonEnabled(true);
    m_previous = new QToolButton(this);
    m_previous->setIcon(icon(u"chevron-up"_s));
    m_next = new QToolButton(this);
    m_next->setIcon(icon(u"chevron-down"_s));
    m_close = new QToolButton(this);
    m_close->setIcon(icon(u"close"_s));
    for (QToolButton *button : {m_previous, m_next, m_close})
        button->setAutoRaise(true);
    m_answer = new QLabel(this);
    m_answer->setObjectName(u"findAnswer"_s);
    m_answer->setProperty("muted", true);

    auto *layout = new QHBoxLayout(this);
    const int gap = style()->pixelMetric(QStyle::PM_LayoutVerticalSpacing) / 2;
    layout->setContentsMargins(gap, gap, gap, gap);
    layout->addWidget(m_needle, 2);
    layout->addWidget(m_previous);
    layout->addWidget(m_next);
    layout->addWidget(m_answer, 1);
    layout->addWidget(m_close);

    connect(m_needle, &QLineEdit::textEdited, this, [this] { ask(true); });
    connect(m_previous, &QToolButton::clicked, this, [this] { ask(false); });
    connect(m_next, &QToolButton::clicked, this, [this] { ask(true); });
    connect(m_close, &QToolButton::clicked, this, &FindBar::closed);
}

void FindBar::retranslate()
{
    const auto name = [](QToolButton *button, const QString &text) {
        button->setToolTip(text);
        button->setAccessibleName(text);
    };
    m_needle->setPlaceholderText(tr("Find"));
    m_needle->setAccessibleName(tr("Text to find"));
    name(m_previous, tr("Previous place"));
    name(m_next, tr("Next place"));
    name(m_close, tr("Close the search"));
}

void FindBar::open(const QString &text)
{
    if (!text.isEmpty())
        m_needle->setText(text);
    m_answer->clear();
    show();
    m_needle->setFocus(Qt::ShortcutFocusReason);
    m_needle->selectAll();
}

QString FindBar::needle() const
{
    return m_needle->text();
}

void FindBar::setFound(bool found)
{
    m_answer->setText(found || m_needle->text().isEmpty() ? QString() : tr("Not found"));
}

void FindBar::ask(bool forward)
{
    emit findRequested(m_needle->text(), forward);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit closed();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        ask(!event->modifiers().testFlag(Qt::ShiftModifier));
    else
        QWidget::keyPressEvent(event);
}

void FindBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace widgets
