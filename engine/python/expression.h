#pragma once

#include <QtGlobal>

#include <span>
#include <string_view>
#include <variant>

// The syntax tree of Python 3. Nodes are plain values that live in the arena of their Module and are never changed
// after parsing; every pointer, span and string_view in them is valid as long as that Module is.

namespace engine::python {

struct Expression;

/// A stretch of the source in bytes: from `begin` up to, not including, `end`.
struct SourceSpan
{
    quint32 begin = 0;
    quint32 end = 0;

    friend bool operator==(const SourceSpan &, const SourceSpan &) = default;
};

using Expressions = std::span<const Expression *const>;
using Identifiers = std::span<const std::string_view>;

enum class BinaryOperator : quint8 {
    Add,
    Subtract,
    Multiply,
    MatrixMultiply,
    Divide,
    FloorDivide,
    Modulo,
    Power,
    LeftShift,
    RightShift,
    BitOr,
    BitXor,
    BitAnd,
};

enum class UnaryOperator : quint8 { Not, Minus, Plus, Invert };

enum class ComparisonOperator : quint8 {
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Is,
    IsNot,
    In,
    NotIn,
};

/// The operator as Python writes it: `+`, `//`, `not`, `is not`, ...
[[nodiscard]] std::string_view spelling(BinaryOperator operation);
[[nodiscard]] std::string_view spelling(UnaryOperator operation);
[[nodiscard]] std::string_view spelling(ComparisonOperator operation);

struct Name
{
    std::string_view identifier;
};

/// A literal other than a string. `text` is as written: `1_000`, `0x1F`, `1e3`, `2j`, `None`, `...`.
struct Constant
{
    enum class Kind : quint8 { None, True, False, Ellipsis, Integer, Float, Imaginary };
    Kind kind = Kind::None;
    std::string_view text;
};

/// One piece of text between quotes, not yet decoded; see decodeText() and decodeBytes().
struct StringPart
{
    std::string_view text;
    quint32 offset = 0; ///< of `text` in the source
    bool isRaw = false;
};

/// One or more adjacent str (or, with `isBytes`, bytes) literals.
struct StringLiteral
{
    std::span<const StringPart> parts;
    bool isBytes = false;
};

struct JoinedPart;

/// `{expression!r:format}` in an f-string.
struct FormattedValue
{
    const Expression *expression = nullptr;
    char conversion = 0; ///< 's', 'r', 'a' or 0
    bool hasFormat = false; ///< true for `{x:}` too
    std::span<const JoinedPart> formatParts; ///< may hold fields again: `{x:>{width}}`
    std::string_view debugText; ///< of `{x = }`: the text up to and with `=` and its blanks
};

/// A piece of an f-string: a field when `field` is set, else text.
struct JoinedPart
{
    StringPart text;
    bool doublesBraces = false; ///< the text comes from an f-string, where `{{` stands for `{`
    const FormattedValue *field = nullptr;
};

/// Adjacent literals of which at least one is an f-string.
struct JoinedString
{
    std::span<const JoinedPart> parts;
};

struct ListDisplay
{
    Expressions items;
};

struct TupleDisplay
{
    Expressions items;
};

struct SetDisplay
{
    Expressions items;
};

/// `key: value`, or `**value` when there is no key.
struct DictEntry
{
    const Expression *key = nullptr;
    const Expression *value = nullptr;
};

struct DictDisplay
{
    std::span<const DictEntry> entries;
};

/// `for target in iterable if condition if condition`
struct ComprehensionClause
{
    const Expression *target = nullptr;
    const Expression *iterable = nullptr;
    Expressions conditions;
    bool isAsync = false;
};

struct Comprehension
{
    enum class Kind : quint8 { List, Set, Dict, Generator };
    Kind kind = Kind::List;
    const Expression *element = nullptr; ///< the key of a dict comprehension
    const Expression *value = nullptr; ///< only of a dict comprehension
    std::span<const ComprehensionClause> clauses;
};

struct Attribute
{
    const Expression *object = nullptr;
    std::string_view name;
};

struct Subscript
{
    const Expression *object = nullptr;
    const Expression *index = nullptr;
};

/// `lower:upper:step`; what is left out is null.
struct Slice
{
    const Expression *lower = nullptr;
    const Expression *upper = nullptr;
    const Expression *step = nullptr;
};

struct Argument
{
    enum class Kind : quint8 { Positional, Keyword, Starred, DoubleStarred };
    Kind kind = Kind::Positional;
    std::string_view name; ///< of a keyword argument
    const Expression *value = nullptr;
    quint32 offset = 0; ///< where the argument begins, at its name or star
};

struct Call
{
    const Expression *callee = nullptr;
    std::span<const Argument> arguments; ///< in the order written
};

struct Starred
{
    const Expression *value = nullptr;
};

struct UnaryOperation
{
    UnaryOperator operation = UnaryOperator::Not;
    const Expression *operand = nullptr;
};

struct BinaryOperation
{
    BinaryOperator operation = BinaryOperator::Add;
    const Expression *left = nullptr;
    const Expression *right = nullptr;
};

/// `a and b and c`, or with `isOr`, `a or b or c`.
struct BooleanOperation
{
    bool isOr = false;
    Expressions operands;
};

struct ComparisonPart
{
    ComparisonOperator operation = ComparisonOperator::Equal;
    const Expression *right = nullptr;
};

/// `left < a <= b`
struct Comparison
{
    const Expression *left = nullptr;
    std::span<const ComparisonPart> parts;
};

/// `value if condition else otherwise`
struct Conditional
{
    const Expression *condition = nullptr;
    const Expression *value = nullptr;
    const Expression *otherwise = nullptr;
};

struct Parameter
{
    enum class Kind : quint8 { PositionalOnly, Positional, VarPositional, KeywordOnly, VarKeyword };
    Kind kind = Kind::Positional;
    std::string_view name;
    const Expression *annotation = nullptr;
    const Expression *defaultValue = nullptr;
    quint32 offset = 0;
};

struct Lambda
{
    std::span<const Parameter> parameters;
    const Expression *body = nullptr;
};

/// `name := value`
struct NamedExpression
{
    const Expression *target = nullptr;
    const Expression *value = nullptr;
};

struct Await
{
    const Expression *value = nullptr;
};

/// `yield value` or `yield from value`; `value` may be null.
struct Yield
{
    const Expression *value = nullptr;
    bool isFrom = false;
};

/// `pattern as name` in a case. The other patterns are kept as the expressions they look like.
struct AsPattern
{
    const Expression *pattern = nullptr;
    std::string_view name;
};

struct Expression
{
    using Node =
        std::variant<Name, Constant, StringLiteral, JoinedString, ListDisplay, TupleDisplay, SetDisplay, DictDisplay,
                     Comprehension, Attribute, Subscript, Slice, Call, Starred, UnaryOperation, BinaryOperation,
                     BooleanOperation, Comparison, Conditional, Lambda, NamedExpression, Await, Yield, AsPattern>;
    SourceSpan span;
    quint32 height = 1; ///< of the tree below, itself counted; bounded by the parser, so that recursion is safe
    Node node;
};

} // namespace engine::python
