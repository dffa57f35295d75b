#include "engine/revision/directiverenderer.h"

#include "engine/overloaded.h"
#include "engine/python/stringrepr.h"
#include "engine/revision/directivetext.h"
#include "engine/revision/enumtyperenderer.h"
#include "engine/revision/foreignkeytarget.h"
#include "engine/revision/schemarenderer.h"
#include "engine/revision/tabledirectives.h"
#include "engine/revision/unsaidrenderer.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using Texts = Result<QStringList>;

Texts one(const Result<QString> &text)
{
    return text ? Texts(QStringList{*text}) : failure(text.error());
}

Texts createIndex(const TableName &table, const Index &index, bool ifNotExists, RenderContext &context)
{
    DirectiveText text(u"create_index"_s, context);
    text.argument(renderName(index.name, context)).table(table).argument(renderIndexElements(index, context));
    text.argument(index.unique ? u"unique=True"_s : u"unique=False"_s).schema(table);
    text.keywords(renderIndexOptions(index, context)).flag(u"if_not_exists"_s, ifNotExists);
    return one(text.text());
}

Texts dropIndex(const DropIndex &operation, RenderContext &context)
{
    DirectiveText text(u"drop_index"_s, context);
    text.argument(renderName(operation.index, context));
    if (!context.inBatch && !operation.table.name.isEmpty())
        text.keyword(u"table_name"_s, python::stringRepr(operation.table.name));
    text.schema(operation.table);
    // As Alembic, which repeats the options of the index that goes.
    if (operation.previous && operation.options.isEmpty())
        text.keywords(renderIndexOptions(*operation.previous, context));
    else
        text.keywords(renderOptions(operation.options, context));
    return one(text.flag(u"if_exists"_s, operation.ifExists).text());
}

Texts createTable(const CreateTable &operation, RenderContext &context)
{
    const Result<QString> table = renderCreateTable(operation, context);
    if (!table)
        return failure(table.error());
    const Texts key = renderKeyParts(operation.table, context);
    const Texts invisible = renderInvisible(operation.table.name, operation.table.columns, context);
    if (!key || !invisible)
        return key ? invisible : key;
    QStringList texts = QStringList{*table} + *key + *invisible;
    for (const Index &index : operation.table.indexes) {
        const Texts more = createIndex(operation.table.name, index, operation.ifNotExists, context);
        if (!more)
            return more;
        texts << *more;
    }
    return texts;
}

Texts dropTable(const DropTable &operation, RenderContext &context)
{
    QStringList texts;
    // Autogenerate drops the indexes of a table one by one before the table.
    if (operation.previous && !operation.ifExists) {
        for (const Index &index : operation.previous->indexes) {
            const Texts more = dropIndex({.table = operation.table, .index = index.name, .previous = index}, context);
            if (!more)
                return more;
            texts << *more;
        }
    }
    DirectiveText text(u"drop_table"_s, context);
    text.table(operation.table).schema(operation.table).flag(u"if_exists"_s, operation.ifExists);
    const Texts table = one(text.text());
    return table ? Texts(texts + *table) : table;
}

Texts renameTable(const RenameTable &operation, RenderContext &context)
{
    DirectiveText text(u"rename_table"_s, context);
    text.table(operation.table).argument(python::stringRepr(operation.newName)).schema(operation.table);
    return one(text.text());
}

/// What a Column of a file carried beyond itself, as directives of their own.
Texts companions(const AddColumn &operation, RenderContext &context)
{
    QStringList texts;
    for (const Constraint &constraint : operation.constraints) {
        if (operation.inlineReferences && std::holds_alternative<ForeignKey>(constraint))
            continue;
        const Texts more = renderDirectives(AddConstraint{operation.table, constraint}, context);
        if (!more)
            return more;
        texts << *more;
    }
    for (const Index &index : operation.indexes) {
        const Texts more = createIndex(operation.table, index, false, context);
        if (!more)
            return more;
        texts << *more;
    }
    return texts;
}

QStringList inlineForeignKeys(const AddColumn &operation)
{
    QStringList texts;
    for (const Constraint &constraint : operation.constraints) {
        const auto *key = std::get_if<ForeignKey>(&constraint);
        if (!key || !operation.inlineReferences || key->referredColumns.isEmpty())
            continue;
        QStringList arguments{python::stringRepr(foreignKeyTarget(key->referredTable, key->referredColumns.first()))};
        arguments << renderForeignKeyOptions(*key);
        texts << u"sa.ForeignKey("_s + arguments.join(u", "_s) + u')';
    }
    return texts;
}

void addPlace(const ColumnPlace &place, const RenderContext &context, DirectiveText &text)
{
    if (!context.inBatch)
        return;
    if (!place.before.isEmpty())
        text.keyword(u"insert_before"_s, python::stringRepr(place.before));
    if (!place.after.isEmpty())
        text.keyword(u"insert_after"_s, python::stringRepr(place.after));
}

