#include "engine/python/value.h"

#include "engine/overloaded.h"
#include "engine/python/object.h"
#include "engine/python/stringrepr.h"

#include <QStringList>

#include <charconv>
#include <cmath>

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

QString escapedByte(unsigned char byte, char quote)
{
    switch (byte) {
    case '\\':
        return u"\\\\"_s;
    case '\n':
        return u"\\n"_s;
    case '\r':
        return u"\\r"_s;
    case '\t':
        return u"\\t"_s;
    default:
        break;
    }
    if (byte == static_cast<uchar>(quote))
        return u'\\' + QString(QLatin1Char(quote));
    if (byte >= 0x20 && byte < 0x7f)
        return QString(QLatin1Char(static_cast<char>(byte)));
    return u"\\x%1"_s.arg(byte, 2, 16, QLatin1Char('0'));
}

QString bytesRepr(const QByteArray &data)
{
    const char quote = data.contains('\'') && !data.contains('"') ? '"' : '\'';
    QString text = u"b"_s + QLatin1Char(quote);
    for (const char byte : data)
        text += escapedByte(static_cast<unsigned char>(byte), quote);
    return text + QLatin1Char(quote);
}

// The shortest digits that read back to the same number; an exponent below 1e-4 and from 1e16 on.
QString floatRepr(double number)
{
    if (std::isnan(number))
        return u"nan"_s;
    if (std::isinf(number))
        return number > 0 ? u"inf"_s : u"-inf"_s;
    const double size = std::abs(number);
    const bool isPlain = size == 0 || (size >= 1e-4 && size < 1e16);
    char buffer[64];
    const auto format = isPlain ? std::chars_format::fixed : std::chars_format::scientific;
    const auto end = std::to_chars(std::begin(buffer), std::end(buffer), number, format).ptr;
    const QString text = QString::fromLatin1(buffer, end - buffer);
    return !isPlain || text.contains(u'.') ? text : text + u".0"_s;
}

QString joined(const QList<Value> &items)
{
    QStringList texts;
    for (const Value &item : items)
        texts << repr(item);
    return texts.join(u", "_s);
}

QString dictRepr(const Dict &dict)
{
    QStringList texts;
    for (const auto &[key, value] : dict.items)
        texts << u"%1: %2"_s.arg(repr(key), repr(value));
    return u"{%1}"_s.arg(texts.join(u", "_s));
}

QString callRepr(const Construct &call)
{
    QStringList texts;
    for (const Value &argument : call.arguments)
        texts << repr(argument);
    for (const Keyword &keyword : call.keywords)
        texts << u"%1=%2"_s.arg(keyword.name, repr(keyword.value));
    QString callee = call.name;
    if (const Value *receiver = call.receiver())
        callee = call.name.isEmpty() ? repr(*receiver) : repr(*receiver) + u'.' + call.name;
    return callee + u'(' + texts.join(u", "_s) + u')';
}

QString operandRepr(const Value &operand)
{
    using Kind = Construct::Kind;
    const Construct *inner = operand.construct();
    const bool isOperation =
        inner && inner->kind != Kind::Call && inner->kind != Kind::Attribute && inner->kind != Kind::Subscript;
    return isOperation ? u'(' + repr(operand) + u')' : repr(operand);
}

QString joinedRepr(const Construct &joined)
{
    QStringList texts;
    for (const Value &operand : joined.operands)
        texts << (operand.string() ? repr(operand) : u"str(%1)"_s.arg(repr(operand)));
    return texts.join(u" + "_s);
}

QString constructRepr(const Construct &construct)
{
    using Kind = Construct::Kind;
    switch (construct.kind) {
    case Kind::Call:
        return callRepr(construct);
    case Kind::Attribute:
        return operandRepr(construct.operands.front()) + u'.' + construct.name;
    case Kind::Subscript:
        return operandRepr(construct.operands.front()) + u'[' + joined(construct.arguments) + u']';
    case Kind::Unary:
        return construct.name + (construct.name == u"not" ? u" "_s : QString())
            + operandRepr(construct.operands.front());
    case Kind::Joined:
        return joinedRepr(construct);
    case Kind::Binary:
    case Kind::Comparison:
    case Kind::Boolean:
        break;
    }
    QStringList texts;
    for (const Value &operand : construct.operands)
        texts << operandRepr(operand);
    return texts.join(u' ' + construct.name + u' ');
}

} // namespace

QString repr(const Value &value)
{
    return std::visit(
        Overloaded{
            [](const Value::None &) { return u"None"_s; },
            [](bool boolean) { return boolean ? u"True"_s : u"False"_s; },
            [](qint64 integer) { return QString::number(integer); },
            [](const BigInteger &integer) { return integer.digits; },
            [](const Float &floating) { return floatRepr(floating.number); },
            [](const QString &text) { return stringRepr(text); },
            [](const Bytes &bytes) { return bytesRepr(bytes.data); },
            [](const List &list) { return u'[' + joined(list.items) + u']'; },
            [](const Tuple &tuple) {
                const QString comma = tuple.items.size() == 1 ? u","_s : QString();
                return u'(' + joined(tuple.items) + comma + u')';
            },
            [](const Set &set) { return set.items.isEmpty() ? u"set()"_s : u'{' + joined(set.items) + u'}'; },
            [](const Dict &dict) { return dictRepr(dict); },
            [](const Reference &reference) { return reference.name; },
            [](const Object *object) { return u"<%1>"_s.arg(object->typeName()); },
            [](const Value::ConstructPointer &construct) { return constructRepr(*construct); },
        },
        value.data());
}

QString toText(const Value &value)
{
    const QString *text = value.string();
    return text ? *text : repr(value);
}

} // namespace engine::python
