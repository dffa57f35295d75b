#include "widgets/timeline/timelineview.h"

#include "models/lanes.h"
#include "models/timelineroles.h"
#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/timelinedelegate.h"

#include <QApplication>
#include <QDragMoveEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

constexpr int widestGraph = 12; // lanes; more can be seen by widening the column

} // namespace

TimelineView::TimelineView(QWidget *parent)
    : QTreeView(parent)
    , m_delegate(new TimelineDelegate(this))
{
    setObjectName(u"timelineView"_s);
    setAccessibleName(tr("Timeline of revisions"));
    setItemDelegate(m_delegate);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setUniformRowHeights(true);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDropIndicatorShown(false);
    setContextMenuPolicy(Qt::DefaultContextMenu);
    connect(this, &QTreeView::doubleClicked, this, [this](const QModelIndex &index) {
        if (!isFolded(index))
            emit revisionOpened(index.data(models::RevisionIdRole).toString());
    });
}

void TimelineView::setModel(QAbstractItemModel *model)
{
    if (this->model() != nullptr)
        disconnect(this->model(), nullptr, this, nullptr);
    QTreeView::setModel(model);
    if (model == nullptr)
        return;
    connect(model, &QAbstractItemModel::modelReset, this, &TimelineView::scheduleColumns);
    connect(model, &QAbstractItemModel::rowsInserted, this, &TimelineView::scheduleColumns);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &TimelineView::scheduleColumns);
    connect(model, &QAbstractItemModel::dataChanged, this, [this](const auto &, const auto &, const QList<int> &roles) {
        if (roles.isEmpty() || roles.contains(models::LaneRowRole))
            scheduleColumns();
    });
    setupColumns();
    scheduleColumns();
}

void TimelineView::setupColumns()
{
    header()->setMinimumSectionSize(rhythm(this) * 2);
    header()->setStretchLastSection(false);
    header()->setSectionsMovable(false);
    header()->setSectionResizeMode(QHeaderView::Interactive);
    if (header()->count() > models::MessageColumn)
        header()->setSectionResizeMode(models::MessageColumn, QHeaderView::Stretch);
    setHeaderHidden(!m_detailed);
    // The badges stand in the message's cell, where those of other rows take no room from it.
    setColumnHidden(models::BadgesColumn, true);
    for (const int column : {models::LabelColumn, models::AuthorColumn, models::DateColumn})
        setColumnHidden(column, !m_detailed);
}

void TimelineView::setDetailed(bool on)
{
    m_detailed = on;
    setupColumns();
    scheduleColumns();
}

/// Many changes of the model in one go lead to one measuring of the columns.
void TimelineView::scheduleColumns()
{
    if (m_columnsAreScheduled)
        return;
    m_columnsAreScheduled = true;
    QMetaObject::invokeMethod(this, &TimelineView::fitColumns, Qt::QueuedConnection);
}

void TimelineView::fitColumns()
{
    m_columnsAreScheduled = false;
    if (model() == nullptr || model()->columnCount() < models::TimelineColumnCount)
        return;
    const int rows = model()->rowCount();
    int lanes = 1;
    qsizetype longestId = 4;
    for (int row = 0; row < rows; ++row) {
        lanes = std::max(
            lanes, model()->index(row, models::GraphColumn).data(models::LaneRowRole).value<models::LaneRow>().width);
        longestId = std::max(longestId, model()->index(row, models::RevisionColumn).data().toString().size());
    }
    QFont bold = fixedFont();
    bold.setBold(true);
    const int idWidth = QFontMetrics(bold).horizontalAdvance(QString(std::min<qsizetype>(longestId, 14), u'0'));
    setColumnWidth(models::GraphColumn, TimelineDelegate::graphWidth(this, std::min(lanes, widestGraph)));
    setColumnWidth(models::RevisionColumn, idWidth + rhythm(this) * 2);
    if (m_detailed) {
        for (const int column : {models::LabelColumn, models::AuthorColumn, models::DateColumn})
            resizeColumnToContents(column);
    }
}

