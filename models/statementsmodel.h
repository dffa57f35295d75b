#pragma once

#include <QAbstractTableModel>
#include <QDateTime>

#include <vector>

namespace models {

/// A statement that was sent to a database, with what came of it.
struct StatementRecord
{
    QDateTime time;
    QString environment;
    QString revision;
    QString sql;
    qint64 affectedRows = -1; ///< -1 where the database does not say
    qint64 nanoseconds = 0;
    QString error; ///< the database's words; empty where it went well

    friend bool operator==(const StatementRecord &, const StatementRecord &) = default;
};

/// The statements of this session, oldest first; the oldest go when there are very many.
class StatementsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, EnvironmentColumn, RevisionColumn, SqlColumn, RowsColumn, DurationColumn, ColumnCount };
    enum Role {
        SqlRole = Qt::UserRole + 1, ///< QString, the whole statement
        FailedRole, ///< bool
        ErrorRole, ///< QString
    };

    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void append(const StatementRecord &record);
    void clear();

private:
    [[nodiscard]] QVariant text(const StatementRecord &record, int column) const;

    std::vector<StatementRecord> m_records;
};

} // namespace models
