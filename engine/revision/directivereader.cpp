#include "engine/revision/directivereader.h"

#include "engine/revision/bulkinsertreader.h"
#include "engine/revision/constraintreader.h"
#include "engine/revision/directivesignatures.h"
#include "engine/revision/statementreader.h"
#include "engine/revision/tablereader.h"
#include "engine/schema/namingconvention.h"

using namespace Qt::StringLiterals;

namespace engine {

DirectiveReader::DirectiveReader(const QString &directive, const python::Construct &call,
                                 std::optional<TableName> batchTable, ReadContext &context)
    : m_directive(directive)
    , m_where(call.where)
    , m_batchTable(std::move(batchTable))
    , m_context(context)
    , m_arguments(call, *directiveSignature(directive, m_batchTable.has_value()), context)
{
}

bool DirectiveReader::knows(const QString &directive, bool inBatch)
{
    return directive != u"batch_alter_table" && directiveSignature(directive, inBatch);
}

std::optional<Operation> DirectiveReader::read()
{
    if (!m_context.ok())
        return std::nullopt;
    std::optional<Operation> operation;
    if (m_directive.endsWith(u"_column"))
        operation = readColumnDirective();
    else if (m_directive.endsWith(u"_index"))
        operation = readIndexDirective();
    else if (m_directive.endsWith(u"_constraint") || m_directive.endsWith(u"_key"))
        operation = readConstraintDirective();
    else
        operation = readTableDirective();
    return m_context.ok() ? operation : std::nullopt;
}

TableName DirectiveReader::table()
{
    if (m_batchTable)
        return *m_batchTable;
    return {m_arguments.text(u"schema"_s), m_arguments.text(u"table_name"_s)};
}

std::optional<Operation> DirectiveReader::readTableDirective()
{
    if (m_directive == u"create_table")
        return createTable();
    if (m_directive == u"drop_table")
        return dropTable();
    if (m_directive == u"rename_table") {
        return RenameTable{{m_arguments.text(u"schema"_s), m_arguments.text(u"old_table_name"_s)},
                           m_arguments.text(u"new_table_name"_s)};
    }
    if (m_directive == u"create_table_comment")
        return setTableComment(m_arguments.text(u"comment"_s));
    if (m_directive == u"drop_table_comment")
        return setTableComment({});
    if (m_directive == u"execute") {
        if (m_arguments.has(u"execution_options"_s))
            m_context.failNeedsPython(m_where, u"'execution_options' of op.execute()"_s);
        const python::Value &statement = *m_arguments.value(u"sqltext"_s);
        return ExecuteSql{.sql = readStatement(statement, m_where, m_context), .isComposed = isComposed(statement)};
    }
    return readBulkInsert(*m_arguments.value(u"table"_s), *m_arguments.value(u"rows"_s), m_where, m_context);
}

Operation DirectiveReader::createTable()
{
    return CreateTable{readTable(table(), m_arguments.rest(), m_arguments, m_context),
                       m_arguments.flag(u"if_not_exists"_s)};
}

Operation DirectiveReader::dropTable()
{
    return DropTable{.table = table(), .ifExists = m_arguments.flag(u"if_exists"_s)};
}

Operation DirectiveReader::setTableComment(const QString &newComment)
{
    SetTableComment set{table(), newComment, std::nullopt};
    if (m_arguments.has(u"existing_comment"_s))
        set.existingComment = comment(u"existing_comment"_s);
    return set;
}

std::optional<Operation> DirectiveReader::readIndexDirective()
{
    return m_directive == u"create_index" ? createIndex() : dropIndex();
}

Operation DirectiveReader::createIndex()
{
    CreateIndex create{.table = table()};
    create.index.name = m_arguments.text(u"index_name"_s);
    const python::Value &columns = *m_arguments.value(u"columns"_s);
    if (columns.items())
        create.index.elements = readIndexElements(*columns.items(), m_where, m_context);
    else if (columns.isSymbolic())
        m_context.failNeedsPython(m_where, u"'columns' of op.create_index() is not a constant"_s);
    else
        m_context.failReading(m_where, u"'columns' of op.create_index() must be a list, not %1."_s.arg(repr(columns)));
    create.index.unique = m_arguments.flag(u"unique"_s);
    create.index.where = m_arguments.takeWhere();
    create.index.options = m_arguments.options();
    create.ifNotExists = m_arguments.flag(u"if_not_exists"_s);
    const bool isOverColumn = !create.index.elements.empty() && !create.index.elements.front().column.isEmpty();
    if (create.index.name.isEmpty() && isOverColumn) {
        Table alone{.name = create.table, .indexes = {create.index}};
        nameByMetadata(alone, {}, {.longest = m_context.longestName()});
        create.index = alone.indexes.front();
    }
    return create;
}

Operation DirectiveReader::dropIndex()
{
    return DropIndex{.table = table(),
                     .index = m_arguments.text(u"index_name"_s),
                     .ifExists = m_arguments.flag(u"if_exists"_s),
                     .options = m_arguments.options()};
}

} // namespace engine
