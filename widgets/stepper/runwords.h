#pragma once

#include "models/migrationsession.h"

#include <QCoreApplication>

namespace widgets {

/// The sentences about a run, in one place because the stepper, the dialogs and the window's title say the same things.
class RunWords
{
    Q_DECLARE_TR_FUNCTIONS(widgets::RunWords)

public:
    /// Reads the session at once and does not keep it.
    explicit RunWords(const models::MigrationSession &session);

    [[nodiscard]] QString title() const; ///< "Upgrade development from 7e02 to c4e1"
    [[nodiscard]] QString shortTitle() const; ///< for a tab: "Upgrade to c4e1"
    [[nodiscard]] QString extent() const; ///< "2 revisions, 6 statements"
    [[nodiscard]] QString status() const; ///< one sentence on what is going on now
    [[nodiscard]] QString headline() const; ///< of a failure: "c4e1, statement 3 of 5 did not run."
    [[nodiscard]] QString remains()
        const; ///< what the database holds: "The database is at 7e02; nothing of c4e1 remains."
    [[nodiscard]] QString report() const; ///< all of it as plain text, without secrets

    [[nodiscard]] QString startText() const { return m_start; } ///< where the run began: an id, several, or "base"

    /// How many statements the current revision has: "5", or "3+" while only its run shows them.
    [[nodiscard]] QString statementsOfStep() const { return m_statementsOfStep; }

    /// Where the statement that failed stands in a revision file; no file for a row change of the version table.
    [[nodiscard]] engine::SourcePosition origin() const { return m_origin; }

    /// True where revisions of this run are committed, so that a downgrade could take them back.
    [[nodiscard]] bool canRollBackFurther() const { return m_committed; }

    /// Rows of a version table as text: "base" for none.
    [[nodiscard]] static QString rowsText(const QStringList &rows);

private:
    [[nodiscard]] bool isOutdated() const;
    [[nodiscard]] QString waiting() const;
    [[nodiscard]] QString readyWords() const;

    models::MigrationSession::State m_state;
    engine::Direction m_direction;
    QString m_environment;
    QString m_start;
    QString m_end;
    QString m_now;
    QString m_revision;
    int m_revisions = 0;
    int m_statements = 0;
    int m_statement = 0; ///< of the current revision, from 1
    QString m_statementsOfStep;
    bool m_transactionOpen = false;
    int m_standOutside = 0; ///< statements outside of the transaction of their revision
    bool m_isTransactional = true; ///< a revision is one transaction
    bool m_isOneTransaction = false; ///< all revisions together
    std::optional<QString> m_waitsFor;
    bool m_committed = false;
    bool m_isHalfDone = false;
    int m_through = 0; ///< statements of a half done revision that stay
    std::optional<engine::PlanRecovery> m_recovery;
    QStringList m_warnings; ///< the plan's
    engine::SourcePosition m_origin;
    std::optional<engine::Error> m_error;
};

} // namespace widgets
