#include "engine/python/interpreter.h"

#include "engine/python/library.h"
#include "engine/python/needspython.h"
#include "engine/python/stringliteral.h"
#include "engine/python/usednames.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

/// The name in `row['name']` and `row[table.c.name]`.
QString columnIn(const Value &index)
{
    const Construct *construct = index.construct();
    return index.string() ? *index.string() : construct ? construct->name : QString();
}

bool anySymbolic(const QList<Value> &values)
{
    return std::ranges::any_of(values, [](const Value &value) { return value.isSymbolic(); });
}

} // namespace

tl::unexpected<Error> Interpreter::refused(const Frame &frame, const Expression &expression,
                                           const QString &reason) const
{
    return failure(needsPython(reason, frame.environment.tree->position(expression)));
}

Result<Value> Interpreter::checked(const SourcePosition &where, const Computed &computed)
{
    if (!computed)
        return failure(needsPython(computed.error(), where));
    return objectOf(*computed);
}

Value Interpreter::listOf(const QList<Value> &items)
{
    return Value(m_program.make(List{items}));
}

// What an operation on contents gave, as a program holds it.
Value Interpreter::objectOf(const Value &value)
{
    if (const List *list = value.list())
        return Value(m_program.make(*list));
    if (const Dict *dict = value.dict())
        return Value(m_program.make(*dict));
    if (const Set *set = value.set())
        return Value(m_program.make(*set));
    return value;
}

Result<Value> Interpreter::evaluateFromOutside(const Expression &expression, Environment &environment)
{
    Frame frame{environment, {}, {}};
    Result<Value> value = evaluate(frame, expression);
    m_raised.reset();
    return value;
}

Result<Value> Interpreter::evaluate(Frame &frame, const Expression &expression)
{
    Result<Value> value =
        std::visit([&](const auto &node) { return evaluateNode(frame, expression, node); }, expression.node);
    const Lost *lost = value && value->object() ? value->object()->as<Lost>() : nullptr;
    if (!lost)
        return value;
    return failure(becauseOf(lost->why, u"a "_s + value->typeName(), frame.environment.tree->position(expression)));
}

template <typename Node>
Result<Value> Interpreter::evaluateNode(Frame &frame, const Expression &expression, const Node &)
{
    return refused(frame, expression, inWords(expression));
}

Result<Value> Interpreter::evaluateNode(Frame &frame, const Expression &expression, const Name &node)
{
    return lookUp(frame, toQString(node.identifier), expression);
}

Result<Value> Interpreter::evaluateNode(Frame &frame, const Expression &expression, const Constant &node)
{
    switch (node.kind) {
    case Constant::Kind::None:
        return Value();
    case Constant::Kind::True:
        return Value(true);
    case Constant::Kind::False:
        return Value(false);
    case Constant::Kind::Ellipsis:
        return Value(Reference{u"builtins.Ellipsis"_s});
    case Constant::Kind::Integer:
    case Constant::Kind::Float:
    case Constant::Kind::Imaginary:
        break;
    }
    return checked(frame.environment.tree->position(expression), numberFromSource(node));
}

Result<Value> Interpreter::evaluateNode(Frame &frame, const Expression &expression, const StringLiteral &node)
{
    const auto reasonOf = [](const LiteralProblem &problem) { return problem.reason; };
    const SourcePosition where = frame.environment.tree->position(expression);
    if (node.isBytes) {
        return checked(
            where,
            decodeBytes(node).map([](const QByteArray &data) { return Value(Bytes{data}); }).map_error(reasonOf));
    }
    return checked(where, decodeText(node).map([](const QString &text) { return Value(text); }).map_error(reasonOf));
}

// Pieces that are known are joined to one str; with symbolic ones among them the whole is symbolic.
Result<Value> Interpreter::evaluateNode(Frame &frame, const Expression &expression, const JoinedString &node)
{
    QList<Value> pieces;
    for (const JoinedPart &part : node.parts) {
        const Result<Value> piece = evaluatePiece(frame, expression, part);
        if (!piece)
            return piece;
        if (piece->string() && !pieces.isEmpty() && pieces.back().string())
            pieces.back() = Value(*pieces.back().string() + *piece->string());
        else
            pieces << *piece;
    }
    if (anySymbolic(pieces)) {
        Construct joined =
            constructAt(frame.environment.tree->position(expression), Construct::Kind::Joined, QString());
        joined.operands = pieces;
        return Value(joined);
    }
    return pieces.isEmpty() ? Value(u""_s) : pieces.front();
}

