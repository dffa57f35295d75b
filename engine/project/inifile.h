#pragma once

#include "engine/result.h"

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace engine {

/// An ini file read by the rules of Python's ConfigParser with its default settings, which is how Alembic reads
/// alembic.ini (Alembic reference 2.1). Values are kept as written; `%(name)s` is replaced when a value is asked for.
class IniFile
{
public:
    /// One `key = value`; the name is lower-cased, the value has its continuation lines joined by line feeds.
    struct Option
    {
        QString name;
        QString rawValue;
        int line = 0; ///< where the key stands; 0 for a default that was injected

        friend bool operator==(const Option &, const Option &) = default;
    };

    /// An ini file without any section, but with `defaults` as the content of its [DEFAULT].
    explicit IniFile(const QMap<QString, QString> &defaults = {});

    /// Parses `text`; `fileName` is what error messages call it, `defaults` are put into [DEFAULT] first (Alembic
    /// injects `here`). Fails with ConfigParser's own message in `what` for a duplicate section or key, text before
    /// the first section and lines without a delimiter; the line is in the error's position.
    static Result<IniFile> parse(const QString &text, const QString &fileName,
                                 const QMap<QString, QString> &defaults = {});

    /// Reads the UTF-8 file at `path` and parses it. Fails as parse() does, and when the file cannot be read.
    static Result<IniFile> read(const QString &path, const QMap<QString, QString> &defaults = {});

    /// The path given to parse() or read(); empty for a file that was made without text.
    [[nodiscard]] QString fileName() const { return m_fileName; }

    /// Section names in the order of the file, [DEFAULT] not among them.
    [[nodiscard]] QStringList sections() const;

    /// Whether the file has the section; names are compared case-sensitively.
    [[nodiscard]] bool hasSection(const QString &section) const;

    /// Whether `section` exists and it or [DEFAULT] has `option`; option names are compared in lower case.
    [[nodiscard]] bool hasOption(const QString &section, const QString &option) const;

    /// The names of the options that value() knows in the section, those of [DEFAULT] first; none for a missing
    /// section.
    [[nodiscard]] QStringList optionNames(const QString &section) const;

    /// The value as written, without interpolation; nothing when hasOption() is false.
    [[nodiscard]] std::optional<QString> rawValue(const QString &section, const QString &option) const;

    /// The value after interpolation; nothing when hasOption() is false. Fails with ConfigParser's message when a
    /// `%` is neither doubled nor part of `%(name)s`, or when the name is not known.
    [[nodiscard]] Result<std::optional<QString>> value(const QString &section, const QString &option) const;

    /// All options of the section after interpolation, defaults first, as `config.get_section()` gives them. A
    /// missing section is an empty list. Fails on the first value that cannot be interpolated.
    [[nodiscard]] Result<QList<std::pair<QString, QString>>> items(const QString &section) const;

    /// The line at which the option was written; 0 when it is not in the file.
    [[nodiscard]] int lineOf(const QString &section, const QString &option) const;

    friend bool operator==(const IniFile &, const IniFile &) = default;

private:
    friend class IniParser;

    struct Section
    {
        QString name;
        QList<Option> options;

        friend bool operator==(const Section &, const Section &) = default;
    };

    [[nodiscard]] const Section *find(const QString &section) const;
    [[nodiscard]] const Option *find(const QString &section, const QString &option) const;
    [[nodiscard]] Done interpolate(const QString &section, const Option &option, QString rest, int depth,
                                   QString &out) const;
    [[nodiscard]] Error interpolationError(const Option &option, const QString &what) const;

    QString m_fileName;
    Section m_defaults;
    QList<Section> m_sections;
};

} // namespace engine
