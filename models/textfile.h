#pragma once

#include "engine/result.h"

#include <QByteArray>
#include <QString>

namespace models {

/// A text file as it was read. `hash` tells later whether somebody else has written it meanwhile.
struct TextFile
{
    QString path;
    QByteArray content;
    QByteArray hash;

    friend bool operator==(const TextFile &, const TextFile &) = default;
};

/// Reads the whole file. Kind::File where it cannot be read.
[[nodiscard]] engine::Result<TextFile> readTextFile(const QString &path);

/// Writes `content` to `path` in one go, so that a crash leaves the old or the new file. `baseHash` is the hash of the
/// file that the text was made from, empty to write in any case. Kind::File where the file on disk is another one by
/// now, is gone, or cannot be written; nothing is changed then. Gives the file as it now stands.
[[nodiscard]] engine::Result<TextFile> writeTextFile(const QString &path, const QByteArray &content,
                                                     const QByteArray &baseHash);

/// The hash of the file as it stands on the disk now; empty where it cannot be read.
[[nodiscard]] QByteArray hashOnDisk(const QString &path);

} // namespace models
