#pragma once

#include "engine/python/arena.h"
#include "engine/python/ast.h"
#include "engine/result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace engine::python {

struct ParseOptions;

/// A parsed file: its source, and the syntax tree that points into it. Can be moved, not copied.
class Module
{
public:
    Module(QByteArray source, QString fileName);

    [[nodiscard]] const QString &fileName() const { return m_fileName; }
    [[nodiscard]] const QByteArray &source() const { return m_source; }
    [[nodiscard]] Statements body() const { return m_body; }

    /// The place of a byte of the source. Lines end at LF, CR or CR LF; columns count UTF-16 units, as editors do.
    [[nodiscard]] SourcePosition position(quint32 offset) const;
    [[nodiscard]] SourcePosition position(const Expression &expression) const
    {
        return position(expression.span.begin);
    }
    [[nodiscard]] SourcePosition position(const Statement &statement) const { return position(statement.span.begin); }

    /// The source between two places, as written.
    [[nodiscard]] QString text(SourceSpan span) const;

    /// The string that is the first statement of `body`, decoded; null when there is none, or it cannot be decoded.
    [[nodiscard]] static QString docstring(Statements body);

private:
    friend class TreeParser;
    friend Result<Module> parseModule(const QByteArray &source, const QString &fileName, ParseOptions options);
    friend Result<Statements> parseFunctionBody(Module &module, const FunctionDefinition &function);

    QString m_fileName;
    QByteArray m_source;
    std::vector<quint32> m_lineStarts;
    Arena m_arena;
    Statements m_body;
};

} // namespace engine::python
