#include "engine/python/json.h"

#include <QHash>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

constexpr int deepest = 500;

QString quotedJson(const QString &text, bool ensureAscii)
{
    static const QHash<char16_t, QString> escapes{{u'"', u"\\\""_s}, {u'\\', u"\\\\"_s}, {u'\n', u"\\n"_s},
                                                  {u'\r', u"\\r"_s}, {u'\t', u"\\t"_s},  {u'\b', u"\\b"_s},
                                                  {u'\f', u"\\f"_s}};
    QString result = u"\""_s;
    for (const QChar character : text) {
        const char16_t code = character.unicode();
        if (const auto escape = escapes.constFind(code); escape != escapes.constEnd())
            result += *escape;
        else if (code < 0x20 || (ensureAscii && code > 0x7e))
            result += u"\\u%1"_s.arg(uint(code), 4, 16, QLatin1Char('0'));
        else
            result += character;
    }
    return result + u'"';
}

class JsonWriter
{
public:
    explicit JsonWriter(const JsonFormat &format)
        : m_format(format)
    {
    }

    [[nodiscard]] tl::expected<QString, QString> write(const Value &value, int level)
    {
        if (value.isNone())
            return u"null"_s;
        if (const bool *boolean = value.boolean())
            return *boolean ? u"true"_s : u"false"_s;
        if (value.integer() || value.floating())
            return repr(value);
        if (const QString *text = value.string())
            return quotedJson(*text, m_format.ensureAscii);
        if (level > deepest)
            return tl::unexpected(u"JSON that is nested too deeply"_s);
        if (const Dict *dict = value.dict())
            return writeDict(*dict, level);
        if (value.list() || value.tuple())
            return writeList(*value.items(), level);
        return tl::unexpected(u"%1 as JSON"_s.arg(repr(value).left(80)));
    }

private:
    [[nodiscard]] QString enclosed(QChar open, const QStringList &parts, QChar close, int level) const
    {
        if (parts.isEmpty())
            return QString(open) + close;
        if (m_format.indent < 0)
            return open + parts.join(m_format.itemSeparator) + close;
        const QString inner = u'\n' + QString(qsizetype(m_format.indent) * (level + 1), u' ');
        const QString separator = m_format.itemSeparator.trimmed() + inner;
        return open + inner + parts.join(separator) + u'\n' + QString(qsizetype(m_format.indent) * level, u' ') + close;
    }

    // Keys that are no str are written as one, as Python does.
    [[nodiscard]] tl::expected<QString, QString> keyText(const Value &key)
    {
        if (const QString *text = key.string())
            return quotedJson(*text, m_format.ensureAscii);
        if (!key.isNone() && !key.boolean() && !key.integer() && !key.floating())
            return tl::unexpected(u"%1 as a key of JSON"_s.arg(repr(key).left(80)));
        return write(key, 0).map([](const QString &text) { return u'"' + text + u'"'; });
    }

    [[nodiscard]] tl::expected<QString, QString> writeDict(const Dict &dict, int level)
    {
        QList<std::pair<Value, Value>> entries = dict.items;
        if (m_format.sortKeys) {
            std::ranges::stable_sort(entries, {},
                                     [](const std::pair<Value, Value> &entry) { return toText(entry.first); });
        }
        QStringList parts;
        for (const auto &[key, item] : std::as_const(entries)) {
            const auto name = keyText(key);
            const auto text = name ? write(item, level + 1) : name;
            if (!text)
                return text;
            parts << *name + m_format.keySeparator + *text;
        }
        return enclosed(u'{', parts, u'}', level);
    }

    [[nodiscard]] tl::expected<QString, QString> writeList(const QList<Value> &items, int level)
    {
        QStringList parts;
        for (const Value &item : items) {
            const auto text = write(item, level + 1);
            if (!text)
                return text;
            parts << *text;
        }
        return enclosed(u'[', parts, u']', level);
    }

    const JsonFormat &m_format;
};

/// RFC 8259, with the NaN and Infinity that Python takes as well.
class JsonReader
{
public:
    explicit JsonReader(const QString &text)
        : m_text(text)
    {
    }

