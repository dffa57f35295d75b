#pragma once

#include <QMap>
#include <QString>

namespace engine {

/// The variables of a `.env` file by python-dotenv's rules: `export`, comments, single quotes as they stand, escapes in
/// double ones, `${NAME}` replaced by variables above it or by `outer`. Lines that are none of this are left out.
[[nodiscard]] QMap<QString, QString> parseDotenv(const QString &text, const QMap<QString, QString> &outer = {});

} // namespace engine
