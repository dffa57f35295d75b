#include "models/problemsmodel.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

QString placeText(const engine::SourcePosition &where)
{
    if (where.file.isEmpty())
        return {};
    const QString name = QFileInfo(where.file).fileName();
    return where.line > 0 ? name + u':' + QString::number(where.line) : name;
}

} // namespace

int ProblemsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_problems.size());
}

int ProblemsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ProblemsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const engine::Error &problem = m_problems[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == PlaceColumn)
            return placeText(problem.where);
        return index.column() == AdviceColumn ? problem.advice : problem.what;
    case Qt::ToolTipRole:
        return engine::describe(problem);
    case FileRole:
        return problem.where.file;
    case LineRole:
        return problem.where.line;
    case KindRole:
        return static_cast<int>(problem.kind);
    case WhyRole:
        return problem.why;
    case SqlRole:
        return problem.sql;
    default:
        return {};
    }
}

QVariant ProblemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ProblemColumn:
        return tr("Problem");
    case PlaceColumn:
        return tr("Place");
    case AdviceColumn:
        return tr("What to do");
    default:
        return {};
    }
}

void ProblemsModel::setProjectProblems(std::vector<engine::Error> problems)
{
    replace(0, m_ofProject, std::move(problems));
}

void ProblemsModel::setModelProblems(std::vector<engine::Error> problems)
{
    replace(m_ofProject, m_ofModels, std::move(problems));
}

void ProblemsModel::replace(int first, int &count, std::vector<engine::Error> problems)
{
    const auto begin = m_problems.begin() + first;
    if (std::ranges::equal(problems.begin(), problems.end(), begin, begin + count))
        return;
    if (count > 0) {
        beginRemoveRows({}, first, first + count - 1);
        m_problems.erase(begin, begin + count);
        count = 0;
        endRemoveRows();
    }
    if (!problems.empty()) {
        const int added = static_cast<int>(problems.size());
        beginInsertRows({}, first, first + added - 1);
        m_problems.insert(m_problems.begin() + first, std::move_iterator(problems.begin()),
                          std::move_iterator(problems.end()));
        count = added;
        endInsertRows();
    }
    emit countChanged(rowCount());
}

void ProblemsModel::report(const engine::Error &problem)
{
    if (std::ranges::find(m_problems, problem) != m_problems.end())
        return;
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_problems.push_back(problem);
    endInsertRows();
    emit countChanged(rowCount());
}

void ProblemsModel::clear()
{
    beginResetModel();
    m_problems.clear();
    m_ofProject = 0;
    m_ofModels = 0;
    endResetModel();
    emit countChanged(0);
}

const engine::Error *ProblemsModel::problem(int row) const
{
    return row >= 0 && row < rowCount() ? &m_problems[static_cast<size_t>(row)] : nullptr;
}

} // namespace models
