#include "engine/dialect/mysql/binarydefault.h"

#include "engine/dialect/mysql/quoting.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

const QString kBytes = u"0x"_s;

QString written(const QByteArray &bytes)
{
    return bytes.isEmpty() ? QString() : kBytes + QString::fromLatin1(bytes.toHex().toUpper());
}

QByteArray bytesOf(const QString &sql)
{
    if (sql.startsWith(kBytes, Qt::CaseInsensitive))
        return QByteArray::fromHex(sql.mid(kBytes.size()).toLatin1());
    return stringValue(sql).toUtf8();
}

} // namespace

bool isBinary(const DataType &type)
{
    return type.name == u"BINARY" || type.name == u"VARBINARY";
}

QString catalogueBytes(const QString &sql, const DataType &type)
{
    QByteArray bytes = bytesOf(sql);
    while (type.name == u"BINARY" && bytes.endsWith('\0'))
        bytes.chop(1);
    return written(bytes);
}

ServerDefault binaryDefault(const QString &bytes)
{
    const QByteArray value = bytes.isEmpty() ? QByteArray() : bytesOf(bytes);
    const bool isText = std::ranges::all_of(value, [](char byte) { return byte >= ' ' && byte <= '~'; });
    if (isText)
        return {ServerDefault::Kind::Literal, QString::fromLatin1(value)};
    return {ServerDefault::Kind::Expression, written(value)};
}

} // namespace engine::mysql
