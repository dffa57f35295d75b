#pragma once

#include "engine/operation/operation.h"
#include "engine/schema/schema.h"

#include <initializer_list>

/// Short ways to say a schema in tests that need no database.
namespace building {

inline engine::TableName named(const QString &name)
{
    return {{}, name};
}

inline engine::Column column(const QString &name, const QString &type = QStringLiteral("INTEGER"))
{
    return {.name = name, .type = {.name = type}};
}

inline engine::Column text(const QString &name, int length)
{
    return {.name = name, .type = {.name = QStringLiteral("VARCHAR"), .length = length}};
}

inline engine::Constraint primaryKey(const QStringList &columns, const QString &name = {})
{
    return engine::PrimaryKey{.name = name, .columns = columns};
}

inline engine::Constraint unique(const QStringList &columns, const QString &name = {})
{
    return engine::UniqueConstraint{.name = name, .columns = columns};
}

inline engine::Constraint check(const QString &expression, const QString &name = {})
{
    return engine::CheckConstraint{.name = name, .expression = expression};
}

inline engine::Constraint foreignKey(const QString &column, const QString &table, const QString &name = {})
{
    return engine::ForeignKey{
        .name = name, .columns = {column}, .referredTable = named(table), .referredColumns = {QStringLiteral("id")}};
}

inline engine::Index index(const QString &name, const QStringList &columns, bool isUnique = false)
{
    engine::Index made{.name = name, .unique = isUnique};
    for (const QString &term : columns)
        made.elements.push_back({.column = term});
    return made;
}

inline engine::Table table(const QString &name, std::vector<engine::Column> columns,
                           std::vector<engine::Constraint> constraints = {}, std::vector<engine::Index> indexes = {})
{
    return {.name = named(name),
            .columns = std::move(columns),
            .constraints = std::move(constraints),
            .indexes = std::move(indexes)};
}

inline engine::Schema schema(std::initializer_list<engine::Table> tables)
{
    engine::Schema made;
    for (const engine::Table &each : tables)
        made.tables.emplace(each.name, each);
    return made;
}

inline QStringList summaries(const std::vector<engine::Operation> &operations)
{
    QStringList lines;
    for (const engine::Operation &operation : operations)
        lines << engine::summary(operation);
    return lines;
}

} // namespace building
