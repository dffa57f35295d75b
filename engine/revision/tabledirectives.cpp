#include "engine/revision/tabledirectives.h"

#include "engine/operation/formeridentity.h"
#include "engine/overloaded.h"
#include "engine/python/stringrepr.h"
#include "engine/revision/directiverenderer.h"
#include "engine/revision/directivetext.h"
#include "engine/revision/enumtyperenderer.h"
#include "engine/revision/foreignkeytarget.h"
#include "engine/revision/schemarenderer.h"
#include "engine/revision/unsaidrenderer.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

constexpr qsizetype MaximumPythonArguments = 255;

QString pythonBool(bool value)
{
    return value ? u"True"_s : u"False"_s;
}

QString autoincrementText(Autoincrement value)
{
    if (value == Autoincrement::Off)
        return u"False"_s;
    return value == Autoincrement::IgnoreForeignKey ? u"'ignore_fk'"_s : u"True"_s;
}

/// Constraints are sorted by their text, as Python sorts strings.
Result<QStringList> constraintTexts(const std::vector<Constraint> &constraints, RenderContext &context)
{
    QStringList texts;
    for (const Constraint &constraint : constraints) {
        const Result<QString> text = renderTableConstraint(constraint, context);
        if (!text)
            return failure(text.error());
        if (!text->isEmpty())
            texts << *text;
    }
    std::sort(texts.begin(), texts.end());
    return texts;
}

Result<QStringList> tableArguments(const Table &table, RenderContext &context)
{
    QStringList arguments;
    for (const Column &column : table.columns) {
        const Result<QString> text = renderColumn(column, context);
        if (!text)
            return failure(text.error());
        arguments << *text;
    }
    const Result<QStringList> constraints = constraintTexts(table.constraints, context);
    if (!constraints)
        return constraints;
    return arguments + *constraints;
}

/// One of the attributes that share the keyword `server_default`; empty where none of them is given.
Result<QString> serverDefaultText(const AlterColumn &operation, RenderContext &context)
{
    if (operation.identity && *operation.identity)
        return renderIdentity(**operation.identity, context);
    if (operation.computed && *operation.computed)
        return renderComputed(**operation.computed);
    if (operation.serverDefault && *operation.serverDefault)
        return renderServerDefault(**operation.serverDefault, context);
    if (operation.serverDefault || operation.computed || operation.identity)
        return u"None"_s;
    return QString();
}

Result<QString> existingServerDefaultText(const AlterColumn &operation, RenderContext &context)
{
    if (const FormerIdentity former = formerIdentity(operation); former && *former)
        return renderIdentity(**former, context);
    if (operation.existingComputed && *operation.existingComputed)
        return renderComputed(**operation.existingComputed);
    if (operation.existingServerDefault && *operation.existingServerDefault)
        return renderServerDefault(**operation.existingServerDefault, context);
    // "None" means "there is no identity yet" to Alembic on PostgreSQL; elsewhere it says nothing.
    const bool addsIdentity = operation.identity && *operation.identity;
    const bool isKnown = operation.existingServerDefault || formerIdentity(operation);
    return isKnown && addsIdentity ? u"None"_s : QString();
}

Result<QStringList> alterKeywords(const AlterColumn &operation, RenderContext &context)
{
    QStringList keywords;
    const auto add = [&keywords](QLatin1StringView name, const QString &text) {
        if (!text.isEmpty())
            keywords << name + u'=' + text;
    };
    const Result<QString> existingType =
        operation.existingType ? renderType(*operation.existingType, context) : QString();
    const Result<QString> serverDefault = serverDefaultText(operation, context);
    const Result<QString> type = operation.type ? renderType(*operation.type, context) : QString();
    for (const Result<QString> &part : {existingType, serverDefault, type}) {
        if (!part)
            return failure(part.error());
    }
    add("existing_type"_L1, *existingType);
    add("server_default"_L1, *serverDefault);
    if (operation.newName)
        add("new_column_name"_L1, python::stringRepr(*operation.newName));
    add("type_"_L1, *type);
    if (operation.nullable)
        add("nullable"_L1, pythonBool(*operation.nullable));
    if (operation.comment)
        add("comment"_L1, operation.comment->isEmpty() ? u"None"_s : python::stringRepr(*operation.comment));
    if (operation.existingComment && !operation.existingComment->isEmpty())
        add("existing_comment"_L1, python::stringRepr(*operation.existingComment));
    if (!operation.nullable && operation.existingNullable)
        add("existing_nullable"_L1, pythonBool(*operation.existingNullable));
    if (operation.autoincrement)
        add("autoincrement"_L1, autoincrementText(*operation.autoincrement));
    if (operation.existingAutoincrement)
        add("existing_autoincrement"_L1, pythonBool(*operation.existingAutoincrement));
    if (!serverDefault->isEmpty() && !operation.identity)
        return keywords;
    const Result<QString> existing = existingServerDefaultText(operation, context);
    if (!existing)
        return failure(existing.error());
    add("existing_server_default"_L1, *existing);
    return keywords;
}

