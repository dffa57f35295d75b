#include "engine/diff/difftuples.h"

#include "engine/overloaded.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// Python's repr of a str, of which names and defaults need no more than the quotes.
QString representation(const QString &text)
{
    QString escaped = text;
    escaped.replace(u'\\', u"\\\\"_s).replace(u'\n', u"\\n"_s);
    if (escaped.contains(u'\'') && !escaped.contains(u'"'))
        return u'"' + escaped + u'"';
    return u'\'' + escaped.replace(u'\'', u"\\'"_s) + u'\'';
}

QString orNone(const QString &text)
{
    return text.isEmpty() ? u"None"_s : representation(text);
}

QString representation(bool value)
{
    return value ? u"True"_s : u"False"_s;
}

QString tuple(const QStringList &parts)
{
    return u'(' + parts.join(u", "_s) + u')';
}

QString tableReference(const TableName &table)
{
    return u"table=<%1>"_s.arg(table.name);
}

QString representation(const ServerDefault &value)
{
    switch (value.kind) {
    case ServerDefault::Kind::Literal:
        return u"DefaultClause(%1, for_update=False)"_s.arg(representation(value.text));
    case ServerDefault::Kind::Fetched:
        return u"FetchedValue()"_s;
    default:
        return u"DefaultClause(text(%1), for_update=False)"_s.arg(representation(text(value)));
    }
}

QString representation(const std::optional<ServerDefault> &value)
{
    return value ? representation(*value) : u"None"_s;
}

QString representation(const ForeignKey &key, const TableName &table)
{
    QStringList targets;
    for (const QString &column : key.referredColumns)
        targets << representation(key.referredTable.text() + u'.' + column);
    QStringList columns;
    for (const QString &column : key.columns)
        columns << representation(column);
    QStringList parts{u'[' + columns.join(u", "_s) + u']', u'[' + targets.join(u", "_s) + u']'};
    if (!key.name.isEmpty())
        parts << u"name="_s + representation(key.name);
    if (!key.onUpdate.isEmpty())
        parts << u"onupdate="_s + representation(key.onUpdate);
    if (!key.onDelete.isEmpty())
        parts << u"ondelete="_s + representation(key.onDelete);
    return u"ForeignKeyConstraint"_s + tuple(parts << tableReference(table));
}

/// A column; of `table`, where it is given, its keys as well.
QString representation(const Column &column, const TableName &name, const Table *table = nullptr)
{
    QStringList parts{representation(column.name), typeRepresentation(column.type)};
    bool primary = false;
    for (const Constraint &constraint : table ? table->constraints : std::vector<Constraint>()) {
        if (const auto *key = std::get_if<ForeignKey>(&constraint)) {
            const qsizetype place = key->columns.indexOf(column.name);
            if (place >= 0 && place < key->referredColumns.size())
                parts << u"ForeignKey(%1)"_s.arg(
                    representation(key->referredTable.text() + u'.' + key->referredColumns.at(place)));
        } else if (kindOf(constraint) == ConstraintKind::PrimaryKey) {
            primary = columnsOf(constraint).contains(column.name);
        }
    }
    parts << tableReference(name);
    if (primary)
        parts << u"primary_key=True"_s;
    if (!column.nullable)
        parts << u"nullable=False"_s;
    if (column.serverDefault)
        parts << u"server_default="_s + representation(*column.serverDefault);
    if (column.computed)
        parts << u"server_default=Computed(%1)"_s.arg(representation(column.computed->expression));
    if (!column.comment.isEmpty())
        parts << u"comment="_s + representation(column.comment);
    return u"Column"_s + tuple(parts);
}

QString representation(const Table &table)
{
    QStringList parts{representation(table.name.name), u"MetaData()"_s};
    for (const Column &column : table.columns)
        parts << representation(column, table.name, &table);
    parts << u"schema="_s + orNone(table.name.schema);
    if (!table.comment.isEmpty())
        parts << u"comment="_s + representation(table.comment);
    return u"Table"_s + tuple(parts);
}

