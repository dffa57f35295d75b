#pragma once

#include "engine/diff/computedchange.h"
#include "engine/operation/operation.h"
#include "engine/schema/schema.h"

#include <QStringList>

#include <vector>

namespace engine {

/// What may have been renamed rather than dropped and added. Reported, never assumed.
struct RenameCandidate
{
    enum class Kind { Table, Column, EnumValue };

    Kind kind = Kind::Table;
    TableName table; ///< the table that is only in the actual schema; the column's table; the value's enum type
    QString oldName; ///< of the column or value; empty for a table
    QString newName; ///< of the table, column or value
    double likeness = 0; ///< 0 to 1
    QStringList evidence; ///< in words: "same place", "same type", "same constraints"

    friend bool operator==(const RenameCandidate &, const RenameCandidate &) = default;
};

struct CompareOptions
{
    std::vector<TableName> ignoredTables; ///< the version table
    std::vector<RenameCandidate> renames; ///< those the user has agreed to: compared as a rename
    bool keysFixTypes = false; ///< as Capabilities::keysFixTypes
    bool comments = true; ///< false where the database has none (Capabilities::comments)
    ComputedChange computed = ComputedChange::InPlace; ///< Capabilities::computed
    QStringList fixedTableOptions; ///< Capabilities::fixedTableOptions: their differences are notes
};

struct Comparison
{
    /// What makes the actual schema the desired one, in an order that can run: foreign key cycles are cut by adding
    /// the constraint after the tables. `previous` and `existing*` members are filled in.
    std::vector<Operation> operations;
    std::vector<RenameCandidate> renameCandidates;
    int equalTables = 0;
    QStringList notes; ///< in whole sentences: differences that no operation can take away
};

/// Compares two schemas that came from the same inspector (design.md, "Both sides of a comparison"). Near linear in the
/// number of objects. Order and grouping follow Alembic reference 8.1 wherever that order can run.
[[nodiscard]] Comparison compare(const Schema &actual, const Schema &desired, const CompareOptions &options = {});

/// True where two types mean the same column; the words of `declared` alone make no difference.
[[nodiscard]] bool sameType(const DataType &left, const DataType &right);

} // namespace engine
