#include "engine/migration/schemafollower.h"

#include "engine/diff/compare.h"
#include "engine/migration/enumstatements.h"
#include "engine/migration/modelsource.h"
#include "engine/migration/transaction.h"
#include "engine/operation/apply.h"
#include "engine/overloaded.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// SQL of the operation that only a database can make sense of.
bool needsScratch(const Operation &operation)
{
    return std::visit(Overloaded{
                          [](const ExecuteSql &execute) { return changesSchema(execute.sql); },
                          [](const BatchAlterTable &batch) {
                              return std::any_of(batch.operations.begin(), batch.operations.end(), needsScratch);
                          },
                          [](const auto &) { return false; },
                      },
                      operation);
}

/// A place that holds neither rows nor views.
bool isWeak(const ScratchPlace *place)
{
    return place && !place->holdsRows();
}

/// Rows make no difference to a schema, and a scratch place that was opened on the way has none to rely on.
bool changesOnlyRows(const Operation &operation)
{
    return std::holds_alternative<BulkInsert>(operation)
        || (std::holds_alternative<ExecuteSql>(operation) && !needsScratch(operation));
}

} // namespace

QString firstWord(const QString &sql)
{
    qsizetype at = 0;
    while (at < sql.size()) {
        if (sql.at(at).isSpace() || sql.at(at) == u';' || sql.at(at) == u'(') {
            ++at;
        } else if (QStringView(sql).mid(at).startsWith(u"--")) {
            const qsizetype end = sql.indexOf(u'\n', at);
            at = end < 0 ? sql.size() : end + 1;
        } else if (QStringView(sql).mid(at).startsWith(u"/*")) {
            const qsizetype end = sql.indexOf(u"*/"_s, at + 2);
            at = end < 0 ? sql.size() : end + 2;
        } else {
            break;
        }
    }
    qsizetype end = at;
    while (end < sql.size() && sql.at(end).isLetter())
        ++end;
    return sql.mid(at, end - at).toUpper();
}

bool changesSchema(const QString &sql)
{
    static const QStringList words{u"CREATE"_s, u"ALTER"_s, u"DROP"_s, u"RENAME"_s};
    return words.contains(firstWord(sql));
}

Done makeSchemas(Connection &scratch, const Dialect &dialect, const QStringList &names, const std::stop_token &stop)
{
    if (!dialect.capabilities().schemas)
        return {};
    for (const QString &name : names) {
        const auto made = scratch.execute(u"CREATE SCHEMA IF NOT EXISTS "_s + dialect.quoted(name), {}, stop);
        if (!made)
            return failure(made.error());
    }
    return {};
}

namespace {

/// A comparison makes the indexes of a table after it.
std::vector<Operation> withTheirIndexes(std::vector<Operation> operations)
{
    std::vector<Operation> together;
    for (Operation &operation : operations) {
        auto *create = together.empty() ? nullptr : std::get_if<CreateTable>(&together.back());
        auto *index = std::get_if<CreateIndex>(&operation);
        if (create && index && create->table.name == index->table)
            create->table.indexes.push_back(std::move(index->index));
        else
            together.push_back(std::move(operation));
    }
    return together;
}

} // namespace

Done buildSchema(Connection &connection, const Dialect &dialect, const Schema &schema, const std::stop_token &stop)
{
    if (const Done done = makeSchemas(connection, dialect, otherSchemas(schema), stop); !done)
        return done;
    Schema built;
    for (const Operation &operation : withTheirIndexes(compare(Schema{}, schema).operations)) {
        const auto *create = std::get_if<CreateTable>(&operation);
        const auto statements = create ? dialect.compileAtOnce(*create, built) : dialect.compile(operation, built);
        if (!statements)
            return failure(statements.error());
        if (const Done done = runEach(connection, *statements, stop); !done)
            return done;
        if (const Done done = apply(operation, built); !done)
            return done;
    }
    return {};
}