Result<QString> addForeignKey(const TableName &table, const ForeignKey &key, RenderContext &context)
{
    if (const Done sayable = checkForeignKeyTarget(key); !sayable)
        return failure(sayable.error());
    DirectiveText text(u"create_foreign_key"_s, context);
    text.argument(renderName(key.name, context)).table(table).argument(python::stringRepr(key.referredTable.name));
    text.argument(renderList(key.columns)).argument(renderList(key.referredColumns));
    if (!context.inBatch && !table.schema.isEmpty())
        text.keyword(u"source_schema"_s, python::stringRepr(table.schema));
    if (!key.referredTable.schema.isEmpty())
        text.keyword(u"referent_schema"_s, python::stringRepr(key.referredTable.schema));
    return text.keywords(renderForeignKeyOptions(key)).keywords(renderOptions(key.options, context)).text();
}

void addDeferring(const std::optional<bool> &deferrable, const QString &initially, DirectiveText &text)
{
    if (deferrable)
        text.keyword(u"deferrable"_s, pythonBool(*deferrable));
    if (!initially.isEmpty())
        text.keyword(u"initially"_s, python::stringRepr(initially));
}

Result<QString> addUnique(const TableName &table, const UniqueConstraint &unique, RenderContext &context)
{
    DirectiveText text(u"create_unique_constraint"_s, context);
    text.argument(renderName(unique.name, context)).table(table).argument(renderList(unique.columns));
    addDeferring(unique.deferrable, unique.initially, text);
    return text.schema(table).keywords(renderOptions(unique.options, context)).text();
}

Result<QString> addExclude(const TableName &table, const ExcludeConstraint &exclude, RenderContext &context)
{
    DirectiveText text(u"create_exclude_constraint"_s, context);
    text.argument(renderName(exclude.name, context)).table(table);
    // Alembic gathers the columns of these terms, and a text() is none.
    for (const auto &[expression, operation] : exclude.elements) {
        text.argument(
            u"(sa.literal_column(%1), %2)"_s.arg(python::stringRepr(expression), python::stringRepr(operation)));
    }
    if (!exclude.where.isEmpty())
        text.keyword(u"where"_s, renderSqlText(exclude.where));
    if (!exclude.method.isEmpty())
        text.keyword(u"using"_s, python::stringRepr(exclude.method));
    addDeferring(exclude.deferrable, exclude.initially, text);
    return text.schema(table).text();
}

/// The keywords of `batch_alter_table` that were given.
Result<QStringList> batchKeywords(const BatchAlterTable &operation, RenderContext &context)
{
    QStringList keywords;
    if (operation.recreate != BatchAlterTable::Recreate::Auto) {
        keywords << (operation.recreate == BatchAlterTable::Recreate::Always ? u"recreate='always'"_s
                                                                             : u"recreate='never'"_s);
    }
    if (!operation.partialReordering.empty()) {
        QStringList tuples;
        for (const QStringList &order : operation.partialReordering) {
            QString items = renderList(order);
            tuples << u'(' + items.mid(1, items.size() - 2) + (order.size() == 1 ? u",)"_s : u")"_s);
        }
        keywords << u"partial_reordering=["_s + tuples.join(u", "_s) + u']';
    }
    if (!operation.tableConstraints.empty()) {
        const Result<QStringList> constraints = constraintTexts(operation.tableConstraints, context);
        if (!constraints)
            return constraints;
        keywords << u"table_args=["_s + constraints->join(u", "_s) + u']';
    }
    if (!operation.tableOptions.isEmpty()) {
        const Result<QString> options = renderValue(operation.tableOptions, context);
        if (!options)
            return failure(options.error());
        keywords << u"table_kwargs="_s + *options;
    }
    QStringList names;
    for (auto entry = operation.namingConvention.cbegin(); entry != operation.namingConvention.cend(); ++entry)
        names << python::stringRepr(entry.key()) + u": "_s + python::stringRepr(entry.value());
    if (!names.isEmpty())
        keywords << u"naming_convention={"_s + names.join(u", "_s) + u'}';
    return keywords;
}

Result<QString> copiedTable(const Table &table, RenderContext &context)
{
    const Result<QStringList> arguments = tableArguments(table, context);
    if (!arguments)
        return failure(arguments.error());
    return u"copy_from=sa.Table("_s + python::stringRepr(table.name.name) + u", sa.MetaData(),\n"_s
        + arguments->join(u",\n"_s) + u"\n)"_s;
}

} // namespace

