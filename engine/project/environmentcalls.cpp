#include "engine/project/environmentcalls.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;
using engine::python::Value;

namespace engine {

namespace {

const Value *keyword(const python::CallArguments &arguments, QStringView name)
{
    for (const python::Keyword &candidate : arguments.keywords) {
        if (candidate.name == name)
            return &candidate.value;
    }
    return nullptr;
}

/// All positional arguments as texts; nothing when one of them is none.
std::optional<QStringList> texts(const python::CallArguments &arguments)
{
    QStringList result;
    for (const Value &value : arguments.positional) {
        const QString *text = value.string();
        if (!text)
            return std::nullopt;
        result << *text;
    }
    return result;
}

QString quoted(const QString &text, const char *kept)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text, kept));
}

/// `URL.create(drivername=..., username=..., ...)` as the text of the URL.
std::optional<Value> createUrl(const python::CallArguments &arguments)
{
    const QStringList names{u"drivername"_s, u"username"_s, u"password"_s, u"host"_s, u"port"_s, u"database"_s};
    QMap<QString, QString> parts;
    for (qsizetype i = 0; i < names.size(); ++i) {
        const Value *given = keyword(arguments, names.at(i));
        const Value value = given ? *given : arguments.positional.value(i);
        if (value.isNone())
            continue;
        if (!value.string() && !value.integer())
            return std::nullopt;
        parts.insert(names.at(i), python::toText(value));
    }
    if (keyword(arguments, u"query") || !parts.contains(u"drivername"_s))
        return std::nullopt;
    QString url = parts.value(u"drivername"_s) + u"://"_s;
    if (parts.contains(u"username"_s)) {
        url += quoted(parts.value(u"username"_s), " +");
        if (parts.contains(u"password"_s))
            url += u':' + quoted(parts.value(u"password"_s), " +");
        url += u'@';
    }
    const QString host = parts.value(u"host"_s);
    url += host.contains(u':') ? u'[' + host + u']' : host;
    if (parts.contains(u"port"_s))
        url += u':' + parts.value(u"port"_s);
    if (parts.contains(u"database"_s))
        url += u'/' + parts.value(u"database"_s);
    return Value(url);
}

std::optional<Value> pathCall(const QString &function, const QStringList &arguments)
{
    if (arguments.isEmpty())
        return std::nullopt;
    if (function == "join"_L1) {
        QString path = arguments.first();
        for (const QString &part : arguments.mid(1))
            path = part.startsWith(u'/') ? part : path + (path.endsWith(u'/') ? u""_s : u"/"_s) + part;
        return Value(path);
    }
    if (function == "dirname"_L1)
        return Value(arguments.first().section(u'/', 0, -2));
    if (function == "abspath"_L1 || function == "realpath"_L1 || function == "normpath"_L1)
        return Value(QDir::cleanPath(arguments.first()));
    return std::nullopt;
}

} // namespace

std::optional<Value> evaluateLibraryCall(const QString &dottedName, const python::CallArguments &arguments)
{
    if (dottedName.startsWith("sqlalchemy."_L1) && dottedName.endsWith("URL.create"_L1))
        return createUrl(arguments);
    const std::optional<QStringList> given = texts(arguments);
    if (!given)
        return std::nullopt;
    if (dottedName.startsWith("os.path."_L1))
        return pathCall(dottedName.mid(8), *given);
    if (given->size() != 1)
        return std::nullopt;
    const QStringList sameText{u"str"_s, u"sqlalchemy.engine.make_url"_s, u"sqlalchemy.make_url"_s,
                               u"sqlalchemy.engine.url.make_url"_s};
    if (sameText.contains(dottedName))
        return Value(given->first());
    if (dottedName == "urllib.parse.quote_plus"_L1)
        return Value(quoted(given->first(), " ").replace(u' ', u'+'));
    if (dottedName == "urllib.parse.quote"_L1)
        return Value(quoted(given->first(), "/"));
    return std::nullopt;
}

std::optional<VariableRead> variableReadBy(const QString &dottedName, const python::CallArguments &arguments)
{
    const QStringList readers{u"os.getenv"_s,
                              u"os.environ.get"_s,
                              u"os.environ.__getitem__"_s,
                              u"decouple.config"_s,
                              u"environs.Env().str"_s,
                              u"environs.Env()"_s,
                              u"environs.Env().__getitem__"_s,
                              u"starlette.config.Config()"_s,
                              u"starlette.config.Config().get"_s};
    const QString *name = arguments.positional.isEmpty() ? nullptr : arguments.positional.first().string();
    if (!name || !readers.contains(dottedName))
        return std::nullopt;
    VariableRead read{*name, {}};
    if (const Value *fallback = keyword(arguments, u"default"))
        read.fallback = *fallback;
    else if (arguments.positional.size() > 1 && dottedName.startsWith("os."_L1))
        read.fallback = arguments.positional.at(1);
    else if (dottedName == "os.getenv"_L1 || dottedName == "os.environ.get"_L1)
        read.fallback = Value();
    return read;
}

} // namespace engine
