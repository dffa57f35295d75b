#include "engine/python/constantoperations.h"

#include "engine/python/characters.h"

#include <algorithm>
#include <cmath>
#include <compare>
#include <limits>
#include <optional>

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

constexpr qsizetype longestResult = 1'000'000;

tl::unexpected<QString> cannot(const QString &reason)
{
    return tl::unexpected(reason);
}

tl::unexpected<QString> tooLarge()
{
    return cannot(u"a number beyond 64 bits"_s);
}

// bool is an int in Python.
std::optional<qint64> asInteger(const Value &value)
{
    if (const bool *boolean = value.boolean())
        return *boolean ? 1 : 0;
    if (const qint64 *integer = value.integer())
        return *integer;
    return std::nullopt;
}

std::optional<double> asDouble(const Value &value)
{
    if (const Float *floating = value.floating())
        return floating->number;
    if (const auto integer = asInteger(value))
        return static_cast<double>(*integer);
    return std::nullopt;
}

Computed computed(qint64 value, bool overflows)
{
    if (overflows)
        return tooLarge();
    return Value(value);
}

Computed power(qint64 base, qint64 exponent)
{
    if (exponent < 0)
        return cannot(u"a negative power"_s);
    qint64 result = 1;
    for (qint64 step = 0; step < exponent; ++step) {
        if (__builtin_mul_overflow(result, base, &result))
            return tooLarge();
        if (result == 0 || (result == 1 && base == 1))
            break;
        if (step > 128 && base == -1)
            return Value(exponent % 2 == 0 ? qint64(1) : qint64(-1));
    }
    return Value(result);
}

// Python rounds down, C++ towards zero.
Computed divideDown(qint64 left, qint64 right, bool wantsRemainder)
{
    if (right == 0)
        return cannot(u"a division by zero"_s);
    if (left == std::numeric_limits<qint64>::min() && right == -1)
        return wantsRemainder ? Computed(Value(qint64(0))) : Computed(tooLarge());
    const bool roundsUp = left % right != 0 && ((left < 0) != (right < 0));
    const qint64 quotient = left / right - (roundsUp ? 1 : 0);
    return Value(wantsRemainder ? left - quotient * right : quotient);
}

Computed shift(qint64 left, qint64 distance, bool toLeft)
{
    if (distance < 0 || distance > 62)
        return cannot(u"a shift by so many bits"_s);
    if (!toLeft)
        return Value(left >> distance);
    qint64 result = 0;
    const bool overflows = __builtin_mul_overflow(left, qint64(1) << distance, &result);
    return computed(result, overflows);
}

Computed computeIntegers(BinaryOperator operation, qint64 left, qint64 right)
{
    qint64 result = 0;
    switch (operation) {
    case BinaryOperator::Add: {
        const bool overflows = __builtin_add_overflow(left, right, &result);
        return computed(result, overflows);
    }
    case BinaryOperator::Subtract: {
        const bool overflows = __builtin_sub_overflow(left, right, &result);
        return computed(result, overflows);
    }
    case BinaryOperator::Multiply: {
        const bool overflows = __builtin_mul_overflow(left, right, &result);
        return computed(result, overflows);
    }
    case BinaryOperator::Divide:
        if (right == 0)
            return cannot(u"a division by zero"_s);
        return Value(Float{static_cast<double>(left) / static_cast<double>(right), {}});
    case BinaryOperator::FloorDivide:
        return divideDown(left, right, false);
    case BinaryOperator::Modulo:
        return divideDown(left, right, true);
    case BinaryOperator::Power:
        return power(left, right);
    case BinaryOperator::LeftShift:
        return shift(left, right, true);
    case BinaryOperator::RightShift:
        return shift(left, right, false);
    case BinaryOperator::BitOr:
        return Value(left | right);
    case BinaryOperator::BitXor:
        return Value(left ^ right);
    case BinaryOperator::BitAnd:
        return Value(left & right);
    case BinaryOperator::MatrixMultiply:
        break;
    }
    return cannot(u"the operator '@'"_s);
}

