#include "engine/dialect/sqlite/tabletext.h"

#include "engine/dialect/sqlite/expressiontext.h"
#include "engine/dialect/sqlite/quoting.h"
#include "engine/dialect/sqlite/typenames.h"
#include "engine/overloaded.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace engine::sqlite {

namespace {

QString named(const QString &name)
{
    return name.isEmpty() ? QString() : u"CONSTRAINT %1 "_s.arg(quotedName(name));
}

QString onConflict(const QVariantMap &options, const QString &option = u"sqlite_on_conflict"_s)
{
    const QString action = options.value(option).toString();
    return action.isEmpty() ? QString() : u" ON CONFLICT "_s + action;
}

QString deferral(const std::optional<bool> &deferrable, const QString &initially)
{
    QString text;
    if (deferrable)
        text += *deferrable ? u" DEFERRABLE"_s : u" NOT DEFERRABLE"_s;
    if (!initially.isEmpty())
        text += u" INITIALLY "_s + initially;
    return text;
}

/// The columns of a key with what the parser found behind them.
QString keyColumns(const QStringList &columns, const QVariantMap &options)
{
    const QStringList suffixes = options.value(u"sqlite_suffixes"_s).toStringList();
    QStringList terms;
    for (qsizetype place = 0; place < columns.size(); ++place) {
        const QString suffix = suffixes.value(place);
        terms << quotedName(columns.at(place)) + (suffix.isEmpty() ? QString() : u' ' + suffix);
    }
    return u'(' + terms.join(u", "_s) + u')';
}

QString elementSql(const IndexElement &element)
{
    QString text = element.column.isEmpty() ? element.expression : quotedName(element.column);
    if (!element.collation.isEmpty())
        text += u" COLLATE "_s + quotedName(element.collation);
    return element.descending ? text + u" DESC"_s : text;
}

QString whereOf(const Index &index)
{
    if (!index.where.isEmpty())
        return index.where;
    const QVariant option = index.options.value(u"sqlite_where"_s);
    return option.canConvert<SqlText>() ? option.value<SqlText>().text : option.toString();
}

QString tableOptions(const Table &table)
{
    QStringList options;
    if (!table.options.value(u"sqlite_with_rowid"_s, true).toBool())
        options << u"WITHOUT ROWID"_s;
    if (table.options.value(u"sqlite_strict"_s).toBool())
        options << u"STRICT"_s;
    return options.isEmpty() ? QString() : u"\n "_s + options.join(u",\n "_s);
}

/// The checks that types bring along and that the table does not have as constraints.
std::vector<CheckConstraint> typeChecks(const Table &table)
{
    std::vector<CheckConstraint> checks;
    for (const Column &column : table.columns) {
        const QString expression = typeCheck(column.type, column.name);
        const QString &name = column.type.typeName;
        if (!expression.isEmpty() && (name.isEmpty() || !table.constraint(name, ConstraintKind::Check)))
            checks.push_back({.name = name, .expression = expression});
    }
    return checks;
}

/// A conflict clause that SQLAlchemy lets a column say for the constraint on it alone.
Constraint withColumnConflict(Constraint constraint, const Table &table)
{
    const auto inherit = [&table](auto &key, const QString &option) {
        const Column *column = key.columns.size() == 1 ? table.column(key.columns.front()) : nullptr;
        if (column && column->options.contains(option) && !key.options.contains(u"sqlite_on_conflict"_s))
            key.options.insert(u"sqlite_on_conflict"_s, column->options.value(option));
    };
    if (auto *key = std::get_if<PrimaryKey>(&constraint))
        inherit(*key, u"sqlite_on_conflict_primary_key"_s);
    if (auto *unique = std::get_if<UniqueConstraint>(&constraint))
        inherit(*unique, u"sqlite_on_conflict_unique"_s);
    return constraint;
}

/// Columns, then the primary key, then the other constraints.
Result<QStringList> itemsOf(const Table &table)
{
    QStringList items;
    const bool autoincrement = hasAutoincrementKey(table);
    const PrimaryKey *key = table.primaryKey();
    for (const Column &column : table.columns) {
        const bool carriesKey = autoincrement && key->columns.front() == column.name;
        const Result<QString> spec = columnSpec(column, carriesKey ? key : nullptr);
        if (!spec)
            return failure(spec.error());
        items << *spec;
    }
    std::vector<Constraint> constraints;
    if (key && !autoincrement && !key->columns.isEmpty())
        constraints.emplace_back(*key);
    for (const Constraint &constraint : table.constraints) {
        if (!std::holds_alternative<PrimaryKey>(constraint))
            constraints.push_back(constraint);
    }
    for (const CheckConstraint &check : typeChecks(table))
        constraints.emplace_back(check);
    for (const Constraint &constraint : constraints) {
        const Result<QString> spec = constraintSpec(withColumnConflict(constraint, table), table.name);
        if (!spec)
            return failure(spec.error());
        if (!spec->isEmpty())
            items << *spec;
    }
    return items;
}

QString virtualTableSql(const Table &table, const TableName &name, bool ifNotExists)
{
    return u"CREATE VIRTUAL TABLE %1%2 USING %3"_s.arg(ifNotExists ? u"IF NOT EXISTS "_s : QString(), quotedName(name),
                                                       table.options.value(u"sqlite_virtual"_s).toString());
}

} // namespace

