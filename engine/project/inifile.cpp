#include "engine/project/inifile.h"

#include "engine/project/iniparser.h"
#include "engine/python/stringrepr.h"

#include <QFile>
#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;
using engine::python::stringRepr;

namespace engine {

namespace {

constexpr int MaximumInterpolationDepth = 10;

const IniFile::Option *findOption(const QList<IniFile::Option> &options, const QString &name)
{
    const auto found = std::find_if(options.cbegin(), options.cend(),
                                    [&name](const IniFile::Option &option) { return option.name == name; });
    return found == options.cend() ? nullptr : &*found;
}

} // namespace

IniFile::IniFile(const QMap<QString, QString> &defaults)
{
    m_defaults.name = u"DEFAULT"_s;
    for (auto entry = defaults.cbegin(); entry != defaults.cend(); ++entry)
        m_defaults.options.append({entry.key().toLower(), entry.value(), 0});
}

Result<IniFile> IniFile::parse(const QString &text, const QString &fileName, const QMap<QString, QString> &defaults)
{
    return IniParser(fileName, defaults).parse(text);
}

Result<IniFile> IniFile::read(const QString &path, const QMap<QString, QString> &defaults)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure({.kind = Error::Kind::File,
                        .what = u"Cannot read %1."_s.arg(path),
                        .why = file.errorString(),
                        .advice = u"Check that the file exists and that you may read it."_s,
                        .where = {path}});
    }
    // Stateless decoding keeps a byte order mark, as Python's utf-8 codec does: ConfigParser then rejects the file.
    QStringDecoder decoder(QStringDecoder::Utf8,
                           QStringConverter::Flag::Stateless | QStringConverter::Flag::ConvertInitialBom);
    const QString text = decoder.decode(file.readAll());
    if (decoder.hasError()) {
        return failure({.kind = Error::Kind::Project,
                        .what = u"%1 is not UTF-8 text."_s.arg(path),
                        .advice = u"Save the file in UTF-8."_s,
                        .where = {path}});
    }
    return parse(text, path, defaults);
}

QStringList IniFile::sections() const
{
    QStringList names;
    for (const Section &section : m_sections)
        names << section.name;
    return names;
}

bool IniFile::hasSection(const QString &section) const
{
    return find(section) != nullptr;
}

bool IniFile::hasOption(const QString &section, const QString &option) const
{
    return find(section, option) != nullptr;
}

QStringList IniFile::optionNames(const QString &section) const
{
    const Section *own = find(section);
    if (!own)
        return {};
    QStringList names;
    for (const Option &option : m_defaults.options)
        names << option.name;
    for (const Option &option : own->options) {
        if (!names.contains(option.name))
            names << option.name;
    }
    return names;
}

std::optional<QString> IniFile::rawValue(const QString &section, const QString &option) const
{
    const Option *found = find(section, option);
    return found ? std::optional(found->rawValue) : std::nullopt;
}

Result<std::optional<QString>> IniFile::value(const QString &section, const QString &option) const
{
    const Option *found = find(section, option);
    if (!found)
        return std::optional<QString>();
    QString result;
    if (const Done done = interpolate(section, *found, found->rawValue, 1, result); !done)
        return failure(done.error());
    return std::optional(result);
}

Result<QList<std::pair<QString, QString>>> IniFile::items(const QString &section) const
{
    QList<std::pair<QString, QString>> result;
    for (const QString &name : optionNames(section)) {
        const Result<std::optional<QString>> text = value(section, name);
        if (!text)
            return failure(text.error());
        result.append({name, text->value_or(QString())});
    }
    return result;
}

int IniFile::lineOf(const QString &section, const QString &option) const
{
    const Option *found = find(section, option);
    return found ? found->line : 0;
}

const IniFile::Section *IniFile::find(const QString &section) const
{
    const auto found = std::find_if(m_sections.cbegin(), m_sections.cend(),
                                    [&section](const Section &candidate) { return candidate.name == section; });
    return found == m_sections.cend() ? nullptr : &*found;
}

const IniFile::Option *IniFile::find(const QString &section, const QString &option) const
{
    const Section *own = find(section);
    if (!own)
        return nullptr;
    const QString name = option.toLower();
    const Option *found = findOption(own->options, name);
    return found ? found : findOption(m_defaults.options, name);
}

Done IniFile::interpolate(const QString &section, const Option &option, QString rest, int depth, QString &out) const
{
    if (depth > MaximumInterpolationDepth) {
        return failure(
            interpolationError(option,
                               u"Recursion limit exceeded in value substitution: option %1 in section %2 contains an "
                               "interpolation key which cannot be substituted in %3 steps. Raw value: %4"_s.arg(
                                   stringRepr(option.name), stringRepr(section),
                                   QString::number(MaximumInterpolationDepth), stringRepr(option.rawValue))));
    }
    static const QRegularExpression reference(u"\\A%\\(([^)]+)\\)s"_s);
    while (!rest.isEmpty()) {
        const qsizetype percent = rest.indexOf(u'%');
        if (percent < 0) {
            out += rest;
            return {};
        }
        out += QStringView(rest).left(percent);
        rest.remove(0, percent);
        if (rest.startsWith("%%"_L1)) {
            out += u'%';
            rest.remove(0, 2);
            continue;
        }
        if (!rest.startsWith("%("_L1)) {
            return failure(
                interpolationError(option, u"'%' must be followed by '%' or '(', found: "_s + stringRepr(rest)));
        }
        const QRegularExpressionMatch match = reference.match(rest);
        if (!match.hasMatch()) {
            return failure(interpolationError(option, u"bad interpolation variable reference "_s + stringRepr(rest)));
        }
        rest.remove(0, match.capturedEnd());
        const QString name = match.captured(1).toLower();
        const Option *referred = find(section, name);
        if (!referred) {
            return failure(interpolationError(
                option,
                u"Bad value substitution: option %1 in section %2 contains an interpolation key %3 which is "
                "not a valid option name. Raw value: %4"_s.arg(stringRepr(option.name), stringRepr(section),
                                                               stringRepr(name), stringRepr(option.rawValue))));
        }
        if (const Done done = interpolate(section, option, referred->rawValue, depth + 1, out); !done)
            return done;
    }
    return {};
}

Error IniFile::interpolationError(const Option &option, const QString &what) const
{
    return {.kind = Error::Kind::Project,
            .what = what,
            .advice = u"Write %% for a percent sign, and %(name)s only for a key of the same section."_s,
            .where = {m_fileName, option.line, 0}};
}

} // namespace engine
