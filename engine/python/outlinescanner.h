#pragma once

#include <QByteArrayView>

#include <optional>

namespace engine::python {

/// A statement of a module's outermost level as it is written.
struct OutlineStatement
{
    QByteArrayView line; ///< the logical line: with all that is in its brackets and texts, and a comment at its end
    QByteArrayView block; ///< what stands between it and the next statement: its block, blank lines, comments
    bool hasBlock = false; ///< some of that is indented
};

/// Walks through the statements that begin in the first column of a file, without looking at what they say. It is many
/// times faster than the parser, and only as sure of what it sees as isSound() says.
class OutlineScanner
{
public:
    /// `text` has line ends as Unix writes them, and must outlive the scanner.
    explicit OutlineScanner(QByteArrayView text)
        : m_next(text.begin())
        , m_end(text.end())
    {
        skipBetween();
    }

    /// The next statement; nothing at the end, and after something that is odd. `else:` and `except:` count as
    /// statements, and so do decorators.
    [[nodiscard]] std::optional<OutlineStatement> next();

    /// False when something was met that the scanner is not sure to have understood; the statements say nothing then.
    [[nodiscard]] bool isSound() const { return m_isSound; }

private:
    using Iterator = QByteArrayView::const_iterator;

    bool skipBetween();
    void skipLogicalLine();
    void skipComment();
    void skipString(Iterator lineBegin);
    void skipStringBody(QByteArrayView closing, bool hasFields);
    void giveUp();

    Iterator m_next;
    Iterator m_end;
    bool m_isSound = true;
};

} // namespace engine::python
