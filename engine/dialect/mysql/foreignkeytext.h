#pragma once

#include "engine/dialect/mysql/tokencursor.h"
#include "engine/schema/constraint.h"

namespace engine::mysql {

/// A foreign key as CREATE TABLE and ALTER TABLE say it.
struct ForeignKeyClause
{
    ForeignKey key; ///< without a name where none was given; without referred columns where only the table was named
    QString indexName; ///< between FOREIGN KEY and its columns
    bool ifNotExists = false;
    bool ofColumn = false; ///< REFERENCES in a column's definition

    friend bool operator==(const ForeignKeyClause &, const ForeignKeyClause &) = default;
};

/// A definition with its foreign key taken out.
struct WithoutForeignKey
{
    Tokens before;
    Tokens after;
    ForeignKeyClause clause;
};

/// Takes the foreign key out of an item of CREATE TABLE, or of what ADD adds: `[CONSTRAINT x] FOREIGN KEY ...` is gone
/// as a whole, a column's `REFERENCES ...` out of its middle. Nothing where there is none, or where it is no whole one:
/// the server then says what is wrong with it.
[[nodiscard]] std::optional<WithoutForeignKey> withoutForeignKey(Tokens item);

} // namespace engine::mysql
