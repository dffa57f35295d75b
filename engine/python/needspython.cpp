#include "engine/python/needspython.h"

#include <iterator>

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

// In the order of Expression::Node.
constexpr QStringView expressionWords[] = {
    u"a name",
    u"a constant",
    u"a string",
    u"an f-string",
    u"a list",
    u"a tuple",
    u"a set",
    u"a dict",
    u"a comprehension",
    u"an attribute",
    u"a subscript",
    u"a slice",
    u"a call",
    u"a starred expression",
    u"a sign or 'not'",
    u"an operation",
    u"'and' or 'or'",
    u"a comparison",
    u"a conditional expression",
    u"a lambda",
    u"an assignment inside an expression",
    u"'await'",
    u"'yield'",
    u"a pattern",
};
static_assert(std::size(expressionWords) == std::variant_size_v<Expression::Node>);

// In the order of Statement::Node.
constexpr QStringView statementWords[] = {
    u"an expression",
    u"an assignment",
    u"an augmented assignment",
    u"an annotated assignment",
    u"'return'",
    u"'del'",
    u"'pass'",
    u"'break'",
    u"'continue'",
    u"'global'",
    u"'nonlocal'",
    u"an import",
    u"an import",
    u"'raise'",
    u"an assertion",
    u"an 'if' statement",
    u"a while loop",
    u"a for loop",
    u"a 'try' statement",
    u"a 'with' statement",
    u"a 'match' statement",
    u"a function",
    u"a class",
    u"a type alias",
};
static_assert(std::size(statementWords) == std::variant_size_v<Statement::Node>);

} // namespace

Error needsPython(const QString &reason, const SourcePosition &where)
{
    Error error;
    error.kind = Error::Kind::NeedsPython;
    error.what = u"Only Python can tell what this does: %1"_s.arg(reason);
    error.why = reason;
    error.advice = u"Let the project's own Python run this revision, or write it with plain values."_s;
    error.where = where;
    return error;
}

Error knownWhenRun(const QString &reason, const SourcePosition &where)
{
    Error error;
    error.kind = Error::Kind::KnownWhenRun;
    error.what = u"Only the database can tell what this does: %1"_s.arg(reason);
    error.why = reason;
    error.advice = u"It is known as soon as the revision runs."_s;
    error.where = where;
    return error;
}

Error becauseOf(const Unreadable &cause, const QString &reason, const SourcePosition &where)
{
    return cause.kind == Error::Kind::KnownWhenRun ? knownWhenRun(reason, where) : needsPython(reason, where);
}

QString inWords(const Expression &expression)
{
    return expressionWords[expression.node.index()].toString();
}

QString inWords(const Statement &statement)
{
    return statementWords[statement.node.index()].toString();
}

} // namespace engine::python
