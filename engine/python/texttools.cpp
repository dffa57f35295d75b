#include "engine/python/texttools.h"

#include "engine/python/stringrepr.h"

#include <algorithm>
#include <functional>
#include <optional>

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

tl::unexpected<QString> cannot(const QString &reason)
{
    return tl::unexpected(reason);
}

bool isAscii(const QString &text)
{
    return std::ranges::all_of(text, [](QChar character) { return character.unicode() < 0x80; });
}

QString strippedOf(const QString &text, bool atStart, bool atEnd, const std::function<bool(QChar)> &isDropped)
{
    qsizetype begin = 0;
    qsizetype end = text.size();
    while (atStart && begin < end && isDropped(text[begin]))
        ++begin;
    while (atEnd && end > begin && isDropped(text[end - 1]))
        --end;
    return text.mid(begin, end - begin);
}

Computed strip(const QString &text, const QString &method, const QList<Value> &arguments)
{
    const bool atStart = method != u"rstrip";
    const bool atEnd = method != u"lstrip";
    if (arguments.isEmpty() || arguments.front().isNone())
        return Value(strippedOf(text, atStart, atEnd, isPythonSpace));
    const QString *dropped = arguments.front().string();
    if (!dropped || arguments.size() > 1)
        return cannot(u"these arguments of %1()"_s.arg(method));
    return Value(strippedOf(text, atStart, atEnd, [dropped](QChar c) { return dropped->contains(c); }));
}

Computed replace(QString text, const QList<Value> &arguments)
{
    const bool isWanted =
        arguments.size() == 2 && arguments[0].string() && arguments[1].string() && !arguments[0].string()->isEmpty();
    if (!isWanted)
        return cannot(u"these arguments of replace()"_s);
    return Value(text.replace(*arguments[0].string(), *arguments[1].string()));
}

Computed join(const QString &separator, const QList<Value> &arguments)
{
    const QList<Value> *items = arguments.size() == 1 ? arguments.front().items() : nullptr;
    if (!items || !std::ranges::all_of(*items, [](const Value &item) { return item.string() != nullptr; }))
        return cannot(u"these arguments of join()"_s);
    if (arguments.front().set() && items->size() > 1)
        return cannot(u"the order of a set"_s);
    QStringList texts;
    for (const Value &item : *items)
        texts << *item.string();
    return Value(texts.join(separator));
}

Computed split(const QString &text, const QList<Value> &arguments)
{
    QStringList pieces;
    if (arguments.isEmpty()) {
        pieces = text.simplified().split(u' ', Qt::SkipEmptyParts);
    } else {
        const QString *separator = arguments.front().string();
        if (arguments.size() != 1 || !separator || separator->isEmpty())
            return cannot(u"these arguments of split()"_s);
        pieces = text.split(*separator);
    }
    List list;
    for (const QString &piece : std::as_const(pieces))
        list.items << Value(piece);
    return Value(list);
}

Computed testEdge(const QString &text, const QString &method, const QList<Value> &arguments)
{
    const QString *edge = arguments.size() == 1 ? arguments.front().string() : nullptr;
    if (!edge)
        return cannot(u"these arguments of %1()"_s.arg(method));
    return Value(method == u"startswith" ? text.startsWith(*edge) : text.endsWith(*edge));
}

QString justified(const QString &text, qsizetype width, bool toLeft, bool withZeros)
{
    if (toLeft)
        return text.leftJustified(width);
    const bool isSigned = withZeros && (text.startsWith(u'-') || text.startsWith(u'+'));
    if (isSigned)
        return text.left(1) + text.mid(1).rightJustified(width - 1, u'0');
    return text.rightJustified(width, withZeros ? u'0' : u' ');
}

/// `{}`, `{0}` and `{name}` in str.format().
class FormatString
{
public:
    FormatString(const QString &text, const CallArguments &arguments)
        : m_text(text)
        , m_arguments(arguments)
    {
    }