Computed computeDoubles(BinaryOperator operation, double left, double right)
{
    switch (operation) {
    case BinaryOperator::Add:
        return Value(Float{left + right, {}});
    case BinaryOperator::Subtract:
        return Value(Float{left - right, {}});
    case BinaryOperator::Multiply:
        return Value(Float{left * right, {}});
    case BinaryOperator::Divide:
        if (right != 0)
            return Value(Float{left / right, {}});
        return cannot(u"a division by zero"_s);
    default:
        return cannot(u"this operation on floats"_s);
    }
}

template <typename Sequence> Sequence repeated(const Sequence &sequence, qint64 times)
{
    Sequence result;
    // Nothing stays nothing, however often.
    for (qint64 round = 0; round < times && !sequence.isEmpty(); ++round)
        result += sequence;
    return result;
}

Computed repeat(const Value &sequence, qint64 times)
{
    const QString *text = sequence.string();
    const QList<Value> *items = sequence.items();
    if ((!text && !items) || sequence.set())
        return cannot(u"this multiplication"_s);
    const qsizetype size = text ? text->size() : items->size();
    if (times > 0 && size > longestResult / times)
        return cannot(u"a result that is very long"_s);
    if (text)
        return Value(repeated(*text, times));
    const QList<Value> result = repeated(*items, times);
    return sequence.list() ? Value(List{result}) : Value(Tuple{result});
}

Computed add(const Value &left, const Value &right)
{
    if (left.string() && right.string())
        return Value(*left.string() + *right.string());
    if (left.bytes() && right.bytes())
        return Value(Bytes{left.bytes()->data + right.bytes()->data});
    if (left.list() && right.list())
        return Value(List{left.list()->items + right.list()->items});
    if (left.tuple() && right.tuple())
        return Value(Tuple{left.tuple()->items + right.tuple()->items});
    return cannot(u"the sum of a %1 and a %2"_s.arg(left.typeName(), right.typeName()));
}

Computed unite(const Value &left, const Value &right)
{
    if (left.set() && right.set())
        return makeSet(left.set()->items + right.set()->items);
    if (!left.dict() || !right.dict())
        return cannot(u"the operator '|' on a %1 and a %2"_s.arg(left.typeName(), right.typeName()));
    Dict result = *left.dict();
    for (const auto &[key, value] : right.dict()->items)
        insertEntry(result, key, value);
    return Value(result);
}

std::optional<std::partial_ordering> order(const Value &left, const Value &right)
{
    if (const auto a = asInteger(left), b = asInteger(right); a && b)
        return *a <=> *b;
    if (const auto a = asDouble(left), b = asDouble(right); a && b)
        return *a <=> *b;
    if (left.string() && right.string()) { // Python goes by code points, which UTF-16 units are not
        const QList<uint> a = left.string()->toUcs4();
        const QList<uint> b = right.string()->toUcs4();
        return std::lexicographical_compare_three_way(a.begin(), a.end(), b.begin(), b.end());
    }
    const bool areSequences = (left.list() && right.list()) || (left.tuple() && right.tuple());
    if (!areSequences)
        return std::nullopt;
    const QList<Value> &a = *left.items();
    const QList<Value> &b = *right.items();
    for (qsizetype index = 0; index < std::min(a.size(), b.size()); ++index) {
        if (a[index] == b[index])
            continue;
        return order(a[index], b[index]);
    }
    return a.size() <=> b.size();
}

Computed contains(const Value &container, const Value &item)
{
    if (container.string() && item.string())
        return Value(container.string()->contains(*item.string()));
    if (const QList<Value> *items = container.items())
        return Value(items->contains(item));
    if (const Dict *dict = container.dict()) {
        return Value(std::ranges::any_of(dict->items, [&item](const auto &entry) { return entry.first == item; }));
    }
    return cannot(u"the operator 'in' on a %1"_s.arg(container.typeName()));
}

