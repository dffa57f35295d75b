#include "models/comparescript.h"

#include "engine/operation/apply.h"

using namespace Qt::StringLiterals;

namespace models {

using engine::Difference;

namespace {

/// A value a line, so that two definitions can be held against each other.
QString definitionOf(const engine::EnumType &type, const engine::Dialect &dialect)
{
    QStringList values;
    for (const QString &value : type.values)
        values << u"    "_s + dialect.literal(value);
    return u"CREATE TYPE %1 AS ENUM (\n%2\n)"_s.arg(dialect.quoted(type.name), values.join(u",\n"_s));
}

} // namespace

QString definitionOf(const engine::Schema &schema, Difference::Kind kind, const engine::TableName &table,
                     const QString &name, const engine::Dialect &dialect)
{
    if (kind == Difference::Kind::View) {
        const auto view = schema.views.find(table);
        return view == schema.views.end() ? QString() : scriptOf(view->second);
    }
    if (kind == Difference::Kind::Trigger) {
        for (const engine::Trigger &trigger : schema.triggers) {
            if (trigger.name == name)
                return trigger.definition;
        }
        return {};
    }
    if (kind == Difference::Kind::EnumType) {
        const auto type = schema.enumTypes.find(table);
        return type == schema.enumTypes.end() ? QString() : definitionOf(type->second, dialect);
    }
    const engine::Table *found = schema.table(table);
    return found ? dialect.definition(*found) : QString();
}

QString scriptOf(const std::vector<engine::Operation> &operations, engine::Schema before,
                 const engine::Dialect &dialect)
{
    QStringList parts;
    for (const engine::Operation &operation : operations) {
        const auto statements = dialect.compile(operation, before);
        if (!statements) {
            parts << u"-- %1\n-- %2"_s.arg(engine::summary(operation),
                                           engine::describe(statements.error()).replace(u'\n', u"\n-- "_s));
            continue;
        }
        QStringList texts{u"-- "_s + engine::summary(operation)};
        for (const engine::Statement &statement : *statements)
            texts << statement.sql + u';';
        if (const auto applied = engine::apply(operation, before); !applied)
            texts << u"-- "_s + applied.error().what;
        parts << texts.join(u'\n');
    }
    return parts.join(u"\n\n"_s);
}

QString commandFor(const SourceChoice &left, const SourceChoice &right)
{
    const auto argument = [](const SourceChoice &choice) {
        QString text = choice.name;
        if (choice.kind == SourceChoice::Kind::Revision)
            text = u"revision:"_s + choice.name;
        else if (const auto *database = std::get_if<engine::DatabaseSource>(&choice.source))
            text = u"database:"_s + database->url.displayText();
        return u'\'' + text.replace(u'\'', u"'\\''"_s) + u'\'';
    };
    return u"athanor-cli compare %1 %2"_s.arg(argument(left), argument(right));
}

} // namespace models