    [[nodiscard]] Computed run()
    {
        QString result;
        for (qsizetype index = 0; index < m_text.size(); ++index) {
            const QChar character = m_text[index];
            if (character != u'{' && character != u'}') {
                result += character;
            } else if (index + 1 < m_text.size() && m_text[index + 1] == character) {
                result += character;
                ++index;
            } else {
                const qsizetype close = m_text.indexOf(u'}', index);
                if (character == u'}' || close < 0)
                    return cannot(u"a format string with a brace too many"_s);
                const auto piece = field(m_text.mid(index + 1, close - index - 1));
                if (!piece)
                    return cannot(piece.error());
                result += *piece;
                index = close;
            }
        }
        return Value(result);
    }

private:
    [[nodiscard]] tl::expected<QString, QString> field(const QString &inner)
    {
        const qsizetype colon = inner.indexOf(u':');
        const QString format = colon < 0 ? QString() : inner.mid(colon + 1);
        QString name = colon < 0 ? inner : inner.left(colon);
        char conversion = 0;
        if (name.size() >= 2 && name[name.size() - 2] == u'!') {
            conversion = name.back().toLatin1();
            name.chop(2);
        }
        const Value *value = argument(name);
        if (!value)
            return cannot(u"the field '{%1}' of a format string"_s.arg(inner));
        return formatField(*value, conversion, format);
    }

    [[nodiscard]] const Value *argument(const QString &name)
    {
        bool isNumber = false;
        const int index = name.isEmpty() ? m_nextIndex++ : name.toInt(&isNumber);
        if (name.isEmpty() || isNumber)
            return index >= 0 && index < m_arguments.positional.size() ? &m_arguments.positional[index] : nullptr;
        for (const Keyword &keyword : m_arguments.keywords) {
            if (keyword.name == name)
                return &keyword.value;
        }
        return nullptr;
    }

    const QString &m_text;
    const CallArguments &m_arguments;
    int m_nextIndex = 0;
};

/// `%s`, `%(name)s`, `%05d`, `%%`.
class PercentFormat
{
public:
    PercentFormat(const QString &text, const Value &arguments)
        : m_text(text)
        , m_arguments(arguments)
    {
    }

    [[nodiscard]] Computed run()
    {
        QString result;
        while (m_next < m_text.size()) {
            if (m_text[m_next] != u'%') {
                result += m_text[m_next++];
                continue;
            }
            ++m_next;
            const auto piece = conversion();
            if (!piece)
                return cannot(piece.error());
            result += *piece;
        }
        const qsizetype given = m_arguments.tuple() ? m_arguments.tuple()->items.size() : 1;
        if (!m_arguments.dict() && m_used != given)
            return cannot(u"a format string with another number of values"_s);
        return Value(result);
    }

private:
    [[nodiscard]] QChar peek() const { return m_next < m_text.size() ? m_text[m_next] : QChar(); }

    [[nodiscard]] const Value *argument()
    {
        if (peek() == u'(') {
            const qsizetype close = m_text.indexOf(u')', m_next);
            const QString name = m_text.mid(m_next + 1, close - m_next - 1);
            m_next = close + 1;
            return close < 0 || !m_arguments.dict() ? nullptr : m_arguments.dict()->find(name);
        }
        return nullptr;
    }

    [[nodiscard]] const Value *nextPositional()
    {
        if (const Tuple *tuple = m_arguments.tuple())
            return m_used < tuple->items.size() ? &tuple->items[m_used++] : nullptr;
        return m_used++ == 0 ? &m_arguments : nullptr;
    }

    [[nodiscard]] tl::expected<QString, QString> conversion()
    {
        if (peek() == u'%') {
            ++m_next;
            return u"%"_s;
        }
        const bool isNamed = peek() == u'(';
        const Value *value = isNamed ? argument() : nullptr;
        bool toLeft = false;
        bool withZeros = false;
        for (; peek() == u'-' || peek() == u'0'; ++m_next)
            (peek() == u'-' ? toLeft : withZeros) = true;
        qsizetype width = 0;
        for (; peek().isDigit() && width < 1000; ++m_next)
            width = width * 10 + peek().digitValue();
        const QChar letter = peek();
        ++m_next;
        if (!isNamed)
            value = nextPositional();
        const auto text = value ? converted(*value, letter) : std::nullopt;
        if (!text)
            return cannot(u"the conversion '%%1' of a format string"_s.arg(letter));
        return justified(*text, width, toLeft, withZeros && letter != u's' && letter != u'r');
    }

    [[nodiscard]] static std::optional<QString> converted(const Value &value, QChar letter)
    {
        if (value.hasSymbolicPart())
            return std::nullopt;
        if (letter == u's')
            return toText(value);
        if (letter == u'r')
            return repr(value);
        if ((letter == u'd' || letter == u'i') && value.integer())
            return QString::number(*value.integer());
        return std::nullopt;
    }

