#include "engine/python/library.h"

#include "engine/python/builtins.h"
#include "engine/python/json.h"
#include "engine/python/moment.h"
#include "engine/python/pattern.h"

#include <QCryptographicHash>
#include <QHash>
#include <QUuid>

#include <cmath>

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

tl::unexpected<QString> unknownArguments(const QString &name)
{
    return tl::unexpected(u"these arguments of %1()"_s.arg(name));
}

const Construct *madeBy(const Value &value, QStringView name)
{
    const Construct *construct = value.construct();
    const bool isCall = construct && construct->kind == Construct::Kind::Call && construct->operands.isEmpty();
    return isCall && construct->name == name ? construct : nullptr;
}

Value made(const QString &name, const QList<Value> &arguments)
{
    Construct construct;
    construct.name = name;
    construct.arguments = arguments;
    return Value(construct);
}

Value uuidOf(const QUuid &uuid)
{
    return made(u"uuid.UUID"_s, {Value(uuid.toString(QUuid::WithoutBraces))});
}

std::optional<Computed> callUuid(const QString &name, const QList<Value> &given)
{
    if ((name == u"uuid.uuid4" || name == u"uuid.uuid1") && given.isEmpty())
        return Computed(uuidOf(QUuid::createUuid()));
    if (name != u"uuid.UUID" || given.size() != 1 || !given.front().string())
        return std::nullopt;
    QString digits = *given.front().string();
    digits.remove(u'-').remove(u'{').remove(u'}');
    for (const int place : {20, 16, 12, 8})
        digits.insert(place, u'-');
    const QUuid uuid = QUuid::fromString(digits);
    return uuid.isNull() ? Computed(unknownArguments(name)) : Computed(uuidOf(uuid));
}

Computed callJson(const QString &name, const CallArguments &arguments)
{
    if (arguments.positional.size() != 1)
        return unknownArguments(name);
    const Value &given = arguments.positional.front();
    if (name == u"json.loads") {
        if (const Bytes *bytes = given.bytes())
            return readJson(QString::fromUtf8(bytes->data));
        return given.string() ? readJson(*given.string()) : Computed(unknownArguments(name));
    }
    JsonFormat format;
    for (const Keyword &keyword : arguments.keywords) {
        if (keyword.name == u"indent" && (keyword.value.integer() || keyword.value.isNone()))
            format.indent = keyword.value.isNone() ? -1 : int(*keyword.value.integer());
        else if (keyword.name == u"sort_keys")
            format.sortKeys = keyword.value.isTrue();
        else if (keyword.name == u"ensure_ascii")
            format.ensureAscii = !keyword.value.isFalse();
        else if (keyword.name == u"separators" && keyword.value.items() && keyword.value.items()->size() == 2) {
            format.itemSeparator = toText(keyword.value.items()->front());
            format.keySeparator = toText(keyword.value.items()->back());
        } else
            return unknownArguments(name);
    }
    return writeJson(given, format).map([](const QString &text) { return Value(text); });
}

std::optional<Computed> callHash(const QString &name, const QList<Value> &given)
{
    static const QHash<QString, QCryptographicHash::Algorithm> algorithms{
        {u"hashlib.md5"_s, QCryptographicHash::Md5},       {u"hashlib.sha1"_s, QCryptographicHash::Sha1},
        {u"hashlib.sha224"_s, QCryptographicHash::Sha224}, {u"hashlib.sha256"_s, QCryptographicHash::Sha256},
        {u"hashlib.sha384"_s, QCryptographicHash::Sha384}, {u"hashlib.sha512"_s, QCryptographicHash::Sha512}};
    const auto algorithm = algorithms.constFind(name);
    if (algorithm == algorithms.constEnd() || given.size() != 1 || !given.front().bytes())
        return std::nullopt;
    const QByteArray digest = QCryptographicHash::hash(given.front().bytes()->data, *algorithm);
    return Computed(made(u"hashlib.digest"_s, {Value(Bytes{digest})}));
}