Result<Value> Interpreter::evaluatePiece(Frame &frame, const Expression &expression, const JoinedPart &part)
{
    if (part.field)
        return evaluateField(frame, *part.field);
    const auto text = decodeText(part.text, part.doublesBraces);
    if (!text)
        return refused(frame, expression, text.error().reason);
    return Value(*text);
}

// What str() of something symbolic is worth, where anybody knows.
std::optional<Result<Value>> Interpreter::textOf(const Value &symbolic, const SourcePosition &where)
{
    if (const auto text = libraryAttribute(symbolic, u"str"_s))
        return *text;
    auto known = m_program.m_host.known(builtinCall(u"str"_s, {symbolic}, where));
    if (known && *known && !(*known)->string())
        return std::nullopt;
    return known;
}

Result<Value> Interpreter::evaluateField(Frame &frame, const FormattedValue &field)
{
    Result<Value> value = evaluate(frame, *field.expression);
    if (!value)
        return value;
    if (value->isSymbolic() && field.conversion == 0) {
        const SourcePosition where = frame.environment.tree->position(*field.expression);
        if (auto text = textOf(*value, where))
            value = *std::move(text);
        if (!value)
            return value;
    }
    QString format;
    for (const JoinedPart &part : field.formatParts) {
        const Result<Value> piece = evaluatePiece(frame, *field.expression, part);
        if (!piece)
            return piece;
        if (piece->hasSymbolicPart())
            return refused(frame, *field.expression, u"a format that is not a constant"_s);
        format += toText(*piece);
    }
    const bool isBare = field.conversion == 0 && format.isEmpty();
    if (value->isSymbolic() && isBare && field.debugText.empty())
        return value;
    const bool wantsRepr = !field.debugText.empty() && isBare;
    if (!isPlain(frozen(*value)))
        return refused(frame, *field.expression, u"the text of a %1"_s.arg(value->typeName()));
    const auto text = formatField(frozen(*value), wantsRepr ? 'r' : field.conversion, format);
    if (!text)
        return refused(frame, *field.expression, text.error());
    return Value(toQString(field.debugText) + *text);
}

Result<QList<Value>> Interpreter::evaluateItems(Frame &frame, Expressions items)
{
    QList<Value> values;
    values.reserve(static_cast<qsizetype>(items.size()));
    for (const Expression *item : items) {
        const auto *starred = std::get_if<Starred>(&item->node);
        const Result<Value> value = evaluate(frame, starred ? *starred->value : *item);
        if (!value)
            return failure(value.error());
        if (!starred) {
            values << *value;
            continue;
        }
        const Result<QList<Value>> parts = walkable(frame, *item, *value);
        if (!parts)
            return parts;
        values << *parts;
    }
    return values;
}

Result<Value> Interpreter::evaluateNode(Frame &frame, const Expression &, const ListDisplay &node)
{
    return evaluateItems(frame, node.items).map([this](const QList<Value> &items) { return listOf(items); });
}

Result<Value> Interpreter::evaluateNode(Frame &frame, const Expression &, const TupleDisplay &node)
{
    return evaluateItems(frame, node.items).map([](const QList<Value> &items) { return Value(Tuple{items}); });
}

Result<Value> Interpreter::evaluateNode(Frame &frame, const Expression &, const SetDisplay &node)
{
    return evaluateItems(frame, node.items).map([this](const QList<Value> &items) { return objectOf(makeSet(items)); });
}

Result<Value> Interpreter::evaluateNode(Frame &frame, const Expression &, const DictDisplay &node)
{
    Dict dict;
    for (const DictEntry &entry : node.entries) {
        const Result<Value> key = entry.key ? evaluate(frame, *entry.key) : Value();
        if (!key)
            return key;
        const Result<Value> value = evaluate(frame, *entry.value);
        if (!value)
            return value;
        if (entry.key) {
            insertEntry(dict, frozen(*key), *value);
            continue;
        }
        const Value contents = contentsOf(*value);
        if (!contents.dict())
            return refused(frame, *entry.value, u"two stars before something that is not a dict"_s);
        for (const auto &[otherKey, otherValue] : contents.dict()->items)
            insertEntry(dict, otherKey, otherValue);
    }
    return Value(m_program.make(dict));
}

