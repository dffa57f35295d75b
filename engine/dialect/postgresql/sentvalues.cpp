#include "engine/dialect/postgresql/sentvalues.h"

#include "engine/dialect/clientlibrary.h"

#include <QSqlQuery>
#include <QSqlResult>

using namespace Qt::StringLiterals;

namespace engine::postgresql {

namespace {

/// What libpq documents for PGresult. Its header would make libpq a dependency, which only Qt's driver is.
struct Libpq
{
    using Text = char *(*)(const void *result, int row, int column);
    using Number = int (*)(const void *result, int row, int column);

    Text text = nullptr;
    Number length = nullptr;
    Number isNull = nullptr;

    [[nodiscard]] bool isComplete() const { return text && length && isNull; }
};

const Libpq &libpq()
{
    static const Libpq functions = [] {
        const auto find = [](const char *name) { return clientFunction({u"pq.5"_s}, name); };
        return Libpq{reinterpret_cast<Libpq::Text>(find("PQgetvalue")),
                     reinterpret_cast<Libpq::Number>(find("PQgetlength")),
                     reinterpret_cast<Libpq::Number>(find("PQgetisnull"))};
    }();
    return functions;
}

/// The PGresult; null where the driver gives something else.
const void *resultOf(const QSqlQuery &query)
{
    const QVariant handle = query.result()->handle();
    const QByteArray type = handle.typeName();
    return type == "PGresult*" || type == "pg_result*" ? *static_cast<void *const *>(handle.constData()) : nullptr;
}

} // namespace

bool takeSent(const QSqlQuery &query, QueryResult &result)
{
    const void *row = resultOf(query);
    if (!row || !libpq().isComplete())
        return false;
    // Read as it comes, a result of libpq is one row.
    QVariantList values;
    for (int column = 0; column < int(result.columns.size()); ++column) {
        const bool isNull = libpq().isNull(row, 0, column) != 0;
        values << (isNull ? QVariant()
                          : QString::fromUtf8(libpq().text(row, 0, column), libpq().length(row, 0, column)));
    }
    result.rows.push_back(std::move(values));
    return true;
}

} // namespace engine::postgresql
