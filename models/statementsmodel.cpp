#include "models/statementsmodel.h"

#include <QLocale>

namespace models {

namespace {

constexpr int MostRecords = 20'000;
constexpr double NanosecondsInMillisecond = 1e6;

} // namespace

int StatementsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_records.size());
}

int StatementsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant StatementsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const StatementRecord &record = m_records[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(record, index.column());
    case Qt::ToolTipRole:
        return record.error.isEmpty() ? record.sql : record.sql + u'\n' + record.error;
    case Qt::TextAlignmentRole:
        return index.column() == RowsColumn || index.column() == DurationColumn
            ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
            : QVariant();
    case SqlRole:
        return record.sql;
    case FailedRole:
        return !record.error.isEmpty();
    case ErrorRole:
        return record.error;
    default:
        return {};
    }
}

QVariant StatementsModel::text(const StatementRecord &record, int column) const
{
    const QLocale locale;
    switch (column) {
    case TimeColumn:
        return locale.toString(record.time.time(), QLocale::LongFormat).section(u' ', 0, 0);
    case EnvironmentColumn:
        return record.environment;
    case RevisionColumn:
        return record.revision;
    case SqlColumn:
        return record.sql.simplified();
    case RowsColumn:
        return record.affectedRows < 0 ? QString() : locale.toString(record.affectedRows);
    case DurationColumn: {
        const double milliseconds = static_cast<double>(record.nanoseconds) / NanosecondsInMillisecond;
        return tr("%1 ms").arg(locale.toString(milliseconds, 'f', milliseconds < 10 ? 1 : 0));
    }
    default:
        return {};
    }
}

QVariant StatementsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case EnvironmentColumn:
        return tr("Environment");
    case RevisionColumn:
        return tr("Revision");
    case SqlColumn:
        return tr("Statement");
    case RowsColumn:
        return tr("Rows");
    case DurationColumn:
        return tr("Duration");
    default:
        return {};
    }
}

void StatementsModel::append(const StatementRecord &record)
{
    if (rowCount() >= MostRecords) {
        constexpr int Removed = MostRecords / 10;
        beginRemoveRows({}, 0, Removed - 1);
        m_records.erase(m_records.begin(), m_records.begin() + Removed);
        endRemoveRows();
    }
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_records.push_back(record);
    endInsertRows();
}

void StatementsModel::clear()
{
    beginResetModel();
    m_records.clear();
    endResetModel();
}

} // namespace models
