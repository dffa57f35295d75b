#include "models/differencefilter.h"

#include "models/differencemodel.h"

namespace models {

using State = engine::Difference::State;

DifferenceFilter::DifferenceFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_shown{int(State::Added), int(State::Dropped), int(State::Changed), int(State::Renamed)}
{
    setRecursiveFilteringEnabled(true);
}

void DifferenceFilter::setShown(State state, bool shown)
{
    if (shown)
        m_shown.insert(int(state));
    else
        m_shown.remove(int(state));
    invalidateFilter();
}

void DifferenceFilter::setText(const QString &text)
{
    m_text = text.trimmed();
    invalidateFilter();
}

bool DifferenceFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (!m_shown.contains(index.data(DifferenceModel::StateRole).toInt()))
        return false;
    if (m_text.isEmpty())
        return true;
    return index.data(Qt::DisplayRole).toString().contains(m_text, Qt::CaseInsensitive)
        || index.data(DifferenceModel::TableRole).toString().contains(m_text, Qt::CaseInsensitive);
}

} // namespace models
