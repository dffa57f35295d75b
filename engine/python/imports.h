#pragma once

#include "engine/python/ast.h"
#include "engine/python/value.h"

#include <QList>
#include <QString>

namespace engine::python {

/// A name that an import binds, and the qualified name of what it stands for.
struct ImportBinding
{
    QString name;
    Reference target;
    quint32 offset = 0;
};

/// What an import binds. `import a.b` binds `a`; relative imports keep their dots; a star binds nothing that is known.
[[nodiscard]] QList<ImportBinding> bindingsOf(const Import &import);
[[nodiscard]] QList<ImportBinding> bindingsOf(const ImportFrom &import);

/// True for `from module import *`.
[[nodiscard]] bool importsStar(const ImportFrom &import);

} // namespace engine::python
