#include "engine/revision/enumtyperenderer.h"

#include "engine/dialect/dialect.h"
#include "engine/overloaded.h"
#include "engine/revision/directivetext.h"

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

const QString autocommitBlock = u"with op.get_context().autocommit_block():"_s;

/// Says of a column's enum type that it is there already. The keyword is postgresql.ENUM's; sa.Enum ignores it.
void markPresent(DataType &type)
{
    if (!enumTypeOf(type))
        return;
    if (!type.elements.empty()) {
        markPresent(type.elements.front());
        return;
    }
    type.module = u"postgresql"_s;
    type.name = u"ENUM"_s;
    type.options.insert(u"create_type"_s, false);
}

/// The tables' columns in the order in which they meet the types that are created.
class TypesOnce
{
public:
    std::vector<Operation> settle(std::vector<Operation> operations)
    {
        std::vector<Operation> settled;
        for (size_t place = 0; place < operations.size(); ++place) {
            const auto *create = std::get_if<CreateEnumType>(&operations[place]);
            if (create && isBroughtByTable(create->type.name, operations, place)) {
                m_pending.insert(create->type.name);
                continue;
            }
            settle(operations[place]);
            settled.push_back(std::move(operations[place]));
        }
        return settled;
    }

private:
    static bool uses(const std::vector<Column> &columns, const TableName &type)
    {
        return std::ranges::any_of(columns, [&type](const Column &column) { return enumTypeOf(column.type) == type; });
    }

    /// True where the columns' own types make create_table() create the type.
    static bool brings(const std::vector<Column> &columns, const TableName &type)
    {
        return std::ranges::any_of(columns, [&type](const Column &column) {
            const DataType &item = column.type.elements.empty() ? column.type : column.type.elements.front();
            return enumTypeOf(item) == type
                && (item.name == u"Enum" || item.options.value(u"create_type"_s, true).toBool());
        });
    }

    /// True where the first to use the type after `place` is a new table.
    static bool isBroughtByTable(const TableName &type, const std::vector<Operation> &operations, size_t place)
    {
        for (size_t later = place + 1; later < operations.size(); ++later) {
            const auto *create = std::get_if<CreateTable>(&operations[later]);
            if (create && !create->ifNotExists && brings(create->table.columns, type))
                return true;
            if (usesElsewhere(operations[later], type))
                return false;
        }
        return false;
    }

    static bool usesElsewhere(const Operation &operation, const TableName &type)
    {
        return std::visit(Overloaded{
                              [&](const CreateTable &create) { return uses(create.table.columns, type); },
                              [&](const AddColumn &add) { return enumTypeOf(add.column.type) == type; },
                              [&](const AlterColumn &alter) { return alter.type && enumTypeOf(*alter.type) == type; },
                              [&](const BatchAlterTable &batch) {
                                  return std::ranges::any_of(batch.operations, [&](const Operation &inner) {
                                      return usesElsewhere(inner, type);
                                  });
                              },
                              [](const auto &) { return false; },
                          },
                          operation);
    }

    void settle(Operation &operation)
    {
        std::visit(Overloaded{
                       [this](CreateTable &create) { settleColumns(create.table.columns); },
                       [](AddColumn &add) { markPresent(add.column.type); },
                       [](AlterColumn &alter) {
                           if (alter.type)
                               markPresent(*alter.type);
                       },
                       [this](BatchAlterTable &batch) {
                           for (Operation &inner : batch.operations)
                               settle(inner);
                       },
                       [](auto &) {},
                   },
                   operation);
    }

    void settleColumns(std::vector<Column> &columns)
    {
        std::set<TableName> brought;
        for (Column &column : columns) {
            const auto type = enumTypeOf(column.type);
            if (type && m_pending.contains(*type))
                brought.insert(*type);
            else
                markPresent(column.type);
        }
        for (const TableName &type : brought)
            m_pending.erase(type);
    }

    std::set<TableName> m_pending; ///< left to the first table that has them
};

} // namespace

Result<QStringList> renderEnumTypeChange(const Operation &operation, const RenderContext &context)
{
    const auto dialect =
        context.options.dialect ? Result<const Dialect *>(context.options.dialect) : dialectFor(u"postgresql"_s);
    if (!dialect)
        return failure(dialect.error());
    const auto statements = (*dialect)->compile(operation, {});
    if (!statements)
        return failure(statements.error());
    QStringList lines;
    bool isOutside = false;
    for (const Statement &statement : *statements) {
        if (statement.autocommit && !isOutside)
            lines << autocommitBlock;
        isOutside = statement.autocommit;
        lines << (isOutside ? u"    "_s : QString()) + renderExecute(statement.sql);
    }
    return lines;
}

std::vector<Operation> withEnumTypesOnce(std::vector<Operation> operations, const RenderOptions &options)
{
    if (!options.dialect || !options.dialect->capabilities().enumTypes)
        return operations;
    return TypesOnce().settle(std::move(operations));
}

} // namespace engine
