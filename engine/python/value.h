#pragma once

#include "engine/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <utility>
#include <variant>

namespace engine::python {

class Value;

/// An integer that fits no qint64, in decimal digits.
struct BigInteger
{
    QString digits;
    friend bool operator==(const BigInteger &, const BigInteger &) = default;
};

/// A float, and how the source wrote it (empty when it was computed). Equal when the numbers are.
struct Float
{
    double number = 0;
    QString text;
    friend bool operator==(const Float &a, const Float &b) { return a.number == b.number; }
};

/// Named as what it is, since QByteArray alone would be taken for text.
struct Bytes
{
    QByteArray data;
    friend bool operator==(const Bytes &, const Bytes &) = default;
};

/// Something imported that was not called: "sqlalchemy.dialects.postgresql", "sqlalchemy.Integer", ".models.Base".
struct Reference
{
    QString name;
    friend bool operator==(const Reference &, const Reference &) = default;
};

struct List
{
    QList<Value> items;
    friend bool operator==(const List &a, const List &b);
};

/// Equal when the items are, named or not.
struct Tuple
{
    QList<Value> items;
    QStringList names = {}; ///< of a named tuple, and of a row of a query: one an item
    friend bool operator==(const Tuple &a, const Tuple &b);
};

/// In the order written, each item once. Equal whatever the order.
struct Set
{
    QList<Value> items;
    friend bool operator==(const Set &a, const Set &b);
};

/// In the order written; a key that comes twice keeps its place and has the later value. Equal whatever the order.
struct Dict
{
    QList<std::pair<Value, Value>> items;
    QList<Value> factory = {}; ///< of a collections.defaultdict: what makes the value of a missing key; else empty
    friend bool operator==(const Dict &a, const Dict &b);

    /// The value of a str key, or null.
    [[nodiscard]] const Value *find(QStringView key) const;
};

struct Construct;
struct Object;

/// None, a bool, a number, a str, bytes, a container of values, something imported, or a symbolic expression over
/// something imported. Copies are cheap: containers and constructs share their (unchangeable) contents. While a Program
/// runs there are also objects, which have an identity and may change; they are the Program's and live as long as it.
class Value
{
public:
    struct None
    {
        friend bool operator==(const None &, const None &) = default;
    };
    /// Shared by all copies of one value; never changed after it was made.
    using ConstructPointer = std::shared_ptr<const Construct>;
    using Data = std::variant<None, bool, qint64, BigInteger, Float, QString, Bytes, List, Tuple, Set, Dict, Reference,
                              ConstructPointer, Object *>;

    Value() = default;
    explicit Value(bool value);
    explicit Value(qint64 value);
    explicit Value(QString value);
    explicit Value(BigInteger value);
    explicit Value(Float value);
    explicit Value(Bytes value);
    explicit Value(List value);
    explicit Value(Tuple value);
    explicit Value(Set value);
    explicit Value(Dict value);
    explicit Value(Reference value);
    explicit Value(Construct value);
    explicit Value(Object *value); ///< not owned, not null
    Value(const char *) = delete;

    [[nodiscard]] const Data &data() const { return m_data; }

    [[nodiscard]] bool isNone() const { return std::holds_alternative<None>(m_data); }
    [[nodiscard]] bool isTrue() const; ///< the constant True itself, not merely something truthy
    [[nodiscard]] bool isFalse() const; ///< the constant False itself

    /// The contents when the value is of that type, else null.
    [[nodiscard]] const bool *boolean() const { return std::get_if<bool>(&m_data); }
    [[nodiscard]] const qint64 *integer() const { return std::get_if<qint64>(&m_data); }
    [[nodiscard]] const Float *floating() const { return std::get_if<Float>(&m_data); }
    [[nodiscard]] const QString *string() const { return std::get_if<QString>(&m_data); }
    [[nodiscard]] const Bytes *bytes() const { return std::get_if<Bytes>(&m_data); }
    [[nodiscard]] const List *list() const { return std::get_if<List>(&m_data); }
    [[nodiscard]] const Tuple *tuple() const { return std::get_if<Tuple>(&m_data); }
    [[nodiscard]] const Set *set() const { return std::get_if<Set>(&m_data); }
    [[nodiscard]] const Dict *dict() const { return std::get_if<Dict>(&m_data); }
    [[nodiscard]] const Reference *reference() const { return std::get_if<Reference>(&m_data); }
    [[nodiscard]] const Construct *construct() const;
    [[nodiscard]] Object *object() const;

    /// The items of a list, tuple or set; null for anything else.
    [[nodiscard]] const QList<Value> *items() const;

    /// True for a Reference and a Construct: what it is worth is not known here.
    [[nodiscard]] bool isSymbolic() const { return reference() || construct(); }

    /// True when the value, or anything in it, is symbolic.
    [[nodiscard]] bool hasSymbolicPart() const;

    /// bool() of a value that is not symbolic.
    [[nodiscard]] bool isTruthy() const;

    /// A Python type's name for messages: "str", "list", "int", ...; for the symbolic ones their qualified name.
    [[nodiscard]] QString typeName() const;

    friend bool operator==(const Value &a, const Value &b);

private:
    Data m_data;
};

struct Keyword
{
    QString name;
    Value value;
    friend bool operator==(const Keyword &, const Keyword &) = default;
};

/// A symbolic expression over something imported, recorded instead of run. By kind:
/// - Call: `name` is the callee's qualified name ("sqlalchemy.Column"); or, when there is one operand (the receiver),
///   the method's name: `sa.text('x').bindparams(a=1)` has the operand `sa.text('x')` and the name "bindparams";
///   a call of a construct itself (`f(1)(2)`) has that operand and an empty name;
/// - Attribute: operand.name;  Subscript: operand[arguments[0]];
/// - Unary, Binary, Comparison, Boolean: `name` is the operator as Python writes it, over one, two, two, or several
/// operands.
struct Construct
{
    enum class Kind { Call, Attribute, Subscript, Unary, Binary, Comparison, Boolean, Joined };
    Kind kind = Kind::Call;
    QString name;
    QList<Value> operands;
    QList<Value> arguments;
    QList<Keyword> keywords;
    SourcePosition where;

    /// The value of a keyword argument, or null.
    [[nodiscard]] const Value *keyword(QStringView keywordName) const;
    /// The object of a method call, an attribute or a subscript; null for a plain call.
    [[nodiscard]] const Value *receiver() const;

    /// Equal when they say the same thing, wherever they stand.
    friend bool operator==(const Construct &a, const Construct &b);
};

/// A construct of that kind without operands and arguments.
[[nodiscard]] Construct constructAt(const SourcePosition &where, Construct::Kind kind, const QString &name);

/// Exactly what Python's repr() gives, for all but Reference and Construct; these are written as source that would
/// make them, with qualified names: `sqlalchemy.Column('id', sqlalchemy.Integer, nullable=False)`.
[[nodiscard]] QString repr(const Value &value);

/// What str() gives; the same as repr() for all but a str.
[[nodiscard]] QString toText(const Value &value);

} // namespace engine::python
