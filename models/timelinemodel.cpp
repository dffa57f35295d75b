#include "models/timelinemodel.h"

#include "models/timelinewords.h"

#include <QLocale>
#include <QMimeData>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace models {

namespace {

qsizetype at(int row)
{
    return static_cast<qsizetype>(row);
}

} // namespace

TimelineModel::TimelineModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_graph(std::make_shared<const engine::RevisionGraph>())
{
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TimelineModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : TimelineColumnCount;
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const TimelineRow &row = m_rows[static_cast<size_t>(index.row())];
    if (role == Qt::DisplayRole)
        return text(row, index.column());
    if (role == Qt::ToolTipRole)
        return toolTip(row);
    if (role == Qt::AccessibleTextRole && index.column() == GraphColumn)
        return rowText(index);
    return fact(row, role);
}

QVariant TimelineModel::text(const TimelineRow &row, int column) const
{
    switch (column) {
    case RevisionColumn:
        return row.shortId;
    case MessageColumn:
        if (row.mark == TimelineMark::Folded)
            return tr("… %n revision(s)", nullptr, row.foldedCount);
        if (row.mark == TimelineMark::Missing)
            return tr("in the version table, but no file has it");
        return row.message;
    case LabelColumn:
        return row.label;
    case AuthorColumn:
        return row.author;
    case DateColumn:
        return row.date.isValid() ? QLocale().toString(row.date.date(), QLocale::ShortFormat) : QVariant();
    default:
        return {};
    }
}

QVariant TimelineModel::fact(const TimelineRow &row, int role) const
{
    switch (role) {
    case RevisionIdRole:
        return row.id;
    case DownRevisionsRole:
        return row.downRevisions;
    case DependsOnRole:
        return row.dependsOn;
    case MarkRole:
        return static_cast<int>(row.mark);
    case IsBaseRole:
        return row.isBase;
    case IsMergeRole:
        return row.isMerge;
    case IsHeadRole:
        return row.isHead;
    case BadgesRole:
        return QVariant::fromValue(row.badges);
    case LaneRowRole:
        return QVariant::fromValue(row.lanes);
    case DimmedRole:
        return !m_history.isEmpty() && row.foldedCount == 0 && !m_history.contains(row.id);
    case SearchHitRole:
        return row.searchHit;
    case FileRole:
        return row.file;
    case FoldedCountRole:
        return row.foldedCount;
    default:
        return {};
    }
}

QString TimelineModel::toolTip(const TimelineRow &row) const
{
    if (row.mark == TimelineMark::Folded)
        return tr("Show these %n revision(s)", nullptr, row.foldedCount);
    QStringList lines{row.id};
    if (!row.message.isEmpty())
        lines.append(row.message);
    if (!row.file.isEmpty())
        lines.append(tr("File: %1").arg(QUrl::fromLocalFile(row.file).fileName()));
    lines.append(row.isBase ? tr("The first of its line") : tr("Follows %1").arg(row.downRevisions.join(u", "_s)));
    // The view leaves out badges where there is no room for them.
    QStringList badges;
    for (const TimelineBadge &badge : row.badges)
        badges.append(badgeText(badge));
    if (!badges.isEmpty())
        lines.append(badges.join(u" · "_s));
    const auto facts = m_facts.constFind(row.id);
    if (facts != m_facts.constEnd() && !facts->objects.isEmpty())
        lines.append(tr("Touches %1").arg(facts->objects.first(std::min(facts->objects.size(), at(6))).join(u", "_s)));
    return lines.join(u'\n');
}

QVariant TimelineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case GraphColumn:
        return tr("Graph");
    case RevisionColumn:
        return tr("Revision");
    case MessageColumn:
        return tr("Message");
    case LabelColumn:
        return tr("Branch label");
    case AuthorColumn:
        return tr("Author");
    case DateColumn:
        return tr("Date");
    case BadgesColumn:
        return tr("State");
    default:
        return {};
    }
}

Qt::ItemFlags TimelineModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren : flags;
}

QMimeData *TimelineModel::mimeData(const QModelIndexList &indexes) const
{
    QStringList ids;
    QList<QUrl> files;
    for (const QModelIndex &index : indexes) {
        const TimelineRow &row = m_rows[static_cast<size_t>(index.row())];
        if (row.foldedCount > 0 || ids.contains(row.id))
            continue;
        ids.append(row.id);
        if (!row.file.isEmpty())
            files.append(QUrl::fromLocalFile(row.file));
    }
    auto data = std::make_unique<QMimeData>();
    data->setText(ids.join(u'\n'));
    data->setUrls(files);
    return data.release(); // Qt takes it over
}

void TimelineModel::setGraph(std::shared_ptr<const engine::RevisionGraph> graph)
{
    m_graph = std::move(graph);
    m_colours = laneColours(laneInputs(*m_graph));
    rebuild();
}

void TimelineModel::setDatabase(const DatabaseState &database)
{
    m_database = database;
    rebuild();
}

void TimelineModel::setFacts(const RevisionFactsById &facts)
{
    m_facts = facts;
    rebuild();
}

