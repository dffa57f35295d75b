#include "models/taskmodel.h"

#include <algorithm>

namespace models {

int TaskModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_tasks.size());
}

QVariant TaskModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Task &task = m_tasks[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return task.subject;
    case TaskRole:
        return QVariant::fromValue(task);
    case IdRole:
        return task.id;
    default:
        return {};
    }
}

void TaskModel::add(const Task &task)
{
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_tasks.push_back(task);
    endInsertRows();
    emit tasksChanged();
}

void TaskModel::remove(int id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_tasks.erase(m_tasks.begin() + row);
    endRemoveRows();
    emit tasksChanged();
}

void TaskModel::markStopping(int id)
{
    const int row = rowOf(id);
    if (row < 0 || m_tasks[static_cast<size_t>(row)].stopping)
        return;
    m_tasks[static_cast<size_t>(row)].stopping = true;
    emit dataChanged(index(row), index(row));
    emit tasksChanged();
}

int TaskModel::rowOf(int id) const
{
    const auto found = std::find_if(m_tasks.begin(), m_tasks.end(), [id](const Task &task) { return task.id == id; });
    return found == m_tasks.end() ? -1 : static_cast<int>(found - m_tasks.begin());
}

} // namespace models
