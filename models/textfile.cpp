#include "models/textfile.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace models {

namespace {

QByteArray hashOf(const QByteArray &content)
{
    return QCryptographicHash::hash(content, QCryptographicHash::Sha256);
}

engine::Error fileError(const QString &what, const QString &why, const QString &advice, const QString &path)
{
    engine::Error error;
    error.kind = engine::Error::Kind::File;
    error.what = what;
    error.why = why;
    error.advice = advice;
    error.where.file = path;
    return error;
}

} // namespace

engine::Result<TextFile> readTextFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return engine::failure(fileError(u"%1 cannot be read."_s.arg(QFileInfo(path).fileName()), file.errorString(),
                                         u"Check that the file exists and that you may read it."_s, path));
    const QByteArray content = file.readAll();
    return TextFile{path, content, hashOf(content)};
}

engine::Result<TextFile> writeTextFile(const QString &path, const QByteArray &content, const QByteArray &baseHash)
{
    const QString name = QFileInfo(path).fileName();
    if (!baseHash.isEmpty() && hashOnDisk(path) != baseHash)
        return engine::failure(fileError(u"%1 has changed on disk since it was opened."_s.arg(name), {},
                                         u"Read it again, or save over it on purpose."_s, path));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return engine::failure(fileError(u"%1 cannot be written."_s.arg(name), file.errorString(),
                                         u"Check that the folder exists and that you may write to it."_s, path));
    return TextFile{path, content, hashOf(content)};
}

QByteArray hashOnDisk(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? hashOf(file.readAll()) : QByteArray();
}

} // namespace models
