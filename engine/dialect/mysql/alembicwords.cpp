#include "engine/dialect/mysql/alembicwords.h"

#include "engine/dialect/mysql/compiler.h"
#include "engine/dialect/mysql/defaulttext.h"
#include "engine/dialect/mysql/indextext.h"
#include "engine/dialect/mysql/typenames.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

using Operations = std::vector<Operation>;

/// The options that an Index of SQLAlchemy's takes: its dialects know four words.
QVariantMap sayable(QVariantMap options, Flavour flavour)
{
    static const QStringList known{u"using"_s, u"length"_s, u"prefix"_s, u"with_parser"_s};
    const QString prefix = wordOf(flavour) + u'_';
    options.removeIf([&prefix](const auto &option) {
        return option.key().startsWith(prefix) && !known.contains(option.key().mid(prefix.size()));
    });
    return options;
}

bool isUnsayable(const Index &index, Flavour flavour)
{
    return sayable(index.options, flavour) != index.options;
}

bool isUnsayable(const Constraint &constraint, Flavour flavour)
{
    const auto *check = std::get_if<CheckConstraint>(&constraint);
    return check && option(check->options, flavour, u"not_enforced"_s).isValid();
}

bool isUnsayable(const std::optional<DataType> &type)
{
    return type && !type->declared.isEmpty() && !isReflectedName(type->name);
}

/// True for a foreign key that needs an index which begins with these columns: its own, or those that it refers to.
bool needsIndex(const Table &table, const QStringList &columns)
{
    const auto begins = [&columns](const QStringList &wanted) {
        return !wanted.isEmpty() && columns.mid(0, wanted.size()) == wanted;
    };
    return std::ranges::any_of(table.constraints, [&](const Constraint &constraint) {
        const auto *key = std::get_if<ForeignKey>(&constraint);
        return key && (begins(key->columns) || (key->referredTable == table.name && begins(key->referredColumns)));
    });
}

bool needsIndex(const Table &table, const Index &index)
{
    QStringList columns;
    for (const IndexElement &element : index.elements)
        columns << element.column;
    return needsIndex(table, columns);
}

/// Says operations one after the other.
class Wording
{
public:
    explicit Wording(Flavour flavour)
        : m_flavour(flavour)
    {
    }

    Operations result;

    void add(CreateTable create)
    {
        const std::vector<Column> &columns = create.table.columns;
        if (std::ranges::any_of(columns, [](const Column &column) { return isUnsayable(column.type); })) {
            addSql(create);
            return;
        }
        for (Column &column : create.table.columns)
            enclose(column.serverDefault);
        std::vector<Operation> later;
        std::erase_if(create.table.constraints, [&](const Constraint &constraint) {
            const bool isLater = isUnsayable(constraint, m_flavour);
            if (isLater)
                later.emplace_back(AddConstraint{create.table.name, constraint});
            return isLater;
        });
        for (Index &index : create.table.indexes)
            enclose(index);
        std::erase_if(create.table.indexes, [&](const Index &index) {
            const bool isLater = isUnsayable(index, m_flavour);
            if (isLater)
                later.emplace_back(CreateIndex{.table = create.table.name, .index = index});
            return isLater;
        });
        result.emplace_back(std::move(create));
        std::ranges::for_each(later, [this](const Operation &operation) { addSql(operation); });
    }

    void add(AddColumn addition)
    {
        if (isUnsayable(addition.column.type)) {
            addSql(addition);
            return;
        }
        enclose(addition.column.serverDefault);
        result.emplace_back(std::move(addition));
    }

    /// Alembic refuses every change of an expression; MODIFY says what a stored column becomes.
    void add(AlterColumn alter)
    {
        if (alter.computed || isUnsayable(alter.type) || isUnsayable(alter.existingType)) {
            addSql(alter);
            return;
        }
        for (auto *value : {&alter.serverDefault, &alter.existingServerDefault}) {
            if (*value)
                enclose(**value);
        }
        result.emplace_back(std::move(alter));
    }

    void add(CreateIndex create)
    {
        enclose(create.index);
        if (isUnsayable(create.index, m_flavour))
            addSql(create);
        else
            result.emplace_back(std::move(create));
    }

    void add(DropIndex drop)
    {
        drop.options = sayable(drop.options, m_flavour);
        if (drop.previous)
            drop.previous->options = sayable(drop.previous->options, m_flavour);
        result.emplace_back(std::move(drop));
    }

    void add(const AddConstraint &addition)
    {
        if (isUnsayable(addition.constraint, m_flavour))
            addSql(addition);
        else
            result.emplace_back(addition);
    }

    void add(DropTable drop)
    {
        if (drop.previous) {
            Table &table = *drop.previous;
            auto drops = result.end();
            while (drops != result.begin() && isIndexDrop(*std::prev(drops), table))
                --drops;
            const auto isNeeded = [&table](const Operation &operation) {
                const Index *index = table.index(std::get<DropIndex>(operation).index);
                const std::optional<Index> &previous = std::get<DropIndex>(operation).previous;
                return (index && needsIndex(table, *index)) || (previous && needsIndex(table, *previous));
            };
            result.erase(std::remove_if(drops, result.end(), isNeeded), result.end());
            std::erase_if(table.indexes, [&table](const Index &index) { return needsIndex(table, index); });
            for (Index &index : table.indexes)
                index.options = sayable(index.options, m_flavour);
        }
        result.emplace_back(std::move(drop));
    }

    template <typename Other> void add(const Other &operation) { result.emplace_back(operation); }

private:
    /// The operation as its own SQL; as it is where it has none.
    void addSql(const Operation &operation)
    {
        const auto statements = compile(operation, {}, m_flavour);
        if (!statements || statements->empty()) {
            result.push_back(operation);
            return;
        }
        for (const Statement &statement : *statements)
            result.emplace_back(ExecuteSql{.sql = statement.sql});
    }

    static void enclose(std::optional<ServerDefault> &value)
    {
        if (value && value->kind == ServerDefault::Kind::Expression)
            value->text = defaultSql(*value);
    }

    void enclose(Index &index) const
    {
        for (IndexElement &element : index.elements) {
            if (m_flavour == Flavour::MySql && element.column.isEmpty())
                element.expression = indexTerm({.expression = element.expression}, {});
        }
    }

    static bool isIndexDrop(const Operation &operation, const Table &table)
    {
        const auto *drop = std::get_if<DropIndex>(&operation);
        return drop && drop->table == table.name;
    }

    Flavour m_flavour;
};

} // namespace

std::vector<Operation> inAlembicWords(std::vector<Operation> operations, Flavour flavour)
{
    Wording wording(flavour);
    for (Operation &operation : operations)
        std::visit([&wording](auto &value) { wording.add(std::move(value)); }, operation);
    return std::move(wording.result);
}

} // namespace engine::mysql
