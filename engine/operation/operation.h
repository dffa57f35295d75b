#pragma once

#include "engine/result.h"
#include "engine/schema/enumtype.h"
#include "engine/schema/table.h"

#include <QString>
#include <QStringList>
#include <QVariantMap>

#include <optional>
#include <variant>
#include <vector>

namespace engine {

/// The waist of the hourglass. Each struct is one of Alembic's directives (reference section 6); comparison produces
/// them, revision files are read into and written from them, a dialect compiles them. `previous` members hold what an
/// operation takes away, where that is known, so that it can be reversed; compilation never reads them.
struct CreateTable
{
    Table table; ///< with its indexes: each becomes a CREATE INDEX after the table
    bool ifNotExists = false;

    friend bool operator==(const CreateTable &, const CreateTable &) = default;
};

struct DropTable
{
    TableName table;
    bool ifExists = false;
    std::optional<Table> previous;

    friend bool operator==(const DropTable &, const DropTable &) = default;
};

struct RenameTable
{
    TableName table;
    QString newName;

    friend bool operator==(const RenameTable &, const RenameTable &) = default;
};

/// Where a batch puts a new or altered column.
struct ColumnPlace
{
    QString before;
    QString after;

    friend bool operator==(const ColumnPlace &, const ColumnPlace &) = default;
};

struct AddColumn
{
    TableName table;
    Column column;
    std::vector<Constraint> constraints; ///< those the Column itself carried: ForeignKey, unique=True, CHECK
    std::vector<Index> indexes; ///< index=True
    bool ifNotExists = false;
    bool inlineReferences = false;
    bool primaryKey = false; ///< the Column said primary_key=True
    bool inlinePrimaryKey = false;
    ColumnPlace place;

    friend bool operator==(const AddColumn &, const AddColumn &) = default;
};

struct DropColumn
{
    TableName table;
    QString column;
    bool ifExists = false;
    std::optional<Column> previous;

    friend bool operator==(const DropColumn &, const DropColumn &) = default;
};

/// Of the attributes, an empty optional means "not given: leave it". A given `serverDefault` may itself hold nullopt:
/// drop the default; the same for `comment` with an empty text.
struct AlterColumn
{
    TableName table;
    QString column;
    std::optional<QString> newName;
    std::optional<DataType> type;
    std::optional<bool> nullable;
    std::optional<std::optional<ServerDefault>> serverDefault;
    std::optional<std::optional<Computed>> computed;
    std::optional<std::optional<Identity>> identity;
    std::optional<QString> comment;
    std::optional<Autoincrement> autoincrement;
    std::optional<DataType> existingType;
    std::optional<bool> existingNullable;
    std::optional<std::optional<ServerDefault>> existingServerDefault;
    std::optional<std::optional<Computed>> existingComputed;
    std::optional<QString> existingComment;
    std::optional<bool> existingAutoincrement;
    QVariantMap options; ///< postgresql_using, ...
    ColumnPlace place;

    friend bool operator==(const AlterColumn &, const AlterColumn &) = default;
};

struct CreateIndex
{
    TableName table;
    Index index;
    bool ifNotExists = false;

    friend bool operator==(const CreateIndex &, const CreateIndex &) = default;
};

struct DropIndex
{
    TableName table; ///< the name may be empty: op.drop_index('ix') without table_name
    QString index;
    bool ifExists = false;
    QVariantMap options;
    std::optional<Index> previous;

    friend bool operator==(const DropIndex &, const DropIndex &) = default;
};

/// create_primary_key, create_foreign_key, create_unique_constraint, create_check_constraint,
/// create_exclude_constraint.
struct AddConstraint
{
    TableName table;
    Constraint constraint;

    friend bool operator==(const AddConstraint &, const AddConstraint &) = default;
};

struct DropConstraint
{
    TableName table;
    QString name; ///< empty: an unnamed one, which only `previous` tells apart
    ConstraintKind kind = ConstraintKind::Unknown;
    bool ifExists = false;
    std::optional<Constraint> previous;

    friend bool operator==(const DropConstraint &, const DropConstraint &) = default;
};

/// create_table_comment; an empty comment is drop_table_comment.
struct SetTableComment
{
    TableName table;
    QString comment;
    std::optional<QString> existingComment;

