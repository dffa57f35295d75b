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
    using Count = int (*)(const void *result);
    using Type = unsigned int (*)(const void *result, int column);
    using Text = char *(*)(const void *result, int row, int column);
    using Number = int (*)(const void *result, int row, int column);

    Count rows = nullptr;
    Type type = nullptr;
    Text text = nullptr;
    Number length = nullptr;
    Number isNull = nullptr;

    [[nodiscard]] bool isComplete() const { return rows && type && text && length && isNull; }
};

const Libpq &libpq()
{
    static const Libpq functions = [] {
        const auto find = [](const char *name) { return clientFunction({u"pq.5"_s}, name); };
        return Libpq{reinterpret_cast<Libpq::Count>(find("PQntuples")), reinterpret_cast<Libpq::Type>(find("PQftype")),
                     reinterpret_cast<Libpq::Text>(find("PQgetvalue")),
                     reinterpret_cast<Libpq::Number>(find("PQgetlength")),
                     reinterpret_cast<Libpq::Number>(find("PQgetisnull"))};
    }();
    return functions;
}

} // namespace

bool takeSent(const QSqlQuery &query, QueryResult &result)
{
    const QVariant handle = query.result()->handle();
    if (qstrcmp(handle.typeName(), "PGresult*") != 0 || !libpq().isComplete())
        return false;
    const void *sent = *static_cast<void *const *>(handle.constData());
    const int columns = int(result.columns.size());
    for (int column = 0; column < columns; ++column)
        result.types[size_t(column)] = int(libpq().type(sent, column));
    const int rows = libpq().rows(sent);
    for (int row = 0; row < rows; ++row) {
        QVariantList values;
        for (int column = 0; column < columns; ++column) {
            const bool isNull = libpq().isNull(sent, row, column) != 0;
            values << (isNull ? QVariant()
                              : QString::fromUtf8(libpq().text(sent, row, column), libpq().length(sent, row, column)));
        }
        result.rows.push_back(std::move(values));
    }
    return true;
}

} // namespace engine::postgresql
