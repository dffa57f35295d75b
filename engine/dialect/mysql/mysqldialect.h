#pragma once

#include "engine/dialect/dialect.h"
#include "engine/dialect/mysql/flavour.h"

namespace engine::mysql {

/// MySQL 8.0 or newer and MariaDB 10.6 or newer, through Qt's driver for MySQL. One class for the two names of
/// SQLAlchemy's dialect: `mysql://` takes either server and reads the `mysql_*` options, `mariadb://` takes MariaDB
/// alone and reads the `mariadb_*` ones. What changes the schema commits by itself.
class MysqlDialect : public Dialect
{
public:
    using Dialect::quoted;

    explicit MysqlDialect(Flavour flavour)
        : m_flavour(flavour)
    {
    }

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString displayName() const override;
    [[nodiscard]] QString alembicImplementation() const override;
    [[nodiscard]] Capabilities capabilities() const override;
    [[nodiscard]] Result<std::unique_ptr<Connection>> open(const DatabaseUrl &url) const override;
    [[nodiscard]] Result<std::unique_ptr<Connection>> openReadOnly(const DatabaseUrl &url) const override;
    [[nodiscard]] Result<std::unique_ptr<Connection>> openScratch(const DatabaseUrl &server) const override;
    [[nodiscard]] Result<QString> version(Connection &connection) const override;
    [[nodiscard]] Result<Schema> inspect(Connection &connection, const InspectOptions &options,
                                         const std::stop_token &stop) const override;
    [[nodiscard]] Result<QStringList> otherSchemas(Connection &connection) const override;
    [[nodiscard]] Result<bool> hasTable(Connection &connection, const TableName &table) const override;
    [[nodiscard]] Done limit(Connection &connection, const SessionLimits &limits) const override;
    [[nodiscard]] Result<bool> tryLockMigrations(Connection &connection, const QString &name) const override;
    [[nodiscard]] Result<bool> waitToLockMigrations(Connection &connection, const QString &name,
                                                    std::optional<std::chrono::milliseconds> longest,
                                                    const std::stop_token &stop) const override;
    [[nodiscard]] Done unlockMigrations(Connection &connection, const QString &name) const override;
    [[nodiscard]] Result<QString> migrationLockHolder(Connection &connection, const QString &name) const override;
    [[nodiscard]] Result<std::vector<Statement>> compile(const Operation &operation,
                                                         const Schema &before) const override;
    [[nodiscard]] Result<std::vector<Statement>> compileAtOnce(const CreateTable &create,
                                                               const Schema &before) const override;
    [[nodiscard]] std::vector<TableName> viewsBrokenBy(const Operation &operation, const Schema &before) const override;
    [[nodiscard]] std::vector<Operation> inAlembicWords(std::vector<Operation> operations) const override;
    [[nodiscard]] TransactionFrame frame(const std::vector<Statement> &statements) const override;
    [[nodiscard]] Result<QString> typeSql(const DataType &type) const override;
    [[nodiscard]] QString definition(const Table &table) const override;
    [[nodiscard]] QString quoted(const QString &identifier) const override;
    [[nodiscard]] QString literal(const QVariant &value) const override;
    [[nodiscard]] Result<std::vector<ScriptStatement>> split(const QString &script) const override;
    [[nodiscard]] QString adviceFor(const Error &error, const Operation *operation,
                                    const Schema &before) const override;
    [[nodiscard]] Lock lockOf(const Statement &statement) const override;

private:
    Flavour m_flavour;
};

} // namespace engine::mysql
