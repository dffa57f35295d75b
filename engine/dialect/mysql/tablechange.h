#pragma once

#include "engine/dialect/mysql/foreignkeytext.h"

#include <QMap>

#include <functional>

namespace engine::mysql {

/// What a CREATE TABLE or ALTER TABLE does, in terms of a temporary table: the SQL that such a table takes, and the
/// rest of it, which is to be remembered.
struct TableChange
{
    QString sql; ///< what follows the table's name; empty where nothing is left for the server
    std::vector<ForeignKeyClause> added;
    QStringList dropped; ///< foreign keys, by their names
    QMap<QString, QString> options; ///< ROW_FORMAT and KEY_BLOCK_SIZE as given; an empty value takes one away
    std::vector<std::pair<QString, QString>> renamedColumns;
    std::optional<TableName> newName;

    friend bool operator==(const TableChange &, const TableChange &) = default;
};

/// The comment that marks an index made in place of a FULLTEXT one, which temporary tables cannot have; what was said
/// in the comment follows.
[[nodiscard]] QString fullTextMark();

/// The comment that marks an index made because a foreign key needs one.
[[nodiscard]] QString foreignKeyMark();

/// Reads what follows the name in CREATE TABLE. Kind::Unsupported, saying why, for what is no list of columns and keys
/// with options after it: LIKE, AS SELECT, partitions, versioning.
[[nodiscard]] Result<TableChange> createdTable(Tokens definition);

/// Reads what follows the name in ALTER TABLE; `isForeignKey` tells what DROP CONSTRAINT speaks of. Errors as
/// createdTable(), for partitions, tablespaces and all that is not known here.
[[nodiscard]] Result<TableChange> alteredTable(Tokens specifications,
                                               const std::function<bool(const QString &)> &isForeignKey);

/// `(a, b) COMMENT 'x'` of a FULLTEXT index as an ordinary one has it, which bears the mark.
[[nodiscard]] QString insteadOfFullText(Tokens columnsAndOptions);

/// What of a CREATE INDEX or DROP INDEX a temporary table cannot do otherwise: ALGORITHM and LOCK.
[[nodiscard]] Tokens withoutAlgorithm(Tokens options);

/// Kind::Unsupported where the tokens hold what has no place in a definition: SELECT, a second statement, a conditional
/// comment that is more than a word or two.
[[nodiscard]] Done harmless(Tokens tokens);

/// The refusal of what cannot be done with temporary tables; `why` is a sentence.
[[nodiscard]] Error beyondTemporary(const QString &why);

} // namespace engine::mysql
