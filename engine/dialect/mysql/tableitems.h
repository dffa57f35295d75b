#pragma once

#include "engine/dialect/mysql/tablechange.h"

namespace engine::mysql {

/// The pieces of CREATE TABLE and ALTER TABLE as a temporary table takes them. What it does not take is noted in
/// `change`; errors as createdTable().

/// True for one of the words.
[[nodiscard]] bool isOneOf(const SqlToken &token, std::initializer_list<QStringView> words);

/// True before SYSTEM VERSIONING and PERIOD FOR, whose first words are names of columns elsewhere.
[[nodiscard]] bool speaksOfVersions(const TokenCursor &cursor);

/// Options of a table, without ROW_FORMAT and KEY_BLOCK_SIZE, which temporary tables do not all take.
[[nodiscard]] Result<QString> optionsText(Tokens options, TableChange &change);

/// An item of CREATE TABLE, or what ADD adds; empty where nothing of it is for the server.
[[nodiscard]] Result<QString> itemText(Tokens item, TableChange &change);

/// The items of a list without its parentheses, each as itemText().
[[nodiscard]] Result<QString> itemsText(Tokens list, TableChange &change);

} // namespace engine::mysql