SchemaFollower::SchemaFollower(const Dialect &dialect, Schema schema, DatabaseUrl server)
    : m_dialect(&dialect)
    , m_schema(std::move(schema))
    , m_server(std::move(server))
{
}

Result<SchemaFollower> SchemaFollower::inScratch(const Dialect &dialect, const Schema &schema,
                                                 const DatabaseUrl &server)
{
    SchemaFollower follower(dialect, schema, server);
    if (!follower.hasPlace())
        return follower;
    if (const Done done = follower.openScratch({}); !done)
        return failure(done.error());
    follower.m_takesPart = !follower.isInWeakPlace();
    follower.m_mustFollow = true;
    return follower;
}

bool SchemaFollower::hasPlace() const
{
    return m_dialect->capabilities().scratchWithoutServer || !m_server.dialect.isEmpty();
}

// Without an address a driver would open whatever database its own defaults name.
Done SchemaFollower::openScratch(const std::stop_token &stop)
{
    if (!hasPlace()) {
        return failure({.kind = Error::Kind::Connection,
                        .what = u"There is no place to try this out: nothing is tried out on a server for a plan."_s,
                        .advice = u"Plan it against the database itself."_s});
    }
    auto scratch = m_dialect->openScratch(m_server);
    if (!scratch)
        return failure(scratch.error());
    Schema building = m_schema;
    if (isWeak((*scratch)->place())) {
        building.views.clear();
        building.triggers.clear();
    }
    if (const Done done = buildSchema(**scratch, *m_dialect, building, stop); !done)
        return done;
    m_scratch = std::move(*scratch);
    return {};
}

bool SchemaFollower::isInWeakPlace() const
{
    return isWeak(place());
}

/// Whether something cannot be followed for want of a better place alone: it may be right all the same.
bool SchemaFollower::isBeyondPlace(const Error &error) const
{
    return isInWeakPlace() && !m_mustFollow && error.kind == Error::Kind::Unsupported;
}

/// The schema in the scratch place. A weak one has tables alone: the rest is as it was.
Done SchemaFollower::takeFromScratch(const std::stop_token &stop)
{
    auto schema = m_dialect->inspect(*m_scratch, {}, stop);
    if (!schema)
        return failure(schema.error());
    if (isInWeakPlace()) {
        schema->views = std::move(m_schema.views);
        schema->triggers = std::move(m_schema.triggers);
    }
    m_schema = *std::move(schema);
    return {};
}

/// Where a transaction holds changes of the schema, no column is written whole to be changed.
Result<std::vector<Statement>> SchemaFollower::compile(const Operation &operation) const
{
    const std::vector<AlterColumn> unseen = m_unseen.columnsOf(operation);
    if (unseen.empty() || m_dialect->capabilities().transactionalDdl)
        return m_dialect->compile(operation, m_schema);
    Schema known = m_schema;
    for (const AlterColumn &alter : unseen) {
        if (Table *table = known.table(alter.table))
            std::erase_if(table->columns, [&alter](const Column &column) { return column.name == alter.column; });
    }
    return m_dialect->compile(operation, known);
}

void SchemaFollower::noteUnseen(const Operation &operation)
{
    m_isPartlyKnown = true;
    if (const auto *execute = std::get_if<ExecuteSql>(&operation))
        m_unseen.note(execute->sql);
}