/// A column of which only the name is known, as SQLAlchemy shows it.
QString bareColumn(const QString &name, const TableName &table)
{
    return u"Column(%1, NullType(), %2)"_s.arg(representation(name), tableReference(table));
}

QString representation(const Index &index, const TableName &table)
{
    QStringList parts{representation(index.name)};
    for (const IndexElement &element : index.elements)
        parts << (element.column.isEmpty() ? u"text(%1)"_s.arg(representation(element.expression))
                                           : bareColumn(element.column, table));
    if (index.unique)
        parts << u"unique=True"_s;
    return u"Index"_s + tuple(parts);
}

QString representation(const Constraint &constraint, const TableName &table)
{
    const auto ofColumns = [&](const QString &className) {
        QStringList parts;
        for (const QString &column : columnsOf(constraint))
            parts << bareColumn(column, table);
        if (const QString name = nameOf(constraint); !name.isEmpty())
            parts << u"name="_s + representation(name);
        return className + tuple(parts);
    };
    return std::visit(Overloaded{
                          [&](const ForeignKey &key) { return representation(key, table); },
                          [&](const PrimaryKey &) { return ofColumns(u"PrimaryKeyConstraint"_s); },
                          [&](const UniqueConstraint &) { return ofColumns(u"UniqueConstraint"_s); },
                          [&](const ExcludeConstraint &) { return ofColumns(u"ExcludeConstraint"_s); },
                          [](const CheckConstraint &check) {
                              QStringList parts{u"text(%1)"_s.arg(representation(check.expression))};
                              if (!check.name.isEmpty())
                                  parts << u"name="_s + representation(check.name);
                              return u"CheckConstraint"_s + tuple(parts);
                          },
                      },
                      constraint);
}

/// What does not change, beside each change of a column: without the attribute that changes.
QString existingValues(const AlterColumn &alter, const QString &changed)
{
    const auto comment = alter.existingComment ? orNone(*alter.existingComment) : u"None"_s;
    const std::vector<std::pair<QString, QString>> values{
        {u"nullable"_s, representation(alter.existingNullable.value_or(true))},
        {u"type"_s, alter.existingType ? typeRepresentation(*alter.existingType) : u"None"_s},
        {u"server_default"_s,
         alter.existingServerDefault && *alter.existingServerDefault ? representation(**alter.existingServerDefault)
                                                                     : u"False"_s},
        {u"comment"_s, comment}};
    QStringList parts;
    for (const auto &[name, value] : values) {
        if (name != changed)
            parts << u"'existing_%1': %2"_s.arg(name, value);
    }
    return u'{' + parts.join(u", "_s) + u'}';
}

/// The changes of one column are a list of their own.
QString tuplesOf(const AlterColumn &alter)
{
    QStringList changes;
    const auto add = [&](const QString &word, const QString &attribute, const QString &before, const QString &after) {
        changes << tuple({representation(u"modify_"_s + word), orNone(alter.table.schema),
                          representation(alter.table.name), representation(alter.column),
                          existingValues(alter, attribute), before, after});
    };
    if (alter.type)
        add(u"type"_s, u"type"_s, typeRepresentation(alter.existingType.value_or(DataType())),
            typeRepresentation(*alter.type));
    if (alter.nullable)
        add(u"nullable"_s, u"nullable"_s, representation(alter.existingNullable.value_or(!*alter.nullable)),
            representation(*alter.nullable));
    if (alter.serverDefault)
        add(u"default"_s, u"server_default"_s, representation(alter.existingServerDefault.value_or(std::nullopt)),
            representation(*alter.serverDefault));
    if (alter.comment)
        add(u"comment"_s, u"comment"_s, orNone(alter.existingComment.value_or(QString())), orNone(*alter.comment));
    if (changes.isEmpty())
        return tuple({u"'alter_column'"_s, representation(summary(alter))});
    return u'[' + changes.join(u", "_s) + u']';
}

QString tuplesOf(const CreateTable &create)
{
    return tuple({u"'add_table'"_s, representation(create.table)});
}

QString tuplesOf(const DropTable &drop)
{
    const Table named{.name = drop.table};
    return tuple({u"'remove_table'"_s, representation(drop.previous.value_or(named))});
}

