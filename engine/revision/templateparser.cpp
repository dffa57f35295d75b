#include "engine/revision/templatenode.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// Where a string literal that begins at `at` ends, or the end of the text.
qsizetype endOfString(const QString &text, qsizetype at)
{
    const QChar quote = text.at(at);
    const QString triple(3, quote);
    const bool isTriple = QStringView(text).mid(at, 3) == triple;
    const QString end = isTriple ? triple : QString(quote);
    for (qsizetype i = at + end.size(); i < text.size(); ++i) {
        if (text.at(i) == u'\\')
            ++i;
        else if (QStringView(text).mid(i, end.size()) == end)
            return i + end.size();
    }
    return text.size();
}

/// The first of `ends` outside strings and brackets; -1 where there is none.
qsizetype findUnnested(const QString &text, qsizetype from, const QString &ends)
{
    int depth = 0;
    for (qsizetype i = from; i < text.size(); ++i) {
        const QChar character = text.at(i);
        if (depth == 0 && ends.contains(character))
            return i;
        if (character == u'\'' || character == u'"')
            i = endOfString(text, i) - 1;
        else if (u"([{"_s.contains(character))
            ++depth;
        else if (u")]}"_s.contains(character))
            --depth;
    }
    return -1;
}

/// One pass over the template; what is open is a stack of the blocks that gather nodes.
class TemplateParser
{
public:
    TemplateParser(const QString &text, const QString &fileName)
        : m_text(text)
        , m_fileName(fileName)
    {
        m_open.push_back({});
    }

    Result<TemplateNodes> parse();

private:
    struct Block
    {
        QString keyword; ///< `if` or `for`; empty for the whole template
        int line = 0;
        TemplateIf choice;
        TemplateFor loop;
        TemplateNodes nodes; ///< of the branch or loop that is being read
        bool hasElse = false;
    };

    [[nodiscard]] bool atLineStart() const
    {
        return m_position == 0 || m_text.at(m_position - 1) == u'\n' || m_text.at(m_position - 1) == u'\r';
    }
    [[nodiscard]] bool startsWith(QLatin1StringView text) const
    {
        return QStringView(m_text).mid(m_position).startsWith(text);
    }
    [[nodiscard]] bool takeLine(Done &done);
    [[nodiscard]] Done takeControl(const QString &line, int lineNumber);
    [[nodiscard]] Done continueIf(const QString &keyword, const QString &condition, int lineNumber);
    [[nodiscard]] Done closeBlock(const QString &keyword, int lineNumber);
    [[nodiscard]] Done takeExpression();
    [[nodiscard]] Done takeTag();
    void takeText();
    void addText(const QString &text);
    void advance(qsizetype position);
    [[nodiscard]] tl::unexpected<Error> malformed(const QString &why, int line) const;
    [[nodiscard]] tl::unexpected<Error> unsupported(const QString &what, int line) const;

    const QString &m_text;
    QString m_fileName;
    std::vector<Block> m_open;
    qsizetype m_position = 0;
    int m_line = 1;
};

Result<TemplateNodes> TemplateParser::parse()
{
    while (m_position < m_text.size()) {
        Done done;
        if (startsWith("${"_L1))
            done = takeExpression();
        else if (atLineStart() && takeLine(done))
            ;
        else if (startsWith("<%"_L1) || startsWith("</%"_L1))
            done = takeTag();
        else
            takeText();
        if (!done)
            return failure(done.error());
    }
    if (m_open.size() > 1)
        return malformed(u"\"% %1\" is never closed."_s.arg(m_open.back().keyword), m_open.back().line);
    return m_open.back().nodes;
}

