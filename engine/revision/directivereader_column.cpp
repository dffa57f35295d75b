#include "engine/revision/directivereader.h"

#include "engine/revision/columnreader.h"
#include "engine/revision/datatypereader.h"
#include "engine/revision/qualifiedname.h"

using namespace Qt::StringLiterals;

namespace engine {

std::optional<Operation> DirectiveReader::readColumnDirective()
{
    if (m_directive == u"add_column")
        return addColumn();
    return m_directive == u"drop_column" ? dropColumn() : alterColumn();
}

std::optional<Operation> DirectiveReader::addColumn()
{
    const python::Value &given = *m_arguments.value(u"column"_s);
    const python::Construct *construct = callOf(given, u"sa.Column");
    if (!construct) {
        if (given.isSymbolic())
            m_context.failNeedsPython(positionOf(given, m_where), u"the column %1"_s.arg(repr(given).left(80)));
        else
            m_context.failReading(m_where, u"op.add_column() takes a sa.Column(), not %1."_s.arg(repr(given)));
        return std::nullopt;
    }
    const ReadColumn read = readColumn(*construct, m_context);
    AddColumn add{.table = table(), .column = read.column};
    addFlags(read, add.table, m_context, add.constraints, add.indexes);
    add.primaryKey = read.primaryKey;
    add.ifNotExists = m_arguments.flag(u"if_not_exists"_s);
    add.inlineReferences = m_arguments.flag(u"inline_references"_s);
    add.inlinePrimaryKey = m_arguments.flag(u"inline_primary_key"_s);
    add.place = place();
    return add;
}

Operation DirectiveReader::dropColumn()
{
    return DropColumn{
        .table = table(), .column = m_arguments.text(u"column_name"_s), .ifExists = m_arguments.flag(u"if_exists"_s)};
}

Operation DirectiveReader::alterColumn()
{
    AlterColumn alter{.table = table(), .column = m_arguments.text(u"column_name"_s)};
    if (m_arguments.has(u"new_column_name"_s))
        alter.newName = m_arguments.text(u"new_column_name"_s);
    alter.type = type(u"type_"_s);
    alter.nullable = m_arguments.optionalFlag(u"nullable"_s);
    alter.comment = comment(u"comment"_s);
    if (m_arguments.has(u"autoincrement"_s))
        alter.autoincrement = readAutoincrement(*m_arguments.value(u"autoincrement"_s), m_where, m_context);
    alter.existingType = type(u"existing_type"_s);
    alter.existingNullable = m_arguments.optionalFlag(u"existing_nullable"_s);
    if (m_arguments.has(u"existing_comment"_s))
        alter.existingComment = comment(u"existing_comment"_s);
    alter.existingAutoincrement = m_arguments.optionalFlag(u"existing_autoincrement"_s);
    readExistingDefault(alter);
    readDefaults(alter);
    alter.options = m_arguments.options();
    alter.place = place();
    return alter;
}

// None takes away what is there, False says nothing.
void DirectiveReader::readDefaults(AlterColumn &alter)
{
    const python::Value *given = m_arguments.value(u"server_default"_s);
    if (!given || given->isFalse())
        return;
    const python::Value *existing = m_arguments.value(u"existing_server_default"_s);
    if (const python::Construct *computed = callOf(*given, u"sa.Computed"))
        alter.computed = readComputed(*computed, m_context);
    else if (const python::Construct *identity = callOf(*given, u"sa.Identity"))
        alter.identity = readIdentity(*identity, m_context);
    else if (given->isNone() && existing && callOf(*existing, u"sa.Computed"))
        alter.computed.emplace();
    else if (given->isNone() && existing && callOf(*existing, u"sa.Identity"))
        alter.identity.emplace();
    else
        alter.serverDefault = readServerDefault(*given, m_where, m_context);
}

void DirectiveReader::readExistingDefault(AlterColumn &alter)
{
    const python::Value *given = m_arguments.value(u"existing_server_default"_s);
    if (!given || given->isFalse() || callOf(*given, u"sa.Identity"))
        return;
    if (const python::Construct *computed = callOf(*given, u"sa.Computed"))
        alter.existingComputed = readComputed(*computed, m_context);
    else
        alter.existingServerDefault = readServerDefault(*given, m_where, m_context);
}

std::optional<DataType> DirectiveReader::type(const QString &parameter)
{
    if (!m_arguments.has(parameter))
        return std::nullopt;
    return readDataType(*m_arguments.value(parameter), m_where, m_context);
}

// False says nothing, None and the empty text both mean that there is no comment.
std::optional<QString> DirectiveReader::comment(const QString &parameter)
{
    const python::Value *given = m_arguments.value(parameter);
    if (!given || given->isFalse())
        return std::nullopt;
    const QString text = m_arguments.text(parameter);
    return text.isNull() ? u""_s : text;
}

ColumnPlace DirectiveReader::place()
{
    return {m_arguments.text(u"insert_before"_s), m_arguments.text(u"insert_after"_s)};
}

} // namespace engine
