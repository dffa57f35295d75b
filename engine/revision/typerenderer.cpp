#include "engine/revision/schemarenderer.h"

#include "engine/python/stringrepr.h"
#include "engine/schema/enumtype.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

constexpr std::array DialectModules{"postgresql"_L1, "mysql"_L1, "mariadb"_L1, "sqlite"_L1, "mssql"_L1, "oracle"_L1};

bool isDialectModule(const QString &module)
{
    return std::any_of(DialectModules.begin(), DialectModules.end(),
                       [&module](QLatin1StringView dialect) { return module == dialect; });
}

/// `sa.`, `postgresql.` or the application's module; the latter two need an import, which Alembic leaves out for an
/// application's types, so that its file fails.
QString modulePrefix(const QString &module, RenderContext &context)
{
    if (module.isEmpty())
        return u"sa."_s;
    context.imports.insert(isDialectModule(module) ? u"from sqlalchemy.dialects import "_s + module
                                                   : u"import "_s + module);
    return module + u'.';
}

QStringList numberArguments(const DataType &type)
{
    QStringList arguments;
    const auto add = [&arguments](QLatin1StringView name, const std::optional<int> &number) {
        if (number)
            arguments << name + u'=' + QString::number(*number);
    };
    add("length"_L1, type.length);
    add("precision"_L1, type.precision);
    add("scale"_L1, type.scale);
    return arguments;
}

Result<QStringList> typeArguments(const DataType &type, RenderContext &context)
{
    QStringList arguments;
    const bool isDomain = domainOf(type) && type.elements.size() == 1 && type.name == u"DOMAIN";
    if (isDomain)
        arguments << python::stringRepr(type.typeName);
    for (const QString &value : type.values)
        arguments << python::stringRepr(value);
    for (const DataType &element : type.elements) {
        const Result<QString> text = renderType(element, context);
        if (!text)
            return failure(text.error());
        arguments << *text;
    }
    arguments << numberArguments(type);
    if (type.timezone)
        arguments << u"timezone=True"_s;
    if (!type.collation.isEmpty())
        arguments << u"collation="_s + python::stringRepr(type.collation);
    if (!type.typeName.isEmpty() && !isDomain)
        arguments << u"name="_s + python::stringRepr(type.typeName);
    const Result<QStringList> options = renderOptions(type.options, context);
    if (!options)
        return failure(options.error());
    return arguments + *options;
}

/// One `.with_variant()` a dialect, in the order of the dialects' names, as Alembic sorts them.
Result<QString> variantCalls(const DataType &type, RenderContext &context)
{
    QMap<QString, QString> calls;
    for (const DataTypeVariant &variant : type.variants) {
        const Result<QString> text = renderType(variant.type, context);
        if (!text)
            return text;
        for (const QString &dialect : variant.dialects)
            calls.insert(dialect, u".with_variant("_s + *text + u", "_s + python::stringRepr(dialect) + u')');
    }
    return QStringList(calls.values()).join(QString());
}

} // namespace

Result<QString> renderType(const DataType &type, RenderContext &context)
{
    if (type.name.isEmpty())
        return u"sa.NullType()"_s;
    const Result<QStringList> arguments = typeArguments(type, context);
    if (!arguments)
        return failure(arguments.error());
    const Result<QString> variants = variantCalls(type, context);
    if (!variants)
        return variants;
    return modulePrefix(type.module, context) + type.name + u'(' + arguments->join(u", "_s) + u')' + *variants;
}

} // namespace engine