bool hasAutoincrementKey(const Table &table)
{
    const PrimaryKey *key = table.primaryKey();
    if (!key || key->columns.size() != 1 || !table.options.value(u"sqlite_autoincrement"_s).toBool())
        return false;
    const Column *column = table.column(key->columns.front());
    return column && isInteger(column->type);
}

QString defaultSql(const ServerDefault &serverDefault)
{
    switch (serverDefault.kind) {
    case ServerDefault::Kind::Literal:
        return stringLiteral(serverDefault.text);
    case ServerDefault::Kind::Now:
        return u"CURRENT_TIMESTAMP"_s;
    case ServerDefault::Kind::True:
        return u"1"_s;
    case ServerDefault::Kind::False:
        return u"0"_s;
    case ServerDefault::Kind::Fetched:
        return {};
    case ServerDefault::Kind::Expression:
        break;
    }
    static const QRegularExpression word(u"^\\w+$"_s);
    static const QRegularExpression quoted(u"^\\s*(?:'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\")\\s*$"_s);
    const QString &text = serverDefault.text;
    if (word.match(text).hasMatch() || quoted.match(text).hasMatch() || isParenthesised(text))
        return text;
    return u'(' + text + u')';
}

Result<QString> columnSpec(const Column &column, const PrimaryKey *autoincrementKey)
{
    const Result<QString> type = typeSql(column.type);
    if (!type)
        return failure(type.error());
    QString text = quotedName(column.name);
    if (!type->isEmpty())
        text += u' ' + *type;
    const QString defaultText = column.serverDefault ? defaultSql(*column.serverDefault) : QString();
    if (!defaultText.isEmpty())
        text += u" DEFAULT "_s + defaultText;
    if (!column.nullable) {
        text += u' ' + named(column.options.value(u"sqlite_not_null_name"_s).toString()) + u"NOT NULL"_s
            + onConflict(column.options, u"sqlite_on_conflict_not_null"_s);
    }
    if (autoincrementKey) {
        const QVariantMap &options = autoincrementKey->options;
        text += u' ' + named(autoincrementKey->name) + u"PRIMARY KEY"_s
            + (options.contains(u"sqlite_on_conflict"_s)
                   ? onConflict(options)
                   : onConflict(column.options, u"sqlite_on_conflict_primary_key"_s))
            + u" AUTOINCREMENT"_s;
    }
    if (column.computed) {
        text += u" GENERATED ALWAYS AS (%1)"_s.arg(column.computed->expression);
        if (column.computed->persisted)
            text += *column.computed->persisted ? u" STORED"_s : u" VIRTUAL"_s;
    }
    return text;
}

