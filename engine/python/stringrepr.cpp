#include "engine/python/stringrepr.h"

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

bool isPrintable(char32_t character)
{
    if (character == U' ')
        return true;
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Space:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

QString hexadecimal(char32_t character)
{
    if (character < 0x100)
        return u"\\x%1"_s.arg(uint(character), 2, 16, QLatin1Char('0'));
    if (character < 0x10000)
        return u"\\u%1"_s.arg(uint(character), 4, 16, QLatin1Char('0'));
    return u"\\U%1"_s.arg(uint(character), 8, 16, QLatin1Char('0'));
}

QString escaped(char32_t character, QChar quote)
{
    switch (character) {
    case U'\n':
        return u"\\n"_s;
    case U'\r':
        return u"\\r"_s;
    case U'\t':
        return u"\\t"_s;
    case U'\\':
        return u"\\\\"_s;
    default:
        break;
    }
    if (character == quote.unicode())
        return u'\\' + QString(quote);
    return isPrintable(character) ? QString::fromUcs4(&character, 1) : hexadecimal(character);
}

} // namespace

QString stringRepr(const QString &text)
{
    const QChar quote = text.contains(u'\'') && !text.contains(u'"') ? u'"' : u'\'';
    QString result(quote);
    for (qsizetype i = 0; i < text.size(); ++i) {
        // A surrogate without its other half is a character to Python, and is nothing to QString::toUcs4().
        const bool isPair = text.at(i).isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
        const char32_t character =
            isPair ? QChar::surrogateToUcs4(text.at(i), text.at(i + 1)) : char32_t(text.at(i).unicode());
        result += escaped(character, quote);
        i += isPair ? 1 : 0;
    }
    return result + quote;
}

bool isPythonSpace(QChar character)
{
    return character.isSpace() || (character >= QChar(0x1c) && character <= QChar(0x1f));
}

QString stripped(const QString &text)
{
    qsizetype first = 0;
    qsizetype end = text.size();
    while (first < end && isPythonSpace(text.at(first)))
        ++first;
    while (end > first && isPythonSpace(text.at(end - 1)))
        --end;
    return text.mid(first, end - first);
}

} // namespace engine::python
