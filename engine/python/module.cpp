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
    const QByteArrayView line = QByteArrayView(m_source).sliced(lineStart, offset - lineStart);
    const auto isContinued = [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0) == 0x80; };
    const auto isPair = [](char byte) { return static_cast<unsigned char>(byte) >= 0xf0; };
    const auto column =
        line.size() + 1 - std::ranges::count_if(line, isContinued) + std::ranges::count_if(line, isPair);
    return {m_fileName, static_cast<int>(next - m_lineStarts.begin()), static_cast<int>(column)};
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
