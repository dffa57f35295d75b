#pragma once

#include "engine/result.h"

#include <QString>
#include <QVariantList>

#include <vector>

namespace engine {

/// One statement, ready to be sent.
struct Statement
{
    enum class Role {
        Schema, ///< DDL
        Data, ///< reads or changes rows
        Version, ///< a row change of the version table, or its creation
        Setting, ///< a PRAGMA or SET of the session
        Control, ///< BEGIN, COMMIT
        Check, ///< a query that must give no row; rows are a failure
    };

    QString sql; ///< without the final semicolon
    QVariantList bindings;
    Role role = Role::Schema;
    QString purpose; ///< in words, where the SQL alone does not say it: "copy the rows of customer"
    bool rebuild = false; ///< part of a table rebuild: the transaction needs the dialect's rebuild frame
    int expectedRows = -1; ///< rows that must be affected, -1 for any
    bool asWritten = false; ///< the user's own SQL, which means what the server's settings make of it
    bool autocommit = false; ///< stands outside of any transaction; what came before it is committed first

    friend bool operator==(const Statement &, const Statement &) = default;
};

/// What stands around the statements of one transaction.
struct TransactionFrame
{
    std::vector<Statement> before; ///< outside the transaction: settings, then BEGIN last
    std::vector<Statement> after; ///< checks, then COMMIT, then settings restored
    std::vector<Statement> failed; ///< ROLLBACK, then settings restored

    friend bool operator==(const TransactionFrame &, const TransactionFrame &) = default;
};

} // namespace engine