Result<QList<Value>> Interpreter::walkable(Frame &frame, const Expression &expression, const Value &value)
{
    return itemsToWalk(value, u"a walk through"_s, frame.environment.tree->position(expression));
}

Result<QList<Value>> Interpreter::itemsToWalk(const Value &value, const QString &what, const SourcePosition &where)
{
    if (const auto items = itemsOf(value))
        return *items;
    if (value.isSymbolic()) {
        if (const auto items = m_program.m_host.items(value, where))
            return *items;
    }
    return failure(needsPython(u"%1 a %2"_s.arg(what, value.typeName()), where));
}

Result<Value> Interpreter::evaluateNode(Frame &frame, const Expression &, const Comprehension &node)
{
    Environment &inside = m_program.makeEnvironment();
    inside.outer = &frame.environment;
    inside.tree = frame.environment.tree;
    inside.moduleName = frame.environment.moduleName;
    inside.isCall = true;
    // The names of a class body are seen by its comprehensions only in the first iterable; seeing them everywhere is
    // what a reader would expect.
    Frame around{inside, {}, {}};
    QList<std::pair<Value, Value>> found;
    if (const Done done = walk(around, node, node.clauses, found); !done)
        return failure(done.error());
    if (node.kind == Comprehension::Kind::Dict) {
        Dict dict;
        for (const auto &[key, value] : found)
            insertEntry(dict, frozen(key), value);
        return Value(m_program.make(dict));
    }
    QList<Value> items;
    for (const auto &[element, value] : found)
        items << element;
    return node.kind == Comprehension::Kind::Set ? objectOf(makeSet(items)) : listOf(items);
}

Done Interpreter::walk(Frame &frame, const Comprehension &node, std::span<const ComprehensionClause> clauses,
                       QList<std::pair<Value, Value>> &found)
{
    if (clauses.empty()) {
        const Result<Value> element = evaluate(frame, *node.element);
        if (!element)
            return failure(element.error());
        const Result<Value> value = node.value ? evaluate(frame, *node.value) : Value();
        if (!value)
            return failure(value.error());
        found.append({*element, *value});
        return {};
    }
    const ComprehensionClause &clause = clauses.front();
    if (clause.isAsync)
        return refused(frame, *clause.iterable, u"an asynchronous comprehension"_s);
    const Result<Value> iterable = evaluate(frame, *clause.iterable);
    if (!iterable)
        return failure(iterable.error());
    const Result<QList<Value>> items = walkable(frame, *clause.iterable, *iterable);
    if (!items)
        return failure(items.error());
    for (const Value &item : *items) {
        if (const Done done = step(frame.environment.tree->position(*clause.iterable)); !done)
            return done;
        if (const Done assigned = assign(frame, *clause.target, item); !assigned)
            return assigned;
        bool isWanted = true;
        for (const Expression *condition : clause.conditions) {
            const Result<bool> holds = truth(frame, *condition);
            if (!holds)
                return failure(holds.error());
            isWanted = isWanted && *holds;
        }
        if (!isWanted)
            continue;
        if (const Done done = walk(frame, node, clauses.subspan(1), found); !done)
            return done;
    }
    return {};
}

Result<Value> Interpreter::evaluateNode(Frame &frame, const Expression &expression, const Attribute &node)
{
    const Result<Value> object = evaluate(frame, *node.object);
    if (!object)
        return object;
    return attributeOf(*object, toQString(node.name), frame.environment.tree->position(expression));
}

