#include "engine/python/parser.h"

#include "engine/python/characters.h"
#include "engine/python/treeparser.h"

#include <QByteArrayView>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

constexpr std::string_view byteOrderMark = "\xef\xbb\xbf";

std::string_view view(const QByteArray &source)
{
    return {source.constData(), static_cast<std::size_t>(source.size())};
}

// The byte after the longest prefix that is UTF-8.
quint32 firstInvalidByte(const QByteArray &source)
{
    qsizetype good = 0;
    qsizetype bad = source.size();
    while (good + 1 < bad) {
        const qsizetype middle = good + (bad - good) / 2;
        // A prefix may cut a character in two: up to three bytes more complete it.
        bool isValid = false;
        for (qsizetype end = middle; end < middle + 4 && end <= source.size(); ++end)
            isValid = isValid || QByteArrayView(source).first(end).isValidUtf8();
        (isValid ? good : bad) = middle;
    }
    return static_cast<quint32>(good);
}

// The name in `# -*- coding: name -*-`, empty when the line says none.
std::string_view declaredEncoding(std::string_view line)
{
    const std::size_t hash = line.find_first_not_of(" \t\f");
    if (hash == std::string_view::npos || line[hash] != '#')
        return {};
    const std::size_t coding = line.find("coding");
    if (coding == std::string_view::npos || coding + 6 >= line.size())
        return {};
    if (line[coding + 6] != ':' && line[coding + 6] != '=')
        return {};
    std::string_view rest = line.substr(coding + 7);
    rest.remove_prefix(std::min(rest.size(), rest.find_first_not_of(" \t")));
    std::size_t length = 0;
    while (length < rest.size()
           && ((isIdentifierPart(rest[length]) && static_cast<unsigned char>(rest[length]) < 0x80)
               || rest[length] == '-' || rest[length] == '.'))
        ++length;
    return rest.substr(0, length);
}

bool isAscii(std::string_view text)
{
    return std::ranges::all_of(text, [](char character) { return static_cast<unsigned char>(character) < 0x80; });
}

// PEP 263: only the first two lines count, and the second only when the first is blank or a comment.
void checkEncoding(std::string_view source)
{
    if (source.find("coding") == std::string_view::npos)
        return;
    std::size_t begin = source.starts_with(byteOrderMark) ? byteOrderMark.size() : 0;
    for (int line = 0; line < 2 && begin < source.size(); ++line) {
        const std::size_t end = std::min(source.find_first_of("\r\n", begin), source.size());
        const std::string_view text = source.substr(begin, end - begin);
        const std::string_view encoding = declaredEncoding(text);
        if (!encoding.empty()) {
            const QString name = QString::fromLatin1(encoding.data(), static_cast<qsizetype>(encoding.size()))
                                     .toLower()
                                     .replace(u'_', u'-');
            if (name != u"utf-8"_s && name != u"utf8"_s && name != u"utf-8-sig"_s && !isAscii(source))
                throw SyntaxProblem{static_cast<quint32>(begin),
                                    u"the file says it is %1; only UTF-8 is read"_s.arg(name)};
            return;
        }
        const std::size_t first = text.find_first_not_of(" \t\f");
        if (first != std::string_view::npos && text[first] != '#')
            return;
        begin = end + (source.substr(end).starts_with("\r\n") ? 2 : 1);
    }
}

void checkBytes(const QByteArray &source)
{
    if (source.size() > std::numeric_limits<qint32>::max())
        throw SyntaxProblem{0, u"the file is too large"_s};
    if (const qsizetype zero = source.indexOf('\0'); zero >= 0)
        throw SyntaxProblem{static_cast<quint32>(zero), u"there is a NUL byte in the file"_s};
    checkEncoding(view(source));
    if (!QByteArrayView(source).isValidUtf8())
        throw SyntaxProblem{firstInvalidByte(source), u"these bytes are not UTF-8"_s};
}

std::vector<quint32> findLineStarts(std::string_view source)
{
    std::vector<quint32> starts{0};
    starts.reserve(source.size() / 24 + 8);
    for (std::size_t index = 0; index < source.size(); ++index) {
        const char character = source[index];
        if (character == '\r' && index + 1 < source.size() && source[index + 1] == '\n')
            continue;
        if (character == '\n' || character == '\r')
            starts.push_back(static_cast<quint32>(index) + 1);
    }
    return starts;
}

Error syntaxError(const Module &module, const SyntaxProblem &problem)
{
    Error error;
    error.kind = Error::Kind::Reading;
    error.what = u"This is not valid Python"_s;
    error.why = problem.reason;
    error.advice = u"Correct the file at this place."_s;
    error.where = module.position(problem.offset);
    return error;
}

} // namespace

Result<Module> parseModule(const QByteArray &source, const QString &fileName, ParseOptions options)
{
    Module module(source, fileName);
    module.m_lineStarts = findLineStarts(view(source));
    try {
        checkBytes(source);
        TreeParser(module, options).parseFile();
    } catch (const SyntaxProblem &problem) {
        return failure(syntaxError(module, problem));
    }
    return module;
}

Result<Statements> parseFunctionBody(Module &module, const FunctionDefinition &function)
{
    if (!function.bodySkipped)
        return function.body;
    try {
        const auto next = std::ranges::upper_bound(module.m_lineStarts, function.bodySpan.begin);
        return TreeParser(module, {}).parseBody({*std::prev(next), function.bodySpan.end});
    } catch (const SyntaxProblem &problem) {
        return failure(syntaxError(module, problem));
    }
}

} // namespace engine::python
