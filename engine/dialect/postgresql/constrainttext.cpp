#include "engine/dialect/postgresql/constrainttext.h"

#include "engine/dialect/postgresql/quoting.h"
#include "engine/overloaded.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace engine::postgresql {

namespace {

QString named(const QString &name)
{
    return name.isEmpty() ? QString() : u"CONSTRAINT %1 "_s.arg(quotedName(name));
}

QString deferral(const std::optional<bool> &deferrable, const QString &initially)
{
    QString text;
    if (deferrable)
        text += *deferrable ? u" DEFERRABLE"_s : u" NOT DEFERRABLE"_s;
    if (!initially.isEmpty())
        text += u" INITIALLY "_s + initially;
    return text;
}

QString validity(const QVariantMap &options)
{
    return options.value(u"postgresql_not_valid"_s).toBool() ? u" NOT VALID"_s : QString();
}

QString included(const QVariantMap &options)
{
    const QStringList columns = options.value(u"postgresql_include"_s).toStringList();
    return columns.isEmpty() ? QString() : u" INCLUDE (%1)"_s.arg(quotedNames(columns));
}

QString uniqueSpec(const UniqueConstraint &unique)
{
    const bool nulls = unique.options.value(u"postgresql_nulls_not_distinct"_s).toBool();
    return u"%1UNIQUE %2(%3)"_s.arg(named(unique.name), nulls ? u"NULLS NOT DISTINCT "_s : QString(),
                                    quotedNames(unique.columns))
        + included(unique.options) + deferral(unique.deferrable, unique.initially);
}

/// A plain word is a column, as in Alembic.
QString elementSql(const QString &expression)
{
    static const QRegularExpression word(u"\\A\\w+\\z"_s);
    return word.match(expression).hasMatch() ? quotedName(expression) : expression;
}

QString excludeSpec(const ExcludeConstraint &exclude)
{
    QStringList terms;
    for (const auto &[expression, sign] : exclude.elements)
        terms << elementSql(expression) + u" WITH "_s + sign;
    QString text = u"%1EXCLUDE USING %2 (%3)"_s.arg(
        named(exclude.name), exclude.method.isEmpty() ? u"gist"_s : exclude.method.toLower(), terms.join(u", "_s));
    text += included(exclude.options);
    if (!exclude.where.isEmpty())
        text += u" WHERE (%1)"_s.arg(exclude.where);
    return text + deferral(exclude.deferrable, exclude.initially);
}

} // namespace

QString referencesSpec(const ForeignKey &key)
{
    QString text = u"REFERENCES "_s + quotedName(key.referredTable);
    if (!key.referredColumns.isEmpty())
        text += u" (%1)"_s.arg(quotedNames(key.referredColumns));
    if (!key.match.isEmpty())
        text += u" MATCH "_s + key.match;
    if (!key.onDelete.isEmpty())
        text += u" ON DELETE "_s + key.onDelete;
    if (!key.onUpdate.isEmpty())
        text += u" ON UPDATE "_s + key.onUpdate;
    return text + deferral(key.deferrable, key.initially);
}

QString constraintSpec(const Constraint &constraint)
{
    return std::visit(
        Overloaded{
            [](const PrimaryKey &key) {
                return u"%1PRIMARY KEY (%2)"_s.arg(named(key.name), quotedNames(key.columns)) + included(key.options);
            },
            [](const ForeignKey &key) {
                return u"%1FOREIGN KEY(%2) %3"_s.arg(named(key.name), quotedNames(key.columns), referencesSpec(key))
                    + validity(key.options);
            },
            [](const UniqueConstraint &unique) { return uniqueSpec(unique); },
            [](const CheckConstraint &check) {
                const bool isOwn = check.options.value(u"postgresql_no_inherit"_s).toBool();
                return u"%1CHECK (%2)"_s.arg(named(check.name), check.expression)
                    + (isOwn ? u" NO INHERIT"_s : QString()) + validity(check.options);
            },
            [](const ExcludeConstraint &exclude) { return excludeSpec(exclude); },
        },
        constraint);
}

} // namespace engine::postgresql