    const QString &m_text;
    const Value &m_arguments;
    qsizetype m_next = 0;
    qsizetype m_used = 0;
};

qsizetype sharedPrefix(const QString &a, const QString &b)
{
    qsizetype size = 0;
    while (size < a.size() && size < b.size() && a[size] == b[size])
        ++size;
    return size;
}

// Final sigma is the one letter whose lower case hangs on its neighbours.
bool hasSigma(const QString &text)
{
    return text.contains(QChar(0x3a3));
}

template <typename Predicate> bool holdsForAll(const QString &text, Predicate predicate)
{
    return !text.isEmpty() && std::ranges::all_of(text, predicate);
}

QString titled(const QString &text)
{
    QString result;
    bool isInside = false;
    for (const QChar character : text.toLower()) {
        result += isInside ? character : character.toUpper();
        isInside = character.isLetter();
    }
    return result;
}

std::optional<Computed> withoutArguments(const QString &text, const QString &method)
{
    const bool changesCase =
        method == u"lower" || method == u"casefold" || method == u"title" || method == u"capitalize";
    if (changesCase && hasSigma(text))
        return cannot(u"%1() of this text"_s.arg(method));
    if (method == u"lower")
        return Value(text.toLower());
    if (method == u"upper")
        return Value(text.toUpper());
    if (method == u"casefold")
        return Value(text.toCaseFolded());
    if (method == u"title" && isAscii(text))
        return Value(titled(text));
    if (method == u"capitalize")
        return Value(text.left(1).toUpper() + text.mid(1).toLower());
    if (method == u"isdigit" || method == u"isnumeric" || method == u"isdecimal")
        return Value(holdsForAll(text, [](QChar c) { return c.isDigit(); }));
    if (method == u"isalpha")
        return Value(holdsForAll(text, [](QChar c) { return c.isLetter(); }));
    if (method == u"isalnum")
        return Value(holdsForAll(text, [](QChar c) { return c.isLetterOrNumber(); }));
    if (method == u"isspace")
        return Value(holdsForAll(text, [](QChar c) { return c.isSpace(); }));
    if (method == u"isupper" || method == u"islower") {
        const QString same = method == u"isupper" ? text.toUpper() : text.toLower();
        return Value(same == text && std::ranges::any_of(text, [](QChar c) { return c.isLetter(); }));
    }
    if (method == u"splitlines") {
        List lines;
        QString rest = text;
        rest.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
        if (rest.endsWith(u'\n'))
            rest.chop(1);
        if (!text.isEmpty()) {
            for (const QString &line : rest.split(u'\n'))
                lines.items << Value(line);
        }
        return Value(lines);
    }
    return std::nullopt;
}

std::optional<Computed> searched(const QString &text, const QString &method, const QList<Value> &given)
{
    if (given.size() != 1 || !given.front().string())
        return std::nullopt;
    const QString &wanted = *given.front().string();
    if (method == u"find" || method == u"index" || method == u"rfind") {
        const qsizetype at = method == u"rfind" ? text.lastIndexOf(wanted) : text.indexOf(wanted);
        if (at < 0 && method == u"index")
            return cannot(u"index() of a text that is not there"_s);
        return Value(qint64(at));
    }
    if (method == u"count" && !wanted.isEmpty())
        return Value(qint64(text.count(wanted)));
    if (method == u"removeprefix")
        return Value(text.startsWith(wanted) ? text.mid(wanted.size()) : text);
    if (method == u"removesuffix")
        return Value(text.endsWith(wanted) ? text.chopped(wanted.size()) : text);
    return std::nullopt;
}