QStringList TimelineView::selectedIds() const
{
    if (selectionModel() == nullptr)
        return {};
    QModelIndexList rows = selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QStringList ids;
    for (const QModelIndex &row : std::as_const(rows)) {
        if (!isFolded(row))
            ids.append(row.data(models::RevisionIdRole).toString());
    }
    return ids;
}

QString TimelineView::currentId() const
{
    return currentIndex().data(models::RevisionIdRole).toString();
}

QModelIndex TimelineView::rowOf(const QString &id) const
{
    if (model() == nullptr || id.isEmpty())
        return {};
    for (int row = 0, count = model()->rowCount(); row < count; ++row) {
        const QModelIndex index = model()->index(row, 0);
        if (index.data(models::RevisionIdRole).toString() == id)
            return index;
    }
    return {};
}

bool TimelineView::selectRevision(const QString &id)
{
    const QModelIndex row = rowOf(id);
    if (row.isValid())
        makeCurrent(row);
    return row.isValid();
}

void TimelineView::selectRevisions(const QStringList &ids)
{
    if (selectionModel() == nullptr)
        return;
    QItemSelection selection;
    QModelIndex first;
    for (const QString &id : ids) {
        const QModelIndex row = rowOf(id);
        if (!row.isValid())
            continue;
        first = first.isValid() ? first : row;
        selection.select(row, row.siblingAtColumn(model()->columnCount() - 1));
    }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (first.isValid())
        scrollTo(first);
}

void TimelineView::makeCurrent(const QModelIndex &row)
{
    selectionModel()->setCurrentIndex(row, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(row);
}

/// Read from the rows, so that any model will do: the first one that has a parent has it below or has passed it.
bool TimelineView::newestOnTop() const
{
    QSet<QString> above;
    for (int row = 0, count = model()->rowCount(); row < count; ++row) {
        const QModelIndex index = model()->index(row, 0);
        const QStringList downs = index.data(models::DownRevisionsRole).toStringList();
        if (!downs.isEmpty())
            return std::ranges::none_of(downs, [&above](const QString &down) { return above.contains(down); });
        above.insert(index.data(models::RevisionIdRole).toString());
    }
    return true;
}

bool TimelineView::isFolded(const QModelIndex &row) const
{
    return row.data(models::FoldedCountRole).toInt() > 0;
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    if (model() == nullptr || !(handleMove(*event) || handleAction(*event)))
        QTreeView::keyPressEvent(event);
}

bool TimelineView::handleMove(const QKeyEvent &event)
{
    const bool alt = event.modifiers().testFlag(Qt::AltModifier);
    const int rows = model()->rowCount();
    switch (event.key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (!alt)
            return false;
        // Up is towards the newer ones, whichever way the list is turned.
        goToKin((event.key() == Qt::Key_Up) == newestOnTop() ? Kin::Child : Kin::Parent);
        return true;
    case Qt::Key_Home:
    case Qt::Key_End:
        if (event.modifiers() != Qt::NoModifier || rows == 0)
            return false;
        makeCurrent(model()->index((event.key() == Qt::Key_Home) == newestOnTop() ? 0 : rows - 1, 0));
        return true;
    default:
        return false;
    }
}

bool TimelineView::handleAction(const QKeyEvent &event)
{
    const QString id = currentId();
    if (id.isEmpty())
        return false;
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (isFolded(currentIndex()))
            emit foldToggled(id);
        else
            emit revisionOpened(id);
        return true;
    case Qt::Key_Space:
        if (event.modifiers() != Qt::NoModifier)
            return false;
        emit revisionMarked(id);
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (isFolded(currentIndex()))
            emit foldToggled(id);
        return true;
    default:
        return false;
    }
}

void TimelineView::goToKin(Kin kin)
{
    const QModelIndexList rows = kinOf(currentIndex(), kin);
    if (rows.size() == 1)
        makeCurrent(rows.constFirst());
    else if (rows.size() > 1)
        chooseAmong(rows);
}

