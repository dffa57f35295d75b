#pragma once

#include "engine/result.h"

#include <QAbstractTableModel>

#include <vector>

namespace models {

/// What is wrong with the project and with what was tried: one row an error, with its place.
class ProblemsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { ProblemColumn, PlaceColumn, AdviceColumn, ColumnCount };
    enum Role {
        FileRole = Qt::UserRole + 1, ///< QString, may be empty
        LineRole, ///< int, 0 where not known
        KindRole, ///< int, an engine::Error::Kind
        WhyRole, ///< QString, the server's or reader's own words
        SqlRole, ///< QString, the statement that failed
    };

    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// The problems that the project's files have now; those of what was tried stay.
    void setProjectProblems(std::vector<engine::Error> problems);

    /// What the comparison that was made last says about the models.
    void setModelProblems(std::vector<engine::Error> problems);

    /// Adds what went wrong just now at the end.
    void report(const engine::Error &problem);

    /// Forgets everything.
    void clear();

    [[nodiscard]] const engine::Error *problem(int row) const;

signals:
    void countChanged(int count);

private:
    /// Puts `problems` in place of the `count` that begin at `first`, and counts them there.
    void replace(int first, int &count, std::vector<engine::Error> problems);

    std::vector<engine::Error> m_problems; ///< the project's first, then the models'
    int m_ofProject = 0;
    int m_ofModels = 0;
};

} // namespace models
