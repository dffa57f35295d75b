#include "widgets/output/outputpane.h"

#include "models/problemsmodel.h"
#include "models/statementsmodel.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/tokens.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QScrollBar>
#include <QTabWidget>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace widgets {

OutputPane::OutputPane(models::ProblemsModel &problems, models::StatementsModel &statements, QWidget *parent)
    : QWidget(parent)
    , m_problems(problems)
    , m_statements(statements)
    , m_tabs(new QTabWidget(this))
    , m_problemsView(createView(&problems, u"problemsView"_s))
    , m_statementsView(createView(&statements, u"statementsView"_s))
{
    m_tabs->setObjectName(u"outputTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_problemsView, icon(u"warning"_s), QString());
    m_tabs->addTab(m_statementsView, icon(u"sql"_s), QString());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_tabs);
    setupProblems();
    setupStatements();
    retranslate();
}

QTreeView *OutputPane::createView(QAbstractItemModel *model, const QString &objectName)
{
    auto *view = new QTreeView(this);
    view->setObjectName(objectName);
    view->setModel(model);
    view->setRootIsDecorated(false);
    view->setUniformRowHeights(true);
    view->setAllColumnsShowFocus(true);
    view->setAlternatingRowColors(true);
    view->setFrameShape(QFrame::NoFrame);
    view->setContextMenuPolicy(Qt::ActionsContextMenu);
    view->header()->setStretchLastSection(false);
    return view;
}

void OutputPane::setupProblems()
{
    using models::ProblemsModel;
    QHeaderView *header = m_problemsView->header();
    header->setSectionResizeMode(ProblemsModel::ProblemColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(ProblemsModel::AdviceColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(ProblemsModel::PlaceColumn, QHeaderView::ResizeToContents);
    connect(m_problemsView, &QTreeView::activated, this, [this](const QModelIndex &index) {
        const QString file = index.data(ProblemsModel::FileRole).toString();
        if (!file.isEmpty())
            emit placeRequested(file, index.data(ProblemsModel::LineRole).toInt());
    });
    auto *copy = new QAction(icon(u"copy"_s), QString(), m_problemsView);
    copy->setObjectName(u"copyProblem"_s);
    m_problemsView->addAction(copy);
    connect(copy, &QAction::triggered, this, [this] { copySelected(m_problemsView, Qt::ToolTipRole); });
    connect(&m_problems, &ProblemsModel::countChanged, this, &OutputPane::retranslate);
}

void OutputPane::setupStatements()
{
    using models::StatementsModel;
    QHeaderView *header = m_statementsView->header();
    for (int column = 0; column < StatementsModel::ColumnCount; ++column)
        header->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(StatementsModel::SqlColumn, QHeaderView::Stretch);
    auto *copy = new QAction(icon(u"copy"_s), QString(), m_statementsView);
    copy->setObjectName(u"copyStatement"_s);
    m_statementsView->addAction(copy);
    connect(copy, &QAction::triggered, this, [this] { copySelected(m_statementsView, StatementsModel::SqlRole); });
    connect(&m_statements, &QAbstractItemModel::rowsInserted, this, [this] {
        // Follow the newest, unless somebody is reading further up.
        const QScrollBar *bar = m_statementsView->verticalScrollBar();
        if (bar->value() >= bar->maximum() - bar->singleStep())
            m_statementsView->scrollToBottom();
    });
}

void OutputPane::copySelected(const QTreeView *view, int role) const
{
    if (view->currentIndex().isValid())
        QGuiApplication::clipboard()->setText(view->currentIndex().data(role).toString());
}

void OutputPane::showProblems()
{
    m_tabs->setCurrentWidget(m_problemsView);
}

void OutputPane::showStatements()
{
    m_tabs->setCurrentWidget(m_statementsView);
}

void OutputPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void OutputPane::retranslate()
{
    const int problems = m_problems.rowCount();
    m_tabs->setTabText(0, problems == 0 ? tr("Problems") : tr("Problems (%1)").arg(problems));
    m_tabs->setTabText(1, tr("Statements"));
    m_problemsView->setAccessibleName(tr("Problems"));
    m_statementsView->setAccessibleName(tr("Statements"));
    for (const auto &[view, text] :
         {std::pair{m_problemsView, tr("Copy the problem")}, std::pair{m_statementsView, tr("Copy the statement")}})
        view->actions().first()->setText(text);
}

} // namespace widgets
