#pragma once

#include "engine/schema/enumtype.h"
#include "engine/schema/table.h"

#include <map>
#include <vector>

namespace engine {

/// What stands beside the definition of a view and goes with it: an index of a materialized one, a comment.
struct ViewPart
{
    QString definition; ///< the whole statement that makes it: CREATE INDEX, COMMENT ON
    QString drop; ///< the one that takes it away

    friend bool operator==(const ViewPart &, const ViewPart &) = default;
};

/// A view, kept as the database's own text so that nothing loses it.
struct View
{
    TableName name;
    QString definition; ///< the whole CREATE VIEW statement
    std::vector<ViewPart> parts = {};

    friend bool operator==(const View &, const View &) = default;
};

struct Trigger
{
    QString name;
    TableName table;
    QString definition; ///< the whole CREATE TRIGGER statement

    friend bool operator==(const Trigger &, const Trigger &) = default;
};

/// A type made of another one, with conditions of its own: PostgreSQL's CREATE DOMAIN, kept as statements.
struct Domain
{
    TableName name;
    QString definition; ///< the whole statement that makes it
    QString drop; ///< the one that takes it away

    friend bool operator==(const Domain &, const Domain &) = default;
};

/// The definition and those of its parts, as a script without the last semicolon.
[[nodiscard]] QString scriptOf(const View &view);

/// A picture of a database, or of what a model wants one to be.
struct Schema
{
    std::map<TableName, Table> tables;
    std::map<TableName, View> views;
    std::vector<Trigger> triggers;
    std::map<TableName, EnumType> enumTypes; ///< empty on databases whose enums belong to their columns
    std::vector<Domain> domains; ///< each after those that it is made of
    std::map<TableName, QString>
        leftAlone; ///< what is there but not described, with why; no name: what is not even seen

    /// nullptr where there is none; valid until `tables` changes.
    [[nodiscard]] const Table *table(const TableName &name) const;
    [[nodiscard]] Table *table(const TableName &name);

    /// nullptr where there is none; valid until `domains` changes.
    [[nodiscard]] const Domain *domain(const TableName &name) const;

    friend bool operator==(const Schema &, const Schema &) = default;
};

} // namespace engine
