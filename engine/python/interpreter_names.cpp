#include "engine/python/interpreter.h"

#include "engine/python/needspython.h"
#include "engine/python/starimports.h"
#include "engine/python/usednames.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

const QStringList &builtinNames()
{
    static const QStringList names{u"abs"_s,
                                   u"all"_s,
                                   u"any"_s,
                                   u"bool"_s,
                                   u"bytes"_s,
                                   u"classmethod"_s,
                                   u"dict"_s,
                                   u"dir"_s,
                                   u"enumerate"_s,
                                   u"filter"_s,
                                   u"float"_s,
                                   u"format"_s,
                                   u"frozenset"_s,
                                   u"getattr"_s,
                                   u"hasattr"_s,
                                   u"hash"_s,
                                   u"id"_s,
                                   u"int"_s,
                                   u"isinstance"_s,
                                   u"issubclass"_s,
                                   u"iter"_s,
                                   u"len"_s,
                                   u"list"_s,
                                   u"locals"_s,
                                   u"globals"_s,
                                   u"map"_s,
                                   u"max"_s,
                                   u"min"_s,
                                   u"next"_s,
                                   u"object"_s,
                                   u"open"_s,
                                   u"print"_s,
                                   u"property"_s,
                                   u"range"_s,
                                   u"repr"_s,
                                   u"reversed"_s,
                                   u"round"_s,
                                   u"set"_s,
                                   u"setattr"_s,
                                   u"sorted"_s,
                                   u"staticmethod"_s,
                                   u"str"_s,
                                   u"sum"_s,
                                   u"super"_s,
                                   u"tuple"_s,
                                   u"type"_s,
                                   u"zip"_s,
                                   u"complex"_s,
                                   u"vars"_s,
                                   u"callable"_s,
                                   u"chr"_s,
                                   u"ord"_s,
                                   u"input"_s,
                                   u"exec"_s,
                                   u"eval"_s,
                                   u"Exception"_s,
                                   u"BaseException"_s,
                                   u"ValueError"_s,
                                   u"TypeError"_s,
                                   u"KeyError"_s,
                                   u"IndexError"_s,
                                   u"LookupError"_s,
                                   u"AttributeError"_s,
                                   u"ImportError"_s,
                                   u"ModuleNotFoundError"_s,
                                   u"RuntimeError"_s,
                                   u"NotImplementedError"_s,
                                   u"AssertionError"_s,
                                   u"StopIteration"_s,
                                   u"OSError"_s,
                                   u"NotImplemented"_s,
                                   u"memoryview"_s,
                                   u"bytearray"_s,
                                   u"FileNotFoundError"_s,
                                   u"ZeroDivisionError"_s,
                                   u"__import__"_s,
                                   u"DeprecationWarning"_s,
                                   u"UserWarning"_s,
                                   u"Warning"_s,
                                   u"NameError"_s,
                                   u"divmod"_s,
                                   u"pow"_s,
                                   u"slice"_s,
                                   u"hex"_s,
                                   u"bin"_s,
                                   u"oct"_s,
                                   u"ascii"_s,
                                   u"compile"_s,
                                   u"delattr"_s};
    return names;
}

} // namespace

Result<Value> Interpreter::lookUp(Frame &frame, const QString &name, const Expression &where)
{
    Environment &start = frame.environment;
    const bool isModules = start.globals.contains(name);
    bool isFirst = true;
    for (Environment *at = isModules ? start.module() : &start; at; at = at->outer) {
        // The names of a class body are not seen by the functions in it.
        if (at->isClass && !isFirst)
            continue;
        isFirst = false;
        const Binding *binding = at->names.find(name);
        if (!binding && at->isCall && at->locals.contains(name) && !at->outers.contains(name)
            && !at->globals.contains(name))
            return raise(u"NameError"_s, name, start.tree->position(where));
        if (!binding)
            continue;
        if (const Value *value = binding->value())
            return *value;
        const Unreadable *unreadable = binding->unreadable();
        return failure(becauseOf(*unreadable,
                                 u"the name '%1', which has no value that can be read because of %2 in line %3"_s.arg(
                                     name, unreadable->reason, QString::number(unreadable->where.line)),
                                 start.tree->position(where)));
    }
    if (builtinNames().contains(name))
        return Value(Reference{u"builtins."_s + name});
    const QList<QString> &stars = start.module()->names.starImports();
    if (const QString origin = starOrigin(stars, name); !origin.isEmpty())
        return Value(Reference{origin + u'.' + name});
    if (!stars.isEmpty())
        return refused(frame, where,
                       u"the name '%1', which may come from 'from %2 import *'"_s.arg(name, stars.back()));
    return refused(frame, where, u"the name '%1', which this file does not define"_s.arg(name));
}

void Interpreter::bind(Environment &environment, const QString &name, const Value &value, quint32 offset)
{
    Environment *target = &environment;
    if (environment.globals.contains(name)) {
        target = environment.module();
    } else if (environment.outers.contains(name)) {
        for (Environment *at = environment.outer; at; at = at->outer) {
            if (at->isCall && at->names.find(name)) {
                target = at;
                break;
            }
        }
    }
    target->names.bind(name, {value, environment.tree->position(offset), {}});
}

