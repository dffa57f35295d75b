#include "engine/dialect/mysql/altertable.h"

#include "engine/dialect/mysql/indextext.h"
#include "engine/dialect/mysql/quoting.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

using Statements = std::vector<Statement>;

/// The same constraint but for its name, which the server chose where nobody else did.
bool sameButName(Constraint left, const Constraint &right)
{
    std::visit([&right](auto &constraint) { constraint.name = nameOf(right); }, left);
    if (const auto *leftKey = std::get_if<ForeignKey>(&left)) {
        const auto *rightKey = std::get_if<ForeignKey>(&right);
        return rightKey && leftKey->columns == rightKey->columns && leftKey->referredTable == rightKey->referredTable;
    }
    return left == right
        || (left.index() == right.index() && !columnsOf(left).isEmpty() && columnsOf(left) == columnsOf(right));
}

/// The constraint that is to go, in the table as it is; nullptr where it cannot be told.
const Constraint *meant(const DropConstraint &drop, const Table *table)
{
    if (!table)
        return nullptr;
    if (!drop.name.isEmpty())
        return table->constraint(drop.name, drop.kind);
    const auto found = std::ranges::find_if(table->constraints, [&drop](const Constraint &constraint) {
        return drop.previous && sameButName(*drop.previous, constraint);
    });
    return found == table->constraints.end() ? nullptr : &*found;
}

Error noName(const DropConstraint &drop)
{
    return {.kind = Error::Kind::Unsupported,
            .what = u"A constraint without a name cannot be dropped from %1."_s.arg(drop.table.text()),
            .advice = u"Give the operation the name that the server gave the constraint; SHOW CREATE TABLE says it."_s};
}

bool followsTheTable(const Table &table)
{
    return std::ranges::all_of(table.columns, [](const Column &column) {
        return column.type.collation.isEmpty() && !column.type.options.contains(u"charset"_s);
    });
}

/// What an option is set to so that the server chooses it.
QString chosenByServer(const QString &option)
{
    if (option == u"ENGINE")
        return u"InnoDB"_s;
    static const QStringList numbers{u"KEY_BLOCK_SIZE"_s, u"AVG_ROW_LENGTH"_s, u"CHECKSUM"_s, u"DELAY_KEY_WRITE"_s};
    if (numbers.contains(option) || option.endsWith(u"_ROWS"_s))
        return u"0"_s;
    if (option == u"TRANSACTIONAL" || option == u"PAGE_CHECKSUM")
        return u"1"_s;
    if (option == u"COMPRESSION")
        return u"'NONE'"_s;
    if (option == u"ENCRYPTION")
        return u"'N'"_s;
    return u"DEFAULT"_s;
}

/// Every index that a table is known to have, by name: the columns that it begins with.
std::vector<std::pair<QString, QStringList>> indexedColumns(const Table &table)
{
    std::vector<std::pair<QString, QStringList>> indexed;
    for (const Constraint &constraint : table.constraints) {
        if (kindOf(constraint) == ConstraintKind::PrimaryKey || kindOf(constraint) == ConstraintKind::Unique)
            indexed.emplace_back(nameOf(constraint), columnsOf(constraint));
    }
    for (const Index &index : table.indexes) {
        QStringList columns;
        for (const IndexElement &element : index.elements)
            columns << element.column;
        indexed.emplace_back(index.name, columns);
    }
    return indexed;
}

bool serves(const QStringList &indexed, const ForeignKey &key)
{
    return indexed.mid(0, key.columns.size()) == key.columns;
}

QString ownIndexName(const ForeignKey &key, const QString &leaving)
{
    const QString name = key.name.isEmpty() ? key.columns.value(0) : key.name;
    return name == leaving ? name + u"_2"_s : name;
}

} // namespace