Computed splitAt(const QString &text, const QString &method, const QList<Value> &given)
{
    const QString *separator = given.isEmpty() ? nullptr : given.front().string();
    if (!separator || separator->isEmpty())
        return cannot(u"these arguments of %1()"_s.arg(method));
    if (method != u"rsplit") {
        const bool isLast = method == u"rpartition";
        const qsizetype at = isLast ? text.lastIndexOf(*separator) : text.indexOf(*separator);
        if (at < 0)
            return Value(isLast ? Tuple{{Value(u""_s), Value(u""_s), Value(text)}}
                                : Tuple{{Value(text), Value(u""_s), Value(u""_s)}});
        return Value(Tuple{{Value(text.first(at)), Value(*separator), Value(text.mid(at + separator->size()))}});
    }
    const qint64 *most = given.size() == 2 ? given.back().integer() : nullptr;
    List parts;
    QString rest = text;
    for (qint64 cuts = 0; !most || cuts < *most; ++cuts) {
        const qsizetype at = rest.lastIndexOf(*separator);
        if (at < 0)
            break;
        parts.items.prepend(Value(rest.mid(at + separator->size())));
        rest.truncate(at);
    }
    parts.items.prepend(Value(rest));
    return Value(parts);
}

Computed padded(const QString &text, const QString &method, const QList<Value> &given)
{
    const qint64 *width = given.isEmpty() ? nullptr : given.front().integer();
    const QString *fill = given.size() == 2 ? given.back().string() : nullptr;
    if (!width || *width > 1000 || (fill && fill->size() != 1))
        return cannot(u"these arguments of %1()"_s.arg(method));
    const QChar filler = fill ? fill->front() : method == u"zfill" ? u'0' : u' ';
    if (method == u"ljust")
        return Value(text.leftJustified(*width, filler));
    const bool isSigned = method == u"zfill" && (text.startsWith(u'-') || text.startsWith(u'+'));
    if (isSigned)
        return Value(text.left(1) + text.mid(1).rightJustified(*width - 1, filler));
    return Value(text.rightJustified(*width, filler));
}

} // namespace

Computed callTextMethod(const QString &text, const QString &method, const CallArguments &arguments)
{
    if (method == u"format")
        return FormatString(text, arguments).run();
    const QList<Value> &positional = arguments.positional;
    if (!arguments.keywords.isEmpty())
        return cannot(u"these arguments of %1()"_s.arg(method));
    if (positional.isEmpty()) {
        if (const auto value = withoutArguments(text, method))
            return *value;
    }
    if (const auto value = searched(text, method, positional))
        return *value;
    if (method == u"encode" && positional.size() <= 1)
        return Value(Bytes{text.toUtf8()});
    if (method == u"strip" || method == u"lstrip" || method == u"rstrip")
        return strip(text, method, positional);
    if (method == u"replace")
        return replace(text, positional);
    if (method == u"join")
        return join(text, positional);
    if (method == u"split")
        return split(text, positional);
    if (method == u"rsplit" || method == u"partition" || method == u"rpartition")
        return splitAt(text, method, positional);
    if (method == u"zfill" || method == u"ljust" || method == u"rjust")
        return padded(text, method, positional);
    if (method == u"startswith" || method == u"endswith")
        return testEdge(text, method, positional);
    return cannot(u"the method %1() of a str"_s.arg(method));
}

Computed formatPercent(const QString &format, const Value &arguments)
{
    return PercentFormat(format, arguments).run();
}

tl::expected<QString, QString> formatField(const Value &value, char conversion, const QString &format)
{
    if (value.hasSymbolicPart() || conversion == 'a')
        return cannot(u"a field of a format string that only Python can fill"_s);
    const QString text = conversion == 'r' ? repr(value) : toText(value);
    const bool isText = conversion != 0 || value.string();
    if (format.isEmpty() || (format == u"s" && isText))
        return text;
    const bool withZeros = format.startsWith(u'0');
    const QString width = format.endsWith(u'd') ? format.chopped(1) : format;
    const bool isWidth = std::ranges::all_of(width, [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (isText || !value.integer() || !isWidth || width.size() > 3)
        return cannot(u"the format '%1'"_s.arg(format));
    return justified(text, width.toInt(), false, withZeros);
}

QString dedented(const QString &text)
{
    QStringList lines = text.split(u'\n');
    std::optional<QString> margin;
    for (QString &line : lines) {
        const auto end = std::ranges::find_if(line, [](QChar c) { return c != u' ' && c != u'\t'; });
        const QString indentation = line.left(end - line.begin());
        if (indentation.size() == line.size())
            line.clear();
        else
            margin = margin ? margin->left(sharedPrefix(*margin, indentation)) : indentation;
    }
    for (QString &line : lines)
        line = line.mid(line.isEmpty() ? 0 : margin.value_or(QString()).size());
    return lines.join(u'\n');
}

} // namespace engine::python
