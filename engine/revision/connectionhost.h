#pragma once

#include "engine/revision/inspectorhost.h"
#include "engine/revision/queryresults.h"

namespace engine {

/// True for Flask-SQLAlchemy's `db`, be it of a class that the project derives from it.
[[nodiscard]] bool isFlaskExtension(const python::Value &value);

/// What a revision does with its connection beside the directives: `op.get_bind()`, `op.get_context()`, sessions, the
/// statements they execute and what these give, and questions about the schema.
class ConnectionHost
{
public:
    /// Both must outlive the host.
    ConnectionHost(ReadContext &context, RevisionDatabase &database);

    /// The value of a call; nothing where `call` has nothing to do with a connection.
    [[nodiscard]] std::optional<Result<python::Value>> call(const python::Construct &call);

    /// What something symbolic is worth; nothing where it stays symbolic.
    [[nodiscard]] std::optional<Result<python::Value>> known(const python::Value &symbolic);

    /// The rows of a result; nothing for anything else.
    [[nodiscard]] std::optional<Result<QList<python::Value>>> items(const python::Value &value);

    /// What `with context as name:` binds; nothing where `context` is no connection, session or block of one.
    [[nodiscard]] std::optional<python::Value> enter(const python::Value &context);
    /// The end of that `with`.
    void leave(const python::Value &context);

    /// `op.execute(statement)` and its like: the statement as an operation, its result as a value.
    [[nodiscard]] Result<python::Value> execute(const python::Value &statement, const SourcePosition &where);

private:
    [[nodiscard]] std::optional<Result<python::Value>> callOnConnection(const python::Construct &call);
    [[nodiscard]] std::optional<Result<python::Value>> callFunction(const python::Construct &call);
    [[nodiscard]] std::optional<Result<python::Value>> callOnMetadata(const python::Construct &call);
    [[nodiscard]] Result<python::Value> callOnEnumType(const python::Construct &call);
    [[nodiscard]] Result<python::Value> urlStartsWith(const python::Construct &call) const;
    [[nodiscard]] std::optional<Result<python::Value>> callOnQuery(const python::Construct &call,
                                                                   const python::Construct &root);
    [[nodiscard]] Result<python::Value> executeWith(const python::Construct &call);
    [[nodiscard]] Result<python::Value> shapedResult(const python::Construct &call, const QString &method);
    [[nodiscard]] Result<python::Value> memberOf(const python::Value &result, const QString &method,
                                                 const SourcePosition &where);

    ReadContext &m_context;
    RevisionDatabase &m_database;
    InspectorHost m_inspector;
    QueryResults m_results;
};

} // namespace engine
