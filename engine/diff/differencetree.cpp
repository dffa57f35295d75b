#include "engine/diff/differencetree.h"

#include "engine/diff/differenceproperties.h"
#include "engine/diff/differencesides.h"
#include "engine/diff/foreignkeycomparison.h"
#include "engine/operation/apply.h"
#include "engine/overloaded.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// Columns, indexes and triggers are known by their names.
template <typename Object> bool haveSameName(const Object &left, const Object &right)
{
    return left.name == right.name;
}

Difference::Kind kindOfRow(const Constraint &constraint)
{
    return std::visit(Overloaded{
                          [](const PrimaryKey &) { return Difference::Kind::PrimaryKey; },
                          [](const ForeignKey &) { return Difference::Kind::ForeignKey; },
                          [](const UniqueConstraint &) { return Difference::Kind::Unique; },
                          [](const CheckConstraint &) { return Difference::Kind::Check; },
                          [](const ExcludeConstraint &) { return Difference::Kind::Exclude; },
                      },
                      constraint);
}

/// Builds the rows. The actual side is taken with the agreed renames and other values done, as the comparison took
/// it.
class TreeBuilder
{
public:
    TreeBuilder(Schema actual, const Schema &desired, const Comparison &comparison)
        : m_actual(std::move(actual))
        , m_desired(desired)
        , m_comparison(comparison)
    {
        for (size_t place = 0; place < comparison.operations.size(); ++place)
            noteOperation(place);
    }

    std::vector<Difference> build()
    {
        std::map<TableName, Sides<Table>> tables;
        for (const auto &[name, table] : m_actual.tables)
            tables[name].left = &table;
        for (const auto &[name, table] : m_desired.tables)
            tables[name].right = &table;
        std::map<TableName, Sides<View>> views;
        for (const auto &[name, view] : m_actual.views)
            views[name].left = &view;
        for (const auto &[name, view] : m_desired.views)
            views[name].right = &view;

        std::vector<Difference> tree;
        for (const auto &[name, sides] : tables)
            tree.push_back(tableRow(name, sides));
        for (const auto &[name, sides] : views)
            tree.push_back(viewRow(name, sides));
        for (const auto &[name, sides] : enumTypes())
            tree.push_back(enumTypeRow(name, sides));
        return tree;
    }

private:
    [[nodiscard]] std::map<TableName, Sides<EnumType>> enumTypes() const
    {
        std::map<TableName, Sides<EnumType>> types;
        for (const auto &[name, type] : m_actualTypes)
            types[name].left = &type;
        for (const auto &[name, type] : m_desired.enumTypes)
            types[name].right = &type;
        return types;
    }

    void noteOperation(size_t place)
    {
        const Operation &operation = m_comparison.operations[place];
        TableName table = tableOf(operation);
        if (const auto *rename = std::get_if<RenameTable>(&operation)) {
            table = {rename->table.schema, rename->newName};
            m_oldTableNames.insert(table, rename->table.name);
            applyEarly(operation);
        }
        if (const auto *alter = std::get_if<AlterColumn>(&operation); alter && alter->newName) {
            m_oldColumnNames.insert({table, *alter->newName}, alter->column);
            applyEarly(operation);
        }
        // A column is not another one for the values of its type.
        if (std::holds_alternative<AlterEnumType>(operation))
            applyEarly(operation);
        m_operationsOf[table].push_back(place);
    }

    /// compare() gives only those that fit, and gives them first.
    void applyEarly(const Operation &operation)
    {
        [[maybe_unused]] const Done applied = engine::apply(operation, m_actual);
        Q_ASSERT(applied);
    }

    template <typename Object> Difference row(Difference::Kind kind, const TableName &table, const Sides<Object> &sides)
    {
        Difference difference{.kind = kind, .table = table};
        // What changes views, triggers and types belongs to no table.
        const bool isApart =
            kind == Difference::Kind::View || kind == Difference::Kind::Trigger || kind == Difference::Kind::EnumType;
        for (const size_t place : m_operationsOf[isApart ? TableName() : table]) {
            if (speaksOf(m_comparison.operations[place], sides))
                difference.operations.push_back(place);
        }
        if (!sides.left)
            difference.state = Difference::State::Added;
        else if (!sides.right)
            difference.state = Difference::State::Dropped;
        else if (!difference.operations.empty())
            difference.state = Difference::State::Changed;
        difference.destroysData = std::ranges::any_of(difference.operations, [this](size_t place) {
            return engine::destroysData(m_comparison.operations[place]);
        });
        difference.properties = propertiesOf(sides.left, sides.right);
        return difference;
    }

    /// What was renamed is one object with two names, not a changed one.
    static void markRenamed(Difference &difference, const QString &oldName)
    {
        if (oldName.isEmpty())
            return;
        difference.state = Difference::State::Renamed;
        difference.oldName = oldName;
        const auto name = std::ranges::find(difference.properties, u"name"_s, &PropertyDifference::property);
        if (name != difference.properties.end())
            name->left = oldName;
    }

    Difference tableRow(const TableName &name, const Sides<Table> &sides)
    {
        Difference table = row(Difference::Kind::Table, name, sides);
        table.name = name.name;
        addColumns(table, sides);
        addConstraints(table, sides);
        addIndexes(table, sides);
        addTriggers(table);
        const bool differs = std::ranges::any_of(
            table.children, [](const Difference &child) { return child.state != Difference::State::Equal; });
        if (differs && table.state == Difference::State::Equal)
            table.state = Difference::State::Changed;
        markRenamed(table, m_oldTableNames.value(name));
        return table;
    }

