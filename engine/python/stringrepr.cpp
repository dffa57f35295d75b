#include "engine/python/stringrepr.h"

#include <QList>

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
    for (const uint character : text.toUcs4())
        result += escaped(char32_t(character), quote);
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