Texts addColumn(const AddColumn &operation, RenderContext &context)
{
    const QStringList primaryKey = operation.primaryKey ? QStringList{u"primary_key=True"_s} : QStringList();
    const Result<QString> column = renderColumn(operation.column, context, inlineForeignKeys(operation), primaryKey);
    if (!column)
        return failure(column.error());
    DirectiveText text(u"add_column"_s, context);
    text.table(operation.table).argument(*column).schema(operation.table);
    text.flag(u"if_not_exists"_s, operation.ifNotExists).flag(u"inline_references"_s, operation.inlineReferences);
    text.flag(u"inline_primary_key"_s, operation.inlinePrimaryKey);
    addPlace(operation.place, context, text);
    const Texts own = one(text.text());
    const Texts invisible = renderInvisible(operation.table, {operation.column}, context);
    const Texts more = companions(operation, context);
    if (!own || !invisible)
        return own ? invisible : own;
    return more ? *own + *invisible + *more : more;
}

Texts dropColumn(const DropColumn &operation, RenderContext &context)
{
    DirectiveText text(u"drop_column"_s, context);
    text.table(operation.table).argument(python::stringRepr(operation.column)).schema(operation.table);
    return one(text.flag(u"if_exists"_s, operation.ifExists).text());
}

Texts alterColumn(const AlterColumn &operation, RenderContext &context)
{
    if (auto visibility = renderVisibility(operation, context))
        return *std::move(visibility);
    return one(renderAlterColumn(operation, context));
}

Texts dropConstraint(const DropConstraint &operation, RenderContext &context)
{
    if (operation.name.isEmpty()) {
        context.warnings << u"The constraint of %1 that is dropped has no name; Alembic cannot run this line."_s.arg(
            operation.table.text());
    }
    const QString kind = alembicName(operation.kind);
    DirectiveText text(u"drop_constraint"_s, context);
    text.argument(renderName(operation.name, context)).table(operation.table).schema(operation.table);
    text.keyword(u"type_"_s, kind.isEmpty() ? u"None"_s : python::stringRepr(kind));
    return one(text.flag(u"if_exists"_s, operation.ifExists).text());
}

Texts executeSql(const ExecuteSql &operation)
{
    return QStringList{renderExecute(operation.sql)};
}

Texts bulkInsert(const BulkInsert &operation, RenderContext &context)
{
    QStringList columns{python::stringRepr(operation.table.name)};
    for (const QString &column : operation.columns)
        columns << u"sa.column("_s + python::stringRepr(column) + u')';
    if (!operation.table.schema.isEmpty())
        columns << u"schema="_s + python::stringRepr(operation.table.schema);
    QStringList rows;
    for (const QVariantList &row : operation.rows) {
        QStringList items;
        for (qsizetype i = 0; i < std::min(row.size(), operation.columns.size()); ++i) {
            const Result<QString> value = renderValue(row.at(i), context);
            if (!value)
                return failure(value.error());
            items << python::stringRepr(operation.columns.at(i)) + u": "_s + *value;
        }
        rows << u'{' + items.join(u", "_s) + u'}';
    }
    DirectiveText text(u"bulk_insert"_s, context);
    text.argument(u"sa.table("_s + columns.join(u", "_s) + u')');
    text.argument(rows.isEmpty() ? u"[]"_s : u"[\n    "_s + rows.join(u",\n    "_s) + u"\n]"_s);
    return one(text.text());
}

Texts tableComment(const SetTableComment &operation, RenderContext &context)
{
    const bool drops = operation.comment.isEmpty();
    QStringList lines;
    if (!context.inBatch)
        lines << python::stringRepr(operation.table.name);
    if (!drops)
        lines << python::stringRepr(operation.comment);
    lines << u"existing_comment="_s
            + (operation.existingComment ? python::stringRepr(*operation.existingComment) : u"None"_s);
    if (!context.inBatch) {
        lines << u"schema="_s
                + (operation.table.schema.isEmpty() ? u"None"_s : python::stringRepr(operation.table.schema));
    }
    return QStringList{context.prefix() + (drops ? u"drop_table_comment(\n    "_s : u"create_table_comment(\n    "_s)
                       + lines.join(u",\n    "_s) + u"\n)"_s};
}

} // namespace

Result<QStringList> renderDirectives(const Operation &operation, RenderContext &context)
{
    return std::visit(
        Overloaded{
            [&context](const CreateTable &op) { return createTable(op, context); },
            [&context](const DropTable &op) { return dropTable(op, context); },
            [&context](const RenameTable &op) { return renameTable(op, context); },
            [&context](const AddColumn &op) { return addColumn(op, context); },
            [&context](const DropColumn &op) { return dropColumn(op, context); },
            [&context](const AlterColumn &op) { return alterColumn(op, context); },
            [&context](const CreateIndex &op) { return createIndex(op.table, op.index, op.ifNotExists, context); },
            [&context](const DropIndex &op) { return dropIndex(op, context); },
            [&context](const AddConstraint &op) { return one(renderAddConstraint(op, context)); },
            [&context](const DropConstraint &op) { return dropConstraint(op, context); },
            [&context](const SetTableComment &op) { return tableComment(op, context); },
            [](const ExecuteSql &op) { return executeSql(op); },
            [&context](const BulkInsert &op) { return bulkInsert(op, context); },
            [&context](const CreateEnumType &op) { return renderEnumTypeChange(op, context); },
            [&context](const DropEnumType &op) { return renderEnumTypeChange(op, context); },
            [&context](const AlterEnumType &op) { return renderEnumTypeChange(op, context); },
            [&context](const BatchAlterTable &op) { return renderBatch(op, context); },
        },
        operation);
}

} // namespace engine
