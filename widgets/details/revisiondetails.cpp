#include "widgets/details/revisiondetails.h"

#include "models/revisionfacts.h"
#include "models/shortids.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/labels.h"
#include "widgets/details/operationlist.h"
#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

std::vector<engine::Operation> plain(const std::vector<engine::PlacedOperation> &placed)
{
    std::vector<engine::Operation> operations;
    for (const engine::PlacedOperation &each : placed)
        operations.push_back(each.operation);
    return operations;
}

int lossesOf(const std::vector<engine::PlacedOperation> &placed)
{
    return static_cast<int>(std::ranges::count_if(
        placed, [](const engine::PlacedOperation &each) { return engine::destroysData(each.operation); }));
}

} // namespace

RevisionDetails::RevisionDetails(const models::RevisionSession &session, const engine::RevisionGraph &graph,
                                 QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_graph(&graph)
    , m_message(headingLabel(this))
    , m_meta(mutedLabel(this))
    , m_file(new ElidedLabel(this))
    , m_state(sectionLabel(this))
    , m_operationsTitle(sectionLabel(this))
    , m_operations(new OperationList(this))
    , m_noOperations(mutedLabel(this))
    , m_findingsTitle(sectionLabel(this))
    , m_findings(new QLabel(this))
    , m_goToProblem(new QPushButton(icon(u"file"_s), QString(), this))
    , m_wayBackTitle(sectionLabel(this))
    , m_wayBack(mutedLabel(this))
    , m_sqlTitle(new QToolButton(this))
    , m_sql(new QPlainTextEdit(this))
    , m_upgrade(new QPushButton(icon(u"upgrade"_s), QString(), this))
    , m_downgrade(new QPushButton(icon(u"downgrade"_s), QString(), this))
    , m_edit(new QPushButton(icon(u"edit"_s), QString(), this))
{
    setObjectName(u"revisionDetails"_s);
    setupLayout();
    setupButtons();
    retranslate();
}

void RevisionDetails::setupLayout()
{
    m_message->setObjectName(u"revisionMessage"_s);
    m_meta->setObjectName(u"revisionMeta"_s);
    m_file->setObjectName(u"revisionFile"_s);
    m_file->setProperty("muted", true);
    m_file->setElideMode(Qt::ElideMiddle);
    m_state->setObjectName(u"revisionState"_s);
    m_message->setWordWrap(true);
    m_state->setWordWrap(true);
    m_meta->setTextFormat(Qt::RichText);
    m_meta->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_findings->setTextFormat(Qt::PlainText);
    m_findings->setWordWrap(true);
    connect(m_meta, &QLabel::linkActivated, this, &RevisionDetails::revisionRequested);
    m_sql->setObjectName(u"revisionSql"_s);
    m_sql->setReadOnly(true);
    m_sql->setFont(fixedFont());
    m_sql->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_sql->setTabChangesFocus(true);
    m_sql->setMinimumHeight(fontMetrics().lineSpacing() * 9);
    m_sql->hide();

    const int step = rhythm(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(step + step / 2, step + step / 2, step + step / 2, step + step / 2);
    layout->setSpacing(step);
    layout->addWidget(m_message);
    layout->addWidget(m_meta);
    layout->addWidget(m_file);
    layout->addWidget(m_state);
    for (QWidget *part : QList<QWidget *>{m_upgrade, m_downgrade, m_edit})
        layout->addWidget(part, 0, Qt::AlignLeft);
    layout->addSpacing(step / 2);
    for (QWidget *part : QList<QWidget *>{m_operationsTitle, m_operations, m_noOperations, m_findingsTitle, m_findings,
                                          m_wayBackTitle, m_wayBack})
        layout->addWidget(part);
    layout->insertWidget(layout->indexOf(m_findings) + 1, m_goToProblem, 0, Qt::AlignLeft);
    layout->addWidget(m_sqlTitle, 0, Qt::AlignLeft);
    layout->addWidget(m_sql, 1);
    layout->addStretch();
}

void RevisionDetails::setupButtons()
{
    m_upgrade->setObjectName(u"upgradeToHere"_s);
    m_downgrade->setObjectName(u"downgradeToHere"_s);
    m_edit->setObjectName(u"editRevision"_s);
    m_goToProblem->setObjectName(u"goToProblem"_s);
    m_sqlTitle->setObjectName(u"showRevisionSql"_s);
    m_sqlTitle->setCheckable(true);
    m_sqlTitle->setAutoRaise(true);
    m_sqlTitle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_sqlTitle->setIcon(icon(u"chevron-right"_s));
    connect(m_sqlTitle, &QToolButton::toggled, this, [this](bool on) {
        m_sql->setVisible(on);
        m_sqlTitle->setIcon(icon(on ? u"chevron-down"_s : u"chevron-right"_s));
    });
    connect(m_upgrade, &QPushButton::clicked, this, [this] { emit upgradeRequested(m_session.id()); });
    connect(m_downgrade, &QPushButton::clicked, this, [this] { emit downgradeRequested(m_session.id()); });
    connect(m_edit, &QPushButton::clicked, this, [this] {
        if (const engine::Revision *revision = m_graph->find(m_session.id()))
            emit editRequested(revision->file, 0);
    });
    connect(m_goToProblem, &QPushButton::clicked, this, [this] {
        const auto &detail = m_session.detail();
        if (!detail)
            return;
        const auto &error =
            detail->operations.upgrade ? detail->operations.downgrade.error() : detail->operations.upgrade.error();
        emit editRequested(error.where.file.isEmpty() ? detail->revision.file : error.where.file, error.where.line);
    });
}

void RevisionDetails::show(const engine::RevisionGraph &graph, const models::DatabaseState &database)
{
    m_graph = &graph;
    m_database = database;
    retranslate();
}

void RevisionDetails::retranslate()
{
    m_operationsTitle->setText(tr("Operations"));
    m_findingsTitle->setText(tr("Findings"));
    m_wayBackTitle->setText(tr("Way back"));
    m_sqlTitle->setText(tr("SQL of the upgrade"));
    m_sql->setAccessibleName(tr("SQL of the upgrade"));
    m_upgrade->setText(tr("&Upgrade to here…"));
    m_downgrade->setText(tr("&Downgrade to here…"));
    m_edit->setText(tr("&Edit the file"));
    m_goToProblem->setText(tr("Go to the line"));
    const engine::Revision *revision = m_graph->find(m_session.id());
    if (!revision)
        return;
    showHeader(*revision);
    showButtons(revision->id);
    showBody();
}

void RevisionDetails::showHeader(const engine::Revision &revision)
{
    const models::ShortIds ids(*m_graph);
    m_message->setText(revision.message().isEmpty() ? tr("(no message)") : revision.message());
    QStringList lines{tr("Revision %1").arg(u"<code>%1</code>"_s.arg(revision.id.toHtmlEscaped()))};
    const QDateTime date =
        QDateTime::fromString(revision.createDate.left(19).replace(u'T', u' '), u"yyyy-MM-dd HH:mm:ss"_s);
    if (date.isValid())
        lines.append(QLocale().toString(date, QLocale::ShortFormat));
    QStringList parents;
    for (const QString &down : revision.downRevisions)
        parents.append(u"<a href=\"%1\"><code>%2</code></a>"_s.arg(down.toHtmlEscaped(), ids.of(down).toHtmlEscaped()));
    lines.append(parents.isEmpty() ? tr("the first of its line") : tr("follows %1").arg(parents.join(u", "_s)));
    if (!revision.branchLabels.isEmpty())
        lines.append(tr("branch label %1").arg(revision.branchLabels.join(u", "_s).toHtmlEscaped()));
    if (!revision.dependsOn.isEmpty())
        lines.append(tr("depends on %1").arg(revision.dependsOn.join(u", "_s).toHtmlEscaped()));
    m_file->setFullText(QFileInfo(revision.file).fileName());
    m_meta->setText(lines.join(u"<br/>"_s));
    m_state->setText(stateText(revision.id));
}

QString RevisionDetails::stateText(const QString &id) const
{
    const QString &name = m_database.environment.name;
    if (name.isEmpty())
        return tr("No database is chosen");
    if (const auto &left = m_database.halfDone; left && left->revision == id)
        return tr("▲ stopped after %n statement(s) in %1", nullptr, left->through).arg(name);
    if (m_database.rows.contains(id))
        return tr("◉ current in %1").arg(name);
    return m_database.applied.contains(id) ? tr("● applied in %1").arg(name) : tr("○ pending in %1").arg(name);
}

void RevisionDetails::showButtons(const QString &id)
{
    const bool chosen = !m_database.environment.name.isEmpty();
    const bool applied = m_database.applied.contains(id);
    const bool current = m_database.rows.contains(id);
    m_upgrade->setVisible(!applied);
    m_upgrade->setEnabled(chosen);
    m_upgrade->setToolTip(chosen ? QString() : tr("Add a database first."));
    m_downgrade->setVisible(applied && !current);
}

void RevisionDetails::showBody()
{
    const auto &detail = m_session.detail();
    const bool read = detail && detail->operations.upgrade;
    const bool some = read && !detail->operations.upgrade->empty();
    m_operations->setVisible(some);
    m_operations->setOperations(some ? plain(*detail->operations.upgrade) : std::vector<engine::Operation>());
    m_noOperations->setVisible(!some);
    if (!detail)
        m_noOperations->setText(tr("Being read…"));
    else
        m_noOperations->setText(read ? tr("It changes nothing.") : tr("It cannot be read without Python."));
    m_sqlTitle->setVisible(detail.has_value());
    m_sql->setVisible(detail && m_sqlTitle->isChecked());
    if (detail) {
        const auto &sql = detail->sql;
        m_sql->setPlainText(sql ? sql->join(u";\n\n"_s) + (sql->isEmpty() ? QString() : u";"_s) : sql.error().what);
    }
    showProblem();
    showWayBack();
}

void RevisionDetails::showProblem()
{
    const auto &detail = m_session.detail();
    QStringList findings;
    bool hasPlace = false;
    if (detail) {
        for (const auto *direction : {&detail->operations.upgrade, &detail->operations.downgrade}) {
            const bool absent = !*direction && direction->error().kind == engine::Error::Kind::Unsupported;
            if (!*direction && !absent) {
                findings.append(direction->error().what);
                hasPlace = hasPlace || direction->error().where.line > 0;
            }
        }
        const int losing = detail->operations.upgrade ? lossesOf(*detail->operations.upgrade) : 0;
        if (losing > 0)
            findings.append(tr("▲ %n operation(s) of the upgrade destroy data", nullptr, losing));
    }
    findings.removeDuplicates();
    m_findingsTitle->setVisible(!findings.isEmpty());
    m_findings->setVisible(!findings.isEmpty());
    m_findings->setText(findings.join(u'\n'));
    m_goToProblem->setVisible(hasPlace);
    tint(m_findings, tokensOf(this).color(Role::WarningText));
}

void RevisionDetails::showWayBack()
{
    const auto &detail = m_session.detail();
    m_wayBackTitle->setVisible(detail.has_value());
    m_wayBack->setVisible(detail.has_value());
    if (!detail)
        return;
    const auto &downgrade = detail->operations.downgrade;
    if (!downgrade) {
        m_wayBack->setText(downgrade.error().kind == engine::Error::Kind::Unsupported
                               ? tr("There is none: its downgrade is absent or raises.")
                               : downgrade.error().what);
        return;
    }
    const int losing = lossesOf(*downgrade);
    if (downgrade->empty())
        m_wayBack->setText(tr("The downgrade does nothing: the version moves, the schema stays."));
    else if (losing > 0)
        m_wayBack->setText(tr("The downgrade drops %n table(s) or column(s) and what is in them.", nullptr, losing));
    else
        m_wayBack->setText(tr("The downgrade loses no data."));
}

void RevisionDetails::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace widgets