QString columnTuple(const QString &word, const TableName &table, const Column &column)
{
    return tuple({word, orNone(table.schema), representation(table.name), representation(column, table)});
}

QString tuplesOf(const AddColumn &add)
{
    return columnTuple(u"'add_column'"_s, add.table, add.column);
}

QString tuplesOf(const DropColumn &drop)
{
    const Column named{.name = drop.column};
    return columnTuple(u"'remove_column'"_s, drop.table, drop.previous.value_or(named));
}

QString tuplesOf(const CreateIndex &create)
{
    return tuple({u"'add_index'"_s, representation(create.index, create.table)});
}

QString tuplesOf(const DropIndex &drop)
{
    const Index named{.name = drop.index};
    return tuple({u"'remove_index'"_s, representation(drop.previous.value_or(named), drop.table)});
}

QString tuplesOf(const AddConstraint &add)
{
    const bool isForeignKey = kindOf(add.constraint) == ConstraintKind::ForeignKey;
    return tuple({isForeignKey ? u"'add_fk'"_s : u"'add_constraint'"_s, representation(add.constraint, add.table)});
}

QString tuplesOf(const DropConstraint &drop)
{
    const QString word = drop.kind == ConstraintKind::ForeignKey ? u"'remove_fk'"_s : u"'remove_constraint'"_s;
    return tuple({word, drop.previous ? representation(*drop.previous, drop.table) : representation(drop.name)});
}

QString tuplesOf(const SetTableComment &set)
{
    const QString word = set.comment.isEmpty() ? u"'remove_table_comment'"_s : u"'add_table_comment'"_s;
    QStringList parts{word, representation(Table{.name = set.table, .comment = set.comment})};
    if (!set.comment.isEmpty())
        parts << orNone(set.existingComment.value_or(QString()));
    return tuple(parts);
}

QString tuplesOf(const RenameTable &rename)
{
    return tuple({u"'rename_table'"_s, representation(summary(rename))});
}

QString tuplesOf(const ExecuteSql &execute)
{
    return tuple({u"'execute'"_s, representation(execute.sql)});
}

QString tuplesOf(const CreateEnumType &create)
{
    return tuple({u"'create_enum_type'"_s, representation(summary(create))});
}

QString tuplesOf(const DropEnumType &drop)
{
    return tuple({u"'drop_enum_type'"_s, representation(summary(drop))});
}

QString tuplesOf(const AlterEnumType &alter)
{
    return tuple({u"'alter_enum_type'"_s, representation(summary(alter))});
}

QString tuplesOf(const BulkInsert &insert)
{
    return tuple({u"'bulk_insert'"_s, representation(summary(insert))});
}

QString tuplesOf(const BatchAlterTable &batch)
{
    return tuple({u"'batch_alter_table'"_s, representation(summary(batch))});
}

} // namespace

QString diffTuples(const std::vector<Operation> &operations)
{
    QStringList tuples;
    for (const Operation &operation : operations)
        tuples << std::visit([](const auto &value) { return tuplesOf(value); }, operation);
    return u'[' + tuples.join(u", "_s) + u']';
}

QString typeRepresentation(const DataType &type)
{
    if (type.name.isEmpty())
        return u"NullType()"_s;
    QStringList arguments;
    // A domain has its name first.
    const bool isDomain = type.name == u"DOMAIN";
    if (isDomain)
        arguments << representation(type.typeName);
    for (const QString &value : type.values)
        arguments << representation(value);
    if (type.length)
        arguments << u"length=%1"_s.arg(*type.length);
    if (type.precision)
        arguments << u"precision=%1"_s.arg(*type.precision);
    if (type.scale)
        arguments << u"scale=%1"_s.arg(*type.scale);
    if (type.timezone)
        arguments << u"timezone=True"_s;
    if (!type.collation.isEmpty())
        arguments << u"collation="_s + representation(type.collation);
    if (!type.typeName.isEmpty() && !isDomain)
        arguments << u"name="_s + representation(type.typeName);
    for (const DataType &element : type.elements)
        arguments << typeRepresentation(element);
    return type.name + tuple(arguments);
}

} // namespace engine