void TimelineModel::setFilter(const TimelineFilter &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    rebuild();
}

void TimelineModel::setNewestOnTop(bool on)
{
    if (std::exchange(m_newestOnTop, on) != on)
        rebuild();
}

void TimelineModel::setFoldRuns(bool on)
{
    if (std::exchange(m_foldRuns, on) == on)
        return;
    m_unfolded.clear();
    rebuild();
}

void TimelineModel::unfold(const QString &id)
{
    if (!m_unfolded.remove(id))
        m_unfolded.insert(id);
    rebuild();
}

void TimelineModel::setHistoryOf(const QStringList &ids)
{
    QSet<QString> history = ids.isEmpty() ? QSet<QString>() : m_graph->ancestors(ids);
    if (m_history == history)
        return;
    m_history = std::move(history);
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, TimelineColumnCount - 1), {DimmedRole});
}

int TimelineModel::rowOf(const QString &id) const
{
    return m_rowById.value(id, -1);
}

QList<int> TimelineModel::hitRows() const
{
    QList<int> hits;
    for (size_t row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].searchHit)
            hits.append(static_cast<int>(row));
    }
    return hits;
}

void TimelineModel::rebuild()
{
    TimelineRows built =
        buildTimeline({*m_graph, m_colours, m_database, m_facts, m_filter, m_newestOnTop, m_foldRuns, m_unfolded});
    replaceRows(std::move(built.rows));
    if (m_counts != built.counts) {
        m_counts = std::move(built.counts);
        emit countsChanged();
    }
}

void TimelineModel::replaceRows(std::vector<TimelineRow> rows)
{
    QSet<QString> wanted;
    for (const TimelineRow &row : rows)
        wanted.insert(row.id);
    removeGone(wanted);
    reorder(rows);
    insertNew(rows);
    m_rowById.clear();
    for (size_t row = 0; row < m_rows.size(); ++row)
        m_rowById.insert(m_rows[row].id, static_cast<int>(row));
}

void TimelineModel::removeGone(const QSet<QString> &wanted)
{
    for (int last = rowCount() - 1; last >= 0; --last) {
        if (wanted.contains(m_rows[static_cast<size_t>(last)].id))
            continue;
        int first = last;
        while (first > 0 && !wanted.contains(m_rows[static_cast<size_t>(first - 1)].id))
            --first;
        beginRemoveRows({}, first, last);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        endRemoveRows();
        last = first;
    }
}

/// Brings the rows that stay into the order that they have in `rows`.
void TimelineModel::reorder(const std::vector<TimelineRow> &rows)
{
    QHash<QString, int> place;
    for (size_t row = 0; row < rows.size(); ++row)
        place.insert(rows[row].id, static_cast<int>(row));
    const auto before = [&place](const TimelineRow &left, const TimelineRow &right) {
        return place.value(left.id) < place.value(right.id);
    };
    if (std::is_sorted(m_rows.begin(), m_rows.end(), before))
        return;
    emit layoutAboutToBeChanged();
    const QModelIndexList from = persistentIndexList();
    QStringList ids;
    for (const QModelIndex &index : from)
        ids.append(m_rows[static_cast<size_t>(index.row())].id);
    std::stable_sort(m_rows.begin(), m_rows.end(), before);
    QHash<QString, int> now;
    for (size_t row = 0; row < m_rows.size(); ++row)
        now.insert(m_rows[row].id, static_cast<int>(row));
    QModelIndexList to;
    for (qsizetype i = 0; i < from.size(); ++i)
        to.append(index(now.value(ids[i]), from[i].column()));
    changePersistentIndexList(from, to);
    emit layoutChanged();
}

/// Puts in what is new and tells what has changed; `rows` and the rows that stay have one order now.
void TimelineModel::insertNew(std::vector<TimelineRow> &rows)
{
    int firstChanged = -1;
    const auto tellChanged = [this, &firstChanged](int end) {
        if (firstChanged >= 0)
            emit dataChanged(index(firstChanged, 0), index(end - 1, TimelineColumnCount - 1));
        firstChanged = -1;
    };
    const int count = static_cast<int>(rows.size());
    for (int row = 0; row < count;) {
        const auto isNew = [&](int candidate) {
            return row >= rowCount() || m_rows[static_cast<size_t>(row)].id != rows[static_cast<size_t>(candidate)].id;
        };
        int end = row;
        while (end < count && isNew(end))
            ++end;
        if (end > row) {
            tellChanged(row);
            beginInsertRows({}, row, end - 1);
            m_rows.insert(m_rows.begin() + row, std::move_iterator(rows.begin() + row),
                          std::move_iterator(rows.begin() + end));
            endInsertRows();
            row = end;
            continue;
        }
        TimelineRow &shown = m_rows[static_cast<size_t>(row)];
        if (shown != rows[static_cast<size_t>(row)]) {
            shown = std::move(rows[static_cast<size_t>(row)]);
            firstChanged = firstChanged < 0 ? row : firstChanged;
        } else {
            tellChanged(row);
        }
        ++row;
    }
    tellChanged(count);
}

} // namespace models
