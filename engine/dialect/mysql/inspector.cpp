#include "engine/dialect/mysql/inspector.h"
namespace engine::mysql {
Result<Schema> inspect(Connection &, Flavour, const QStringList &, const std::stop_token &)
{
    return Schema{};
}
} // namespace engine::mysql
