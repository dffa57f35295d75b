#pragma once

#include "engine/result.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>

namespace engine {

/// The header of one revision file: everything but what it does.
struct Revision
{
    enum class Format { Python, Sql };

    QString id;
    QStringList downRevisions; ///< in file order; empty for a base
    QStringList branchLabels; ///< those that this file declares
    QStringList dependsOn; ///< as written: ids or labels
    QString documentation; ///< the docstring, stripped
    QString createDate; ///< the text after "Create Date:" in the docstring; empty where there is none
    QString file; ///< absolute path
    Format format = Format::Python;

    /// The docstring's first paragraph (Alembic's `doc`); may hold line breaks.
    [[nodiscard]] QString message() const;

    friend bool operator==(const Revision &, const Revision &) = default;
};

} // namespace engine
