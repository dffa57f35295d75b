#pragma once

#include "engine/dialect/connection.h"
#include "engine/python/value.h"

namespace engine {

/// The results of the queries that a revision has made, as the objects that SQLAlchemy gives for them: a Reference that
/// stands for the result, whose methods are asked here. A result that nobody has run yet can be handed on, but not
/// looked into: that is a KnownWhenRun error.
class QueryResults
{
public:
    /// Keeps what a query at `where` gave, nothing where it was not run; gives the value that stands for it. Where the
    /// rows are objects of a mapped class `attributes` are their names.
    [[nodiscard]] python::Value keep(const std::optional<QueryResult> &result, const SourcePosition &where,
                                     const QStringList &attributes = {});

    /// The value of a call of one of a result's methods; nothing where `call` is none.
    [[nodiscard]] std::optional<Result<python::Value>> call(const python::Construct &call);

    /// What an attribute of a result is worth, or bool() and next() of one; nothing for anything else.
    [[nodiscard]] std::optional<Result<python::Value>> known(const python::Value &symbolic);

    /// The rows that are left of a result; nothing where `value` is none.
    [[nodiscard]] std::optional<Result<QList<python::Value>>> items(const python::Value &value);

private:
    /// What a row is handed out as.
    enum class Shape : quint8 { Row, Mapping, Scalar, Entity };

    struct Kept
    {
        std::optional<QueryResult> result;
        SourcePosition where;
        Shape shape = Shape::Row;
        qsizetype column = 0; ///< of a Scalar
        size_t next = 0; ///< the first row that nobody has taken
        QStringList attributes; ///< where a row is an object of a mapped class
    };

    [[nodiscard]] static python::Value referenceTo(size_t index);
    [[nodiscard]] Kept *find(const QString &name, QString *member);
    [[nodiscard]] python::Value shaped(const Kept &kept, const QVariantList &row) const;
    [[nodiscard]] QList<python::Value> take(Kept &kept, size_t count);
    [[nodiscard]] Result<python::Value> callMethod(Kept &kept, const QString &method, const python::Construct &call);
    [[nodiscard]] Result<python::Value> oneRow(Kept &kept, const QString &method, const SourcePosition &where);
    [[nodiscard]] python::Value reshaped(const Kept &kept, Shape shape, qsizetype column);

    std::vector<std::unique_ptr<Kept>> m_results;
};

} // namespace engine
