#include "engine/dialect/postgresql/tabletext.h"

#include "engine/dialect/postgresql/constrainttext.h"
#include "engine/dialect/postgresql/quoting.h"
#include "engine/dialect/postgresql/typenames.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::postgresql {

namespace {

bool refersElsewhere(const Table &table, const QString &column)
{
    return std::ranges::any_of(table.constraints, [&column](const Constraint &constraint) {
        const auto *key = std::get_if<ForeignKey>(&constraint);
        return key && key->columns.contains(column);
    });
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

/// Columns, then the primary key, then the other constraints. As in Alembic, a key with use_alter=True is left out.
Result<QStringList> itemsOf(const Table &table)
{
    QStringList items;
    for (const Column &column : table.columns) {
        const KeyPart part = isSerialKey(table, column) ? KeyPart::Serial : KeyPart::None;
        const Result<QString> spec = columnSpec(column, part);
        if (!spec)
            return failure(spec.error());
        items << *spec;
    }
    const PrimaryKey *key = table.primaryKey();
    if (key && !key->columns.isEmpty())
        items << constraintSpec(*key);
    for (const Constraint &constraint : table.constraints) {
        const auto *foreign = std::get_if<ForeignKey>(&constraint);
        if (!std::holds_alternative<PrimaryKey>(constraint) && !(foreign && foreign->useAlter))
            items << constraintSpec(constraint);
    }
    for (const CheckConstraint &check : typeChecks(table))
        items << constraintSpec(check);
    return items;
}

QString tableOptions(const Table &table)
{
    QString text;
    const auto option = [&table](const QString &name) { return table.options.value(u"postgresql_"_s + name); };
    if (option(u"inherits"_s).isValid())
        text += u"\n INHERITS ( %1 )"_s.arg(quotedNames(option(u"inherits"_s).toStringList()));
    if (option(u"partition_by"_s).isValid())
        text += u"\n PARTITION BY "_s + option(u"partition_by"_s).toString();
    if (option(u"using"_s).isValid())
        text += u"\n USING "_s + option(u"using"_s).toString();
    if (const QString parameters = parametersText(option(u"with"_s).toMap()); !parameters.isEmpty())
        text += u"\n WITH (%1)"_s.arg(parameters);
    if (option(u"on_commit"_s).isValid())
        text += u"\n ON COMMIT "_s + option(u"on_commit"_s).toString().replace(u'_', u' ').toUpper();
    if (option(u"tablespace"_s).isValid())
        text += u"\n TABLESPACE "_s + quotedName(option(u"tablespace"_s).toString());
    return text;
}

QString elementSql(const IndexElement &element, const QVariantMap &operatorClasses)
{
    QString text = element.column.isEmpty() ? element.expression : quotedName(element.column);
    if (!element.collation.isEmpty())
        text += u" COLLATE "_s + alwaysQuoted(element.collation);
    if (const QString name = operatorClasses.value(element.column).toString(); !name.isEmpty())
        text += u' ' + name;
    return element.descending ? text + u" DESC"_s : text;
}

QString whereOf(const Index &index)
{
    if (!index.where.isEmpty())
        return index.where;
    const QVariant option = index.options.value(u"postgresql_where"_s);
    return option.canConvert<SqlText>() ? option.value<SqlText>().text : option.toString();
}

} // namespace

QString parametersText(const QVariantMap &parameters)
{
    QStringList texts;
    for (auto entry = parameters.begin(); entry != parameters.end(); ++entry)
        texts << entry.key() + u" = "_s + entry.value().toString();
    return texts.join(u", "_s);
}

bool isSerialKey(const Table &table, const Column &column)
{
    if (column.options.value(u"postgresql_serial"_s).toBool())
        return true;
    const PrimaryKey *key = table.primaryKey();
    if (!key || !key->columns.contains(column.name) || column.autoincrement == Autoincrement::Off
        || column.serverDefault || column.identity || column.computed || serialFor(column.type).isEmpty())
        return false;
    if (column.autoincrement == Autoincrement::On)
        return true;
    const bool mayRefer = column.autoincrement == Autoincrement::IgnoreForeignKey;
    return key->columns.size() == 1 && (mayRefer || !refersElsewhere(table, column.name));
}

QString defaultSql(const ServerDefault &serverDefault)
{
    switch (serverDefault.kind) {
    case ServerDefault::Kind::Literal:
        return stringLiteral(serverDefault.text);
    case ServerDefault::Kind::Now:
        return u"now()"_s;
    case ServerDefault::Kind::True:
        return u"true"_s;
    case ServerDefault::Kind::False:
        return u"false"_s;
    case ServerDefault::Kind::Fetched:
        return {};
    case ServerDefault::Kind::Expression:
        break;
    }
    return serverDefault.text;
}

Result<QString> columnSpec(const Column &column, KeyPart part)
{
    if (column.computed && column.computed->persisted == false) {
        return failure({.kind = Error::Kind::Unsupported,
                        .what = u"PostgreSQL keeps the values of the generated column %1 always."_s.arg(column.name),
                        .advice = u"Say persisted=True, or leave it out."_s});
    }
    QString text = quotedName(column.name);
    if (part == KeyPart::Serial) {
        const QString serial = serialFor(column.type);
        text += u' ' + (serial.isEmpty() ? u"SERIAL"_s : serial);
    } else {
        const Result<QString> type = typeSql(column.type);
        if (!type)
            return failure(type.error());
        text += u' ' + *type;
        const QString defaultText = column.serverDefault ? defaultSql(*column.serverDefault) : QString();
        if (!defaultText.isEmpty())
            text += u" DEFAULT "_s + defaultText;
    }
    if (column.computed)
        text += u" GENERATED ALWAYS AS (%1) STORED"_s.arg(column.computed->expression);
    if (column.identity)
        text += u' ' + identitySpec(*column.identity);
    else if (!column.nullable)
        text += u" NOT NULL"_s;
    return text;
}

QString identityOptions(const QVariantMap &options)
{
    QStringList words;
    const auto number = [&](const QString &key, const QString &word) {
        if (options.contains(key))
            words << word + u' ' + options.value(key).toString();
    };
    number(u"increment"_s, u"INCREMENT BY"_s);
    number(u"start"_s, u"START WITH"_s);
    number(u"minvalue"_s, u"MINVALUE"_s);
    number(u"maxvalue"_s, u"MAXVALUE"_s);
    if (options.contains(u"nominvalue"_s))
        words << u"NO MINVALUE"_s;
    if (options.contains(u"nomaxvalue"_s))
        words << u"NO MAXVALUE"_s;
    number(u"cache"_s, u"CACHE"_s);
    if (options.contains(u"cycle"_s))
        words << (options.value(u"cycle"_s).toBool() ? u"CYCLE"_s : u"NO CYCLE"_s);
    return words.join(u' ');
}

QString identitySpec(const Identity &identity)
{
    const QString options = identityOptions(identity.options);
    return u"GENERATED %1 AS IDENTITY"_s.arg(identity.always ? u"ALWAYS"_s : u"BY DEFAULT"_s)
        + (options.isEmpty() ? QString() : u" (%1)"_s.arg(options));
}

Result<QString> createTableSql(const Table &table, bool ifNotExists)
{
    const Result<QStringList> items = itemsOf(table);
    if (!items)
        return failure(items.error());
    QString text = u"CREATE "_s;
    for (const QString &prefix : table.prefixes)
        text += prefix + u' ';
    text += u"TABLE "_s + (ifNotExists ? u"IF NOT EXISTS "_s : QString()) + quotedName(table.name);
    return text + u" (\n\t"_s + items->join(u", \n\t"_s) + u"\n)"_s + tableOptions(table);
}

QString createIndexSql(const TableName &table, const Index &index, bool ifNotExists)
{
    const auto option = [&index](const QString &name) { return index.options.value(u"postgresql_"_s + name); };
    const QVariantMap operatorClasses = option(u"ops"_s).toMap();
    QStringList terms;
    for (const IndexElement &element : index.elements)
        terms << elementSql(element, operatorClasses);
    QString text = index.unique ? u"CREATE UNIQUE INDEX "_s : u"CREATE INDEX "_s;
    text += option(u"concurrently"_s).toBool() ? u"CONCURRENTLY "_s : QString();
    text += (ifNotExists ? u"IF NOT EXISTS "_s : QString()) + quotedName(index.name);
    text += u" ON "_s + quotedName(table) + u' ';
    if (const QString method = option(u"using"_s).toString(); !method.isEmpty())
        text += u"USING %1 "_s.arg(method.toLower());
    text += u'(' + terms.join(u", "_s) + u')';
    if (const QStringList included = option(u"include"_s).toStringList(); !included.isEmpty())
        text += u" INCLUDE (%1)"_s.arg(quotedNames(included));
    if (option(u"nulls_not_distinct"_s).toBool())
        text += u" NULLS NOT DISTINCT"_s;
    if (const QString parameters = parametersText(option(u"with"_s).toMap()); !parameters.isEmpty())
        text += u" WITH (%1)"_s.arg(parameters);
    if (const QString tablespace = option(u"tablespace"_s).toString(); !tablespace.isEmpty())
        text += u" TABLESPACE "_s + quotedName(tablespace);
    const QString where = whereOf(index);
    return where.isEmpty() ? text : text + u" WHERE "_s + where;
}

QString tableCommentSql(const TableName &table, const QString &comment)
{
    return u"COMMENT ON TABLE %1 IS %2"_s.arg(quotedName(table),
                                              comment.isEmpty() ? u"NULL"_s : stringLiteral(comment));
}

QString columnCommentSql(const TableName &table, const QString &column, const QString &comment)
{
    return u"COMMENT ON COLUMN %1.%2 IS %3"_s.arg(quotedName(table), quotedName(column),
                                                  comment.isEmpty() ? u"NULL"_s : stringLiteral(comment));
}

QString definitionText(const Table &table)
{
    // A type that PostgreSQL cannot have is still to be shown, in the words of whoever wrote it.
    Table shown = table;
    for (Column &column : shown.columns) {
        if (!typeSql(column.type))
            column.type.declared = engine::text(column.type);
        if (column.computed)
            column.computed->persisted = true;
    }
    QString text = createTableSql(shown).value_or(QString());
    text.replace(u", \n\t"_s, u",\n    "_s).replace(u"\n\t"_s, u"\n    "_s).append(u';');
    for (const Index &index : table.indexes)
        text += u'\n' + createIndexSql(table.name, index) + u';';
    if (!table.comment.isEmpty())
        text += u'\n' + tableCommentSql(table.name, table.comment) + u';';
    for (const Column &column : table.columns) {
        if (!column.comment.isEmpty())
            text += u'\n' + columnCommentSql(table.name, column.name, column.comment) + u';';
    }
    return text;
}

} // namespace engine::postgresql
