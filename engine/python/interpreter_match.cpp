#include "engine/python/interpreter.h"

#include "engine/python/needspython.h"
#include "engine/python/usednames.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::python {

Result<Interpreter::Flow> Interpreter::run(Frame &frame, const Statement &, const Match &node)
{
    const Result<Value> subject = evaluate(frame, *node.subject);
    if (!subject)
        return failure(subject.error());
    if (subject->isSymbolic())
        return refused(frame, *node.subject, u"a 'match' over something that is not a constant"_s);
    for (const MatchCase &matchCase : node.cases) {
        const Result<bool> fits = matches(frame, *matchCase.pattern, *subject);
        if (!fits)
            return failure(fits.error());
        if (!*fits)
            continue;
        const Result<bool> holds = matchCase.guard ? truth(frame, *matchCase.guard) : true;
        if (!holds)
            return failure(holds.error());
        if (*holds)
            return runBody(frame, matchCase.body);
    }
    return Flow::Next;
}

// A pattern is kept as the expression that it looks like (Python reference 8.6).
Result<bool> Interpreter::matches(Frame &frame, const Expression &pattern, const Value &subject)
{
    if (const auto *name = std::get_if<Name>(&pattern.node)) {
        if (name->identifier != "_")
            bind(frame.environment, toQString(name->identifier), subject, pattern.span.begin);
        return true;
    }
    if (const auto *as = std::get_if<AsPattern>(&pattern.node)) {
        Result<bool> fits = as->pattern ? matches(frame, *as->pattern, subject) : true;
        if (fits && *fits)
            bind(frame.environment, toQString(as->name), subject, pattern.span.begin);
        return fits;
    }
    if (const auto *either = std::get_if<BinaryOperation>(&pattern.node);
        either && either->operation == BinaryOperator::BitOr) {
        Result<bool> fits = matches(frame, *either->left, subject);
        return !fits || *fits ? fits : matches(frame, *either->right, subject);
    }
    if (const auto *list = std::get_if<ListDisplay>(&pattern.node))
        return matchesSequence(frame, list->items, subject);
    if (const auto *tuple = std::get_if<TupleDisplay>(&pattern.node))
        return matchesSequence(frame, tuple->items, subject);
    if (const auto *dict = std::get_if<DictDisplay>(&pattern.node))
        return matchesMapping(frame, *dict, subject);
    if (const auto *call = std::get_if<Call>(&pattern.node))
        return matchesClass(frame, pattern, *call, subject);
    const Result<Value> value = evaluate(frame, pattern);
    if (!value)
        return failure(value.error());
    if (value->isSymbolic())
        return refused(frame, pattern, u"a pattern that is not a constant"_s);
    return frozen(*value) == frozen(subject);
}

Result<bool> Interpreter::matchesSequence(Frame &frame, Expressions patterns, const Value &subject)
{
    const Value contents = contentsOf(subject);
    if (!contents.list() && !contents.tuple())
        return false;
    const QList<Value> &items = *contents.items();
    const auto isStarred = [](const Expression *each) { return std::holds_alternative<Starred>(each->node); };
    const auto star = std::ranges::find_if(patterns, isStarred);
    const qsizetype count = static_cast<qsizetype>(patterns.size());
    const bool hasStar = star != patterns.end();
    if (hasStar ? items.size() < count - 1 : items.size() != count)
        return false;
    const qsizetype before = hasStar ? std::distance(patterns.begin(), star) : count;
    const qsizetype taken = hasStar ? items.size() - (count - 1) : 0;
    for (qsizetype index = 0; index < count; ++index) {
        const Expression &pattern = *patterns[size_t(index)];
        const bool isStar = hasStar && index == before;
        const qsizetype place = index <= before ? index : index - 1 + taken;
        const Result<bool> fits = isStar
            ? matches(frame, *std::get<Starred>(pattern.node).value, listOf(items.mid(before, taken)))
            : matches(frame, pattern, items[place]);
        if (!fits || !*fits)
            return fits;
    }
    return true;
}

Result<bool> Interpreter::matchesMapping(Frame &frame, const DictDisplay &node, const Value &subject)
{
    const Value contents = contentsOf(subject);
    if (!contents.dict())
        return false;
    Dict rest = *contents.dict();
    for (const DictEntry &entry : node.entries) {
        if (!entry.key) {
            const Result<bool> fits = matches(frame, *entry.value, Value(m_program.make(rest)));
            if (!fits || !*fits)
                return fits;
            continue;
        }
        const Result<Value> key = evaluate(frame, *entry.key);
        if (!key)
            return failure(key.error());
        const auto found = std::ranges::find(rest.items, frozen(*key), &std::pair<Value, Value>::first);
        if (found == rest.items.end())
            return false;
        const Result<bool> fits = matches(frame, *entry.value, found->second);
        if (!fits || !*fits)
            return fits;
        rest.items.erase(found);
    }
    return true;
}

// `Point(x=0)` and `str()`; what stands in the places of a class only its __match_args__ tells.
Result<bool> Interpreter::matchesClass(Frame &frame, const Expression &pattern, const Call &node, const Value &subject)
{
    const SourcePosition where = frame.environment.tree->position(pattern);
    const Result<Value> type = evaluate(frame, *node.callee);
    if (!type)
        return failure(type.error());
    const Result<Value> isOne = isInstance(subject, *type, where);
    if (!isOne)
        return failure(isOne.error());
    if (!isOne->isTrue())
        return false;
    for (const Argument &argument : node.arguments) {
        if (argument.kind == Argument::Kind::Positional) {
            const bool isWhole = !classOf(*type) && node.arguments.size() == 1;
            if (!isWhole)
                return refused(frame, pattern, u"a class pattern with a place instead of a name"_s);
            return matches(frame, *argument.value, subject);
        }
        const Result<Value> attribute = attributeOf(subject, toQString(argument.name), where);
        if (!attribute && !m_raised)
            return failure(attribute.error());
        m_raised.reset();
        if (!attribute)
            return false;
        const Result<bool> fits = matches(frame, *argument.value, *attribute);
        if (!fits || !*fits)
            return fits;
    }
    return true;
}

} // namespace engine::python
