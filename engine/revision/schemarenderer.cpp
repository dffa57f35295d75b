#include "engine/revision/schemarenderer.h"

#include "engine/dialect/dialect.h"
#include "engine/overloaded.h"
#include "engine/python/stringrepr.h"
#include "engine/revision/foreignkeytarget.h"
#include "engine/schema/unsaidoptions.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

QString pythonBool(bool value)
{
    return value ? u"True"_s : u"False"_s;
}

QString autoincrementText(Autoincrement autoincrement)
{
    switch (autoincrement) {
    case Autoincrement::On:
        return u"True"_s;
    case Autoincrement::Off:
        return u"False"_s;
    case Autoincrement::IgnoreForeignKey:
        return u"'ignore_fk'"_s;
    case Autoincrement::Auto:
        break;
    }
    return u"'auto'"_s;
}

QStringList reprs(const QStringList &texts)
{
    QStringList parts;
    for (const QString &text : texts)
        parts << python::stringRepr(text);
    return parts;
}

void addName(const QString &name, const RenderContext &context, QStringList &arguments)
{
    if (!name.isEmpty())
        arguments << u"name="_s + renderName(name, context);
}

QStringList deferringOptions(const std::optional<bool> &deferrable, const QString &initially)
{
    QStringList options;
    if (deferrable)
        options << u"deferrable="_s + pythonBool(*deferrable);
    if (!initially.isEmpty())
        options << u"initially="_s + python::stringRepr(initially);
    return options;
}

Result<QString> withOptions(const QString &call, QStringList arguments, const QVariantMap &options,
                            RenderContext &context)
{
    const Result<QStringList> rendered = renderOptions(options, context);
    if (!rendered)
        return failure(rendered.error());
    arguments << *rendered;
    return call + u'(' + arguments.join(u", "_s) + u')';
}

Result<QString> renderPrimaryKey(const PrimaryKey &key, RenderContext &context)
{
    if (key.columns.isEmpty())
        return QString();
    QStringList arguments = reprs(key.columns);
    addName(key.name, context, arguments);
    return withOptions(u"sa.PrimaryKeyConstraint"_s, arguments, key.options, context);
}

Result<QString> renderForeignKey(const ForeignKey &key, RenderContext &context)
{
    if (const Done sayable = checkForeignKeyTarget(key); !sayable)
        return failure(sayable.error());
    QStringList targets;
    for (const QString &column : key.referredColumns)
        targets << foreignKeyTarget(key.referredTable, column);
    QStringList keywords;
    addName(key.name, context, keywords);
    keywords << renderForeignKeyOptions(key);
    const Result<QStringList> options = renderOptions(key.options, context);
    if (!options)
        return failure(options.error());
    keywords << *options;
    // Alembic leaves the blank and the comma of the empty keyword list in.
    return u"sa.ForeignKeyConstraint(%1, %2, %3)"_s.arg(renderList(key.columns), renderList(targets),
                                                        keywords.join(u", "_s));
}

Result<QString> renderUnique(const UniqueConstraint &unique, RenderContext &context)
{
    QStringList arguments = reprs(unique.columns) + deferringOptions(unique.deferrable, unique.initially);
    addName(unique.name, context, arguments);
    return withOptions(u"sa.UniqueConstraint"_s, arguments, unique.options, context);
}

Result<QString> renderCheck(const CheckConstraint &check, RenderContext &context)
{
    QStringList arguments{python::stringRepr(check.expression)};
    addName(check.name, context, arguments);
    return withOptions(u"sa.CheckConstraint"_s, arguments, check.options, context);
}

Result<QString> renderExclude(const ExcludeConstraint &exclude, RenderContext &context)
{
    context.imports.insert(u"from sqlalchemy.dialects import postgresql"_s);
    QStringList arguments;
    for (const auto &[expression, operation] : exclude.elements)
        arguments << u"(%1, %2)"_s.arg(renderSqlText(expression), python::stringRepr(operation));
    if (!exclude.where.isEmpty())
        arguments << u"where="_s + renderSqlText(exclude.where);
    if (!exclude.method.isEmpty())
        arguments << u"using="_s + python::stringRepr(exclude.method);
    arguments << deferringOptions(exclude.deferrable, exclude.initially);
    addName(exclude.name, context, arguments);
    return u"postgresql.ExcludeConstraint(%1)"_s.arg(arguments.join(u", "_s));
}

/// Alembic's own guess (SQLiteImpl): a digit, a quoted text and what stands in parentheses may follow DEFAULT as it is.
QString defaultSql(const QString &sql, const RenderContext &context)
{
    static const QRegularExpression fits(uR"(\A(?:[0-9.]|'.+'|\(.+\))\z)"_s,
                                         QRegularExpression::DotMatchesEverythingOption);
    const bool needsParentheses = context.options.dialect && !sql.isEmpty()
        && context.options.dialect->capabilities().parenthesizedDefaults && !fits.match(sql).hasMatch();
    return needsParentheses ? u'(' + sql + u')' : sql;
}

QString quotedColumn(const QString &name, const RenderContext &context)
{
    if (context.options.dialect)
        return context.options.dialect->quoted(name);
    static const QRegularExpression plain(u"\\A[a-z_][a-z0-9_$]*\\z"_s);
    return plain.match(name).hasMatch() ? name : u'"' + QString(name).replace(u'"', "\"\""_L1) + u'"';
}

