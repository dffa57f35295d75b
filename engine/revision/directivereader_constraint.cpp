#include "engine/revision/directivereader.h"

#include "engine/revision/constraintreader.h"
#include "engine/revision/directivesignatures.h"
#include "engine/revision/tablereader.h"

using namespace Qt::StringLiterals;

namespace engine {

std::optional<Operation> DirectiveReader::readConstraintDirective()
{
    const QString name = m_arguments.text(u"constraint_name"_s);
    if (m_directive == u"create_unique_constraint") {
        return AddConstraint{table(),
                             UniqueConstraint{.name = name,
                                              .columns = m_arguments.texts(u"columns"_s),
                                              .deferrable = m_arguments.optionalFlag(u"deferrable"_s),
                                              .initially = m_arguments.text(u"initially"_s),
                                              .options = m_arguments.options()}};
    }
    if (m_directive == u"create_primary_key") {
        return AddConstraint{
            table(),
            PrimaryKey{.name = name, .columns = m_arguments.texts(u"columns"_s), .options = m_arguments.options()}};
    }
    if (m_directive == u"create_foreign_key")
        return createForeignKey();
    if (m_directive == u"create_check_constraint")
        return createCheck();
    return m_directive == u"create_exclude_constraint" ? createExclude() : dropConstraint();
}

Operation DirectiveReader::createForeignKey()
{
    const TableName source = m_batchTable
        ? *m_batchTable
        : TableName{m_arguments.text(u"source_schema"_s), m_arguments.text(u"source_table"_s)};
    ForeignKey key;
    key.name = m_arguments.text(u"constraint_name"_s);
    key.columns = m_arguments.texts(u"local_cols"_s);
    key.referredTable = {m_arguments.text(u"referent_schema"_s), m_arguments.text(u"referent_table"_s)};
    key.referredColumns = m_arguments.texts(u"remote_cols"_s);
    key.onUpdate = m_arguments.text(u"onupdate"_s);
    key.onDelete = m_arguments.text(u"ondelete"_s);
    key.deferrable = m_arguments.optionalFlag(u"deferrable"_s);
    key.initially = m_arguments.text(u"initially"_s);
    key.match = m_arguments.text(u"match"_s);
    key.useAlter = m_arguments.flag(u"use_alter"_s);
    key.options = m_arguments.options();
    if (m_context.ok() && key.columns.size() != key.referredColumns.size())
        m_context.failReading(m_where, u"op.create_foreign_key() must name as many columns as it refers to."_s);
    return AddConstraint{source, key};
}

Operation DirectiveReader::createCheck()
{
    CheckConstraint check;
    check.name = m_arguments.text(u"constraint_name"_s);
    check.expression = readCondition(*m_arguments.value(u"condition"_s), m_where, m_context);
    check.options = m_arguments.options();
    if (const auto deferrable = m_arguments.optionalFlag(u"deferrable"_s))
        check.options.insert(u"deferrable"_s, *deferrable);
    if (m_arguments.has(u"initially"_s))
        check.options.insert(u"initially"_s, m_arguments.text(u"initially"_s));
    return AddConstraint{table(), check};
}

Operation DirectiveReader::createExclude()
{
    ExcludeConstraint exclude;
    exclude.name = m_arguments.text(u"constraint_name"_s);
    exclude.elements = readExcludeElements(m_arguments, m_context);
    if (m_arguments.has(u"where"_s))
        exclude.where = readCondition(*m_arguments.value(u"where"_s), m_where, m_context);
    exclude.method = m_arguments.text(u"using"_s);
    exclude.deferrable = m_arguments.optionalFlag(u"deferrable"_s);
    exclude.initially = m_arguments.text(u"initially"_s);
    return AddConstraint{table(), exclude};
}

Operation DirectiveReader::dropConstraint()
{
    DropConstraint drop{
        .table = table(), .name = m_arguments.text(u"constraint_name"_s), .ifExists = m_arguments.flag(u"if_exists"_s)};
    const QString word = m_arguments.text(u"type_"_s);
    const auto kind = constraintKindFromAlembic(word);
    if (!word.isEmpty() && !kind) {
        m_context.failReading(m_where, u"op.drop_constraint() knows no type_ '%1'."_s.arg(word),
                              u"Write 'foreignkey', 'primary', 'unique' or 'check'."_s);
    }
    drop.kind = kind.value_or(ConstraintKind::Unknown);
    return drop;
}

namespace {

BatchAlterTable::Recreate recreateFrom(const QString &word, const SourcePosition &where, ReadContext &context)
{
    if (word == u"always")
        return BatchAlterTable::Recreate::Always;
    if (word == u"never")
        return BatchAlterTable::Recreate::Never;
    if (!word.isEmpty() && word != u"auto")
        context.failReading(where, u"recreate must be 'auto', 'always' or 'never', not '%1'."_s.arg(word));
    return BatchAlterTable::Recreate::Auto;
}

void readTableArguments(const BoundArguments &arguments, BatchAlterTable &batch, ReadContext &context)
{
    const python::Value *constraints = arguments.value(u"table_args"_s);
    for (const python::Value &item :
         constraints && constraints->items() ? *constraints->items() : QList<python::Value>()) {
        if (const auto constraint = readConstraint(item, context))
            batch.tableConstraints.push_back(*constraint);
        else
            context.failNeedsPython(arguments.where(), u"%1 in 'table_args'"_s.arg(repr(item).left(80)));
    }
    const ValuePlace place{arguments.where(), u"An argument of op.batch_alter_table()"_s};
    if (arguments.has(u"table_kwargs"_s))
        batch.tableOptions = readVariant(*arguments.value(u"table_kwargs"_s), place, context).toMap();
    if (arguments.has(u"naming_convention"_s)) {
        const QVariantMap names = readVariant(*arguments.value(u"naming_convention"_s), place, context).toMap();
        for (auto entry = names.cbegin(); entry != names.cend(); ++entry)
            batch.namingConvention.insert(entry.key(), entry.value().toString());
    }
}

} // namespace

BatchAlterTable readBatch(const python::Construct &call, ReadContext &context)
{
    const BoundArguments arguments(call, *directiveSignature(u"batch_alter_table"_s, false), context);
    BatchAlterTable batch;
    batch.table = {arguments.text(u"schema"_s), arguments.text(u"table_name"_s)};
    batch.recreate = recreateFrom(arguments.text(u"recreate"_s), call.where, context);
    for (const QString &name : {u"reflect_args"_s, u"reflect_kwargs"_s}) {
        const python::Value *given = arguments.value(name);
        if (given && (given->isSymbolic() || given->isTruthy()))
            context.failNeedsPython(call.where, u"'%1' of op.batch_alter_table()"_s.arg(name));
    }
    if (arguments.has(u"copy_from"_s))
        batch.copyFrom = readTableConstruct(*arguments.value(u"copy_from"_s), call.where, context);
    if (arguments.has(u"partial_reordering"_s)) {
        const python::Value &orders = *arguments.value(u"partial_reordering"_s);
        for (const python::Value &order : orders.items() ? *orders.items() : QList<python::Value>())
            batch.partialReordering.push_back(readTexts(order, {call.where, u"'partial_reordering'"_s}, context));
    }
    readTableArguments(arguments, batch, context);
    return batch;
}

} // namespace engine