Statements substitutes(const Table *table, const QString &name)
{
    Statements statements;
    if (!table)
        return statements;
    const auto indexed = indexedColumns(*table);
    for (const Constraint &constraint : table->constraints) {
        const auto *key = std::get_if<ForeignKey>(&constraint);
        const auto servesKey = [key](const auto &index) { return serves(index.second, *key); };
        const auto others = [&](const auto &index) { return index.first != name && servesKey(index); };
        const auto leaving = [&](const auto &index) { return index.first == name && servesKey(index); };
        if (key && std::ranges::any_of(indexed, leaving) && std::ranges::none_of(indexed, others)) {
            statements.push_back(
                {.sql = u"CREATE INDEX %1 ON %2 (%3)"_s.arg(quotedName(ownIndexName(*key, name)),
                                                            quotedName(table->name), quotedNames(key->columns)),
                 .purpose = u"keep an index for the foreign key"_s});
        }
    }
    return statements;
}

Result<Statements> dropConstraint(const DropConstraint &drop, const Schema &before, Flavour flavour)
{
    const Constraint *constraint = meant(drop, before.table(drop.table));
    const QString name = constraint && drop.name.isEmpty() ? nameOf(*constraint) : drop.name;
    const ConstraintKind kind = constraint && drop.kind == ConstraintKind::Unknown ? kindOf(*constraint) : drop.kind;
    const QString alter = u"ALTER TABLE %1 DROP "_s.arg(quotedName(drop.table));
    if (kind == ConstraintKind::PrimaryKey)
        return Statements{{.sql = alter + u"PRIMARY KEY"_s}};
    if (name.isEmpty())
        return failure(noName(drop));
    if (kind == ConstraintKind::Check || kind == ConstraintKind::Unknown) {
        Result<Statements> modified = dropColumnCheck(before.table(drop.table), name, flavour);
        if (!modified || !modified->empty())
            return modified;
    }
    // Both servers take DROP CONSTRAINT for what Alembic drops with DROP CHECK on MySQL and refuses without a kind.
    QString words = u"CONSTRAINT "_s;
    if (kind == ConstraintKind::ForeignKey)
        words = u"FOREIGN KEY "_s;
    else if (kind == ConstraintKind::Unique)
        words = u"INDEX "_s;
    Statements statements = kind == ConstraintKind::Unique ? substitutes(before.table(drop.table), name) : Statements();
    statements.push_back({.sql = alter + words + (drop.ifExists ? u"IF EXISTS "_s : QString()) + quotedName(name)});
    return statements;
}

Statements alterOptions(const TableName &name, const QVariantMap &options, const Schema &before, Flavour flavour)
{
    const Table *table = before.table(name);
    const QString prefix = wordOf(flavour) + u'_';
    QVariantMap chosen;
    for (auto entry = options.cbegin(); entry != options.cend(); ++entry) {
        if (entry.key().startsWith(prefix))
            chosen.insert(entry.key(),
                          entry->isValid() ? *entry : chosenByServer(entry.key().mid(prefix.size()).toUpper()));
    }
    if (chosen.isEmpty())
        return {};
    QString text = tableOptions(chosen, {}, flavour);
    // Text that has always followed the table's character set is to follow it now.
    const QString charset = option(chosen, flavour, u"charset"_s).toString();
    const bool converts = table && followsTheTable(*table) && !charset.isEmpty();
    if (converts) {
        const QString collation = option(chosen, flavour, u"collate"_s).toString();
        chosen.remove(prefix + u"charset"_s);
        chosen.remove(prefix + u"collate"_s);
        const QString rest = tableOptions(chosen, {}, flavour);
        text = u"CONVERT TO CHARACTER SET "_s + charset
            + (collation.isEmpty() || collation == u"DEFAULT" ? QString() : u" COLLATE "_s + collation)
            + (rest.isEmpty() ? QString() : u", "_s + rest);
    }
    return {{.sql = u"ALTER TABLE %1 %2"_s.arg(quotedName(name), text)}};
}

} // namespace engine::mysql