/// A control line, a comment line, or a line that begins with `%%`; false for any other.
bool TemplateParser::takeLine(Done &done)
{
    static const QRegularExpression pattern(uR"(([\t ]*)(%%%*|%|##)((?:\\\r?\n|[^\r\n])*)(\r\n|\n|\r|\z))"_s);
    const QRegularExpressionMatch match = pattern.match(m_text, m_position, QRegularExpression::NormalMatch,
                                                        QRegularExpression::AnchorAtOffsetMatchOption);
    if (!match.hasMatch())
        return false;
    const QString mark = match.captured(2);
    if (mark.startsWith("%%"_L1)) {
        addText(match.captured(1) + mark.mid(1));
        advance(match.capturedEnd(2));
        return true;
    }
    const int line = m_line;
    advance(match.capturedEnd());
    if (mark == "%"_L1)
        done = takeControl(match.captured(3).remove("\\\r\n"_L1).remove("\\\n"_L1).trimmed(), line);
    return true;
}

Done TemplateParser::takeControl(const QString &line, int lineNumber)
{
    static const QRegularExpression pattern(uR"(\A(end)?(\w+)\s*(.*?)\s*:?\s*(?:#.*)?\z)"_s,
                                            QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = pattern.match(line);
    if (!match.hasMatch())
        return malformed(u"\"% %1\" is no control line."_s.arg(line), lineNumber);
    const QString keyword = match.captured(2);
    const QString rest = match.captured(3);
    if (match.hasCaptured(1) && !match.captured(1).isEmpty())
        return closeBlock(keyword, lineNumber);
    if (keyword == "elif"_L1 || keyword == "else"_L1)
        return continueIf(keyword, rest, lineNumber);
    Block block{.keyword = keyword, .line = lineNumber};
    if (keyword == "if"_L1) {
        block.choice.branches.push_back({rest, lineNumber, {}});
    } else if (keyword == "for"_L1) {
        static const QRegularExpression loop(uR"(\A(\w+)\s+in\s+(.+)\z)"_s,
                                             QRegularExpression::DotMatchesEverythingOption);
        const QRegularExpressionMatch parts = loop.match(rest);
        if (!parts.hasMatch())
            return unsupported(u"% for %1"_s.arg(rest), lineNumber);
        block.loop = {parts.captured(1), parts.captured(2), {}};
    } else {
        return unsupported(u"% "_s + keyword, lineNumber);
    }
    m_open.push_back(std::move(block));
    return {};
}

Done TemplateParser::continueIf(const QString &keyword, const QString &condition, int lineNumber)
{
    Block &block = m_open.back();
    if (block.keyword != "if"_L1 || block.hasElse)
        return malformed(u"\"% %1\" has no \"% if\"."_s.arg(keyword), lineNumber);
    block.choice.branches.back().body = std::exchange(block.nodes, {});
    block.choice.branches.push_back({keyword == "else"_L1 ? QString() : condition, lineNumber, {}});
    block.hasElse = keyword == "else"_L1;
    return {};
}

Done TemplateParser::closeBlock(const QString &keyword, int lineNumber)
{
    if (m_open.back().keyword != keyword)
        return malformed(u"\"% end%1\" closes nothing."_s.arg(keyword), lineNumber);
    Block block = std::move(m_open.back());
    m_open.pop_back();
    if (keyword == "if"_L1) {
        block.choice.branches.back().body = std::move(block.nodes);
        m_open.back().nodes.push_back({block.line, std::move(block.choice)});
    } else {
        block.loop.body = std::move(block.nodes);
        m_open.back().nodes.push_back({block.line, std::move(block.loop)});
    }
    return {};
}

Done TemplateParser::takeExpression()
{
    const qsizetype begin = m_position + 2;
    const qsizetype bar = findUnnested(m_text, begin, u"|}"_s);
    const bool hasFilters = bar >= 0 && m_text.at(bar) == u'|';
    const qsizetype end = hasFilters ? findUnnested(m_text, bar + 1, u"}"_s) : bar;
    if (end < 0)
        return malformed(u"\"${\" is never closed."_s, m_line);
    TemplateExpression expression{m_text.mid(begin, bar - begin).trimmed(), {}};
    const QString filters = hasFilters ? m_text.mid(bar + 1, end - bar - 1) : QString();
    for (const QString &filter : filters.split(u',', Qt::SkipEmptyParts))
        expression.filters << filter.trimmed();
    m_open.back().nodes.push_back({m_line, expression});
    advance(end + 1);
    return {};
}

Done TemplateParser::takeTag()
{
    const auto upTo = [this](QLatin1StringView end) { return m_text.indexOf(end, m_position); };
    const int line = m_line;
    if (startsWith("<%doc>"_L1) || startsWith("<%text>"_L1)) {
        const bool isText = startsWith("<%text>"_L1);
        const QLatin1StringView closing = isText ? "</%text>"_L1 : "</%doc>"_L1;
        const qsizetype end = upTo(closing);
        if (end < 0)
            return malformed(isText ? u"\"<%text>\" is never closed."_s : u"\"<%doc>\" is never closed."_s, line);
        if (isText)
            addText(m_text.mid(m_position + 7, end - m_position - 7));
        advance(end + closing.size());
        return {};
    }
    static const QRegularExpression code(uR"(<%!?[\s])"_s);
    const bool isCode =
        code.match(m_text, m_position, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption)
            .hasMatch();
    if (!isCode) {
        const qsizetype end = upTo(">"_L1);
        return unsupported(m_text.mid(m_position, end < 0 ? 20 : end + 1 - m_position), line);
    }
    const qsizetype begin = m_position + (startsWith("<%!"_L1) ? 3 : 2);
    const qsizetype end = m_text.indexOf("%>"_L1, begin);
    if (end < 0)
        return malformed(u"\"<%\" is never closed."_s, line);
    m_open.back().nodes.push_back({line, TemplateCode{m_text.mid(begin, end - begin)}});
    advance(end + 2);
    return {};
}

/// Text up to the next thing that may not be text; a backslash at a line's end joins it with the next.
void TemplateParser::takeText()
{
    qsizetype end = m_position;
    for (; end < m_text.size(); ++end) {
        const QStringView rest = QStringView(m_text).mid(end);
        if (rest.startsWith("\\\n"_L1) || rest.startsWith("\\\r\n"_L1)) {
            addText(m_text.mid(m_position, end - m_position));
            advance(end + (rest.at(1) == u'\n' ? 2 : 3));
            return;
        }
        const bool isNewLine = end > m_position && (m_text.at(end - 1) == u'\n' || m_text.at(end - 1) == u'\r');
        const bool isTag = rest.startsWith("${"_L1) || rest.startsWith("<%"_L1) || rest.startsWith("</%"_L1);
        if (isNewLine || (isTag && end > m_position))
            break;
    }
    addText(m_text.mid(m_position, end - m_position));
    advance(end);
}

void TemplateParser::addText(const QString &text)
{
    TemplateNodes &nodes = m_open.back().nodes;
    auto *last = nodes.empty() ? nullptr : std::get_if<TemplateText>(&nodes.back().what);
    if (last)
        last->text += text;
    else if (!text.isEmpty())
        nodes.push_back({m_line, TemplateText{text}});
}

void TemplateParser::advance(qsizetype position)
{
    m_line += int(std::count(m_text.cbegin() + m_position, m_text.cbegin() + position, u'\n'));
    m_position = position;
}

tl::unexpected<Error> TemplateParser::malformed(const QString &why, int line) const
{
    return failure({.kind = Error::Kind::Reading,
                    .what = u"The template %1 cannot be read."_s.arg(m_fileName),
                    .why = why,
                    .advice = u"Correct the template at the line named."_s,
                    .where = {m_fileName, line, 0}});
}

tl::unexpected<Error> TemplateParser::unsupported(const QString &what, int line) const
{
    return failure(
        {.kind = Error::Kind::NeedsPython,
         .what = u"The template %1 needs Mako itself."_s.arg(m_fileName),
         .why = u"Athanor does not know \"%1\"."_s.arg(what),
         .advice = u"Write it with \"% if\", \"% for\" and expressions, or make the revision with Alembic."_s,
         .where = {m_fileName, line, 0}});
}

} // namespace

Result<TemplateNodes> parseTemplate(const QString &text, const QString &fileName)
{
    return TemplateParser(text, fileName).parse();
}

} // namespace engine
