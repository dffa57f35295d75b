#include "engine/revision/revisiondatabase.h"

namespace engine {

Done OperationRecorder::run(const PlacedOperation &operation)
{
    m_operations.push_back(operation);
    return {};
}

Result<std::optional<QueryResult>> OperationRecorder::ask(const PlacedOperation &query)
{
    m_operations.push_back(query);
    return std::nullopt;
}

// Whoever only wants the operations wants all of them.
bool OperationRecorder::leavesOut(const Error &, bool)
{
    return false;
}

} // namespace engine