    friend bool operator==(const SetTableComment &, const SetTableComment &) = default;
};

/// op.execute(): one statement, with the escapes of text() (`\\:`) already resolved by the reader (reference 6.6).
struct ExecuteSql
{
    QString sql;
    QString reverseSql = {}; ///< what undoes it, where that is known: the comparison knows it for views and triggers
    bool isComposed = false; ///< not the user's own words: its literals are the dialect's

    friend bool operator==(const ExecuteSql &, const ExecuteSql &) = default;
};

/// op.bulk_insert().
struct BulkInsert
{
    TableName table;
    QStringList columns;
    std::vector<QVariantList> rows; ///< one value a column, in the order of `columns`; an invalid QVariant is NULL

    friend bool operator==(const BulkInsert &, const BulkInsert &) = default;
};

/// A type that is an object of its own, where the database has such (Capabilities::enumTypes). No directive of Alembic
/// does it: in revision files it is SQL, or part of create_table().
struct CreateEnumType
{
    EnumType type;

    friend bool operator==(const CreateEnumType &, const CreateEnumType &) = default;
};

struct DropEnumType
{
    TableName name;
    std::optional<EnumType> previous;

    friend bool operator==(const DropEnumType &, const DropEnumType &) = default;
};

/// A column that an enum type cannot be exchanged without. Its default has to go while that happens, and comes back as
/// `serverDefault`; nothing there means that the column has none.
struct EnumTypeUse
{
    TableName table;
    QString column;
    bool isArray = false;
    std::optional<ServerDefault> serverDefault;
    std::optional<ServerDefault> existingServerDefault;

    friend bool operator==(const EnumTypeUse &, const EnumTypeUse &) = default;
};

struct RenamedValue
{
    QString from;
    QString to;

    friend bool operator==(const RenamedValue &, const RenamedValue &) = default;
};

/// Other values for an enum type. This says what is to be; whether values are added in place or the type is exchanged
/// for a new one is the dialect's to decide.
struct AlterEnumType
{
    TableName name;
    QStringList values;
    QStringList existingValues;
    std::vector<RenamedValue> renamed; ///< those of `values` that are old ones under a new name
    std::vector<EnumTypeUse> uses; ///< every column of the type

    friend bool operator==(const AlterEnumType &, const AlterEnumType &) = default;
};

/// `operation.existingValues` with its renames done.
[[nodiscard]] QStringList withRenames(const AlterEnumType &operation);

/// True where values come to those that there are, which keep their order: nothing has to be exchanged for that.
[[nodiscard]] bool onlyAdds(const AlterEnumType &operation);

struct BatchAlterTable;

using Operation = std::variant<CreateTable, DropTable, RenameTable, AddColumn, DropColumn, AlterColumn, CreateIndex,
                               DropIndex, AddConstraint, DropConstraint, SetTableComment, ExecuteSql, BulkInsert,
                               CreateEnumType, DropEnumType, AlterEnumType, BatchAlterTable>;

/// with op.batch_alter_table(...): the operations of the block, each with the block's table filled in.
struct BatchAlterTable
{
    enum class Recreate { Auto, Always, Never };

    TableName table;
    Recreate recreate = Recreate::Auto;
    std::vector<Operation> operations;
    std::vector<QStringList> partialReordering;
    std::optional<Table> copyFrom;
    std::vector<Constraint> tableConstraints; ///< table_args
    QVariantMap tableOptions; ///< table_kwargs; a value that is not valid takes the option away
    std::optional<QVariantMap> previousTableOptions; ///< what tableOptions replaces, in the same keys
    QMap<QString, QString> namingConvention;

    friend bool operator==(const BatchAlterTable &, const BatchAlterTable &);
};

/// The table that an operation changes; an empty name for ExecuteSql and what changes an enum type.
[[nodiscard]] TableName tableOf(const Operation &operation);

/// One line in words for lists and logs: "add column email to customer".
[[nodiscard]] QString summary(const Operation &operation);

/// What undoes `operation` (Alembic's reverse()). Fails with Unsupported where `previous`, an `existing*` member of
/// what AlterColumn changes or `reverseSql` is not known, and for BulkInsert.
[[nodiscard]] Result<Operation> reversed(const Operation &operation);

/// The reverses in reverse order: the body of downgrade() for `operations` as upgrade().
[[nodiscard]] Result<std::vector<Operation>> reversed(const std::vector<Operation> &operations);

/// True where running it loses rows or values that can't be had back: dropped tables and columns, narrowed types. A
/// change of type whose old type is not known counts as narrowing; SQL of the user's own does not count.
[[nodiscard]] bool destroysData(const Operation &operation);

} // namespace engine
