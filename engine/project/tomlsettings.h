#pragma once

#include "engine/result.h"

#include <QVariantMap>

#include <optional>

namespace engine {

/// The [tool.alembic] and [tool.athanor] tables of a pyproject.toml (Alembic reference 2.2). Strings, integers,
/// booleans and lists of strings or tables become QVariants; nothing is formatted until it is asked for.
class TomlSettings
{
public:
    TomlSettings() = default;

    /// Reads the file. Fails with Kind::File when it cannot be read, with Kind::Project and the line when it is no
    /// TOML, and with Alembic's message when [tool.alembic] is no table.
    static Result<TomlSettings> read(const QString &path);

    /// As read(), on text. `here` is what `%(here)s` stands for.
    static Result<TomlSettings> parse(const QByteArray &text, const QString &fileName, const QString &here);

    /// Whether there is a [tool.alembic] at all.
    [[nodiscard]] bool hasAlembic() const { return m_hasAlembic; }

    /// The raw value of a key of [tool.alembic]; invalid where there is none.
    [[nodiscard]] QVariant rawValue(const QString &name) const { return m_alembic.value(name); }

    /// The value of a key of [tool.alembic] with every string formatted as `text % {'here': ...}`; invalid where there
    /// is none. Fails with Python's words when a string cannot be formatted.
    [[nodiscard]] Result<QVariant> value(const QString &name) const;

    /// The value of a key of [tool.athanor]; empty where there is none.
    [[nodiscard]] QString athanorValue(const QString &name) const { return m_athanor.value(name).toString(); }

    friend bool operator==(const TomlSettings &, const TomlSettings &) = default;

private:
    QString m_fileName;
    QString m_here;
    bool m_hasAlembic = false;
    QVariantMap m_alembic;
    QVariantMap m_athanor;
};

} // namespace engine
