#include "engine/migration/liverevision.h"

#include "engine/migration/schemafollower.h"

#include <condition_variable>
#include <mutex>
#include <thread>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

Error stopped()
{
    return {.kind = Error::Kind::Cancelled, .what = u"The revision was stopped."_s};
}

} // namespace

/// Two threads that take turns: one asks and waits for the answer, the other waits for a question and answers it.
class LiveRevision::Conversation
{
public:
    template <typename Body> void begin(Body body)
    {
        m_thread = std::jthread([this, body = std::move(body)](const std::stop_token &stop) {
            const Done done = body(stop);
            const std::lock_guard lock(m_mutex);
            m_end = done;
            m_changed.notify_all();
        });
    }

    /// For the thread of the revision: hands the request out and waits for what comes of it.
    [[nodiscard]] Result<QueryResult> ask(StatementRequest request)
    {
        std::unique_lock lock(m_mutex);
        m_request = std::move(request);
        m_answer.reset();
        m_changed.notify_all();
        if (!m_changed.wait(lock, m_thread.get_stop_token(), [this] { return m_answer.has_value(); }))
            return failure(stopped());
        return *std::exchange(m_answer, std::nullopt);
    }

    /// For the other thread.
    [[nodiscard]] Result<std::optional<StatementRequest>> next(const std::stop_token &stop)
    {
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait(lock, stop, [this] { return m_request || m_end; }))
            return failure(stopped());
        if (m_request)
            return *std::exchange(m_request, std::nullopt);
        return m_end->map([] { return std::optional<StatementRequest>(); });
    }

    void answer(const Result<QueryResult> &result)
    {
        const std::lock_guard lock(m_mutex);
        m_answer = result;
        m_changed.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::optional<StatementRequest> m_request;
    std::optional<Result<QueryResult>> m_answer;
    std::optional<Done> m_end;
    std::jthread m_thread; ///< last: it is stopped and waited for before the rest goes
};

/// The database at the other end of the conversation. Its schema is followed here, so that operations are compiled for
/// what is really there.
class LiveRevision::Database final : public RevisionDatabase
{
public:
    Database(Conversation &conversation, SchemaFollower follower)
        : m_conversation(conversation)
        , m_follower(std::move(follower))
    {
    }

    [[nodiscard]] const Schema *schema() const override
    {
        return m_follower.isPartlyKnown() ? nullptr : &m_follower.schema();
    }

    [[nodiscard]] std::optional<bool> hasEnumType(const TableName &name) override
    {
        return m_follower.hasEnumType(name);
    }

    [[nodiscard]] Done run(const PlacedOperation &operation) override
    {
        return perform(operation, false).map([](const QueryResult &) {});
    }

    [[nodiscard]] Result<std::optional<QueryResult>> ask(const PlacedOperation &query) override
    {
        return perform(query, true).map([](const QueryResult &result) { return std::optional(result); });
    }

    [[nodiscard]] bool leavesOut(const Error &, bool) override { return false; }

private:
    Result<QueryResult> perform(const PlacedOperation &placed, bool wantsRows)
    {
        // On a copy: what the database refuses has not happened.
        const Schema before = m_follower.schema();
        auto statements = m_follower.follow(placed.operation, {}, isAutocommit());
        if (!statements) {
            Error error = statements.error();
            if (error.where.file.isEmpty())
                error.where = placed.place;
            return failure(error);
        }
        QueryResult last;
        for (Statement &statement : *statements) {
            const Result<QueryResult> result =
                m_conversation.ask({std::move(statement), placed.place, placed.operation, wantsRows});
            if (!result) {
                m_follower.reset(before);
                return result;
            }
            last = *result;
        }
        return last;
    }

    Conversation &m_conversation;
    SchemaFollower m_follower;
};

LiveRevision::LiveRevision(const Dialect &dialect, RevisionSourceText source, Schema schema)
    : m_conversation(std::make_unique<Conversation>())
{
    m_conversation->begin([&conversation = *m_conversation, &dialect, source = std::move(source),
                           schema = std::move(schema)](const std::stop_token &stop) -> Done {
        Database database(conversation, SchemaFollower(dialect, schema, {}));
        ReadOptions options = source.options;
        options.stop = stop;
        return runRevision(source.text, source.file, source.direction, options, database).map([](bool) {});
    });
}

LiveRevision::~LiveRevision() = default;

Result<std::optional<StatementRequest>> LiveRevision::next(const std::stop_token &stop)
{
    return m_conversation->next(stop);
}

void LiveRevision::answer(const Result<QueryResult> &result)
{
    m_conversation->answer(result);
}

} // namespace engine
