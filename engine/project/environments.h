#pragma once

#include "engine/dialect/databaseurl.h"

#include <QList>

namespace engine {

/// A database that the user works on under a name. It is the user's, not the project's, and holds no password.
struct Environment
{
    enum class Kind { Development, Staging, Production };

    QString name;
    QString url; ///< SQLAlchemy's form, as the user wrote it but without a password
    Kind kind = Kind::Development;

    friend bool operator==(const Environment &, const Environment &) = default;
};

/// The file in the user's configuration folder that keeps the environments of all projects.
[[nodiscard]] QString environmentStorePath();

/// The environments stored in `storePath` for the project at `projectRoot`, in the order in which they were saved.
/// Fails with Kind::File when the store exists but cannot be read.
[[nodiscard]] Result<QList<Environment>> loadEnvironments(const QString &projectRoot, const QString &storePath);

/// Replaces the environments of that project. Passwords are taken out of the URLs before anything is written. Fails
/// with Kind::Command for an empty or repeated name, with the error of parseDatabaseUrl() for a bad URL, and with
/// Kind::File when the store cannot be written.
[[nodiscard]] Done saveEnvironments(const QString &projectRoot, const QList<Environment> &environments,
                                    const QString &storePath);

/// `url` without its password, wherever the URL holds it. Fails as parseDatabaseUrl() does.
[[nodiscard]] Result<QString> urlWithoutPassword(const QString &url);

} // namespace engine