Result<std::vector<Statement>> SchemaFollower::follow(const Operation &named, const std::stop_token &stop,
                                                      bool autocommit)
{
    if (const Done done = readSchema(tableOf(named).schema); !done)
        return failure(done.error());
    const Operation operation = plainly(named);
    auto statements = compile(operation);
    if (statements && autocommit)
        std::ranges::for_each(*statements, [](Statement &statement) { statement.autocommit = true; });
    if (!statements)
        return statements;
    if (changesOnlyRows(operation) && !m_takesPart) {
        noteEnumTypes(operation, *statements);
        return statements;
    }

    const Schema before = m_heldInside ? m_schema : Schema();
    const bool needsDatabase = needsScratch(operation);
    const bool byDatabase = needsDatabase && hasPlace();
    if (needsDatabase && !byDatabase)
        noteUnseen(operation);
    if (byDatabase && !m_scratch) {
        if (const Done done = openScratch(stop); !done)
            return failure(done.error());
    }
    if (!byDatabase) {
        // First the value: it names what is wrong in the operation's own words.
        const Done done = applyToValue(operation);
        noteEnumTypes(operation, *statements);
        if (!done && isUnknown(operation))
            return statements;
        if (!done)
            return failure(done.error());
    }
    if (m_scratch) {
        if (const Done done = runInScratch(*statements, before, autocommit, stop); !done) {
            if (!isBeyondPlace(done.error()))
                return failure(done.error());
            noteUnseen(operation);
            return statements;
        }
    }
    if (byDatabase) {
        if (const Done done = takeFromScratch(stop); !done)
            return failure(done.error());
    }
    return statements;
}

// What should stand outside of any transaction may be of use only after it, as the new value of an enum type is. Where
// the place is one transaction, a new place that is built as this one is now has it from the beginning.
Done SchemaFollower::runInScratch(const std::vector<Statement> &statements, const Schema &before, bool autocommit,
                                  const std::stop_token &stop)
{
    const bool isOutside = autocommit && !m_scratch->inTransaction();
    const auto run = [&] {
        return isOutside ? runEach(*m_scratch, statements, stop)
                         : runInTransaction(*m_scratch, *m_dialect, statements, stop);
    };
    Done done = run();
    if (!done && m_heldInside) {
        m_heldInside = false;
        Schema after = std::exchange(m_schema, before);
        const Done opened = openScratch(stop);
        m_schema = std::move(after);
        done = opened ? run() : done;
    }
    m_heldInside = m_heldInside || (autocommit && !isOutside);
    return done;
}

// An enum type may be made by SQL of the user's own, by the way of a table, and in a block that is no SQL at all.
void SchemaFollower::noteEnumTypes(const Operation &operation, const std::vector<Statement> &statements)
{
    if (!m_dialect->capabilities().enumTypes || std::holds_alternative<BulkInsert>(operation))
        return;
    for (const Statement &statement : statements)
        followEnumTypes(statement.sql, m_schema);
}

// What an operation needs to be there, and only a database could tell.
bool SchemaFollower::isUnknown(const Operation &operation) const
{
    if (!m_mayHoldMore || std::holds_alternative<CreateTable>(operation))
        return false;
    const TableName table = tableOf(operation);
    return !m_schema.table(table) && !m_schema.views.contains(table);
}

std::optional<bool> SchemaFollower::hasEnumType(const TableName &name)
{
    if (!readSchema(name.schema))
        return std::nullopt;
    const TableName plain{name.schema == m_defaultSchema ? QString() : name.schema, name.name};
    if (engine::hasEnumType(plain, m_schema))
        return true;
    const bool isElsewhere = !m_reader && !m_scratch && !name.schema.isEmpty();
    return isElsewhere || m_mayHoldMore ? std::nullopt : std::optional(false);
}

Done SchemaFollower::readSchema(const QString &name)
{
    if (!m_reader || name.isEmpty() || !m_schemasRead.insert(name).second)
        return {};
    auto schema = m_reader(name);
    if (!schema)
        return failure(schema.error());
    const bool isDefault =
        std::ranges::any_of(schema->tables, [](const auto &entry) { return entry.first.schema.isEmpty(); });
    if (isDefault)
        m_defaultSchema = name;
    m_schema.tables.merge(schema->tables);
    m_schema.views.merge(schema->views);
    m_schema.enumTypes.merge(schema->enumTypes);
    m_schema.leftAlone.merge(schema->leftAlone);
    for (Domain &domain : schema->domains) {
        if (!m_schema.domain(domain.name))
            m_schema.domains.push_back(std::move(domain));
    }
    return {};
}

