#pragma once

#include "engine/dialect/dialect.h"

namespace engine::sqlite {

/// SQLite 3.35 or newer, through Qt's driver. Its connections open with foreign key enforcement off, as Python's
/// sqlite3 does, and wait for a locked database as long as the URL's `timeout` says (5 seconds where it does not).
class SqliteDialect : public Dialect
{
public:
    using Dialect::quoted;

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString displayName() const override;
    [[nodiscard]] QString alembicImplementation() const override;
    [[nodiscard]] Capabilities capabilities() const override;
    [[nodiscard]] Result<std::unique_ptr<Connection>> open(const DatabaseUrl &url) const override;
    [[nodiscard]] Result<std::unique_ptr<Connection>> openReadOnly(const DatabaseUrl &url) const override;
    [[nodiscard]] bool exists(const DatabaseUrl &url) const override;
    [[nodiscard]] Result<std::unique_ptr<Connection>> openScratch(const DatabaseUrl &server) const override;
    [[nodiscard]] Result<QString> version(Connection &connection) const override;
    [[nodiscard]] Result<Schema> inspect(Connection &connection, const InspectOptions &options,
                                         const std::stop_token &stop) const override;
    [[nodiscard]] Result<bool> hasTable(Connection &connection, const TableName &table) const override;
    [[nodiscard]] Done limit(Connection &connection, const SessionLimits &limits) const override;
    [[nodiscard]] Result<std::vector<Statement>> compile(const Operation &operation,
                                                         const Schema &before) const override;
    [[nodiscard]] TransactionFrame frame(const std::vector<Statement> &statements) const override;
    [[nodiscard]] Result<QString> typeSql(const DataType &type) const override;
    [[nodiscard]] QString definition(const Table &table) const override;
    [[nodiscard]] QString quoted(const QString &identifier) const override;
    [[nodiscard]] QString literal(const QVariant &value) const override;
    [[nodiscard]] Result<std::vector<ScriptStatement>> split(const QString &script) const override;
    [[nodiscard]] QString adviceFor(const Error &error, const Operation *operation,
                                    const Schema &before) const override;
    [[nodiscard]] Lock lockOf(const Statement &statement) const override;
};

} // namespace engine::sqlite
