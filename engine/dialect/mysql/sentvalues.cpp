#include "engine/dialect/mysql/sentvalues.h"

#include "engine/dialect/clientlibrary.h"

#include <QSqlQuery>
#include <QSqlResult>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

constexpr unsigned int binaryCharacterSet = 63;

/// MYSQL_FIELD as both client libraries document it and have had it since MySQL 5.1. Their headers would make one of
/// them a dependency, which only Qt's driver is.
struct Field
{
    std::array<const char *, 7> names;
    unsigned long length; // NOLINT(google-runtime-int)
    unsigned long longest; // NOLINT(google-runtime-int)
    std::array<unsigned int, 7> nameLengths;
    unsigned int flags;
    unsigned int decimals;
    unsigned int characterSet;
    int type;
    void *extension;
};

struct Client
{
    using Seek = void (*)(void *result, unsigned long long row); // NOLINT(google-runtime-int)
    using Row = char **(*)(void *result);
    using Lengths = unsigned long *(*)(void *result); // NOLINT(google-runtime-int)
    using Description = Field *(*)(void *result, unsigned int column);

    Seek seek = nullptr;
    Row row = nullptr;
    Lengths lengths = nullptr;
    Description field = nullptr;

    [[nodiscard]] bool isComplete() const { return seek && row && lengths && field; }
};

const Client &client()
{
    static const Client functions = [] {
        const auto find = [](const char *name) {
            return clientFunction(
                {u"mariadb.3"_s, u"mysqlclient.21"_s, u"mysqlclient.22"_s, u"mysqlclient.23"_s, u"mysqlclient.24"_s},
                name);
        };
        return Client{reinterpret_cast<Client::Seek>(find("mysql_data_seek")),
                      reinterpret_cast<Client::Row>(find("mysql_fetch_row")),
                      reinterpret_cast<Client::Lengths>(find("mysql_fetch_lengths")),
                      reinterpret_cast<Client::Description>(find("mysql_fetch_field_direct"))};
    }();
    return functions;
}

/// Texts and bytes have the same types: the character set tells them apart. Every number has the binary one.
bool holdsBytes(const Field &field)
{
    static constexpr std::array types{15,  16,  249, 250, 251,
                                      252, 253, 254, 255}; // VARCHAR, BIT, the BLOBs, ... GEOMETRY
    return field.characterSet == binaryCharacterSet && std::ranges::find(types, field.type) != types.end();
}

} // namespace

bool takeSent(const QSqlQuery &query, QueryResult &result)
{
    const QVariant handle = query.result()->handle();
    const QByteArray type = handle.typeName();
    const bool isResult = type == "MYSQL_RES*" || type == "st_mysql_res*";
    if (!isResult || !client().isComplete())
        return false;
    void *sent = *static_cast<void *const *>(handle.constData());
    if (!sent)
        return false;
    std::vector<bool> bytes;
    for (size_t column = 0; column < result.types.size(); ++column) {
        const Field &field = *client().field(sent, static_cast<unsigned int>(column));
        result.types[column] = field.type;
        bytes.push_back(holdsBytes(field));
    }
    client().seek(sent, 0);
    while (char **row = client().row(sent)) {
        const auto *lengths = client().lengths(sent);
        QVariantList values;
        for (size_t column = 0; column < bytes.size(); ++column) {
            const QByteArray value(row[column], row[column] ? qsizetype(lengths[column]) : 0);
            const QVariant known = bytes[column] ? QVariant(value) : QVariant(QString::fromUtf8(value));
            values << (row[column] ? known : QVariant());
        }
        result.rows.push_back(std::move(values));
    }
    return true;
}

} // namespace engine::mysql