Done Interpreter::assign(Frame &frame, const Expression &target, const Value &value)
{
    if (const auto *name = std::get_if<Name>(&target.node)) {
        bind(frame.environment, toQString(name->identifier), value, target.span.begin);
        return {};
    }
    if (const auto *tuple = std::get_if<TupleDisplay>(&target.node))
        return assignAll(frame, tuple->items, target, value);
    if (const auto *list = std::get_if<ListDisplay>(&target.node))
        return assignAll(frame, list->items, target, value);
    if (const auto *attribute = std::get_if<Attribute>(&target.node))
        return assignAttribute(frame, *attribute, target, value);
    if (const auto *subscript = std::get_if<Subscript>(&target.node))
        return assignItem(frame, *subscript, target, value);
    return refused(frame, target, u"an assignment to %1"_s.arg(inWords(target)));
}

Done Interpreter::assignAll(Frame &frame, Expressions targets, const Expression &whole, const Value &value)
{
    const auto items = itemsOf(value);
    if (!items)
        return refused(frame, whole, u"an assignment to several names from a %1"_s.arg(value.typeName()));
    const auto isStarred = [](const Expression *each) { return std::holds_alternative<Starred>(each->node); };
    const auto count = static_cast<qsizetype>(targets.size());
    const auto stars = std::ranges::count_if(targets, isStarred);
    if (stars > 1 || (stars == 0 ? items->size() != count : items->size() < count - 1))
        return refused(frame, whole, u"an assignment of %1 values to %2 names"_s.arg(items->size()).arg(count));
    qsizetype next = 0;
    for (const Expression *target : targets) {
        const auto *starred = std::get_if<Starred>(&target->node);
        const qsizetype taken = starred ? items->size() - count + 1 : 1;
        const Done assigned = starred ? assign(frame, *starred->value, listOf(items->mid(next, taken)))
                                      : assign(frame, *target, items->at(next));
        if (!assigned)
            return assigned;
        next += taken;
    }
    return {};
}

Done Interpreter::assignAttribute(Frame &frame, const Attribute &target, const Expression &where, const Value &value)
{
    const Result<Value> object = evaluate(frame, *target.object);
    if (!object)
        return failure(object.error());
    const QString name = toQString(target.name);
    const Binding binding{value, frame.environment.tree->position(where), {}};
    Object *known = object->object();
    if (auto *instance = known ? known->as<Instance>() : nullptr) {
        instance->attributes.bind(name, binding);
        return {};
    }
    if (auto *type = known ? known->as<Class>() : nullptr) {
        type->names.bind(name, binding);
        return {};
    }
    if (auto *module = known ? known->as<ModuleObject>() : nullptr) {
        module->environment->names.bind(name, binding);
        return {};
    }
    // What becomes of something symbolic is for its host to know; a setter is a call of it.
    if (object->isSymbolic()) {
        Construct setter;
        setter.name = u"__setattr__"_s;
        setter.operands << *object;
        setter.arguments << Value(name) << value;
        setter.where = binding.where;
        return callRecorded(setter).map([](const Value &) {});
    }
    return refused(frame, where, u"an assignment to an attribute of a %1"_s.arg(object->typeName()));
}

Done Interpreter::assignItem(Frame &frame, const Subscript &target, const Expression &where, const Value &value)
{
    const Result<Value> object = evaluate(frame, *target.object);
    if (!object)
        return failure(object.error());
    if (std::holds_alternative<Slice>(target.index->node))
        return refused(frame, where, u"an assignment to a slice"_s);
    const Result<Value> index = evaluate(frame, *target.index);
    if (!index)
        return failure(index.error());
    Object *known = object->object();
    if (auto *dict = known ? known->as<Dict>() : nullptr) {
        insertEntry(*dict, frozen(*index), value);
        return {};
    }
    auto *list = known ? known->as<List>() : nullptr;
    const qint64 *number = index->integer();
    if (list && number) {
        const qint64 place = *number < 0 ? *number + list->items.size() : *number;
        if (place < 0 || place >= list->items.size())
            return raise(u"IndexError"_s, u"list assignment index out of range"_s,
                         frame.environment.tree->position(where));
        list->items[place] = value;
        return {};
    }
    if (object->isSymbolic()) {
        Construct setter;
        setter.name = u"__setitem__"_s;
        setter.operands << *object;
        setter.arguments << *index << value;
        setter.where = frame.environment.tree->position(where);
        return callRecorded(setter).map([](const Value &) {});
    }
    return refused(frame, where, u"an assignment to an item of a %1"_s.arg(object->typeName()));
}

Result<Value> Interpreter::moduleNamed(const QString &name, const SourcePosition &where)
{
    const Result<Environment *> module = m_program.import(name);
    if (!module) {
        Error error = needsPython(u"the module '%1', which cannot be read: %2"_s.arg(name, module.error().what), where);
        return failure(error);
    }
    if (*module)
        return Value(m_program.make(ModuleObject{*module}));
    return Value(Reference{name});
}

// `from . import x` in a/b.py means a; in a/__init__.py it means a itself.
QString Interpreter::absoluteName(const Environment &environment, const ImportFrom &node) const
{
    const QString written = toQString(node.module);
    if (node.level == 0)
        return written;
    QStringList parts = environment.moduleName.split(u'.', Qt::SkipEmptyParts);
    const bool isPackage = QFileInfo(environment.tree->fileName()).fileName() == "__init__.py"_L1;
    qsizetype dropped = static_cast<qsizetype>(node.level) - (isPackage ? 1 : 0);
    while (dropped-- > 0 && !parts.isEmpty())
        parts.removeLast();
    if (!written.isEmpty())
        parts << written;
    return parts.join(u'.');
}

} // namespace engine::python
