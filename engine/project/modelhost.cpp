#include "engine/project/modelhost.h"

#include "engine/project/mappedcolumn.h"
#include "engine/revision/connectionhost.h"
#include "engine/revision/projecttypes.h"
#include "engine/revision/qualifiedname.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

using python::Construct;
using python::Reference;
using python::Value;

namespace {

/// A class that `SQLModel` or a `DeclarativeBase` names without the project having it.
bool isBaseName(const QString &name)
{
    static const QStringList names{u"DeclarativeBase"_s, u"DeclarativeBaseNoMeta"_s, u"SQLModel"_s};
    return names.contains(lastPart(name));
}

/// The call in `@as_declarative()` or `@reg.as_declarative_base()` above `type`, or null.
const Value *baseDecorator(const python::Class &type)
{
    for (const Value &decorator : type.decorators) {
        const Construct *construct = decorator.construct();
        const QStringView name = construct ? lastPart(construct->name) : QStringView();
        if (name == "as_declarative"_L1 || name == "as_declarative_base"_L1)
            return &decorator;
    }
    return nullptr;
}

Value newMetadata(const Construct *call, const Value *given)
{
    if (given && !given->isNone())
        return *given;
    Construct metadata;
    metadata.name = u"sqlalchemy.MetaData"_s;
    if (call)
        metadata.where = call->where;
    return Value(metadata);
}

} // namespace

bool areSame(const Value &a, const Value &b)
{
    if (a.construct() && b.construct())
        return a.construct() == b.construct();
    return a == b;
}

bool isSymbolicBase(const Value &value)
{
    if (const Reference *reference = value.reference())
        return isBaseName(reference->name);
    const Construct *construct = value.construct();
    if (!construct)
        return false;
    if (construct->kind == Construct::Kind::Attribute)
        return construct->name == "Model"_L1 && isFlaskExtension(construct->operands.front());
    const QStringView name = lastPart(construct->name);
    return construct->kind == Construct::Kind::Call
        && (name == "declarative_base"_L1 || name == "generate_base"_L1 || name == "automap_base"_L1);
}

bool isRootBase(const python::Class &type)
{
    const auto isRoot = [](const Value &base) {
        return base.reference() && lastPart(base.reference()->name).startsWith("DeclarativeBase"_L1);
    };
    return std::ranges::any_of(type.bases, isRoot) || baseDecorator(type);
}

QList<const python::Class *> sourcesOf(const python::Class &type)
{
    QList<const python::Class *> sources = python::resolutionOrder(type);
    for (const python::Class *each : python::resolutionOrder(type)) {
        for (const Value &base : each->bases) {
            const Construct *made = isSymbolicBase(base) ? base.construct() : nullptr;
            const Value *given = made ? made->keyword(u"cls") : nullptr;
            if (const python::Class *behind = given ? python::classOf(*given) : nullptr)
                sources << python::resolutionOrder(*behind);
        }
    }
    return sources;
}

Result<Value> ModelHost::call(const Construct &call)
{
    if (call.name == ProjectTypes::dialect().typeName() + u".type_descriptor"_s && call.arguments.size() == 1)
        return call.arguments.front();
    const Value value(call);
    const QString name = shortName(call);
    const Value *receiver = call.receiver();
    // `mapper_registry.map_imperatively` and the like say nothing new about tables.
    if (!receiver && name == u"sa.Table")
        m_tables << RecordedCall{value, call.where};
    if (receiver && call.name == u"Table" && isFlaskExtension(*receiver) && !call.arguments.isEmpty()) {
        Construct table = call;
        table.name = u"sqlalchemy.Table"_s;
        table.operands.clear();
        const bool hasMetadata = call.arguments.size() > 1 && areSame(call.arguments[1], metadataFor(*receiver));
        if (!hasMetadata)
            table.arguments.insert(1, metadataFor(*receiver));
        m_tables << RecordedCall{Value(table), call.where};
        return m_tables.back().value;
    }
    if (receiver && call.name == u"__setattr__" && call.arguments.size() == 2)
        setAttribute(*receiver, *call.arguments.front().string(), call.arguments.back());
    static const QStringList items{u"sa.Index"_s, u"sa.UniqueConstraint"_s, u"sa.CheckConstraint"_s,
                                   u"sa.ForeignKeyConstraint"_s, u"sa.PrimaryKeyConstraint"_s};
    if (!receiver && items.contains(name))
        m_items << RecordedCall{value, call.where};
    const bool appends = call.name == "append_constraint"_L1 || call.name == "append_column"_L1;
    if (receiver && appends && !call.arguments.isEmpty())
        m_items << RecordedCall{call.arguments.front(), call.where, *receiver};
    return value;
}

/// The metadata of `db.Model`, for the `db` it is an attribute of.
Value ModelHost::metadataFor(const Value &extension)
{
    Construct model;
    model.kind = Construct::Kind::Attribute;
    model.name = u"Model"_s;
    model.operands << extension;
    return metadataOf(Value(model));
}

Result<Value> ModelHost::enter(const Value &context, const SourcePosition &)
{
    return context;
}

Done ModelHost::leave(const Value &, const Value &, const SourcePosition &)
{
    return {};
}

