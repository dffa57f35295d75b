#pragma once

#include "engine/project/inifile.h"
#include "engine/project/tomlsettings.h"

namespace engine {

/// One command that runs on a new revision file (Alembic reference 2.3), with its options as written, `type` included.
struct PostWriteHook
{
    QString name;
    QMap<QString, QString> options;

    friend bool operator==(const PostWriteHook &, const PostWriteHook &) = default;
};

/// The ini file and pyproject.toml of a project as one set of settings: the ini file wins key by key (Alembic
/// reference 2.2). Values are interpolated when asked for, so that one bad value spoils only itself.
struct ProjectSettings
{
    IniFile ini;
    QString section = QStringLiteral("alembic");
    TomlSettings toml;

    /// The value of a key as text; nothing where neither file has it. Fails as IniFile::value() and
    /// TomlSettings::value() do.
    [[nodiscard]] Result<std::optional<QString>> text(const QString &name) const;

    /// `config.get_main_option()`: the ini file alone.
    [[nodiscard]] Result<std::optional<QString>> mainOption(const QString &name) const;

    /// True for exactly `true` in the ini file, or a real boolean in TOML; a TOML value of another type is Alembic's
    /// error.
    [[nodiscard]] Result<bool> boolean(const QString &name) const;

    /// As boolean(), but with all of true/yes/on/y/t/1 and their opposites in the ini file (`revision_environment`).
    [[nodiscard]] Result<bool> wordyBoolean(const QString &name) const;

    /// A whole number; `fallback` where neither file has the key.
    [[nodiscard]] Result<int> number(const QString &name, int fallback) const;

    /// `version_locations`, split by path_separator, version_path_separator or the legacy rule (Alembic reference 2.2).
    /// `usedLegacyRule` is set when the last one had to do.
    [[nodiscard]] Result<QStringList> versionLocations(bool &usedLegacyRule) const;

    /// `prepend_sys_path`, split by path_separator or the legacy rule.
    [[nodiscard]] Result<QStringList> prependSysPath() const;

    /// The hooks in running order; an ini section [post_write_hooks] hides those of TOML.
    [[nodiscard]] Result<QList<PostWriteHook>> postWriteHooks() const;

    /// The place of a key in the ini file, for errors; only the file name where it is not there.
    [[nodiscard]] SourcePosition positionOf(const QString &name) const;

    friend bool operator==(const ProjectSettings &, const ProjectSettings &) = default;
};

} // namespace engine