std::optional<Computed> callMath(const QString &name, const QList<Value> &given)
{
    const Float *floating = given.size() == 1 ? given.front().floating() : nullptr;
    if (given.size() == 1 && given.front().integer() && (name == u"math.floor" || name == u"math.ceil"))
        return Computed(given.front());
    if (floating && name == u"math.floor")
        return Computed(Value(qint64(std::floor(floating->number))));
    if (floating && name == u"math.ceil")
        return Computed(Value(qint64(std::ceil(floating->number))));
    return std::nullopt;
}

// Containers of `collections` that a migration fills are the plain ones to it.
std::optional<Computed> callContainers(const QString &name, const CallArguments &arguments)
{
    const QList<Value> &given = arguments.positional;
    if (name == u"collections.OrderedDict")
        return callBuiltin(u"dict"_s, arguments);
    if (name == u"collections.namedtuple" || !arguments.keywords.isEmpty())
        return std::nullopt;
    if (name == u"itertools.chain" || name == u"itertools.chain.from_iterable") {
        const QList<Value> *lists = name == u"itertools.chain" ? &given
            : given.size() == 1                                ? given.front().items()
                                                               : nullptr;
        if (!lists)
            return std::nullopt;
        List all;
        for (const Value &list : *lists) {
            if (!list.items())
                return std::nullopt;
            all.items << *list.items();
        }
        return Computed(Value(all));
    }
    if ((name == u"copy.copy" || name == u"copy.deepcopy") && given.size() == 1 && !given.front().isSymbolic())
        return Computed(given.front());
    return std::nullopt;
}

std::optional<Computed> callDigest(const Construct &digest, const QString &method)
{
    const QByteArray &data = digest.arguments.front().bytes()->data;
    if (method == u"hexdigest")
        return Computed(Value(QString::fromLatin1(data.toHex())));
    if (method == u"digest")
        return Computed(digest.arguments.front());
    return std::nullopt;
}

} // namespace

std::optional<Computed> callLibraryFunction(const QString &name, const CallArguments &arguments)
{
    const QList<Value> &given = arguments.positional;
    if (name == u"json.loads" || name == u"json.dumps")
        return callJson(name, arguments);
    if (name == u"textwrap.dedent" && given.size() == 1 && given.front().string())
        return Computed(Value(dedented(*given.front().string())));
    if (auto moment = callMomentFunction(name, arguments))
        return moment;
    if (auto found = callPatternFunction(name, arguments))
        return found;
    if (auto uuid = callUuid(name, given))
        return uuid;
    if (auto digest = callHash(name, given))
        return digest;
    if (auto number = callMath(name, given))
        return number;
    return callContainers(name, arguments);
}

std::optional<Computed> callLibraryMethod(const Value &object, const QString &method, const CallArguments &arguments)
{
    if (auto moment = callMomentMethod(object, method, arguments))
        return moment;
    if (auto found = callPatternMethod(object, method, arguments))
        return found;
    if (const Construct *digest = madeBy(object, u"hashlib.digest"))
        return callDigest(*digest, method);
    return std::nullopt;
}

std::optional<Value> libraryAttribute(const Value &object, const QString &name)
{
    if (const Construct *uuid = madeBy(object, u"uuid.UUID"); uuid && uuid->arguments.size() == 1) {
        QString text = toText(uuid->arguments.front());
        if (name == u"str")
            return Value(text);
        if (name == u"hex")
            return Value(text.remove(u'-'));
        return std::nullopt;
    }
    const Construct *exception = name == u"str" ? object.construct() : nullptr;
    const bool isException = exception && exception->kind == Construct::Kind::Call && !exception->receiver()
        && (exception->name.startsWith(u"sqlalchemy.exc."_s) || exception->name.startsWith(u"builtins."_s));
    if (isException && exception->arguments.size() <= 1)
        return exception->arguments.isEmpty() ? Value(u""_s) : Value(toText(exception->arguments.front()));
    return momentAttribute(object, name);
}

} // namespace engine::python