// The default schema's tables are known without its name, and a statement finds them as well.
Operation SchemaFollower::plainly(Operation operation) const
{
    if (m_defaultSchema.isEmpty())
        return operation;
    const auto shorten = [this](QString &schema) {
        if (schema == m_defaultSchema)
            schema.clear();
    };
    std::visit(Overloaded{
                   [&](CreateTable &create) { shorten(create.table.name.schema); },
                   [&](BatchAlterTable &batch) {
                       shorten(batch.table.schema);
                       for (Operation &inner : batch.operations)
                           inner = plainly(inner);
                   },
                   [](ExecuteSql &) {},
                   [&](CreateEnumType &create) { shorten(create.type.name.schema); },
                   [&](DropEnumType &drop) { shorten(drop.name.schema); },
                   [](AlterEnumType &) {},
                   [&](auto &other) { shorten(other.table.schema); },
               },
               operation);
    return operation;
}

// What is not known cannot be said to be wrong.
Done SchemaFollower::applyToValue(const Operation &operation)
{
    Done done = apply(operation, m_schema);
    const bool isElsewhere = !m_reader && !m_scratch && !tableOf(operation).schema.isEmpty();
    return done || !(m_isPartlyKnown || isElsewhere) ? done : Done();
}

Result<std::optional<QueryResult>> SchemaFollower::ask(const Operation &query, const std::stop_token &stop)
{
    if (!m_takesPart)
        return std::nullopt;
    const auto statements = m_dialect->compile(query, m_schema);
    if (!statements)
        return failure(statements.error());
    std::optional<QueryResult> last;
    for (const Statement &statement : *statements) {
        const Connection::Wording wording(*m_scratch, statement);
        const auto result = m_scratch->query(statement.sql, statement.bindings, stop);
        if (!result)
            return failure(result.error());
        last = *result;
    }
    return last;
}

Result<QueryResult> SchemaFollower::send(const StatementRequest &request, const std::stop_token &stop)
{
    if (!m_scratch) {
        if (const Done done = openScratch(stop); !done)
            return failure(done.error());
    }
    const Statement &statement = request.statement;
    const Connection::Wording wording(*m_scratch, statement);
    return request.wantsSent ? m_scratch->queryAsSent(statement.sql, statement.bindings, stop)
                             : m_scratch->query(statement.sql, statement.bindings, stop);
}

Done SchemaFollower::mark(const std::stop_token &stop)
{
    if (!m_scratch) {
        if (const Done done = openScratch(stop); !done)
            return done;
    }
    if (!m_scratch->inTransaction())
        return {};
    const auto done = m_scratch->execute(u"SAVEPOINT athanor_mark"_s, {}, stop);
    return done ? Done() : failure(done.error());
}

Done SchemaFollower::returnToMark(const std::stop_token &stop)
{
    if (!m_scratch || !m_scratch->inTransaction())
        return {};
    const auto done = m_scratch->execute(u"ROLLBACK TO SAVEPOINT athanor_mark"_s, {}, stop);
    return done ? Done() : failure(done.error());
}

Done SchemaFollower::refresh(const std::stop_token &stop)
{
    if (!m_scratch) {
        if (const Done done = openScratch(stop); !done)
            return done;
    }
    return takeFromScratch(stop);
}

Result<QString> SchemaFollower::version(const std::stop_token &stop)
{
    if (!m_scratch) {
        if (const Done done = openScratch(stop); !done)
            return failure(done.error());
    }
    return m_dialect->version(*m_scratch);
}

void SchemaFollower::reset(Schema schema)
{
    m_schema = std::move(schema);
    m_scratch.reset();
}

Result<Schema> SchemaFollower::inspect(const std::stop_token &stop)
{
    if (!m_scratch) {
        if (const Done done = openScratch(stop); !done)
            return failure(done.error());
    }
    return m_dialect->inspect(*m_scratch, {}, stop);
}

} // namespace engine
