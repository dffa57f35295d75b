#pragma once

#include "engine/revision/readcontext.h"
#include "engine/revision/revisiondatabase.h"

#include "engine/python/value.h"

#include <QHash>

#include <vector>

namespace engine {

/// What a revision asks about the schema: `sa.inspect(bind)` and its methods, `bind.dialect.has_table(...)`, tables
/// that are reflected, and the types that all these give. Where the schema is not known the answer is a KnownWhenRun
/// error.
class InspectorHost
{
public:
    /// Both must outlive the host.
    InspectorHost(const ReadContext &context, const RevisionDatabase &database)
        : m_context(context)
        , m_database(database)
    {
    }

    /// What stands for a new inspector. As SQLAlchemy's, it gives the same answer to the same question for ever, but
    /// for has_table().
    [[nodiscard]] python::Value inspector();

    /// The value of a call of a method of an inspector; nothing where `call` is none.
    [[nodiscard]] std::optional<Result<python::Value>> call(const python::Construct &call);

    /// As call() for a method that has the same name at the inspector, with `arguments` after the connection.
    [[nodiscard]] Result<python::Value> answer(const QString &method, const QList<python::Value> &arguments,
                                               const python::Construct &call) const;

    /// A call of `sa.Table` that is to be reflected, with its columns; nothing where `call` asks for no reflection.
    [[nodiscard]] std::optional<Result<python::Value>> reflected(const python::Construct &call) const;

    /// `metadata.tables['name']`, `'name' in metadata.tables`, an attribute, str() or isinstance() of a type, and the
    /// attributes of the inspector; nothing for anything else.
    [[nodiscard]] std::optional<Result<python::Value>> known(const python::Value &symbolic) const;

private:
    [[nodiscard]] Result<const Schema *> schema(const SourcePosition &where) const;
    [[nodiscard]] Result<const Table *> table(const QString &name, const QString &schemaName,
                                              const SourcePosition &where) const;
    [[nodiscard]] Result<python::Value> tableOf(const python::Value &metadata, const QString &name,
                                                const SourcePosition &where) const;
    [[nodiscard]] std::optional<Result<python::Value>> knownOfType(const python::Construct &symbolic) const;

    const ReadContext &m_context;
    const RevisionDatabase &m_database;
    std::vector<QHash<QString, python::Value>> m_answers; ///< of each inspector, by question
};

} // namespace engine