// `is` is only certain for the three values that exist once.
Computed isSame(const Value &left, const Value &right)
{
    const auto isSingle = [](const Value &value) { return value.isNone() || value.boolean(); };
    if (!isSingle(left) && !isSingle(right))
        return cannot(u"the operator 'is' on a %1 and a %2"_s.arg(left.typeName(), right.typeName()));
    return Value(isSingle(left) && isSingle(right) && left == right);
}

Computed negated(const Computed &truth)
{
    return truth ? Computed(Value(!truth->isTrue())) : truth;
}

// The index of an item as Python counts, from the end when negative; none when there is no such item.
std::optional<qsizetype> position(qint64 index, qsizetype size)
{
    const qint64 counted = index < 0 ? index + size : index;
    if (counted < 0 || counted >= size)
        return std::nullopt;
    return counted;
}

} // namespace

Computed numberFromSource(const Constant &constant)
{
    QByteArray text(constant.text.data(), static_cast<qsizetype>(constant.text.size()));
    text.replace("_", "");
    if (constant.kind == Constant::Kind::Imaginary)
        return cannot(u"an imaginary number"_s);
    if (constant.kind == Constant::Kind::Float) {
        bool fits = false;
        double number = text.toDouble(&fits);
        if (!fits) // a valid float that is too large is infinite, one that is too small is zero
            number = text.contains("e-") || text.contains("E-") ? 0 : std::numeric_limits<double>::infinity();
        return Value(Float{number, QString::fromLatin1(text)});
    }
    const char radix = text.size() > 1 ? text[1] | 0x20 : '\0';
    const int base = radix == 'x' ? 16 : radix == 'o' ? 8 : radix == 'b' ? 2 : 10;
    bool fits = false;
    const qint64 value = (base == 10 ? text : text.mid(2)).toLongLong(&fits, base);
    if (fits)
        return Value(value);
    if (base != 10)
        return tooLarge();
    return Value(BigInteger{QString::fromLatin1(text)});
}

Computed computeUnary(UnaryOperator operation, const Value &operand)
{
    if (operation == UnaryOperator::Not)
        return Value(!operand.isTruthy());
    const BigInteger *big = std::get_if<BigInteger>(&operand.data());
    if (big && operation == UnaryOperator::Minus) {
        const QString digits = big->digits.startsWith(u'-') ? big->digits.mid(1) : u'-' + big->digits;
        bool fits = false;
        const qint64 value = digits.toLongLong(&fits);
        return fits ? Value(value) : Value(BigInteger{digits});
    }
    if (const auto integer = asInteger(operand)) {
        if (operation == UnaryOperator::Plus)
            return Value(*integer);
        if (operation == UnaryOperator::Invert)
            return Value(~*integer);
        return computeIntegers(BinaryOperator::Subtract, 0, *integer);
    }
    const Float *floating = operand.floating();
    if (floating && operation == UnaryOperator::Plus)
        return operand;
    if (floating && operation == UnaryOperator::Minus)
        return Value(Float{-floating->number, floating->text.isEmpty() ? QString() : u'-' + floating->text});
    const std::string_view sign = spelling(operation);
    return cannot(u"the sign '%1' before a %2"_s.arg(
        QLatin1StringView(sign.data(), static_cast<qsizetype>(sign.size())), operand.typeName()));
}

Computed computeBinary(BinaryOperator operation, const Value &left, const Value &right)
{
    if (const auto a = asInteger(left), b = asInteger(right); a && b)
        return computeIntegers(operation, *a, *b);
    if (const auto a = asDouble(left), b = asDouble(right); a && b)
        return computeDoubles(operation, *a, *b);
    if (operation == BinaryOperator::Add)
        return add(left, right);
    if (operation == BinaryOperator::BitOr)
        return unite(left, right);
    if (operation == BinaryOperator::Multiply) {
        if (const auto times = asInteger(right))
            return repeat(left, *times);
        if (const auto times = asInteger(left))
            return repeat(right, *times);
    }
    const std::string_view sign = spelling(operation);
    return cannot(u"the operator '%1' on a %2 and a %3"_s.arg(
        QLatin1StringView(sign.data(), static_cast<qsizetype>(sign.size())), left.typeName(), right.typeName()));
}

