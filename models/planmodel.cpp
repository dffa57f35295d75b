#include "models/planmodel.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

/// Revisions have this as internal id, statements their revision's row.
constexpr quintptr stepId = std::numeric_limits<quintptr>::max();

QString duration(qint64 nanoseconds)
{
    if (nanoseconds <= 0)
        return {};
    const double milliseconds = double(nanoseconds) / 1e6;
    if (milliseconds < 1)
        return u"< 1 ms"_s;
    if (milliseconds < 1000)
        return u"%1 ms"_s.arg(QLocale().toString(milliseconds, 'f', 0));
    return u"%1 s"_s.arg(QLocale().toString(milliseconds / 1000, 'f', 1));
}

QString firstLine(const QString &sql)
{
    return sql.simplified();
}

} // namespace

PlanModel::PlanModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void PlanModel::setPlan(const engine::Plan &plan, const engine::Dialect *dialect)
{
    beginResetModel();
    m_steps.clear();
    m_next = {-1, -1};
    m_dialect = dialect;
    for (const engine::Step &step : plan.steps) {
        StepRow row{.revision = step.revision.id, .message = step.revision.message(), .statements = {}};
        for (const engine::PlannedStatement &planned : step.statements)
            row.statements.push_back(rowOf(planned, dialect));
        if (step.knownWhenRun)
            row.statements.push_back(rowOf(*step.knownWhenRun));
        m_steps.push_back(std::move(row));
    }
    if (plan.recovery && !m_steps.empty()) {
        // What was through before stands there as such.
        auto &statements = m_steps.front().statements;
        const auto through = std::min(statements.size(), size_t(plan.recovery->begins));
        for (size_t number = 0; number < through; ++number)
            statements[number].state = State::Done;
    }
    endResetModel();
}

PlanModel::StatementRow PlanModel::rowOf(const engine::PlannedStatement &planned, const engine::Dialect *dialect)
{
    return {.sql = planned.statement.sql,
            .purpose = planned.statement.purpose,
            .lock = dialect ? dialect->lockOf(planned.statement) : engine::Lock::Nobody,
            .autocommit = planned.statement.autocommit && dialect && dialect->capabilities().transactionalDdl,
            .place = planned.place};
}

// Stands last in a preview, in the words of a SQL comment.
PlanModel::StatementRow PlanModel::rowOf(const engine::Error &knownWhenRun)
{
    return {.sql = tr("-- The rest is known only when it runs: %1").arg(knownWhenRun.why),
            .purpose = {},
            .place = knownWhenRun.where};
}

void PlanModel::dropStatements(int step, int first)
{
    auto &statements = m_steps[size_t(step)].statements;
    if (size_t(first) >= statements.size())
        return;
    beginRemoveRows(index(step, 0), first, int(statements.size()) - 1);
    statements.resize(size_t(first));
    endRemoveRows();
}

void PlanModel::addStatement(int step, const engine::PlannedStatement &planned)
{
    auto &statements = m_steps[size_t(step)].statements;
    const int row = int(statements.size());
    beginInsertRows(index(step, 0), row, row);
    statements.push_back(rowOf(planned, m_dialect));
    endInsertRows();
}

void PlanModel::apply(const engine::RunEvent &event)
{
    using Kind = engine::RunEvent::Kind;
    const engine::PlanPosition at = event.position;
    if (at.step < 0 || size_t(at.step) >= m_steps.size())
        return;
    StepRow &step = m_steps[size_t(at.step)];
    switch (event.kind) {
    case Kind::StepStarted:
        setStepState(at.step, State::Running);
        break;
    case Kind::StatementsDropped:
        dropStatements(at.step, at.statement);
        break;
    case Kind::StatementAdded:
        if (event.added)
            addStatement(at.step, *event.added);
        break;
    case Kind::StatementStarted:
        setStatementState(at, State::Running);
        break;
    case Kind::StatementFinished:
        if (StatementRow *statement = statementAt(at)) {
            statement->rows = event.affectedRows;
            statement->nanoseconds = event.nanoseconds;
            setStatementState(at, State::Done);
        }
        break;
    case Kind::StepFinished:
        step.nanoseconds = event.nanoseconds;
        setStepState(at.step, State::Done);
        break;
    case Kind::StepRolledBack:
        for (int row = 0; size_t(row) < step.statements.size(); ++row) {
            if (step.statements[size_t(row)].state == State::Done)
                setStatementState({at.step, row}, State::RolledBack);
        }
        if (step.state != State::Failed)
            setStepState(at.step, State::RolledBack);
        break;
    case Kind::Failed:
        setStatementState(at, State::Failed);
        setStepState(at.step, State::Failed);
        break;
    case Kind::Finished:
    case engine::RunEvent::Kind::LockWaited:
        break;
    }
}

void PlanModel::setNext(const engine::PlanPosition &position)
{
    const engine::PlanPosition before = std::exchange(m_next, position);
    for (const engine::PlanPosition &place : {before, position}) {
        StatementRow *statement = statementAt(place);
        if (statement
            && (statement->state == State::Waiting || statement->state == State::Next
                || statement->state == State::RolledBack))
            setStatementState(place, place == position ? State::Next : State::Waiting);
    }
}

