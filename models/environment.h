#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

namespace models {

/// A database of the project's, as the user names it. The user's, not the project's: kept in the user's settings.
struct Environment
{
    enum class Kind { Development, Staging, Production };

    QString name; ///< unique within a project
    Kind kind = Kind::Development;
    QString url; ///< SQLAlchemy's form; a relative SQLite file counts from the project's folder
    bool fromProject = false; ///< the URL is the one that the project's own files give; it is not stored

    friend bool operator==(const Environment &, const Environment &) = default;
};

/// "development", "staging", "production": the word that is stored.
[[nodiscard]] QString keyOf(Environment::Kind kind);

/// The inverse; Development for a word that is none of them.
[[nodiscard]] Environment::Kind environmentKind(const QString &key);

/// True where name or URL say that this may be production although the kind does not (ux.md 8).
[[nodiscard]] bool looksLikeProduction(const Environment &environment);

} // namespace models

Q_DECLARE_METATYPE(models::Environment)