    Difference viewRow(const TableName &name, const Sides<View> &sides)
    {
        Difference view = row(Difference::Kind::View, name, sides);
        view.name = name.name;
        addTriggers(view);
        return view;
    }

    Difference enumTypeRow(const TableName &name, const Sides<EnumType> &sides)
    {
        Difference type = row(Difference::Kind::EnumType, name, sides);
        type.name = name.name;
        type.detail = sides.shown().values.join(u", "_s);
        return type;
    }

    static std::vector<const Column *> columnsOf(const Table *table)
    {
        return table ? addresses(table->columns) : std::vector<const Column *>();
    }

    void addColumns(Difference &table, const Sides<Table> &sides)
    {
        for (const auto &pair : paired(columnsOf(sides.left), columnsOf(sides.right), haveSameName<Column>)) {
            Difference column = row(Difference::Kind::Column, table.table, pair);
            column.name = pair.shown().name;
            column.detail = text(pair.shown().type);
            markRenamed(column, m_oldColumnNames.value({table.table, column.name}));
            table.children.push_back(std::move(column));
        }
    }

    static std::vector<const Constraint *> constraintsOf(const Table *table)
    {
        return table ? addresses(table->constraints) : std::vector<const Constraint *>();
    }

    /// First what is equal, then what has the same name or, unnamed, the same columns.
    [[nodiscard]] Pairs<Constraint> constraintPairs(const Sides<Table> &sides) const
    {
        std::vector<const Constraint *> left = constraintsOf(sides.left);
        const std::vector<const Constraint *> right = constraintsOf(sides.right);
        QHash<const Constraint *, const Constraint *> partners;
        for (const int strictness : {2, 1, 0}) {
            for (const Constraint *wanted : right) {
                if (partners.contains(wanted))
                    continue;
                const auto found = std::ranges::find_if(
                    left, [&](const Constraint *candidate) { return matches(*candidate, *wanted, strictness); });
                if (found == left.end())
                    continue;
                partners.insert(wanted, *found);
                left.erase(found);
            }
        }
        return paired(constraintsOf(sides.left), right, [&](const Constraint &candidate, const Constraint &wanted) {
            return partners.value(&wanted) == &candidate;
        });
    }

    [[nodiscard]] bool matches(const Constraint &left, const Constraint &right, int strictness) const
    {
        if (kindOf(left) != kindOf(right))
            return false;
        const auto *leftKey = std::get_if<ForeignKey>(&left);
        const auto *rightKey = std::get_if<ForeignKey>(&right);
        if (strictness == 2)
            return leftKey ? signatureOf(*leftKey, m_actual) == signatureOf(*rightKey, m_desired) : left == right;
        if (kindOf(left) == ConstraintKind::PrimaryKey)
            return true;
        if (strictness == 1)
            return !nameOf(left).isEmpty() && nameOf(left) == nameOf(right);
        const QStringList columns = engine::columnsOf(left);
        return !columns.isEmpty() && columns == engine::columnsOf(right)
            && (leftKey || nameOf(left).isEmpty() || nameOf(right).isEmpty());
    }

    void addConstraints(Difference &table, const Sides<Table> &sides)
    {
        for (const auto &pair : constraintPairs(sides)) {
            Difference constraint = row(kindOfRow(pair.shown()), table.table, pair);
            constraint.name = nameOf(pair.shown());
            constraint.detail = text(pair.shown());
            table.children.push_back(std::move(constraint));
        }
    }

    void addIndexes(Difference &table, const Sides<Table> &sides)
    {
        const auto indexesOf = [](const Table *side) {
            return side ? addresses(side->indexes) : std::vector<const Index *>();
        };
        for (const auto &pair : paired(indexesOf(sides.left), indexesOf(sides.right), haveSameName<Index>)) {
            Difference index = row(Difference::Kind::Index, table.table, pair);
            index.name = pair.shown().name;
            index.detail = text(pair.shown());
            table.children.push_back(std::move(index));
        }
    }

    static std::vector<const Trigger *> triggersOf(const Schema &schema, const TableName &table)
    {
        std::vector<const Trigger *> triggers;
        for (const Trigger &trigger : schema.triggers) {
            if (trigger.table == table)
                triggers.push_back(&trigger);
        }
        return triggers;
    }

    void addTriggers(Difference &parent)
    {
        for (const auto &pair :
             paired(triggersOf(m_actual, parent.table), triggersOf(m_desired, parent.table), haveSameName<Trigger>)) {
            Difference trigger = row(Difference::Kind::Trigger, parent.table, pair);
            trigger.name = pair.shown().name;
            parent.children.push_back(std::move(trigger));
        }
    }

    Schema m_actual;
    const std::map<TableName, EnumType> m_actualTypes = m_actual.enumTypes; ///< with the values that they have now
    const Schema &m_desired;
    const Comparison &m_comparison;
    std::map<TableName, std::vector<size_t>> m_operationsOf;
    QHash<TableName, QString> m_oldTableNames;
    QHash<std::pair<TableName, QString>, QString> m_oldColumnNames;
};

} // namespace

std::vector<Difference> differenceTree(const Schema &actual, const Schema &desired, const Comparison &comparison)
{
    return TreeBuilder(actual, desired, comparison).build();
}

} // namespace engine
