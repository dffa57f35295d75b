#include "engine/schema/index.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace engine {

QString text(const Index &index)
{
    QStringList terms;
    for (const IndexElement &element : index.elements) {
        QString term = element.column.isEmpty() ? element.expression : element.column;
        if (!element.collation.isEmpty())
            term += u" collate "_s + element.collation;
        if (element.descending)
            term += u" desc"_s;
        terms << term;
    }
    const QString condition = index.where.isEmpty() ? QString() : u" where "_s + index.where;
    return u'(' + terms.join(u", "_s) + u')' + condition;
}

} // namespace engine
