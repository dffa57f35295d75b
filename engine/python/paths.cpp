#include "engine/python/paths.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

QString joined(const QString &folder, const QString &name)
{
    return QDir::isAbsolutePath(name) || folder.isEmpty() ? name : folder + u'/' + name;
}

std::optional<QString> textOf(const Value &value)
{
    return value.string() ? std::optional(*value.string()) : pathText(value);
}

/// `base`, and what `parts` say from there.
std::optional<QString> joinedAll(QString base, const QList<Value> &parts)
{
    for (const Value &part : parts) {
        const auto text = textOf(part);
        if (!text)
            return std::nullopt;
        base = joined(base, *text);
    }
    return base;
}

/// The path's `level`-th folder from the inside: 0 for `.parent`.
QString parentOf(QString path, qint64 level)
{
    for (; level >= 0; --level)
        path = QFileInfo(path).path();
    return path;
}

std::optional<QString> calledPath(const Construct &call)
{
    static const QStringList makers{u"pathlib.Path"_s, u"pathlib.PurePath"_s, u"pathlib.PosixPath"_s};
    if (call.operands.isEmpty())
        return makers.contains(call.name) && !call.arguments.isEmpty() ? joinedAll({}, call.arguments) : std::nullopt;
    const auto path = pathText(call.operands.front());
    if (!path)
        return std::nullopt;
    if (call.name == "joinpath"_L1)
        return joinedAll(*path, call.arguments);
    const bool isWhole = call.name == "resolve"_L1 || call.name == "absolute"_L1;
    if (isWhole)
        return QDir::cleanPath(QFileInfo(*path).absoluteFilePath());
    return call.name == "as_posix"_L1 || call.name == "expanduser"_L1 ? path : std::nullopt;
}

} // namespace

std::optional<QString> pathText(const Value &value)
{
    const Construct *construct = value.construct();
    if (!construct)
        return std::nullopt;
    switch (construct->kind) {
    case Construct::Kind::Call:
        return calledPath(*construct);
    case Construct::Kind::Binary: {
        const auto left = pathText(construct->operands.front());
        return left && construct->name == "/"_L1 ? joinedAll(*left, {construct->operands.back()}) : std::nullopt;
    }
    case Construct::Kind::Attribute: {
        const auto path = construct->name == "parent"_L1 ? pathText(construct->operands.front()) : std::nullopt;
        return path ? std::optional(parentOf(*path, 0)) : std::nullopt;
    }
    case Construct::Kind::Subscript: {
        const Construct *parents = construct->operands.front().construct();
        const qint64 *level = construct->arguments.front().integer();
        if (!parents || parents->kind != Construct::Kind::Attribute || parents->name != "parents"_L1 || !level
            || *level < 0 || *level > 64)
            return std::nullopt;
        const auto path = pathText(parents->operands.front());
        return path ? std::optional(parentOf(*path, *level)) : std::nullopt;
    }
    case Construct::Kind::Unary:
    case Construct::Kind::Comparison:
    case Construct::Kind::Boolean:
    case Construct::Kind::Joined:
        break;
    }
    return std::nullopt;
}

bool takesPaths(QStringView function)
{
    return function == u"builtins.str" || function == u"os.fspath" || function.startsWith(u"os.path.")
        || function.startsWith(u"sys.path.");
}

} // namespace engine::python
