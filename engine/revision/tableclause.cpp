#include "engine/revision/tableclause.h"

#include "engine/revision/qualifiedname.h"
#include "engine/revision/sqlexpression.h"
#include "engine/revision/valuereader.h"

using namespace Qt::StringLiterals;

namespace engine {

TableClause readTableClause(const python::Value &value, const SourcePosition &where, ReadContext &context)
{
    TableClause table;
    const python::Construct *construct = value.construct();
    const QString name = construct ? shortName(*construct) : QString();
    const bool isTable = name == u"sa.Table";
    if ((name != u"sa.table" && name != u"alembic.op.create_table" && !isTable) || construct->arguments.isEmpty()) {
        context.failNeedsPython(positionOf(value, where), u"the table that %1 stands for"_s.arg(repr(value).left(80)));
        return table;
    }
    const ValuePlace place{construct->where, u"The name of a table"_s};
    table.name.name = readText(construct->arguments.first(), place, context);
    if (const python::Value *schema = construct->keyword(u"schema"); schema && !schema->isNone())
        table.name.schema = readText(*schema, place, context);
    table.isModel = name != u"sa.table";
    for (const python::Value &argument : construct->arguments.mid(isTable ? 2 : 1)) {
        if (!nameOfColumn(argument).isEmpty())
            table.columns << argument;
    }
    return table;
}

QString nameOfColumn(const python::Value &column)
{
    const bool isColumn = callOf(column, u"sa.column") || callOf(column, u"sa.Column");
    return isColumn ? columnNameOf(column) : QString();
}

} // namespace engine
