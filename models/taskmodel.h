#pragma once

#include "models/task.h"

#include <QAbstractListModel>

#include <vector>

namespace models {

/// The work that runs now, oldest first.
class TaskModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { TaskRole = Qt::UserRole + 1, IdRole };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    [[nodiscard]] const std::vector<Task> &tasks() const { return m_tasks; }

    /// Adds `task` at the end.
    void add(const Task &task);

    /// Takes the task away; an unknown id is no error.
    void remove(int id);

    /// Marks that the task was asked to stop.
    void markStopping(int id);

signals:
    void tasksChanged();

private:
    [[nodiscard]] int rowOf(int id) const;

    std::vector<Task> m_tasks;
};

} // namespace models