/// SQLite's own are plain words in any case of letters.
QString quotedCollation(const QString &name, const RenderContext &context)
{
    static const QStringList plain{u"BINARY"_s, u"NOCASE"_s, u"RTRIM"_s};
    return plain.contains(name, Qt::CaseInsensitive) ? name : quotedColumn(name, context);
}

} // namespace

QString renderServerDefault(const ServerDefault &serverDefault, const RenderContext &context)
{
    switch (serverDefault.kind) {
    case ServerDefault::Kind::Literal:
        return python::stringRepr(serverDefault.text);
    case ServerDefault::Kind::Expression:
        return renderSqlText(defaultSql(serverDefault.text, context));
    case ServerDefault::Kind::Now:
        return u"sa.func.now()"_s;
    case ServerDefault::Kind::True:
        return u"sa.true()"_s;
    case ServerDefault::Kind::False:
        return u"sa.false()"_s;
    case ServerDefault::Kind::Fetched:
        break;
    }
    return u"sa.FetchedValue()"_s;
}

QString renderComputed(const Computed &computed)
{
    // The blank after the comma stays where nothing follows, as Alembic writes it.
    return u"sa.Computed(%1, %2)"_s.arg(python::stringRepr(computed.expression),
                                        computed.persisted ? u"persisted="_s + pythonBool(*computed.persisted)
                                                           : QString());
}

Result<QString> renderIdentity(const Identity &identity, RenderContext &context)
{
    QStringList arguments{u"always="_s + pythonBool(identity.always)};
    for (const QString &name : {u"on_null"_s, u"start"_s, u"increment"_s, u"minvalue"_s, u"maxvalue"_s, u"nominvalue"_s,
                                u"nomaxvalue"_s, u"cycle"_s, u"cache"_s, u"order"_s}) {
        if (!identity.options.contains(name))
            continue;
        const Result<QString> value = renderValue(identity.options.value(name), context);
        if (!value)
            return value;
        arguments << name + u'=' + *value;
    }
    return u"sa.Identity(%1)"_s.arg(arguments.join(u", "_s));
}

Result<QString> renderColumn(const Column &column, RenderContext &context, const QStringList &extraArguments,
                             const QStringList &extraKeywords)
{
    const Result<QString> type = renderType(column.type, context);
    if (!type)
        return type;
    QStringList arguments{python::stringRepr(column.name), *type};
    arguments << extraArguments;
    if (column.computed)
        arguments << renderComputed(*column.computed);
    if (column.identity) {
        const Result<QString> identity = renderIdentity(*column.identity, context);
        if (!identity)
            return identity;
        arguments << *identity;
    }
    if (column.serverDefault)
        arguments << u"server_default="_s + renderServerDefault(*column.serverDefault, context);
    if (column.autoincrement != Autoincrement::Auto)
        arguments << u"autoincrement="_s + autoincrementText(column.autoincrement);
    arguments << u"nullable="_s + pythonBool(column.nullable);
    if (!column.comment.isEmpty())
        arguments << u"comment="_s + python::stringRepr(column.comment);
    arguments << extraKeywords;
    return withOptions(u"sa.Column"_s, arguments, withoutVisibility(column.options), context);
}

Result<QString> renderTableConstraint(const Constraint &constraint, RenderContext &context)
{
    return std::visit(Overloaded{
                          [&context](const PrimaryKey &key) { return renderPrimaryKey(key, context); },
                          [&context](const ForeignKey &key) { return renderForeignKey(key, context); },
                          [&context](const UniqueConstraint &unique) { return renderUnique(unique, context); },
                          [&context](const CheckConstraint &check) { return renderCheck(check, context); },
                          [&context](const ExcludeConstraint &exclude) { return renderExclude(exclude, context); },
                      },
                      constraint);
}

QStringList renderForeignKeyOptions(const ForeignKey &key)
{
    QStringList options;
    const auto add = [&options](QLatin1StringView name, const QString &value) {
        if (!value.isEmpty())
            options << name + u'=' + python::stringRepr(value);
    };
    add("onupdate"_L1, key.onUpdate);
    add("ondelete"_L1, key.onDelete);
    add("initially"_L1, key.initially);
    if (key.deferrable)
        options << u"deferrable="_s + pythonBool(*key.deferrable);
    if (key.useAlter)
        options << u"use_alter=True"_s;
    add("match"_L1, key.match);
    return options;
}

QString renderIndexElements(const Index &index, const RenderContext &context)
{
    QStringList terms;
    for (const IndexElement &element : index.elements) {
        if (!element.column.isEmpty() && !element.descending && element.collation.isEmpty()) {
            terms << python::stringRepr(element.column);
            continue;
        }
        QString sql = element.column.isEmpty() ? element.expression : quotedColumn(element.column, context);
        if (!element.collation.isEmpty())
            sql += u" COLLATE "_s + quotedCollation(element.collation, context);
        if (element.descending)
            sql += u" DESC"_s;
        terms << u"sa.literal_column("_s + python::stringRepr(sql) + u')';
    }
    return u'[' + terms.join(u", "_s) + u']';
}

Result<QStringList> renderIndexOptions(const Index &index, RenderContext &context)
{
    QVariantMap options = index.options;
    if (!index.where.isEmpty()) {
        const QString dialect = context.options.dialect ? context.options.dialect->name() : u"sqlite"_s;
        options.insert(dialect + u"_where"_s, QVariant::fromValue(SqlText{index.where}));
    }
    return renderOptions(options, context);
}

} // namespace engine
