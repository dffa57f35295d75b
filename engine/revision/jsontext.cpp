#include "engine/revision/jsontext.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

QString quotedJson(const QString &text)
{
    QString result = u"\""_s;
    for (const QChar character : text) {
        const char16_t code = character.unicode();
        if (code == u'"' || code == u'\\')
            result += u'\\' + QString(character);
        else if (code == u'\n')
            result += u"\\n"_s;
        else if (code == u'\r')
            result += u"\\r"_s;
        else if (code == u'\t')
            result += u"\\t"_s;
        else if (code == u'\b')
            result += u"\\b"_s;
        else if (code == u'\f')
            result += u"\\f"_s;
        else if (code < 0x20 || code > 0x7f)
            result += u"\\u%1"_s.arg(uint(code), 4, 16, QLatin1Char('0'));
        else
            result += character;
    }
    return result + u'"';
}

} // namespace

QString jsonText(const python::Value &value, const ValuePlace &place, ReadContext &context)
{
    if (value.isNone())
        return u"null"_s;
    if (const bool *boolean = value.boolean())
        return *boolean ? u"true"_s : u"false"_s;
    if (value.integer() || value.floating())
        return repr(value);
    if (const QString *text = value.string())
        return quotedJson(*text);
    QStringList parts;
    if (const python::Dict *dict = value.dict()) {
        for (const auto &[key, item] : dict->items)
            parts << quotedJson(readText(key, place, context)) + u": "_s + jsonText(item, place, context);
        return u'{' + parts.join(u", "_s) + u'}';
    }
    if (!value.list() && !value.tuple()) {
        context.failNeedsPython(place.where, u"%1 as JSON"_s.arg(repr(value).left(80)));
        return {};
    }
    for (const python::Value &item : *value.items())
        parts << jsonText(item, place, context);
    return u'[' + parts.join(u", "_s) + u']';
}

} // namespace engine
