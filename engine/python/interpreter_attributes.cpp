#include "engine/python/interpreter.h"

#include "engine/python/containermethods.h"
#include "engine/python/library.h"
#include "engine/python/needspython.h"

using namespace Qt::StringLiterals;

namespace engine::python {

Result<Value> Interpreter::attributeOf(const Value &object, const QString &name, const SourcePosition &where)
{
    if (object.isSymbolic())
        return symbolicAttribute(object, name, where);
    Object *known = object.object();
    if (known && known->as<Class>())
        return classAttribute(object, name, where);
    if (known && known->as<Instance>())
        return instanceAttribute(object, name, where);
    if (const auto *module = known ? known->as<ModuleObject>() : nullptr) {
        const Binding *binding = module->environment->names.find(name);
        if (binding && binding->value())
            return *binding->value();
        if (binding) {
            return failure(becauseOf(
                *binding->unreadable(),
                u"the name '%1' of the module %2, which has no value that can be read because of %3 in line %4"_s.arg(
                    name, module->environment->moduleName, binding->unreadable()->reason,
                    QString::number(binding->unreadable()->where.line)),
                where));
        }
        const QString full = module->environment->moduleName + u'.' + name;
        const Result<Environment *> inner = m_program.import(full);
        if (inner && *inner)
            return Value(m_program.make(ModuleObject{*inner}));
        return raise(u"AttributeError"_s, full, where);
    }
    if (const auto *function = known ? known->as<Function>() : nullptr; function && name == u"__name__")
        return Value(function->name);
    if (const Tuple *tuple = object.tuple(); tuple && !tuple->names.isEmpty())
        return rowAttribute(*tuple, name, where);
    if (object.string() || (known && isContainerMethod(*known, name)))
        return Value(m_program.make(BoundMethod{object, nullptr, name}));
    return failure(needsPython(u"the attribute '%1' of a %2"_s.arg(name, object.typeName()), where));
}

// What the host knows of something symbolic, or itself.
Result<Value> Interpreter::knownOr(const Value &symbolic)
{
    const Construct *attribute = symbolic.construct();
    if (attribute && attribute->kind == Construct::Kind::Attribute) {
        if (const auto value = libraryAttribute(attribute->operands.front(), attribute->name))
            return *value;
    }
    const std::optional<Result<Value>> known = m_program.m_host.known(symbolic);
    if (!known)
        return symbolic;
    return known->map([this](const Value &value) { return objectOf(value); });
}

Result<Value> Interpreter::symbolicAttribute(const Value &object, const QString &name, const SourcePosition &where)
{
    Value attribute;
    if (const Reference *reference = object.reference()) {
        attribute = Value(Reference{reference->name + u'.' + name});
    } else {
        Construct construct;
        construct.kind = Construct::Kind::Attribute;
        construct.name = name;
        construct.operands << object;
        construct.where = where;
        attribute = Value(construct);
    }
    return knownOr(attribute);
}

// Of a named tuple, and of a row that a query gave.
Result<Value> Interpreter::rowAttribute(const Tuple &row, const QString &name, const SourcePosition &where)
{
    if (const qsizetype index = row.names.indexOf(name); index >= 0)
        return row.items[index];
    if (name == u"_fields")
        return Value(Tuple{textsOf(row.names)});
    if (name == u"_mapping")
        return Value(m_program.make(entriesOf(row)));
    static const QStringList methods{u"_asdict"_s, u"keys"_s, u"values"_s, u"items"_s, u"index"_s, u"count"_s};
    if (methods.contains(name))
        return Value(m_program.make(BoundMethod{Value(row), nullptr, name}));
    return raise(u"AttributeError"_s, name, where);
}

Result<Value> Interpreter::classAttribute(const Value &type, const QString &name, const SourcePosition &where)
{
    const Class &known = *classOf(type);
    if (const Binding *binding = attributeIn(known, name)) {
        if (const Unreadable *unreadable = binding->unreadable()) {
            return failure(becauseOf(
                *unreadable, u"the attribute '%1', which cannot be read because of %2"_s.arg(name, unreadable->reason),
                where));
        }
        Object *object = binding->value()->object();
        const auto *function = object ? object->as<Function>() : nullptr;
        if (function && function->kind == Function::Kind::Class)
            return Value(m_program.make(BoundMethod{type, object, name}));
        return *binding->value();
    }
    if (name == u"__name__" || name == u"__qualname__")
        return Value(known.name);
    if (name == u"__module__")
        return Value(known.environment->moduleName);
    if (name == u"__members__" && !known.members.isEmpty()) {
        Dict members;
        for (const Value &member : known.members)
            insertEntry(members, *member.object()->as<Instance>()->attributes.find(u"name"_s)->value(), member);
        return Value(m_program.make(members));
    }
    // A decorator of another package may add anything.
    const auto isDecorated = [](const Class *each) { return !each->decorators.isEmpty(); };
    if (symbolicBases(known).isEmpty() && std::ranges::none_of(resolutionOrder(known), isDecorated))
        return raise(u"AttributeError"_s, known.name + u'.' + name, where);
    return symbolicAttribute(type, name, where);
}

Result<Value> Interpreter::instanceAttribute(const Value &object, const QString &name, const SourcePosition &where)
{
    const auto &instance = *object.object()->as<Instance>();
    if (const Binding *own = instance.attributes.find(name); own && own->value())
        return *own->value();
    if (name == u"__class__")
        return Value(instance.type);
    const Binding *binding = attributeIn(*instance.type->as<Class>(), name);
    if (!binding || !binding->value())
        return raise(u"AttributeError"_s, object.typeName() + u'.' + name, where);
    Object *member = binding->value()->object();
    const auto *function = member ? member->as<Function>() : nullptr;
    if (!function || function->kind == Function::Kind::Static)
        return *binding->value();
    if (function->kind == Function::Kind::Property)
        return callFunction(*function, {.positional = {object}, .keywords = {}}, where);
    const Value self = function->kind == Function::Kind::Class ? Value(instance.type) : object;
    return Value(m_program.make(BoundMethod{self, member, name}));
}

} // namespace engine::python