QModelIndex PlanModel::indexOf(const engine::PlanPosition &position) const
{
    return index(position.statement, 0, index(position.step, 0));
}

engine::PlanPosition PlanModel::positionOf(const QModelIndex &index) const
{
    if (index.internalId() == stepId)
        return {index.row(), 0};
    return {int(index.internalId()), index.row()};
}

QModelIndex PlanModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) : stepId);
}

QModelIndex PlanModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == stepId)
        return {};
    return createIndex(int(child.internalId()), 0, stepId);
}

int PlanModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_steps.size());
    if (parent.internalId() != stepId || parent.column() != 0)
        return 0;
    return int(m_steps[size_t(parent.row())].statements.size());
}

int PlanModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant PlanModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (index.internalId() == stepId)
        return stepData(m_steps[size_t(index.row())], index.column(), role);
    const StepRow &step = m_steps[size_t(index.internalId())];
    if (role == RevisionRole)
        return step.revision;
    return statementData(step.statements[size_t(index.row())], index.column(), role);
}

QVariant PlanModel::stepData(const StepRow &step, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        if (column == TextColumn)
            return step.message.isEmpty() ? step.revision : step.revision + u' ' + step.message;
        return column == TimeColumn ? duration(step.nanoseconds) : QVariant();
    case StateRole:
        return QVariant::fromValue(step.state);
    case IsStepRole:
        return true;
    case RevisionRole:
        return step.revision;
    case NoteRole:
        return int(step.statements.size());
    case NanosecondsRole:
        return step.nanoseconds;
    default:
        return {};
    }
}

QString PlanModel::lockWords(engine::Lock lock)
{
    switch (lock) {
    case engine::Lock::Nobody:
        break;
    case engine::Lock::Writers:
        return tr("blocks writers");
    case engine::Lock::WritersUntilCommit:
        return tr("blocks writers until the commit");
    case engine::Lock::WritersWhileCopied:
        return tr("blocks writers while the rows are copied");
    case engine::Lock::Everybody:
        return tr("blocks readers and writers until the commit");
    }
    return {};
}

QString PlanModel::shortLockWords(engine::Lock lock)
{
    switch (lock) {
    case engine::Lock::Nobody:
        return {};
    case engine::Lock::Everybody:
        return tr("blocks all");
    default:
        return tr("blocks writers");
    }
}

QVariant PlanModel::statementData(const StatementRow &statement, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        if (column == TextColumn)
            return firstLine(statement.sql);
        if (column == LocksColumn)
            return shortLockWords(statement.lock);
        if (column == RowsColumn)
            return statement.rows < 0 ? QVariant() : QLocale().toString(statement.rows);
        return duration(statement.nanoseconds);
    case Qt::ToolTipRole:
        return column == LocksColumn ? lockWords(statement.lock) : statement.purpose;
    case Qt::AccessibleTextRole:
        return column == LocksColumn ? lockWords(statement.lock) : QVariant();
    case Qt::TextAlignmentRole:
        return column == RowsColumn || column == TimeColumn ? int(Qt::AlignRight | Qt::AlignVCenter)
                                                            : int(Qt::AlignLeft | Qt::AlignVCenter);
    case StateRole:
        return QVariant::fromValue(statement.state);
    case IsStepRole:
        return false;
    case SqlRole:
        return statement.sql;
    case FileRole:
        return statement.place.file;
    case LineRole:
        return statement.place.line;
    case AutocommitRole:
        return statement.autocommit;
    case RowsRole:
        return statement.rows;
    case NanosecondsRole:
        return statement.nanoseconds;
    default:
        return {};
    }
}

QVariant PlanModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == RowsColumn || section == TimeColumn ? int(Qt::AlignRight | Qt::AlignVCenter)
                                                              : int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TextColumn:
        return tr("Plan");
    case LocksColumn:
        return tr("Locks");
    case RowsColumn:
        return tr("Rows");
    default:
        return tr("Time");
    }
}

PlanModel::StatementRow *PlanModel::statementAt(const engine::PlanPosition &position)
{
    if (position.step < 0 || size_t(position.step) >= m_steps.size())
        return nullptr;
    auto &statements = m_steps[size_t(position.step)].statements;
    if (position.statement < 0 || size_t(position.statement) >= statements.size())
        return nullptr;
    return &statements[size_t(position.statement)];
}

void PlanModel::setStatementState(const engine::PlanPosition &position, State state)
{
    if (StatementRow *statement = statementAt(position)) {
        statement->state = state;
        rowChanged(indexOf(position));
    }
}

void PlanModel::setStepState(int step, State state)
{
    m_steps[size_t(step)].state = state;
    rowChanged(index(step, 0));
}

void PlanModel::rowChanged(const QModelIndex &first)
{
    Q_EMIT dataChanged(first, first.siblingAtColumn(ColumnCount - 1));
}

} // namespace models
