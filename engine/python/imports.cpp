#include "engine/python/imports.h"

#include "engine/python/usednames.h"

namespace engine::python {

QList<ImportBinding> bindingsOf(const Import &import)
{
    QList<ImportBinding> bindings;
    for (const ImportedName &imported : import.names) {
        const QString name = boundName(imported);
        bindings << ImportBinding{name, {imported.alias.empty() ? name : toQString(imported.name)}, imported.offset};
    }
    return bindings;
}

QList<ImportBinding> bindingsOf(const ImportFrom &import)
{
    QList<ImportBinding> bindings;
    if (importsStar(import))
        return bindings;
    QString prefix = QString(static_cast<qsizetype>(import.level), u'.') + toQString(import.module);
    if (!import.module.empty())
        prefix += u'.';
    for (const ImportedName &imported : import.names)
        bindings << ImportBinding{boundName(imported), {prefix + toQString(imported.name)}, imported.offset};
    return bindings;
}

bool importsStar(const ImportFrom &import)
{
    return import.names.size() == 1 && import.names.front().name == "*";
}

} // namespace engine::python