    [[nodiscard]] Computed read()
    {
        const Value value = readValue(0);
        skipBlanks();
        if (m_failed || m_at != m_text.size())
            return tl::unexpected(u"JSON that cannot be read at character %1"_s.arg(m_at));
        return value;
    }

private:
    void skipBlanks()
    {
        while (m_at < m_text.size() && QStringView(u" \t\r\n").contains(m_text.at(m_at)))
            ++m_at;
    }

    [[nodiscard]] bool take(QChar wanted)
    {
        skipBlanks();
        const bool isThere = m_at < m_text.size() && m_text.at(m_at) == wanted;
        m_at += isThere ? 1 : 0;
        return isThere;
    }

    [[nodiscard]] bool takeWord(QStringView word)
    {
        const bool isThere = QStringView(m_text).mid(m_at).startsWith(word);
        m_at += isThere ? word.size() : 0;
        return isThere;
    }

    Value fail()
    {
        m_failed = true;
        return {};
    }

    Value readValue(int depth)
    {
        skipBlanks();
        if (m_failed || depth > deepest || m_at >= m_text.size())
            return fail();
        if (take(u'{'))
            return readDict(depth);
        if (take(u'['))
            return readList(depth);
        if (m_text.at(m_at) == u'"')
            return Value(readText());
        if (takeWord(u"null"))
            return {};
        if (takeWord(u"true"))
            return Value(true);
        if (takeWord(u"false"))
            return Value(false);
        return readNumber();
    }

    Value readDict(int depth)
    {
        Dict dict;
        if (take(u'}'))
            return Value(dict);
        do {
            skipBlanks();
            if (m_at >= m_text.size() || m_text.at(m_at) != u'"')
                return fail();
            const Value key(readText());
            if (!take(u':'))
                return fail();
            insertEntry(dict, key, readValue(depth + 1));
        } while (!m_failed && take(u','));
        return take(u'}') ? Value(dict) : fail();
    }

    Value readList(int depth)
    {
        List list;
        if (take(u']'))
            return Value(list);
        do
            list.items << readValue(depth + 1);
        while (!m_failed && take(u','));
        return take(u']') ? Value(list) : fail();
    }

    QString readText()
    {
        QString text;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const QChar character = m_text.at(m_at);
            if (character == u'"') {
                ++m_at;
                return text;
            }
            if (character.unicode() < 0x20)
                break;
            text += character == u'\\' ? readEscape() : character;
        }
        m_failed = true;
        return text;
    }

    QChar readEscape()
    {
        static const QString letters = u"\"\\/bfnrt"_s;
        static const QString meanings = u"\"\\/\b\f\n\r\t"_s;
        const QChar letter = ++m_at < m_text.size() ? m_text.at(m_at) : QChar();
        if (const qsizetype index = letters.indexOf(letter); index >= 0 && !letter.isNull())
            return meanings.at(index);
        bool isNumber = false;
        const auto code = static_cast<char16_t>(m_text.mid(m_at + 1, 4).toUShort(&isNumber, 16));
        m_failed = m_failed || letter != u'u' || !isNumber || m_at + 4 >= m_text.size();
        m_at += 4;
        return code;
    }

    Value readNumber()
    {
        const qsizetype begin = m_at;
        bool isWhole = true;
        for (; m_at < m_text.size() && QStringView(u"+-.0123456789eE").contains(m_text.at(m_at)); ++m_at)
            isWhole = isWhole && (m_text.at(m_at).isDigit() || m_text.at(m_at) == u'-');
        const QString digits = m_text.mid(begin, m_at - begin);
        bool isNumber = false;
        if (isWhole) {
            const qint64 number = digits.toLongLong(&isNumber);
            return isNumber ? Value(number) : fail();
        }
        const double number = digits.toDouble(&isNumber);
        return isNumber ? Value(Float{number, {}}) : fail();
    }

    const QString &m_text;
    qsizetype m_at = 0;
    bool m_failed = false;
};

} // namespace

tl::expected<QString, QString> writeJson(const Value &value, const JsonFormat &format)
{
    return JsonWriter(format).write(value, 0);
}

Computed readJson(const QString &text)
{
    return JsonReader(text).read();
}

} // namespace engine::python
