#pragma once

#include "engine/project/inifile.h"

#include <QSet>

namespace engine {

/// The reading half of IniFile: one pass over the lines, ConfigParser's state machine (Alembic reference 2.1).
class IniParser
{
public:
    /// `fileName` is what error messages call the file; `defaults` become the first content of [DEFAULT].
    IniParser(const QString &fileName, const QMap<QString, QString> &defaults);

    /// Reads all of `text`. Fails with ConfigParser's message; lines without a delimiter are all reported at once.
    [[nodiscard]] Result<IniFile> parse(const QString &text);

private:
    [[nodiscard]] Done takeLine(const QString &line);
    void takeBlankLine(bool isComment);
    [[nodiscard]] Done takeSection(const QString &name);
    [[nodiscard]] Done takeOption(const QString &value, const QString &line);
    void addParsingError(const QString &line);
    void finish();
    [[nodiscard]] IniFile::Section *section();
    [[nodiscard]] IniFile::Option *option();
    [[nodiscard]] Error error(const QString &what, const QString &advice) const;

    IniFile m_file;
    QSet<std::pair<QString, QString>> m_seen; ///< (section, key), with an empty key for the section itself
    int m_section = NoSection;
    QString m_optionName;
    qsizetype m_indent = 0;
    int m_line = 0;
    QString m_parsingErrors;
    int m_firstParsingErrorLine = 0;

    static constexpr int NoSection = -2;
    static constexpr int Defaults = -1;
};

} // namespace engine