std::optional<Result<Value>> ModelHost::known(const Value &symbolic)
{
    const Construct *attribute = symbolic.construct();
    if (const Reference *reference = symbolic.reference()) {
        if (reference->name == ProjectTypes::dialect().typeName() + u".name"_s)
            return Value(m_dialectName);
        const bool isMetadata = reference->name.endsWith(u"SQLModel.metadata");
        if (isMetadata)
            return metadataOf(Value(Reference{reference->name.chopped(9)}));
        return std::nullopt;
    }
    if (!attribute || attribute->kind != Construct::Kind::Attribute)
        return std::nullopt;
    const Value &owner = attribute->operands.front();
    if (isFlaskExtension(owner)) {
        if (attribute->name == u"metadata")
            return metadataFor(owner);
        // `db.Column` is SQLAlchemy's.
        static const QStringList own{u"Model"_s, u"Table"_s, u"session"_s, u"engine"_s};
        if (!own.contains(attribute->name))
            return Value(Reference{u"sqlalchemy."_s + attribute->name});
        return std::nullopt;
    }
    if (attribute->name != u"metadata")
        return std::nullopt;
    if (isSymbolicBase(owner))
        return metadataOf(owner);
    if (const Construct *registry = owner.construct();
        registry && lastPart(registry->name) == "registry"_L1 && registry->kind == Construct::Kind::Call)
        return metadataOf(owner);
    const python::Class *type = python::classOf(owner);
    const Value metadata = type ? currentMetadataOf(*type) : Value();
    if (metadata.isNone())
        return std::nullopt;
    return metadata;
}

// `Base.metadata = MetaData()`, `metadata.naming_convention = {...}`.
void ModelHost::setAttribute(const Value &object, const QString &name, const Value &value)
{
    if (name == "metadata"_L1 && isSymbolicBase(object)) {
        // What the base had so far stays that of the classes which are there already.
        const Value before = metadataOf(object);
        const auto entry =
            std::ranges::find_if(m_metadata, [&before](const auto &each) { return areSame(each.second, before); });
        entry->second = value;
    } else if (object.construct() && lastPart(object.construct()->name) == "MetaData"_L1) {
        Construct option;
        option.name = name;
        option.operands << object;
        option.arguments << python::frozen(value);
        m_options.prepend(option);
    }
}

Value ModelHost::optionOf(const Value &metadata, const QString &name) const
{
    for (const Construct &option : m_options) {
        if (option.name == name && areSame(option.operands.front(), metadata))
            return option.arguments.front();
    }
    const Value *given = metadata.construct() ? metadata.construct()->keyword(name) : nullptr;
    return given ? *given : Value();
}

// A table is registered once: who gives the base a fresh MetaData later leaves it where it was.
void ModelHost::defined(const python::Class &type)
{
    m_registered.insert(&type, currentMetadataOf(type));
}

Value ModelHost::metadataOf(const python::Class &type)
{
    const auto registered = m_registered.constFind(&type);
    return registered != m_registered.constEnd() ? *registered : currentMetadataOf(type);
}

Value ModelHost::currentMetadataOf(const python::Class &type)
{
    for (const python::Class *each : python::resolutionOrder(type)) {
        const python::Binding *own = each->names.find(u"metadata"_s);
        if (own && own->value())
            return *own->value();
        if (const Value *decorator = baseDecorator(*each)) {
            const Value *registry = decorator->construct()->receiver();
            return metadataOf(registry ? *registry : *decorator);
        }
        for (const Value &base : each->bases) {
            if (!isSymbolicBase(base))
                continue;
            // Each class that stands on DeclarativeBase itself begins a hierarchy of its own; SQLModel is one.
            const Reference *reference = base.reference();
            if (!reference || lastPart(reference->name) == "SQLModel"_L1)
                return metadataOf(base);
            const auto known = m_rootMetadata.constFind(each);
            if (known != m_rootMetadata.constEnd())
                return *known;
            return *m_rootMetadata.insert(each, newMetadata(nullptr, nullptr));
        }
    }
    return {};
}

Value ModelHost::metadataOf(const Value &base)
{
    const auto sameBase = [&base](const auto &entry) {
        if (areSame(entry.first, base))
            return true;
        // `db.Model` is another attribute each time it is written.
        const Construct *a = entry.first.construct();
        const Construct *b = base.construct();
        return a && b && a->kind == Construct::Kind::Attribute && b->kind == Construct::Kind::Attribute
            && areSame(a->operands.front(), b->operands.front());
    };
    const auto found = std::ranges::find_if(m_metadata, sameBase);
    if (found != m_metadata.end())
        return found->second;
    const Construct *call = base.construct();
    if (call && call->kind == Construct::Kind::Attribute)
        call = call->operands.front().construct();
    // `registry(metadata=m).generate_base()` has the registry's.
    const Value *receiver = call && call->kind == Construct::Kind::Call ? call->receiver() : nullptr;
    if (receiver && receiver->construct() && lastPart(receiver->construct()->name) == "registry"_L1) {
        const Value shared = metadataOf(*receiver);
        m_metadata.append({base, shared});
        return shared;
    }
    const Value made = newMetadata(call, call ? call->keyword(u"metadata") : nullptr);
    m_metadata.append({base, made});
    return made;
}

} // namespace engine
