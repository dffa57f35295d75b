#include "widgets/stepper/limitsbar.h"

#include "widgets/theme/athanorstyle.h"

#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

using Limit = std::optional<std::chrono::milliseconds>;

constexpr double kLongest = 86'400; // a day

QDoubleSpinBox *secondsBox(const QString &objectName, QWidget *parent)
{
    auto *box = new QDoubleSpinBox(parent);
    box->setObjectName(objectName);
    box->setRange(0, kLongest);
    box->setDecimals(1);
    return box;
}

void showIn(QDoubleSpinBox *box, const Limit &limit)
{
    const QSignalBlocker blocker(box);
    box->setValue(limit ? std::chrono::duration<double>(*limit).count() : 0);
}

Limit limitOf(const QDoubleSpinBox *box)
{
    if (box->value() <= 0)
        return {};
    return std::chrono::milliseconds(qRound64(box->value() * 1000));
}

} // namespace

LimitsBar::LimitsBar(QWidget *parent)
    : QWidget(parent)
    , m_lockLabel(new QLabel(this))
    , m_lock(secondsBox(u"lockTimeoutBox"_s, this))
    , m_statementLabel(new QLabel(this))
    , m_statement(secondsBox(u"statementTimeoutBox"_s, this))
{
    setObjectName(u"limitsBar"_s);
    m_lockLabel->setBuddy(m_lock);
    m_statementLabel->setBuddy(m_statement);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(rhythm(this));
    for (QWidget *each : {static_cast<QWidget *>(m_lockLabel), static_cast<QWidget *>(m_lock),
                          static_cast<QWidget *>(m_statementLabel), static_cast<QWidget *>(m_statement)})
        layout->addWidget(each);
    connect(m_lock, &QDoubleSpinBox::valueChanged, this, &LimitsBar::changed);
    connect(m_statement, &QDoubleSpinBox::valueChanged, this, &LimitsBar::changed);
    retranslate();
}

void LimitsBar::setLimits(const engine::SessionLimits &limits, const engine::Dialect *dialect)
{
    showIn(m_lock, limits.lock);
    showIn(m_statement, limits.statement);
    const bool canEnd = dialect && dialect->capabilities().statementTimeout;
    m_statementLabel->setVisible(canEnd);
    m_statement->setVisible(canEnd);
}

engine::SessionLimits LimitsBar::limits() const
{
    return {.lock = limitOf(m_lock), .statement = limitOf(m_statement)};
}

void LimitsBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void LimitsBar::retranslate()
{
    m_lockLabel->setText(tr("&Lock wait:"));
    m_lock->setToolTip(tr("How long to wait for another migration, and for what others have locked"));
    m_statementLabel->setText(tr("S&tatement limit:"));
    m_statement->setToolTip(tr("How long a statement may last before the server ends it"));
    for (QDoubleSpinBox *box : {m_lock, m_statement}) {
        box->setSuffix(tr(" s"));
        box->setSpecialValueText(tr("the database's"));
        box->setMinimumWidth(fontMetrics().horizontalAdvance(box->specialValueText()) + 6 * rhythm(this));
    }
}

} // namespace widgets
