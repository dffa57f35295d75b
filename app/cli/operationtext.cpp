#include "app/cli/operationtext.h"

#include "engine/migration/offlinescript.h"
#include "engine/migration/schemafollower.h"
#include "engine/overloaded.h"

using namespace Qt::StringLiterals;

namespace app {

using namespace engine;

namespace {

struct Directive
{
    QChar sign;
    QString name;
};

QString constraintDirective(const Constraint &constraint)
{
    switch (kindOf(constraint)) {
    case ConstraintKind::PrimaryKey:
        return u"create_primary_key"_s;
    case ConstraintKind::ForeignKey:
        return u"create_foreign_key"_s;
    case ConstraintKind::Unique:
        return u"create_unique_constraint"_s;
    case ConstraintKind::Exclude:
        return u"create_exclude_constraint"_s;
    case ConstraintKind::Check:
    case ConstraintKind::Unknown:
        break;
    }
    return u"create_check_constraint"_s;
}

Directive directiveOf(const Operation &operation)
{
    return std::visit(Overloaded{
                          [](const CreateTable &) {
                              return Directive{u'+', u"create_table"_s};
                          },
                          [](const DropTable &) {
                              return Directive{u'-', u"drop_table"_s};
                          },
                          [](const RenameTable &) {
                              return Directive{u'~', u"rename_table"_s};
                          },
                          [](const AddColumn &) {
                              return Directive{u'+', u"add_column"_s};
                          },
                          [](const DropColumn &) {
                              return Directive{u'-', u"drop_column"_s};
                          },
                          [](const AlterColumn &) {
                              return Directive{u'~', u"alter_column"_s};
                          },
                          [](const CreateIndex &) {
                              return Directive{u'+', u"create_index"_s};
                          },
                          [](const DropIndex &) {
                              return Directive{u'-', u"drop_index"_s};
                          },
                          [](const AddConstraint &add) {
                              return Directive{u'+', constraintDirective(add.constraint)};
                          },
                          [](const DropConstraint &) {
                              return Directive{u'-', u"drop_constraint"_s};
                          },
                          [](const SetTableComment &) {
                              return Directive{u'~', u"create_table_comment"_s};
                          },
                          [](const ExecuteSql &) {
                              return Directive{u'~', u"execute"_s};
                          },
                          [](const BulkInsert &) {
                              return Directive{u'+', u"bulk_insert"_s};
                          },
                          [](const CreateEnumType &) {
                              return Directive{u'+', u"create_enum_type"_s};
                          },
                          [](const DropEnumType &) {
                              return Directive{u'-', u"drop_enum_type"_s};
                          },
                          [](const AlterEnumType &) {
                              return Directive{u'~', u"alter_enum_type"_s};
                          },
                          [](const BatchAlterTable &) {
                              return Directive{u'~', u"batch_alter_table"_s};
                          },
                      },
                      operation);
}

/// The name of what the operation is about inside its table; empty where it is the table itself.
QString objectName(const Operation &operation)
{
    return std::visit(Overloaded{
                          [](const AddColumn &add) { return add.column.name; },
                          [](const DropColumn &drop) { return drop.column; },
                          [](const AlterColumn &alter) { return alter.column; },
                          [](const CreateIndex &create) { return create.index.name; },
                          [](const DropIndex &drop) { return drop.index; },
                          [](const AddConstraint &add) { return nameOf(add.constraint); },
                          [](const DropConstraint &drop) { return drop.name; },
                          [](const CreateEnumType &create) { return create.type.name.name; },
                          [](const DropEnumType &drop) { return drop.name.name; },
                          [](const AlterEnumType &alter) { return alter.name.name; },
                          [](const auto &) { return QString(); },
                      },
                      operation);
}

} // namespace

QChar signOf(const Operation &operation)
{
    return directiveOf(operation).sign;
}

QString directiveName(const Operation &operation)
{
    return directiveOf(operation).name;
}

QStringList operationLines(const std::vector<Operation> &operations)
{
    QStringList lines;
    for (const Operation &operation : operations)
        lines << QString(signOf(operation)) + u' ' + summary(operation);
    return lines;
}

Result<std::vector<std::vector<Statement>>> operationStatements(const std::vector<Operation> &operations,
                                                                const Dialect &dialect, const Schema &before)
{
    SchemaFollower follower(dialect, before, {});
    std::vector<std::vector<Statement>> result;
    for (const Operation &operation : operations) {
        auto statements = follower.follow(operation);
        if (!statements)
            return failure(statements.error());
        result.push_back(std::move(*statements));
    }
    return result;
}

QJsonObject operationJson(const Operation &operation, const std::vector<Statement> &statements, const Dialect &dialect)
{
    QJsonArray sql;
    for (const Statement &statement : statements)
        sql << offlineStatement(statement, dialect);
    const TableName table = tableOf(operation);
    QJsonObject object{{u"operation"_s, directiveName(operation)},
                       {u"sign"_s, QString(signOf(operation))},
                       {u"table"_s, table.text()},
                       {u"summary"_s, summary(operation)},
                       {u"destroys_data"_s, destroysData(operation)},
                       {u"sql"_s, sql}};
    if (const QString name = objectName(operation); !name.isEmpty())
        object.insert(u"name"_s, name);
    return object;
}

} // namespace app
