#include "engine/project/projectsettings.h"

#include "engine/python/stringrepr.h"

#include <QDir>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

QString textOf(const QVariant &value)
{
    if (value.typeId() == QMetaType::Bool)
        return value.toBool() ? u"true"_s : u"false"_s;
    return value.toString();
}

QStringList strippedParts(const QString &text, const QString &separator)
{
    QStringList parts;
    for (const QString &part : text.split(separator)) {
        const QString trimmed = python::stripped(part);
        if (!trimmed.isEmpty())
            parts << trimmed;
    }
    return parts;
}

/// The text between the separators that one of `names` chooses; nothing when none of them is set.
Result<std::optional<QString>> separatorFrom(const ProjectSettings &settings, const QStringList &names)
{
    for (const QString &name : names) {
        const auto word = settings.mainOption(name);
        if (!word)
            return failure(word.error());
        if (!*word)
            continue;
        const QMap<QString, QString> separators{{u"space"_s, u" "_s},
                                                {u"newline"_s, u"\n"_s},
                                                {u"os"_s, QString(QDir::listSeparator())},
                                                {u":"_s, u":"_s},
                                                {u";"_s, u";"_s}};
        const auto found = separators.constFind(**word);
        if (found != separators.cend())
            return std::optional(*found);
        Error error{.kind = Error::Kind::Project,
                    .what = u"'%1' is not a valid value for %2; expected 'space', 'newline', 'os', ':', ';'"_s.arg(
                        **word, name),
                    .advice = u"Set %1 to one of the words that the message names."_s.arg(name),
                    .where = settings.positionOf(name)};
        if (word->value().contains(u'#'))
            error.advice = u"ConfigParser knows no comments after a value: move the comment to a line of its own."_s;
        return failure(error);
    }
    return std::optional<QString>();
}

Result<QStringList> tomlList(const TomlSettings &toml, const QString &name)
{
    const Result<QVariant> value = toml.value(name);
    if (!value)
        return failure(value.error());
    if (value->typeId() == QMetaType::QString)
        return QStringList{value->toString()};
    return value->toStringList();
}

Result<QStringList> pathList(const ProjectSettings &settings, const QString &name, const QStringList &separatorNames,
                             const QRegularExpression &legacy, bool *usedLegacyRule)
{
    const auto text = settings.mainOption(name);
    if (!text)
        return failure(text.error());
    if (text->value_or(QString()).isEmpty())
        return tomlList(settings.toml, name);
    const auto separator = separatorFrom(settings, separatorNames);
    if (!separator)
        return failure(separator.error());
    if (*separator)
        return strippedParts(**text, **separator);
    if (usedLegacyRule)
        *usedLegacyRule = true;
    return text->value().split(legacy, Qt::SkipEmptyParts);
}

QList<PostWriteHook> tomlHooks(const QVariant &list)
{
    QList<PostWriteHook> hooks;
    for (const QVariant &item : list.toList()) {
        PostWriteHook hook;
        const QVariantMap table = item.toMap();
        for (auto entry = table.cbegin(); entry != table.cend(); ++entry) {
            if (entry.key() == "name"_L1)
                hook.name = entry.value().toString();
            else
                hook.options.insert(entry.key(), textOf(entry.value()));
        }
        hooks.append(hook);
    }
    return hooks;
}

} // namespace

Result<std::optional<QString>> ProjectSettings::text(const QString &name) const
{
    Result<std::optional<QString>> own = mainOption(name);
    if (!own || *own)
        return own;
    const Result<QVariant> value = toml.value(name);
    if (!value)
        return failure(value.error());
    return value->isValid() ? std::optional(textOf(*value)) : std::nullopt;
}

Result<std::optional<QString>> ProjectSettings::mainOption(const QString &name) const
{
    return ini.value(section, name);
}

Result<bool> ProjectSettings::boolean(const QString &name) const
{
    const auto own = mainOption(name);
    if (!own)
        return failure(own.error());
    if (*own)
        return **own == "true"_L1;
    const QVariant value = toml.rawValue(name);
    if (!value.isValid() || value.typeId() == QMetaType::Bool)
        return value.toBool();
    return failure({.kind = Error::Kind::Project,
                    .what = u"boolean value expected for TOML parameter %1"_s.arg(python::stringRepr(name)),
                    .advice = u"Write true or false without quotes."_s});
}

Result<bool> ProjectSettings::wordyBoolean(const QString &name) const
{
    const auto own = mainOption(name);
    if (!own)
        return failure(own.error());
    if (!*own)
        return boolean(name);
    const QString word = python::stripped(**own).toLower();
    if (QStringList{u"true"_s, u"yes"_s, u"on"_s, u"y"_s, u"t"_s, u"1"_s}.contains(word))
        return true;
    if (QStringList{u"false"_s, u"no"_s, u"off"_s, u"n"_s, u"f"_s, u"0"_s}.contains(word))
        return false;
    return failure({.kind = Error::Kind::Project,
                    .what = u"String is not true/false: "_s + python::stringRepr(word),
                    .advice = u"Set %1 to true or false."_s.arg(name),
                    .where = positionOf(name)});
}

Result<int> ProjectSettings::number(const QString &name, int fallback) const
{
    const auto value = text(name);
    if (!value)
        return failure(value.error());
    if (!*value)
        return fallback;
    bool isNumber = false;
    const int number = python::stripped(**value).toInt(&isNumber);
    if (isNumber)
        return number;
    return failure({.kind = Error::Kind::Project,
                    .what = u"invalid literal for int() with base 10: "_s + python::stringRepr(**value),
                    .advice = u"Set %1 to a whole number."_s.arg(name),
                    .where = positionOf(name)});
}

Result<QStringList> ProjectSettings::versionLocations(bool &usedLegacyRule) const
{
    static const QRegularExpression legacy(u", *| +"_s);
    return pathList(*this, u"version_locations"_s, {u"path_separator"_s, u"version_path_separator"_s}, legacy,
                    &usedLegacyRule);
}

Result<QStringList> ProjectSettings::prependSysPath() const
{
    static const QRegularExpression legacy(u", *| +|:"_s);
    return pathList(*this, u"prepend_sys_path"_s, {u"path_separator"_s}, legacy, nullptr);
}

Result<QList<PostWriteHook>> ProjectSettings::postWriteHooks() const
{
    const QString hooksSection = u"post_write_hooks"_s;
    if (!ini.hasSection(hooksSection)) {
        const Result<QVariant> list = toml.value(hooksSection);
        return list ? Result<QList<PostWriteHook>>(tomlHooks(*list)) : failure(list.error());
    }
    const auto items = ini.items(hooksSection);
    if (!items)
        return failure(items.error());
    static const QRegularExpression separator(u", *| +"_s);
    const auto names = ini.value(hooksSection, u"hooks"_s);
    if (!names)
        return failure(names.error());
    QList<PostWriteHook> hooks;
    for (const QString &name : names->value_or(QString()).split(separator, Qt::SkipEmptyParts)) {
        PostWriteHook hook{name, {}};
        for (const auto &[key, value] : *items) {
            if (key.startsWith(name + u'.'))
                hook.options.insert(key.mid(name.size() + 1), value);
        }
        hooks.append(hook);
    }
    return hooks;
}

SourcePosition ProjectSettings::positionOf(const QString &name) const
{
    return {ini.fileName(), ini.lineOf(section, name), 0};
}

} // namespace engine
