#pragma once

#include "engine/python/ast.h"
#include "engine/python/scope.h"
#include "engine/python/texttools.h"

#include <QSet>

namespace engine::python {

class Module;

/// `name: annotation` in a class body. The annotation is not evaluated: what it names may be defined later.
struct Annotation
{
    QString name;
    const Expression *expression = nullptr;
    bool hasValue = false;
    SourcePosition where;
};

/// The names of a module, of a class body, or of one call of a function while a Program runs. The Program owns it.
struct Environment
{
    Scope names;
    Environment *outer = nullptr; ///< where names are looked for that are not here; null for a module
    const Module *tree = nullptr; ///< the file that the code stands in
    QString moduleName; ///< dotted: "shop.models"
    QSet<QString> locals; ///< of a call: all that its body binds
    QSet<QString> globals; ///< declared `global`: these mean the module's
    QSet<QString> outers; ///< declared `nonlocal`
    QList<Annotation> annotations; ///< of a class body
    bool isCall = false; ///< neither a module nor a class body
    bool isClass = false;

    /// The environment of the module that this one is in.
    [[nodiscard]] Environment *module();
};

/// A function or a lambda, with the names that were around it where it was defined.
struct Function
{
    enum class Kind : quint8 { Plain, Static, Class, Property, ContextManager };
    Kind kind = Kind::Plain;
    QString name;
    std::span<const Parameter> parameters;
    const FunctionDefinition *definition = nullptr; ///< null for a lambda
    const Expression *result = nullptr; ///< of a lambda
    Environment *environment = nullptr;
    QHash<QString, Value> defaults;
};

/// A class of the project's files.
struct Class
{
    QString name;
    QList<Value> bases; ///< classes of the project, and symbolic ones
    QList<Keyword> keywords;
    QList<Value> decorators;
    Scope names; ///< in the order in which the body binds them
    QList<Annotation> annotations;
    QList<Value> members; ///< of an enumeration, in their order
    Environment *environment = nullptr; ///< around the class
    SourcePosition where;
};

/// An object of a class of the project.
struct Instance
{
    Object *type = nullptr;
    Scope attributes;
};

struct BoundMethod
{
    Value self;
    Object *function = nullptr; ///< null for a method of a list, dict, set or str
    QString name;
};

/// A module of the project as a value.
struct ModuleObject
{
    Environment *environment = nullptr;
};

/// What a call of a function with @contextmanager gives: it begins to run where a `with` enters it.
struct GeneratorCall
{
    Object *function = nullptr;
    CallArguments arguments;
};

/// A list, dict, set or instance that a statement may have changed which only Python can run.
struct Lost
{
    Unreadable why;
};

/// What has an identity in a running Program, and may change. Lists, dicts and sets as they are written are objects;
/// the values List, Dict and Set are what they hold at one moment.
struct Object
{
    using Data =
        std::variant<List, Dict, Set, Function, Class, Instance, BoundMethod, ModuleObject, GeneratorCall, Lost>;
    Data data;

    template <typename T> [[nodiscard]] T *as() { return std::get_if<T>(&data); }
    template <typename T> [[nodiscard]] const T *as() const { return std::get_if<T>(&data); }

    [[nodiscard]] bool isTruthy() const;
    [[nodiscard]] QString typeName() const;
};

/// The items of a list, tuple or set, whether it is a value or an object; the characters of a str, the keys of a dict,
/// the members of an enumeration. Nothing for what cannot be walked through.
[[nodiscard]] std::optional<QList<Value>> itemsOf(const Value &value);

/// `value` with all lists, dicts and sets in it as they are at this moment, so that no later change reaches it.
[[nodiscard]] Value frozen(const Value &value);

/// What `name` is bound to in a class or in the classes that it is derived from; null where it is not.
[[nodiscard]] const Binding *attributeIn(const Class &type, const QString &name);

/// The entries that a row is with its names as keys, and texts as values.
[[nodiscard]] Dict entriesOf(const Tuple &row);
[[nodiscard]] QList<Value> textsOf(const QStringList &texts);

/// `builtins.name(arguments)` as a host is asked about it.
[[nodiscard]] Value builtinCall(const QString &name, const QList<Value> &arguments, const SourcePosition &where);

/// All of the arguments frozen.
[[nodiscard]] CallArguments frozenArguments(const CallArguments &arguments);

/// What `value` itself holds: a list object as a List, anything that is no container object unchanged.
[[nodiscard]] Value contentsOf(const Value &value);

/// True when there is no function, class or instance in a frozen value, so that its text is what Python would write.
[[nodiscard]] bool isPlain(const Value &value);

/// The class that `value` is, or null.
[[nodiscard]] const Class *classOf(const Value &value);

/// All classes of the project that `type` is or is derived from, in the order in which attributes are looked for, and
/// the qualified names of the symbolic bases among them.
[[nodiscard]] QList<const Class *> resolutionOrder(const Class &type);
[[nodiscard]] QStringList symbolicBases(const Class &type);

} // namespace engine::python