Result<QString> renderCreateTable(const CreateTable &operation, RenderContext &context)
{
    const Table table = keyInDirective(operation.table);
    const Result<QStringList> arguments = tableArguments(table, context);
    const Result<QStringList> options = renderOptions(table.options, context);
    if (!arguments || !options)
        return failure(arguments ? options.error() : arguments.error());
    const QString joined = arguments->join(u",\n"_s);
    QStringList lines{arguments->size() > MaximumPythonArguments ? u"*["_s + joined + u']' : joined};
    if (!table.name.schema.isEmpty())
        lines << u"schema="_s + python::stringRepr(table.name.schema);
    if (!table.comment.isEmpty())
        lines << u"comment="_s + python::stringRepr(table.comment);
    lines << *options;
    if (!table.prefixes.isEmpty())
        lines << u"prefixes="_s + renderList(table.prefixes);
    if (operation.ifNotExists)
        lines << u"if_not_exists=True"_s;
    return u"op.create_table("_s + python::stringRepr(table.name.name) + u",\n"_s + lines.join(u",\n"_s) + u"\n)"_s;
}

Result<QString> renderAlterColumn(const AlterColumn &operation, RenderContext &context)
{
    const Result<QStringList> keywords = alterKeywords(operation, context);
    const Result<QStringList> options = renderOptions(optionsWithoutIdentity(operation), context);
    if (!keywords || !options)
        return failure(keywords ? options.error() : keywords.error());
    QStringList lines = *keywords + *options;
    if (!context.inBatch && !operation.table.schema.isEmpty())
        lines << u"schema="_s + python::stringRepr(operation.table.schema);
    if (context.inBatch && !operation.place.before.isEmpty())
        lines << u"insert_before="_s + python::stringRepr(operation.place.before);
    if (context.inBatch && !operation.place.after.isEmpty())
        lines << u"insert_after="_s + python::stringRepr(operation.place.after);
    QStringList names;
    if (!context.inBatch)
        names << python::stringRepr(operation.table.name);
    names << python::stringRepr(operation.column);
    lines.prepend(names.join(u", "_s));
    return context.prefix() + u"alter_column("_s + lines.join(u",\n           "_s) + u')';
}

Result<QString> renderAddConstraint(const AddConstraint &operation, RenderContext &context)
{
    const TableName &table = operation.table;
    return std::visit(
        Overloaded{
            [&](const PrimaryKey &key) -> Result<QString> {
                // Alembic's directive takes none, but SQL can say it.
                if (!key.options.isEmpty()) {
                    const Result<QStringList> lines = renderEnumTypeChange(operation, context);
                    return lines ? Result<QString>(lines->join(u'\n')) : failure(lines.error());
                }
                DirectiveText text(u"create_primary_key"_s, context);
                text.argument(renderName(key.name, context)).table(table).argument(renderList(key.columns));
                return text.schema(table).keywords(renderOptions(key.options, context)).text();
            },
            [&](const ForeignKey &key) { return addForeignKey(table, key, context); },
            [&](const UniqueConstraint &unique) { return addUnique(table, unique, context); },
            [&](const CheckConstraint &check) {
                DirectiveText text(u"create_check_constraint"_s, context);
                text.argument(renderName(check.name, context)).table(table);
                text.argument(python::stringRepr(check.expression)).schema(table);
                return text.keywords(renderOptions(check.options, context)).text();
            },
            [&](const ExcludeConstraint &exclude) { return addExclude(table, exclude, context); },
        },
        operation.constraint);
}

Result<QStringList> renderBatch(const BatchAlterTable &operation, RenderContext &context)
{
    if (auto inPlace = renderOptionsInPlace(operation, context))
        return *std::move(inPlace);
    QStringList arguments{
        python::stringRepr(operation.table.name),
        u"schema="_s + (operation.table.schema.isEmpty() ? u"None"_s : python::stringRepr(operation.table.schema))};
    const Result<QStringList> keywords = batchKeywords(operation, context);
    if (!keywords)
        return keywords;
    arguments << *keywords;
    if (operation.copyFrom) {
        const Result<QString> table = copiedTable(*operation.copyFrom, context);
        if (!table)
            return failure(table.error());
        arguments << *table;
    }
    QStringList lines{u"with op.batch_alter_table("_s + arguments.join(u", "_s) + u") as batch_op:"_s};
    context.inBatch = true;
    for (const Operation &inner : operation.operations) {
        const Result<QStringList> texts = renderDirectives(inner, context);
        if (!texts) {
            context.inBatch = false;
            return texts;
        }
        for (const QString &text : *texts)
            lines << u"    "_s + text;
    }
    context.inBatch = false;
    if (operation.operations.empty())
        lines << u"    pass"_s;
    lines << QString();
    return lines;
}

} // namespace engine