QString referencesSpec(const ForeignKey &key)
{
    QString text = u"REFERENCES "_s + quotedName(key.referredTable.name);
    if (!key.referredColumns.isEmpty())
        text += u" ("_s + quotedNames(key.referredColumns) + u')';
    if (!key.match.isEmpty())
        text += u" MATCH "_s + key.match;
    if (!key.onDelete.isEmpty())
        text += u" ON DELETE "_s + key.onDelete;
    if (!key.onUpdate.isEmpty())
        text += u" ON UPDATE "_s + key.onUpdate;
    return text + deferral(key.deferrable, key.initially);
}

Result<QString> constraintSpec(const Constraint &constraint, const TableName &table)
{
    return std::visit(
        Overloaded{
            [](const PrimaryKey &key) -> Result<QString> {
                return named(key.name) + u"PRIMARY KEY "_s + keyColumns(key.columns, key.options)
                    + onConflict(key.options);
            },
            [&](const ForeignKey &key) -> Result<QString> {
                if (key.referredTable.schema != table.schema)
                    return QString();
                return u"%1FOREIGN KEY(%2) %3"_s.arg(named(key.name), quotedNames(key.columns), referencesSpec(key));
            },
            [](const UniqueConstraint &unique) -> Result<QString> {
                return named(unique.name) + u"UNIQUE "_s + keyColumns(unique.columns, unique.options)
                    + onConflict(unique.options);
            },
            [](const CheckConstraint &check) -> Result<QString> {
                return u"%1CHECK (%2)%3"_s.arg(named(check.name), check.expression, onConflict(check.options));
            },
            [](const ExcludeConstraint &exclude) -> Result<QString> {
                return failure({.kind = Error::Kind::Unsupported,
                                .what = u"SQLite has no EXCLUDE constraints (%1)."_s.arg(exclude.name),
                                .advice = u"Make the operation conditional on the database, or drop it."_s});
            },
        },
        constraint);
}

Result<QString> createTableSql(const Table &table, const TableName &name, bool ifNotExists)
{
    if (table.options.contains(u"sqlite_virtual"_s))
        return virtualTableSql(table, name, ifNotExists);
    const Result<QStringList> items = itemsOf(table);
    if (!items)
        return failure(items.error());
    QString text = u"CREATE "_s;
    for (const QString &prefix : table.prefixes)
        text += prefix + u' ';
    text += u"TABLE "_s + (ifNotExists ? u"IF NOT EXISTS "_s : QString()) + quotedName(name);
    return text + u" (\n\t"_s + items->join(u", \n\t"_s) + u"\n)"_s + tableOptions(table);
}

QString createIndexSql(const TableName &table, const Index &index, bool ifNotExists)
{
    QStringList terms;
    for (const IndexElement &element : index.elements)
        terms << elementSql(element);
    QString text = index.unique ? u"CREATE UNIQUE INDEX "_s : u"CREATE INDEX "_s;
    text += (ifNotExists ? u"IF NOT EXISTS "_s : QString()) + quotedName(TableName{table.schema, index.name});
    text += u" ON "_s + quotedName(table.name) + u" ("_s + terms.join(u", "_s) + u')';
    const QString where = whereOf(index);
    return where.isEmpty() ? text : text + u" WHERE "_s + where;
}

QString definitionText(const Table &table)
{
    // A type that SQLite cannot have is still to be shown, in the words of whoever wrote it.
    Table shown = table;
    for (Column &column : shown.columns) {
        if (!typeSql(column.type))
            column.type.declared = engine::text(column.type);
    }
    std::erase_if(shown.constraints,
                  [](const Constraint &constraint) { return std::holds_alternative<ExcludeConstraint>(constraint); });
    QString text = createTableSql(shown, shown.name).value_or(QString());
    text.replace(u", \n\t"_s, u",\n    "_s).replace(u"\n\t"_s, u"\n    "_s).append(u';');
    for (const Index &index : table.indexes)
        text += u'\n' + createIndexSql(table.name, index) + u';';
    return text;
}

} // namespace engine::sqlite
