#pragma once

#include "engine/migration/runner.h"

#include <QAbstractItemModel>

namespace models {

/// A plan as a tree: revisions, below them their statements, each with what has become of it.
class PlanModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { TextColumn, LocksColumn, RowsColumn, TimeColumn, ColumnCount };

    enum DataRole {
        StateRole = Qt::UserRole + 1, ///< State
        IsStepRole, ///< bool
        SqlRole, ///< the statement's whole text; empty for a revision
        RevisionRole, ///< the revision's id
        NoteRole, ///< of a revision: "one transaction"-like fact, as the number of statements
        FileRole, ///< where the operation stands; empty for version rows
        LineRole,
        AutocommitRole, ///< whether the statement stands outside of the transaction that its revision is
        RowsRole, ///< qlonglong, -1 where not known
        NanosecondsRole, ///< qlonglong, 0 where it has not run
    };

    enum class State { Waiting, Next, Running, Done, Failed, RolledBack };
    Q_ENUM(State)

    explicit PlanModel(QObject *parent = nullptr);

    /// Shows another plan, nothing of it run. `dialect` tells the locks and must outlive the model. A live step's
    /// statements end with a row that says what only the run will show.
    void setPlan(const engine::Plan &plan, const engine::Dialect *dialect);

    /// Takes in what happened.
    void apply(const engine::RunEvent &event);

    /// Marks the statement that would run next.
    void setNext(const engine::PlanPosition &position);

    [[nodiscard]] QModelIndex indexOf(const engine::PlanPosition &position) const;
    [[nodiscard]] engine::PlanPosition positionOf(const QModelIndex &index) const; ///< of a revision: its first one

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct StatementRow
    {
        QString sql;
        QString purpose;
        engine::Lock lock = engine::Lock::Nobody;
        bool autocommit = false;
        engine::SourcePosition place;
        State state = State::Waiting;
        qint64 rows = -1;
        qint64 nanoseconds = 0;
    };

    struct StepRow
    {
        QString revision;
        QString message;
        std::vector<StatementRow> statements;
        State state = State::Waiting;
        qint64 nanoseconds = 0;
    };

    [[nodiscard]] static StatementRow rowOf(const engine::PlannedStatement &planned, const engine::Dialect *dialect);
    [[nodiscard]] static StatementRow rowOf(const engine::Error &knownWhenRun);
    void dropStatements(int step, int first);
    void addStatement(int step, const engine::PlannedStatement &planned);
    [[nodiscard]] QVariant stepData(const StepRow &step, int column, int role) const;
    [[nodiscard]] static QString lockWords(engine::Lock lock);
    [[nodiscard]] static QString shortLockWords(engine::Lock lock); ///< of what a narrow column has room for
    [[nodiscard]] QVariant statementData(const StatementRow &statement, int column, int role) const;
    [[nodiscard]] StatementRow *statementAt(const engine::PlanPosition &position);
    void setStatementState(const engine::PlanPosition &position, State state);
    void setStepState(int step, State state);
    void rowChanged(const QModelIndex &first);

    std::vector<StepRow> m_steps;
    const engine::Dialect *m_dialect = nullptr; ///< not owned
    engine::PlanPosition m_next{-1, -1};
};

} // namespace models