QModelIndexList TimelineView::kinOf(const QModelIndex &row, Kin kin) const
{
    QModelIndexList found;
    const QString own = row.data(models::RevisionIdRole).toString();
    const QStringList downs = row.data(models::DownRevisionsRole).toStringList();
    for (int other = 0, count = model()->rowCount(); other < count; ++other) {
        const QModelIndex index = model()->index(other, 0);
        const bool isKin = kin == Kin::Parent ? downs.contains(index.data(models::RevisionIdRole).toString())
                                              : index.data(models::DownRevisionsRole).toStringList().contains(own);
        if (isKin)
            found.append(index);
    }
    return found;
}

/// At a fork the user says which way; the menu waits without stopping anything.
void TimelineView::chooseAmong(const QModelIndexList &rows)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"forkMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const QModelIndex &row : rows) {
        const QString shortId = row.siblingAtColumn(models::RevisionColumn).data().toString();
        const QString message = row.siblingAtColumn(models::MessageColumn).data().toString();
        const QPersistentModelIndex target(row);
        QAction *action = menu->addAction(tr("%1  %2", "revision and its message").arg(shortId, message));
        connect(action, &QAction::triggered, this, [this, target] {
            if (target.isValid())
                makeCurrent(target);
        });
    }
    menu->popup(viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft()));
    menu->setActiveAction(menu->actions().constFirst());
}

void TimelineView::keyboardSearch(const QString &search)
{
    const bool goesOn = m_typedAt.isValid() && m_typedAt.elapsed() < QApplication::keyboardInputInterval();
    m_typed = goesOn ? m_typed + search : search;
    m_typedAt.start();
    const int rows = model() != nullptr ? model()->rowCount() : 0;
    // A first letter goes on to the next id that has it; further ones narrow down what was found.
    const int from = std::max(0, currentIndex().row() + (goesOn || !currentIndex().isValid() ? 0 : 1));
    for (int step = 0; step < rows; ++step) {
        const QModelIndex row = model()->index((from + step) % rows, 0);
        if (row.data(models::RevisionIdRole).toString().startsWith(m_typed, Qt::CaseInsensitive)) {
            makeCurrent(row);
            return;
        }
    }
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    QTreeView::mousePressEvent(event);
    const QModelIndex row = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && row.isValid() && isFolded(row))
        emit foldToggled(row.data(models::RevisionIdRole).toString());
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex row = byMouse ? indexAt(viewport()->mapFromGlobal(event->globalPos())) : currentIndex();
    if (!row.isValid() || isFolded(row))
        return;
    const QPoint place = byMouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(row).bottomLeft());
    emit menuRequested(row.data(models::RevisionIdRole).toString(), place);
}

void TimelineView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    emit selectedIdsChanged(selectedIds());
}

void TimelineView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    const auto type = event->type();
    if (type == QEvent::LanguageChange)
        setAccessibleName(tr("Timeline of revisions"));
    if (type == QEvent::PaletteChange || type == QEvent::FontChange || type == QEvent::StyleChange) {
        m_delegate->forgetLook();
        scheduleColumns();
    }
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        scheduleColumns();
}

void TimelineView::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->source() == this)
        event->acceptProposedAction();
    else
        event->ignore();
}

void TimelineView::dragMoveEvent(QDragMoveEvent *event)
{
    const QModelIndex row = indexAt(event->position().toPoint());
    const bool onCurrent =
        row.isValid() && row.data(models::MarkRole).toInt() == static_cast<int>(models::TimelineMark::Current);
    if (event->source() == this && onCurrent && selectedIds().size() == 1)
        event->acceptProposedAction();
    else
        event->ignore();
}

void TimelineView::dropEvent(QDropEvent *event)
{
    const QStringList ids = selectedIds();
    event->setDropAction(Qt::CopyAction);
    event->accept();
    if (ids.size() == 1)
        emit planRequested(ids.constFirst());
}

} // namespace widgets
