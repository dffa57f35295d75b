#include "engine/project/tomlsettings.h"

#include "engine/revision/percentformat.h"

#include <QFile>
#include <QFileInfo>

#include <toml++/toml.h>

#include <sstream>
#include <string_view>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QVariant variantOf(const toml::node &node);

QVariantMap mapOf(const toml::table &table)
{
    QVariantMap map;
    for (const auto &[key, value] : table)
        map.insert(textOf(key.str()), variantOf(value));
    return map;
}

QVariantList listOf(const toml::array &array)
{
    QVariantList list;
    for (const toml::node &node : array)
        list.append(variantOf(node));
    return list;
}

QVariant variantOf(const toml::node &node)
{
    if (const auto *text = node.as_string())
        return textOf(text->get());
    if (const auto *number = node.as_integer())
        return qlonglong(number->get());
    if (const auto *number = node.as_floating_point())
        return number->get();
    if (const auto *truth = node.as_boolean())
        return truth->get();
    if (const auto *array = node.as_array())
        return listOf(*array);
    if (const auto *table = node.as_table())
        return mapOf(*table);
    std::ostringstream date;
    node.visit([&date](const auto &value) { date << value; });
    return textOf(date.str());
}

Error syntaxError(const toml::parse_error &error, const QString &fileName)
{
    return {.kind = Error::Kind::Project,
            .what = u"%1 is not valid TOML."_s.arg(fileName),
            .why = textOf(error.description()),
            .advice = u"Correct the line that the message names."_s,
            .where = {fileName, int(error.source().begin.line), int(error.source().begin.column)}};
}

Result<QVariant> formatted(const QVariant &value, const PercentValues &names)
{
    if (value.typeId() == QMetaType::QString) {
        const Result<QString> text = percentFormat(value.toString(), names);
        return text ? Result<QVariant>(QVariant(*text)) : failure(text.error());
    }
    if (value.typeId() == QMetaType::QVariantList) {
        QVariantList list;
        for (const QVariant &item : value.toList()) {
            Result<QVariant> part = formatted(item, names);
            if (!part)
                return part;
            list.append(*part);
        }
        return QVariant(list);
    }
    if (value.typeId() == QMetaType::QVariantMap) {
        QVariantMap map = value.toMap();
        for (QVariant &item : map) {
            const Result<QVariant> part = formatted(item, names);
            if (!part)
                return part;
            item = *part;
        }
        return QVariant(map);
    }
    return value;
}

} // namespace

Result<TomlSettings> TomlSettings::read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure({.kind = Error::Kind::File,
                        .what = u"Cannot read %1."_s.arg(path),
                        .why = file.errorString(),
                        .advice = u"Check that the file exists and that you may read it."_s,
                        .where = {path}});
    }
    return parse(file.readAll(), path, QFileInfo(path).absolutePath());
}

Result<TomlSettings> TomlSettings::parse(const QByteArray &text, const QString &fileName, const QString &here)
{
    TomlSettings settings;
    settings.m_fileName = fileName;
    settings.m_here = here;
    try {
        const toml::table root = toml::parse(std::string_view(text.constData(), size_t(text.size())));
        const auto tool = root["tool"];
        if (const auto alembic = tool["alembic"]) {
            settings.m_hasAlembic = true;
            if (!alembic.is_table()) {
                return failure({.kind = Error::Kind::Project,
                                .what = u"Dictionary expected for [tool.alembic] section"_s,
                                .advice = u"Write [tool.alembic] as a table with keys below it."_s,
                                .where = {fileName, int(alembic.node()->source().begin.line), 0}});
            }
            settings.m_alembic = mapOf(*alembic.as_table());
        }
        if (const toml::table *athanor = tool["athanor"].as_table())
            settings.m_athanor = mapOf(*athanor);
    } catch (const toml::parse_error &error) {
        return failure(syntaxError(error, fileName));
    }
    return settings;
}

Result<QVariant> TomlSettings::value(const QString &name) const
{
    Result<QVariant> result = formatted(m_alembic.value(name), {{u"here"_s, m_here}});
    if (!result) {
        result.error().what = u"%1 in [tool.alembic] cannot be used."_s.arg(name);
        result.error().where = {m_fileName};
    }
    return result;
}

} // namespace engine
