#include "widgets/environment/environmentbar.h"

#include "widgets/environment/environmentwords.h"
#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

using Status = models::DatabaseState::Status;

QString link(const QString &target, const QString &text, const QColor &color)
{
    return u"<a href=\"%1\" style=\"color:%3; text-decoration:none\">%2</a>"_s.arg(target, text.toHtmlEscaped(),
                                                                                   color.name());
}

} // namespace

EnvironmentBar::EnvironmentBar(QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(this))
    , m_password(new QPushButton(icon(u"key"_s), QString(), this))
{
    setObjectName(u"environmentBar"_s);
    m_label->setObjectName(u"environmentBarText"_s);
    m_label->setTextFormat(Qt::RichText);
    m_label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_label->setMinimumWidth(1);
    m_password->setObjectName(u"environmentBarPassword"_s);
    m_password->hide();
    const int step = rhythm(this);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(step + step / 2, step / 2, step + step / 2, step / 2);
    layout->addWidget(m_label, 1);
    layout->addWidget(m_password);
    connect(m_password, &QPushButton::clicked, this, &EnvironmentBar::passwordRequested);
    connect(m_label, &QLabel::linkActivated, this, &EnvironmentBar::follow);
    retranslate();
}

void EnvironmentBar::show(const models::DatabaseState &state, bool hasProject, const QStringList &currentIds)
{
    m_state = state;
    m_hasProject = hasProject;
    m_currentIds = currentIds;
    retranslate();
    update();
}

void EnvironmentBar::retranslate()
{
    m_label->setText(m_hasProject ? text() : QString());
    m_label->setToolTip(m_state.address.toHtmlEscaped());
    m_label->setAccessibleName(tr("Database"));
    m_password->setText(tr("Enter &password…"));
    m_password->setVisible(m_hasProject && m_state.status == Status::Failed && m_state.wantsPassword);
}

QString EnvironmentBar::text() const
{
    const KindLook look = lookOf(m_state.environment.kind);
    const QColor color = tokensOf(this).color(look.text);
    const QString body = parts().join(u"&nbsp;&nbsp;·&nbsp;&nbsp;"_s);
    if (m_state.environment.name.isEmpty())
        return body;
    const bool named = m_state.environment.name.compare(look.word, Qt::CaseInsensitive) != 0;
    const QString head = named ? u"%1 %2 – %3"_s.arg(look.mark).arg(look.word, m_state.environment.name.toHtmlEscaped())
                               : u"%1 %2"_s.arg(look.mark).arg(look.word);
    return u"<span style=\"color:%3\"><b>%1</b>&nbsp;&nbsp;&nbsp;%2</span>"_s.arg(head, body, color.name());
}

QStringList EnvironmentBar::parts() const
{
    const Tokens tokens = tokensOf(this);
    const bool plain = m_state.environment.kind == models::Environment::Kind::Development;
    const QColor color = plain ? tokens.color(Role::Accent) : tokens.color(lookOf(m_state.environment.kind).text);
    if (m_state.environment.name.isEmpty())
        return {tr("No database is chosen."), link(u"add"_s, tr("Add a database"), color)};
    QStringList parts;
    if (!m_state.place.isEmpty())
        parts.append(u"%1 · %2"_s.arg(m_state.dialect.toHtmlEscaped(), m_state.place.toHtmlEscaped()));
    switch (m_state.status) {
    case Status::Reading:
        parts.append(tr("being asked…"));
        return parts;
    case Status::Failed:
        parts.append(m_state.wantsPassword ? tr("wants a password") : link(u"problem"_s, tr("does not answer"), color));
        return parts;
    case Status::Absent:
        parts.append(tr("does not exist yet: the first upgrade makes it"));
        break;
    case Status::Read:
    case Status::NotChosen:
        parts.append(m_currentIds.isEmpty()
                         ? tr("at the base, nothing is applied")
                         : tr("current %1").arg(link(u"current"_s, m_currentIds.join(u", "_s), color)));
        break;
    }
    // Before all else: a narrow window cuts the line's end off.
    if (m_state.halfDone)
        parts.prepend(u"<b>%1</b>"_s.arg(link(u"halfdone"_s, tr("a revision has stopped midway"), color)));
    parts.append(m_state.pending == 0 ? tr("nothing is pending")
                                      : link(u"pending"_s, tr("%n pending", nullptr, m_state.pending), color));
    if (m_state.status == Status::Read && !m_currentIds.isEmpty())
        parts.append(link(u"compare"_s, driftText(), color));
    return parts;
}

QString EnvironmentBar::driftText() const
{
    if (!m_state.drift)
        return tr("not compared with its revision");
    return *m_state.drift == 0 ? tr("matches its revision")
                               : tr("differs from its revision in %n place(s)", nullptr, *m_state.drift);
}

void EnvironmentBar::follow(const QString &target)
{
    if (target == "current"_L1)
        emit currentRequested();
    else if (target == "pending"_L1)
        emit pendingRequested();
    else if (target == "compare"_L1)
        emit compareRequested();
    else if (target == "halfdone"_L1)
        emit halfDoneRequested();
    else if (target == "add"_L1)
        emit addEnvironmentRequested();
    else
        emit problemRequested();
}

void EnvironmentBar::paintEvent(QPaintEvent *)
{
    const Tokens tokens = tokensOf(this);
    const KindLook look = lookOf(m_state.environment.kind);
    QPainter painter(this);
    painter.fillRect(rect(), tokens.color(look.bar));
    if (look.hatched) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(tokens.color(Role::ProductionHatch), rhythm(this) / 2.0));
        for (int x = -height(); x < width(); x += 3 * rhythm(this))
            painter.drawLine(x, height(), x + height(), 0);
        // The words stay on plain ground: hatching behind text would cost its contrast.
        const QRect words = m_label->geometry();
        const int wide = std::min(m_label->sizeHint().width() + rhythm(this), words.width());
        painter.fillRect(QRect(words.left() - rhythm(this) / 2, 0, wide, height()), tokens.color(look.bar));
    }
    painter.setPen(tokens.color(Role::Line));
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
}

void EnvironmentBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace widgets