Computed computeComparison(ComparisonOperator operation, const Value &left, const Value &right)
{
    switch (operation) {
    case ComparisonOperator::Equal:
        return Value(left == right);
    case ComparisonOperator::NotEqual:
        return Value(!(left == right));
    case ComparisonOperator::In:
        return contains(right, left);
    case ComparisonOperator::NotIn:
        return negated(contains(right, left));
    case ComparisonOperator::Is:
        return isSame(left, right);
    case ComparisonOperator::IsNot:
        return negated(isSame(left, right));
    default:
        break;
    }
    const auto ordering = order(left, right);
    if (!ordering)
        return cannot(u"the order of a %1 and a %2"_s.arg(left.typeName(), right.typeName()));
    switch (operation) {
    case ComparisonOperator::Less:
        return Value(*ordering < 0);
    case ComparisonOperator::LessEqual:
        return Value(*ordering <= 0);
    case ComparisonOperator::Greater:
        return Value(*ordering > 0);
    default:
        return Value(*ordering >= 0);
    }
}

Computed computeSubscript(const Value &object, const Value &index)
{
    if (const Dict *dict = object.dict()) {
        for (const auto &[key, value] : dict->items) {
            if (key == index)
                return value;
        }
        return cannot(u"a key that the dict does not have"_s);
    }
    const auto number = asInteger(index);
    if (!number || object.set() || object.bytes())
        return cannot(u"a subscript of a %1"_s.arg(object.typeName()));
    if (const QList<Value> *items = object.items()) {
        const auto place = position(*number, items->size());
        return place ? Computed(items->at(*place)) : Computed(cannot(u"an index beyond the end"_s));
    }
    if (const QString *text = object.string()) {
        const QList<uint> characters = text->toUcs4();
        const auto place = position(*number, characters.size());
        if (!place)
            return cannot(u"an index beyond the end"_s);
        const char32_t character = characters[*place];
        return Value(QString::fromUcs4(&character, 1));
    }
    return cannot(u"a subscript of a %1"_s.arg(object.typeName()));
}

Computed computeSlice(const Value &object, const Value &lower, const Value &upper, const Value &step)
{
    const bool isWanted = (object.list() || object.tuple() || object.string())
        && (step.isNone() || step == Value(qint64(1))) && (lower.isNone() || asInteger(lower))
        && (upper.isNone() || asInteger(upper));
    if (!isWanted)
        return cannot(u"this slice"_s);
    const auto bound = [](const Value &value, qint64 size, qint64 absent) {
        const qint64 index = asInteger(value).value_or(absent);
        return std::clamp<qint64>(index < 0 ? index + size : index, 0, size);
    };
    const auto cut = [&](const auto &sequence) {
        const qint64 begin = bound(lower, sequence.size(), 0);
        const qint64 end = bound(upper, sequence.size(), sequence.size());
        return sequence.mid(begin, std::max<qint64>(end - begin, 0));
    };
    if (object.list())
        return Value(List{cut(object.list()->items)});
    if (object.tuple())
        return Value(Tuple{cut(object.tuple()->items)});
    const QList<uint> characters = cut(object.string()->toUcs4());
    return Value(QString::fromUcs4(reinterpret_cast<const char32_t *>(characters.constData()), characters.size()));
}

Value makeSet(const QList<Value> &items)
{
    Set set;
    for (const Value &item : items) {
        if (!set.items.contains(item))
            set.items << item;
    }
    return Value(set);
}

void insertEntry(Dict &dict, const Value &key, const Value &value)
{
    for (auto &entry : dict.items) {
        if (entry.first == key) {
            entry.second = value;
            return;
        }
    }
    dict.items.append({key, value});
}

} // namespace engine::python