Result<Value> Interpreter::evaluateNode(Frame &frame, const Expression &expression, const Subscript &node)
{
    const Result<Value> object = evaluate(frame, *node.object);
    if (!object)
        return object;
    const SourcePosition where = frame.environment.tree->position(expression);
    if (const auto *slice = std::get_if<Slice>(&node.index->node))
        return evaluateSlice(frame, expression, *object, *slice);
    const Result<Value> index = evaluate(frame, *node.index);
    if (!index)
        return index;
    // A class in brackets is a generic one with its parameters: the class itself is what counts.
    const Class *type = classOf(*object);
    if (type) {
        for (const Value &member : type->members) {
            const Binding *name = member.object()->as<Instance>()->attributes.find(u"name"_s);
            if (name && *name->value() == *index)
                return member;
        }
        return object;
    }
    if (object->isSymbolic()) {
        Construct subscript = constructAt(where, Construct::Kind::Subscript, QString());
        subscript.operands << *object;
        subscript.arguments << *index;
        return knownOr(Value(subscript));
    }
    if (const Tuple *row = object->tuple(); row && !row->names.isEmpty() && !index->integer())
        return rowAttribute(*row, columnIn(*index), where);
    if (index->isSymbolic())
        return refused(frame, *node.index, u"a subscript that is not a constant"_s);
    const Value contents = contentsOf(*object);
    const Computed item = computeSubscript(contents, frozen(*index));
    if (!item && contents.dict() && !contents.dict()->factory.isEmpty()) {
        const Result<Value> made = call(contents.dict()->factory.front(), {}, where);
        if (made)
            insertEntry(*object->object()->as<Dict>(), frozen(*index), *made);
        return made;
    }
    if (!item && contents.dict())
        return raise(u"KeyError"_s, repr(frozen(*index)), where);
    if (!item && contents.items() && index->integer())
        return raise(u"IndexError"_s, u"index out of range"_s, where);
    if (!item)
        return refused(frame, expression, item.error());
    return *item;
}

Result<Value> Interpreter::evaluateSlice(Frame &frame, const Expression &expression, const Value &object,
                                         const Slice &slice)
{
    QList<Value> bounds;
    for (const Expression *bound : {slice.lower, slice.upper, slice.step}) {
        const Result<Value> value = bound ? evaluate(frame, *bound) : Value();
        if (!value)
            return value;
        bounds << *value;
    }
    const SourcePosition where = frame.environment.tree->position(expression);
    const Value contents = contentsOf(object);
    if (bounds[2] == Value(qint64(-1)) && bounds[0].isNone() && bounds[1].isNone() && contents.items()) {
        QList<Value> items = *contents.items();
        std::ranges::reverse(items);
        return contents.tuple() ? Value(Tuple{items}) : listOf(items);
    }
    return checked(where, computeSlice(contents, bounds[0], bounds[1], bounds[2]));
}

Result<Value> Interpreter::evaluateNode(Frame &frame, const Expression &, const Lambda &node)
{
    Function function;
    function.name = u"<lambda>"_s;
    function.parameters = node.parameters;
    function.result = node.body;
    function.environment = &frame.environment;
    for (const Parameter &parameter : node.parameters) {
        if (!parameter.defaultValue)
            continue;
        const Result<Value> value = evaluate(frame, *parameter.defaultValue);
        if (!value)
            return value;
        function.defaults.insert(toQString(parameter.name), *value);
    }
    return Value(m_program.make(function));
}

Result<Value> Interpreter::evaluateNode(Frame &frame, const Expression &, const NamedExpression &node)
{
    const Result<Value> value = evaluate(frame, *node.value);
    if (!value)
        return value;
    if (const Done assigned = assign(frame, *node.target, *value); !assigned)
        return failure(assigned.error());
    return value;
}

// Nobody sends a generator anything: what it takes in is None.
Result<Value> Interpreter::evaluateNode(Frame &frame, const Expression &, const Yield &node)
{
    const Result<Value> value = node.value ? evaluate(frame, *node.value) : Value();
    if (!value)
        return value;
    if (!node.isFrom) {
        frame.yielded << *value;
        return Value();
    }
    const Result<QList<Value>> items = walkable(frame, *node.value, *value);
    if (!items)
        return failure(items.error());
    frame.yielded << *items;
    return Value();
}

Result<Value> Interpreter::evaluateNode(Frame &frame, const Expression &expression, const Call &node)
{
    const Result<Value> callee = evaluate(frame, *node.callee);
    if (!callee)
        return callee;
    const Result<CallArguments> arguments = evaluateArguments(frame, node);
    if (!arguments)
        return failure(arguments.error());
    return call(*callee, *arguments, frame.environment.tree->position(expression));
}

} // namespace engine::python
