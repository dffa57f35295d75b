#include "engine/python/module.h"

#include "engine/python/stringliteral.h"

#include <algorithm>

namespace engine::python {

Module::Module(QByteArray source, QString fileName)
    : m_fileName(std::move(fileName))
    , m_source(std::move(source))
{
}

SourcePosition Module::position(quint32 offset) const
{
    const auto next = std::ranges::upper_bound(m_lineStarts, offset);
    if (next == m_lineStarts.begin())
        return {m_fileName, 1, 1};
    const quint32 lineStart = *std::prev(next);
    int column = 1;
    for (quint32 index = lineStart; index < offset; ++index) {
        const auto byte = static_cast<unsigned char>(m_source.at(index));
        const bool continues = (byte & 0xc0) == 0x80;
        column += continues ? 0 : byte >= 0xf0 ? 2 : 1;
    }
    return {m_fileName, static_cast<int>(next - m_lineStarts.begin()), column};
}

QString Module::text(SourceSpan span) const
{
    return QString::fromUtf8(QByteArrayView(m_source).sliced(span.begin, span.end - span.begin));
}

QString Module::docstring(Statements body)
{
    if (body.empty())
        return {};
    const auto *statement = std::get_if<ExpressionStatement>(&body.front()->node);
    const auto *literal = statement ? std::get_if<StringLiteral>(&statement->value->node) : nullptr;
    if (!literal || literal->isBytes)
        return {};
    const auto text = decodeText(*literal);
    if (!text)
        return {};
    return text->isNull() ? QString(QLatin1StringView("")) : *text;
}

} // namespace engine::python
