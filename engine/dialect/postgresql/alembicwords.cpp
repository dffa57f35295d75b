#include "engine/dialect/postgresql/alembicwords.h"

#include "engine/dialect/postgresql/compiler.h"
#include "engine/dialect/postgresql/names.h"
#include "engine/dialect/postgresql/quoting.h"
#include "engine/dialect/postgresql/reflectedtype.h"
#include "engine/dialect/postgresql/typenames.h"
#include "engine/overloaded.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::postgresql {

namespace {

using Operations = std::vector<Operation>;

/// The operation as its own SQL; as it is where it has none.
Operations asSql(const Operation &operation)
{
    const auto statements = compile(operation, {});
    if (!statements || statements->empty())
        return {operation};
    Operations operations;
    for (const Statement &statement : *statements)
        operations.emplace_back(ExecuteSql{.sql = statement.sql});
    return operations;
}

/// As the server names the sequence of SERIAL: the longer of the two names is cut first.
QString sequenceName(QString table, QString column)
{
    const auto isTooLong = [&] { return (table + u'_' + column + u"_seq"_s).toUtf8().size() > LongestName; };
    while (isTooLong())
        (table.toUtf8().size() > column.toUtf8().size() ? table : column).chop(1);
    return table + u'_' + column + u"_seq"_s;
}

QString sequenceType(const DataType &type)
{
    const QString serial = serialFor(type);
    if (serial == u"BIGSERIAL")
        return u"BIGINT"_s;
    return serial == u"SMALLSERIAL" ? u"SMALLINT"_s : u"INTEGER"_s;
}

bool isPlainSerial(const Column &column)
{
    return column.options.value(u"postgresql_serial"_s).toBool();
}

/// What stands before and after the operation that makes a column, whose default then is what SERIAL would give it.
struct OwnSequence
{
    ExecuteSql creation;
    ExecuteSql ownership;
};

OwnSequence takeSerial(Column &column, const TableName &table)
{
    const QString name = quotedName(TableName{table.schema, sequenceName(table.name, column.name)});
    column.options.remove(u"postgresql_serial"_s);
    column.serverDefault =
        ServerDefault{ServerDefault::Kind::Expression, u"nextval(%1::regclass)"_s.arg(stringLiteral(name))};
    return {{.sql = u"CREATE SEQUENCE %1 AS %2"_s.arg(name, sequenceType(column.type))},
            {.sql = u"ALTER SEQUENCE %1 OWNED BY %2.%3"_s.arg(name, quotedName(table), quotedName(column.name))}};
}

/// SQLAlchemy reads the table that a key refers to as far as the last dot but one.
bool isTornApart(const ForeignKey &key)
{
    return key.referredTable.name.contains(u'.')
        || std::ranges::any_of(key.referredColumns, [](const QString &column) { return column.contains(u'.'); });
}

/// True for what no constraint of SQLAlchemy's can say, or not in every version.
bool isUnsayable(const Constraint &constraint)
{
    return std::visit(
        Overloaded{
            [](const PrimaryKey &key) { return key.options.contains(u"postgresql_include"_s); },
            [](const ForeignKey &key) { return isTornApart(key); },
            [](const UniqueConstraint &unique) {
                return unique.options.contains(u"postgresql_include"_s)
                    || unique.options.contains(u"postgresql_nulls_not_distinct"_s);
            },
            [](const ExcludeConstraint &exclude) { return !exclude.options.isEmpty(); },
            [](const CheckConstraint &check) { return check.options.contains(u"postgresql_no_inherit"_s); },
        },
        constraint);
}

/// SQLAlchemy has domains from version 2 on; SQL says them, and what it has no class for, to every version.
bool isUnsayable(const DataType &type)
{
    return domainOf(type) || hasNoClass(type);
}

bool hasUnsayableType(const std::vector<Column> &columns)
{
    return std::ranges::any_of(columns, [](const Column &column) { return isUnsayable(column.type); });
}

/// Says of the types that a table would bring along that they are there: the comparison has statements of its own for
/// them.
void markPresent(DataType &type)
{
    if (enumTypeOf(type) || domainOf(type)) {
        type.module = u"postgresql"_s;
        type.name = type.name == u"Enum" ? u"ENUM"_s : type.name;
        type.options.insert(u"create_type"_s, false);
    }
    for (DataType &element : type.elements)
        markPresent(element);
}

Operations worded(CreateTable create)
{
    create.table.options.remove(u"postgresql_unlogged"_s); // the prefix says it
    if (hasUnsayableType(create.table.columns)) {
        for (Column &column : create.table.columns)
            markPresent(column.type);
        return asSql(create);
    }
    Operations before;
    Operations after;
    for (Column &column : create.table.columns) {
        if (!isPlainSerial(column))
            continue;
        const OwnSequence sequence = takeSerial(column, create.table.name);
        before.emplace_back(sequence.creation);
        after.emplace_back(sequence.ownership);
    }
    std::erase_if(create.table.constraints, [&](const Constraint &constraint) {
        if (!isUnsayable(constraint))
            return false;
        std::ranges::move(asSql(AddConstraint{create.table.name, constraint}), std::back_inserter(after));
        return true;
    });
    before.emplace_back(std::move(create));
    std::ranges::move(after, std::back_inserter(before));
    return before;
}

Operations worded(AddColumn add)
{
    if (isUnsayable(add.column.type))
        return asSql(add);
    if (!isPlainSerial(add.column))
        return {std::move(add)};
    const OwnSequence sequence = takeSerial(add.column, add.table);
    return {sequence.creation, std::move(add), sequence.ownership};
}

Operations worded(AlterColumn alter)
{
    const bool toUnsayable = alter.type && isUnsayable(*alter.type);
    if (toUnsayable || (alter.computed && !*alter.computed))
        return asSql(alter);
    // What a column was says nothing here; its own type can be said.
    if (alter.existingType && isUnsayable(*alter.existingType))
        alter.existingType.reset();
    return {std::move(alter)};
}

Operations worded(AddConstraint add)
{
    return isUnsayable(add.constraint) ? asSql(add) : Operations{std::move(add)};
}

/// Alembic knows no type_ for an exclusion, and needs none.
Operations worded(DropConstraint drop)
{
    if (drop.kind == ConstraintKind::Exclude)
        drop.kind = ConstraintKind::Unknown;
    return {std::move(drop)};
}

Operations worded(BatchAlterTable batch)
{
    const bool isOfOptions = batch.operations.empty() && !batch.tableOptions.isEmpty();
    return isOfOptions ? asSql(batch) : Operations{std::move(batch)};
}

template <typename Other> Operations worded(Other operation)
{
    return {std::move(operation)};
}

} // namespace

std::vector<Operation> inAlembicWords(std::vector<Operation> operations)
{
    Operations result;
    for (Operation &operation : operations) {
        std::ranges::move(std::visit([](auto &value) { return worded(std::move(value)); }, operation),
                          std::back_inserter(result));
    }
    return result;
}

} // namespace engine::postgresql
