#pragma once

#include "engine/dialect/connection.h"
#include "engine/schema/schema.h"

#include <QHash>

#include <algorithm>

namespace engine::postgresql {

/// A list that came as JSON text; empty for NULL.
[[nodiscard]] QVariantList jsonList(const QVariant &text);

/// An expression without the one pair of parentheses around it.
[[nodiscard]] QString withoutParentheses(const QString &expression);

/// `a=b` texts, as pg_class.reloptions has them, as a map; empty for none.
[[nodiscard]] QVariantMap parameterMap(const QVariant &json);

/// How the names of the catalogue become the engine's.
struct Names
{
    QString defaultSchema;
    QHash<QString, QString> standIns; ///< in a scratch place: what each schema of it stands for
    QHash<qlonglong, QHash<int, QString>> columns; ///< by the table's oid and the column's number

    /// The schema's name, empty for the default one.
    [[nodiscard]] QString schema(const QString &catalogueName) const
    {
        const bool isDefault = catalogueName == defaultSchema || catalogueName == standIns.value(defaultSchema);
        return isDefault ? QString() : standIns.value(catalogueName, catalogueName);
    }

    /// In a scratch place: that schema is another's, of which there is one of the place's own.
    [[nodiscard]] bool isStoodInFor(const QString &catalogueName) const
    {
        return std::ranges::find(standIns, catalogueName) != standIns.end();
    }

    /// The columns that a constraint speaks of.
    [[nodiscard]] QStringList columnList(qlonglong table, const QVariant &numbers) const;
};

/// The identity of one row of kColumns, whose type is `type`: only what is not what PostgreSQL takes by itself.
[[nodiscard]] Identity identityOf(bool always, const Connection::Row &row, const QString &type);

/// The constraint of one row of kConstraints.
[[nodiscard]] Constraint constraintOf(const Connection::Row &row, const Names &names);

/// The index of one row of kIndexes.
[[nodiscard]] Index indexOf(const Connection::Row &row);

} // namespace engine::postgresql
