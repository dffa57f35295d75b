#include "engine/project/iniparser.h"

#include "engine/python/stringrepr.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using engine::python::isPythonSpace;
using engine::python::stringRepr;
using engine::python::stripped;

namespace engine {

namespace {

/// Lines with their line feed, after Python's universal newlines.
QStringList linesOf(QString text)
{
    text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i + 1 < lines.size(); ++i)
        lines[i] += u'\n';
    if (lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

qsizetype indentOf(const QString &line)
{
    qsizetype indent = 0;
    while (indent < line.size() && isPythonSpace(line.at(indent)))
        ++indent;
    return indent < line.size() ? indent : 0;
}

/// As Python's `{:2d}`.
QString lineNumber(int line)
{
    return QString::number(line).rightJustified(2);
}

QString trimmedEnd(QString text)
{
    while (!text.isEmpty() && isPythonSpace(text.back()))
        text.chop(1);
    return text;
}

} // namespace

IniParser::IniParser(const QString &fileName, const QMap<QString, QString> &defaults)
    : m_file(defaults)
{
    m_file.m_fileName = fileName;
}

Result<IniFile> IniParser::parse(const QString &text)
{
    for (const QString &line : linesOf(text)) {
        ++m_line;
        if (const Done done = takeLine(line); !done)
            return failure(done.error());
    }
    if (!m_parsingErrors.isEmpty()) {
        m_line = m_firstParsingErrorLine;
        return failure(error(u"Source contains parsing errors: "_s + stringRepr(m_file.m_fileName) + m_parsingErrors,
                             u"Write \"key = value\", or indent the line to continue the value above it."_s));
    }
    finish();
    return m_file;
}

Done IniParser::takeLine(const QString &line)
{
    const QString value = stripped(line);
    const bool isComment = value.startsWith(u'#') || value.startsWith(u';');
    if (value.isEmpty() || isComment) {
        takeBlankLine(isComment);
        return {};
    }
    const qsizetype indent = indentOf(line);
    if (m_section != NoSection && !m_optionName.isEmpty() && indent > m_indent) {
        option()->rawValue += u'\n' + value;
        return {};
    }
    m_indent = indent;
    const qsizetype closing = value.lastIndexOf(u']');
    if (value.startsWith(u'[') && closing > 1)
        return takeSection(value.mid(1, closing - 1));
    if (m_section == NoSection) {
        const QString advice = line.startsWith(QChar(QChar::ByteOrderMark))
            ? u"The file begins with a byte order mark; save it as UTF-8 without one."_s
            : u"Begin the file with a section such as [alembic]."_s;
        return failure(error(u"File contains no section headers.\nfile: %1, line: %2\n%3"_s.arg(
                                 stringRepr(m_file.m_fileName), QString::number(m_line), stringRepr(line)),
                             advice));
    }
    return takeOption(value, line);
}

void IniParser::takeBlankLine(bool isComment)
{
    if (!isComment && m_section != NoSection && !m_optionName.isEmpty())
        option()->rawValue += u'\n';
}

Done IniParser::takeSection(const QString &name)
{
    m_optionName.clear();
    if (name == "DEFAULT"_L1) {
        m_section = Defaults;
        return {};
    }
    if (m_seen.contains({name, QString()})) {
        return failure(error(u"While reading from %1 [line %2]: section %3 already exists"_s.arg(
                                 stringRepr(m_file.m_fileName), lineNumber(m_line), stringRepr(name)),
                             u"Merge the two sections, or delete one."_s));
    }
    m_seen.insert({name, QString()});
    m_section = int(m_file.m_sections.size());
    m_file.m_sections.append({name, {}});
    return {};
}

Done IniParser::takeOption(const QString &value, const QString &line)
{
    const auto delimiter = std::find_if(value.cbegin(), value.cend(), [](QChar c) { return c == u'=' || c == u':'; });
    if (delimiter == value.cend()) {
        addParsingError(line);
        return {};
    }
    const qsizetype at = delimiter - value.cbegin();
    m_optionName = trimmedEnd(value.left(at)).toLower();
    if (m_optionName.isEmpty()) {
        addParsingError(line);
        return {};
    }
    const QString sectionName = section()->name;
    if (m_seen.contains({sectionName, m_optionName})) {
        return failure(error(
            u"While reading from %1 [line %2]: option %3 in section %4 already exists"_s.arg(
                stringRepr(m_file.m_fileName), lineNumber(m_line), stringRepr(m_optionName), stringRepr(sectionName)),
            u"Delete one of the two lines."_s));
    }
    m_seen.insert({sectionName, m_optionName});
    const IniFile::Option read{m_optionName, stripped(value.mid(at + 1)), m_line};
    if (IniFile::Option *injected = option())
        *injected = read;
    else
        section()->options.append(read);
    return {};
}

void IniParser::addParsingError(const QString &line)
{
    if (m_parsingErrors.isEmpty())
        m_firstParsingErrorLine = m_line;
    m_parsingErrors += u"\n\t[line "_s + lineNumber(m_line) + u"]: "_s + stringRepr(line);
}

void IniParser::finish()
{
    const auto trimAll = [](IniFile::Section &section) {
        for (IniFile::Option &option : section.options)
            option.rawValue = option.line > 0 ? trimmedEnd(option.rawValue) : option.rawValue;
    };
    trimAll(m_file.m_defaults);
    std::for_each(m_file.m_sections.begin(), m_file.m_sections.end(), trimAll);
}

IniFile::Section *IniParser::section()
{
    return m_section == Defaults ? &m_file.m_defaults : &m_file.m_sections[m_section];
}

IniFile::Option *IniParser::option()
{
    QList<IniFile::Option> &options = section()->options;
    const auto found = std::find_if(options.begin(), options.end(), [this](const IniFile::Option &candidate) {
        return candidate.name == m_optionName;
    });
    return found == options.end() ? nullptr : &*found;
}

Error IniParser::error(const QString &what, const QString &advice) const
{
    return {.kind = Error::Kind::Project, .what = what, .advice = advice, .where = {m_file.m_fileName, m_line, 0}};
}

} // namespace engine
