#include "widgets/editor/noticebar.h"

#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

struct ToneLook
{
    QString icon;
    Role mark;
    Role row;
};

ToneLook lookOf(NoticeBar::Tone tone)
{
    switch (tone) {
    case NoticeBar::Tone::Warning:
        return {u"warning"_s, Role::WarningText, Role::WarningRow};
    case NoticeBar::Tone::Problem:
        return {u"error"_s, Role::DroppedMark, Role::DroppedRow};
    case NoticeBar::Tone::Information:
        break;
    }
    return {u"info"_s, Role::ChangedMark, Role::ChangedRow};
}

} // namespace

NoticeBar::NoticeBar(QWidget *parent)
    : QFrame(parent)
{
    setObjectName(u"noticeBar"_s);
    m_icon = new QLabel(this);
    m_text = new QLabel(this);
    m_text->setObjectName(u"noticeText"_s);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_layout = new QHBoxLayout(this);
    const int step = rhythm(this);
    m_layout->setContentsMargins(step, step / 2, step, step / 2);
    m_layout->addWidget(m_icon, 0, Qt::AlignTop);
    m_layout->addWidget(m_text, 1);
    hide();
}

void NoticeBar::tell(Tone tone, const QString &text, const QList<NoticeAction> &actions)
{
    m_tone = tone;
    m_text->setText(text);
    setAccessibleName(text);
    showIcon();
    replaceButtons(actions);
    show();
}

void NoticeBar::dismiss()
{
    hide();
}

QString NoticeBar::text() const
{
    return m_text->text();
}

void NoticeBar::showIcon()
{
    const ToneLook look = lookOf(m_tone);
    const int extent = fontMetrics().height();
    m_icon->setPixmap(iconPixmap(look.icon, extent, tokensOf(this).color(look.mark), devicePixelRatioF()));
    m_icon->setFixedHeight(qRound(rhythm(this) * 3.5));
}

void NoticeBar::replaceButtons(const QList<NoticeAction> &actions)
{
    for (QWidget *button : std::as_const(m_buttons)) {
        button->hide();
        button->deleteLater();
    }
    m_buttons.clear();
    for (const NoticeAction &action : actions) {
        auto *button = new QPushButton(action.text, this);
        button->setObjectName(action.name);
        connect(button, &QPushButton::clicked, this, [this, name = action.name] {
            dismiss();
            emit chosen(name);
        });
        m_layout->addWidget(button, 0, Qt::AlignTop);
        m_buttons.append(button);
    }
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    const Tokens tokens = tokensOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), tokens.color(lookOf(m_tone).row));
    painter.fillRect(QRectF(0, height() - 1, width(), 1), tokens.color(Role::Line));
}

} // namespace widgets
