#include "engine/schema/unsaidoptions.h"

using namespace Qt::StringLiterals;

namespace engine {

bool isVisibility(const QString &option)
{
    return option.endsWith(u"_invisible"_s);
}

QVariantMap withoutVisibility(QVariantMap options)
{
    options.removeIf([](const auto &entry) { return isVisibility(entry.key()); });
    return options;
}

QVariantMap keyPartOptions(const PrimaryKey &key)
{
    QVariantMap options = key.options;
    options.removeIf([](const auto &entry) {
        return !entry.key().endsWith(u"_length"_s) && !entry.key().endsWith(u"_descending"_s);
    });
    return options;
}

void keepOptions(Table &table, const Table &written)
{
    for (const QString &option : table.options.keys()) {
        if (!written.options.contains(option))
            table.options.remove(option);
    }
}

void removeUnsaidOptions(Table &table)
{
    for (Column &column : table.columns)
        column.options = withoutVisibility(column.options);
    for (Constraint &constraint : table.constraints) {
        if (auto *check = std::get_if<CheckConstraint>(&constraint))
            check->options.removeIf([](const auto &entry) { return entry.key().endsWith(u"_not_enforced"_s); });
        auto *key = std::get_if<PrimaryKey>(&constraint);
        const QVariantMap parts = key ? keyPartOptions(*key) : QVariantMap();
        for (auto option = parts.cbegin(); option != parts.cend(); ++option)
            key->options.remove(option.key());
    }
}

} // namespace engine
