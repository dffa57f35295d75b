#include "engine/migration/declared.h"

#include "engine/overloaded.h"
#include "engine/schema/enumtype.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// True where both say the same of a table, whatever they are called. The conditions of checks are rewritten by the
/// server; their names tell.
bool isSame(const Constraint &left, const Constraint &right)
{
    if (kindOf(left) != kindOf(right))
        return false;
    const auto *leftKey = std::get_if<ForeignKey>(&left);
    const auto *rightKey = std::get_if<ForeignKey>(&right);
    switch (kindOf(left)) {
    case ConstraintKind::PrimaryKey:
        return true;
    case ConstraintKind::ForeignKey:
        return leftKey->columns == rightKey->columns && leftKey->referredTable == rightKey->referredTable;
    case ConstraintKind::Unique:
        return columnsOf(left) == columnsOf(right);
    case ConstraintKind::Check:
    case ConstraintKind::Exclude:
    case ConstraintKind::Unknown:
        break;
    }
    return !nameOf(left).isEmpty() && nameOf(left) == nameOf(right);
}

bool isCheck(const Constraint &constraint)
{
    return kindOf(constraint) == ConstraintKind::Check;
}

/// Replaces an attribute, unless somebody has changed it since it was inspected.
template <typename T> void replace(T &attribute, const T &inspected, const T &declared)
{
    if (attribute == inspected)
        attribute = declared;
}

/// One table of the model, written and inspected.
struct TablePair
{
    const Table *inspected = nullptr;
    const Table *declared = nullptr;

    [[nodiscard]] bool isKnown() const { return inspected && declared; }

    /// The declared constraint that `constraint` came from; nullptr where that cannot be told.
    [[nodiscard]] const Constraint *declaredOf(const Constraint &constraint) const
    {
        const auto found = std::ranges::find_if(
            declared->constraints, [&](const Constraint &candidate) { return isSame(candidate, constraint); });
        return found == declared->constraints.end() ? nullptr : &*found;
    }
};

/// A type of the default schema has no schema's name, whether the model says it or not: it is one type.
DataType asKnown(DataType declared, const DataType &inspected)
{
    for (size_t place = 0; place < declared.elements.size() && place < inspected.elements.size(); ++place)
        declared.elements[place] = asKnown(declared.elements[place], inspected.elements[place]);
    const auto known = enumTypeOf(inspected);
    if (declared.elements.empty() && known && known->schema.isEmpty() && enumTypeOf(declared))
        declared.options.remove(u"schema"_s);
    return declared;
}

void translate(Column &column, const TablePair &table)
{
    const Column *inspected = table.inspected->column(column.name);
    const Column *declared = table.declared->column(column.name);
    if (!inspected || !declared || declared->type.name.isEmpty())
        return;
    replace(column.type, inspected->type, asKnown(declared->type, inspected->type));
    replace(column.nullable, inspected->nullable, declared->nullable);
    replace(column.serverDefault, inspected->serverDefault, declared->serverDefault);
    replace(column.computed, inspected->computed, declared->computed);
    replace(column.identity, inspected->identity, declared->identity);
    replace(column.autoincrement, inspected->autoincrement, declared->autoincrement);
    replace(column.options, inspected->options, declared->options);
}

/// The constraints of a new table in the order of the model. Checks that the server has named are told by their number:
/// those of the model, and those that types bring along. False where the numbers do not say it.
bool translateConstraints(Table &created, const TablePair &table)
{
    std::vector<Constraint> rest;
    std::ranges::copy_if(created.constraints, std::back_inserter(rest),
                         [&](const Constraint &constraint) { return !table.declaredOf(constraint); });
    std::vector<Constraint> constraints;
    qsizetype unmatched = 0;
    for (const Constraint &constraint : table.declared->constraints) {
        const bool isThere = std::ranges::any_of(
            created.constraints, [&](const Constraint &candidate) { return isSame(candidate, constraint); });
        unmatched += !isThere && isCheck(constraint) ? 1 : 0;
        if (isThere || isCheck(constraint))
            constraints.push_back(constraint);
    }
    const qsizetype ofTypes = std::ranges::count_if(table.declared->columns, [](const Column &column) {
        return column.type.options.value(u"create_constraint"_s).toBool();
    });
    const qsizetype left = std::ranges::count_if(rest, isCheck) - unmatched;
    if (left < 0 || left > ofTypes)
        return false;
    std::ranges::copy_if(rest, std::back_inserter(constraints),
                         [](const Constraint &constraint) { return !isCheck(constraint); });
    created.constraints = std::move(constraints);
    return true;
}

void translate(CreateTable &create, const TablePair &table)
{
    if (!translateConstraints(create.table, table))
        return;
    for (Column &column : create.table.columns)
        translate(column, table);
    replace(create.table.options, table.inspected->options, table.declared->options);
    for (Index &index : create.table.indexes) {
        if (const Index *declared = table.declared->index(index.name))
            index = *declared;
    }
}

void translate(AlterColumn &alter, const TablePair &table)
{
    const QString name = alter.newName.value_or(alter.column);
    const Column *inspected = table.inspected->column(name);
    const Column *declared = table.declared->column(name);
    if (!inspected || !declared || declared->type.name.isEmpty())
        return;
    if (alter.type)
        replace(*alter.type, inspected->type, asKnown(declared->type, inspected->type));
    if (alter.serverDefault)
        replace(*alter.serverDefault, inspected->serverDefault, declared->serverDefault);
    if (alter.computed)
        replace(*alter.computed, inspected->computed, declared->computed);
    if (alter.identity)
        replace(*alter.identity, inspected->identity, declared->identity);
}

/// Puts the words of the model into operations.
class Translator
{
public:
    Translator(const Schema &inspected, const Schema &declared)
        : m_inspected(inspected)
        , m_declared(declared)
    {
    }

    void translate(Operation &operation) const
    {
        const TableName name = tableOf(operation);
        const TablePair table{m_inspected.table(name), m_declared.table(name)};
        if (!table.isKnown())
            return;
        std::visit(Overloaded{
                       [&](CreateTable &create) { engine::translate(create, table); },
                       [&](AddColumn &add) { engine::translate(add.column, table); },
                       [&](AlterColumn &alter) { engine::translate(alter, table); },
                       [&](CreateIndex &create) {
                           if (const Index *declared = table.declared->index(create.index.name))
                               create.index = *declared;
                       },
                       [&](AddConstraint &add) {
                           if (const Constraint *declared = table.declaredOf(add.constraint))
                               add.constraint = *declared;
                       },
                       [this](BatchAlterTable &batch) {
                           for (Operation &inner : batch.operations)
                               translate(inner);
                       },
                       [](auto &) {},
                   },
                   operation);
    }

private:
    const Schema &m_inspected;
    const Schema &m_declared;
};

} // namespace

std::vector<Operation> asDeclared(std::vector<Operation> operations, const Schema &inspected, const Schema &declared)
{
    const Translator translator(inspected, declared);
    for (Operation &operation : operations)
        translator.translate(operation);
    return operations;
}

} // namespace engine
