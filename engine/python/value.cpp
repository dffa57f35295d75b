#include "engine/python/value.h"

#include "engine/overloaded.h"
#include "engine/python/object.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

// Python counts True as 1 and 1.0 as 1; whether two values are the same key must not depend on how they are written.
bool isNumber(const Value &value)
{
    return value.boolean() || value.integer() || value.floating();
}

double toDouble(const Value &value)
{
    if (const bool *boolean = value.boolean())
        return *boolean ? 1 : 0;
    if (const qint64 *integer = value.integer())
        return static_cast<double>(*integer);
    return value.floating()->number;
}

bool sameNumber(const Value &a, const Value &b)
{
    const auto whole = [](const Value &value) { return value.integer() ? *value.integer() : qint64(value.isTrue()); };
    if (!a.floating() && !b.floating())
        return whole(a) == whole(b);
    return toDouble(a) == toDouble(b);
}

} // namespace

bool operator==(const List &a, const List &b)
{
    return a.items == b.items;
}

bool operator==(const Tuple &a, const Tuple &b)
{
    return a.items == b.items;
}

bool operator==(const Set &a, const Set &b)
{
    return a.items.size() == b.items.size()
        && std::ranges::all_of(a.items, [&b](const Value &item) { return b.items.contains(item); });
}

bool operator==(const Dict &a, const Dict &b)
{
    return a.items.size() == b.items.size()
        && std::ranges::all_of(a.items, [&b](const auto &item) { return b.items.contains(item); });
}

const Value *Dict::find(QStringView key) const
{
    for (const auto &[itemKey, value] : items) {
        if (itemKey.string() && *itemKey.string() == key)
            return &value;
    }
    return nullptr;
}

Value::Value(bool value)
    : m_data(value)
{
}

Value::Value(qint64 value)
    : m_data(value)
{
}

Value::Value(QString value)
    : m_data(std::move(value))
{
}

Value::Value(BigInteger value)
    : m_data(std::move(value))
{
}

Value::Value(Float value)
    : m_data(std::move(value))
{
}

Value::Value(Bytes value)
    : m_data(std::move(value))
{
}

Value::Value(List value)
    : m_data(std::move(value))
{
}

Value::Value(Tuple value)
    : m_data(std::move(value))
{
}

Value::Value(Set value)
    : m_data(std::move(value))
{
}

Value::Value(Dict value)
    : m_data(std::move(value))
{
}

Value::Value(Reference value)
    : m_data(std::move(value))
{
}

Value::Value(Construct value)
    : m_data(std::make_shared<const Construct>(std::move(value)))
{
}

Value::Value(Object *value)
    : m_data(value)
{
}

bool Value::isTrue() const
{
    const bool *value = boolean();
    return value && *value;
}

bool Value::isFalse() const
{
    const bool *value = boolean();
    return value && !*value;
}

const Construct *Value::construct() const
{
    const auto *pointer = std::get_if<ConstructPointer>(&m_data);
    return pointer ? pointer->get() : nullptr;
}

Object *Value::object() const
{
    auto *const *pointer = std::get_if<Object *>(&m_data);
    return pointer ? *pointer : nullptr;
}

const QList<Value> *Value::items() const
{
    if (const List *value = list())
        return &value->items;
    if (const Tuple *value = tuple())
        return &value->items;
    if (const Set *value = set())
        return &value->items;
    return nullptr;
}

bool Value::hasSymbolicPart() const
{
    const auto isPartSymbolic = [](const Value &item) { return item.hasSymbolicPart(); };
    if (const QList<Value> *parts = items())
        return std::ranges::any_of(*parts, isPartSymbolic);
    if (const Dict *entries = dict()) {
        return std::ranges::any_of(entries->items, [](const auto &entry) {
            return entry.first.hasSymbolicPart() || entry.second.hasSymbolicPart();
        });
    }
    return isSymbolic();
}

bool Value::isTruthy() const
{
    return std::visit(Overloaded{
                          [](const None &) { return false; },
                          [](bool boolean) { return boolean; },
                          [](qint64 integer) { return integer != 0; },
                          [](const BigInteger &) { return true; },
                          [](const Float &floating) { return floating.number != 0; },
                          [](const QString &text) { return !text.isEmpty(); },
                          [](const Bytes &bytes) { return !bytes.data.isEmpty(); },
                          [](const List &list) { return !list.items.isEmpty(); },
                          [](const Tuple &tuple) { return !tuple.items.isEmpty(); },
                          [](const Set &set) { return !set.items.isEmpty(); },
                          [](const Dict &dict) { return !dict.items.isEmpty(); },
                          [](const Reference &) { return true; },
                          [](const ConstructPointer &) { return true; },
                          [](const Object *object) { return object->isTruthy(); },
                      },
                      m_data);
}

QString Value::typeName() const
{
    return std::visit(Overloaded{
                          [](const None &) { return u"None"_s; },
                          [](bool) { return u"bool"_s; },
                          [](qint64) { return u"int"_s; },
                          [](const BigInteger &) { return u"int"_s; },
                          [](const Float &) { return u"float"_s; },
                          [](const QString &) { return u"str"_s; },
                          [](const Bytes &) { return u"bytes"_s; },
                          [](const List &) { return u"list"_s; },
                          [](const Tuple &) { return u"tuple"_s; },
                          [](const Set &) { return u"set"_s; },
                          [](const Dict &) { return u"dict"_s; },
                          [](const Reference &reference) { return reference.name; },
                          [](const ConstructPointer &construct) { return construct->name; },
                          [](const Object *object) { return object->typeName(); },
                      },
                      m_data);
}

bool operator==(const Value &a, const Value &b)
{
    if (isNumber(a) && isNumber(b))
        return sameNumber(a, b);
    if (const Construct *construct = a.construct())
        return b.construct() && *construct == *b.construct();
    return a.m_data == b.m_data;
}

Construct constructAt(const SourcePosition &where, Construct::Kind kind, const QString &name)
{
    Construct result;
    result.kind = kind;
    result.name = name;
    result.where = where;
    return result;
}

const Value *Construct::keyword(QStringView keywordName) const
{
    for (const Keyword &candidate : keywords) {
        if (candidate.name == keywordName)
            return &candidate.value;
    }
    return nullptr;
}

const Value *Construct::receiver() const
{
    const bool hasReceiver = (kind == Kind::Call || kind == Kind::Attribute || kind == Kind::Subscript);
    return hasReceiver && !operands.isEmpty() ? &operands.front() : nullptr;
}

bool operator==(const Construct &a, const Construct &b)
{
    return a.kind == b.kind && a.name == b.name && a.operands == b.operands && a.arguments == b.arguments
        && a.keywords == b.keywords;
}

} // namespace engine::python
