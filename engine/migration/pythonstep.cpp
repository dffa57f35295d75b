#include "engine/migration/pythonstep.h"

#include "engine/python/needspython.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

bool readsRows(const QString &sql)
{
    static const QStringList words{u"SELECT"_s, u"WITH"_s, u"VALUES"_s, u"EXPLAIN"_s};
    return words.contains(firstWord(sql)) || sql.contains(u"returning"_s, Qt::CaseInsensitive);
}

/// True for a question about the server or the schema, whose answer has nothing to do with rows.
bool asksServer(const QString &sql)
{
    static const QStringList words{u"SHOW"_s, u"DESCRIBE"_s, u"DESC"_s};
    return words.contains(firstWord(sql));
}

/// True where the text names a table or view; a name that is in a literal only counts too, which errs on the safe side.
bool namesTable(const QString &sql, const Schema &schema)
{
    const auto isNamed = [&sql](const auto &entry) {
        const QString name = QRegularExpression::escape(entry.first.name);
        const QRegularExpression pattern(u"(?<!\\w)%1(?!\\w)"_s.arg(name), QRegularExpression::CaseInsensitiveOption);
        return pattern.match(sql).hasMatch();
    };
    return std::any_of(schema.tables.begin(), schema.tables.end(), isNamed)
        || std::any_of(schema.views.begin(), schema.views.end(), isNamed);
}

/// One preview, from the first statement to where it ends.
class Preview
{
public:
    Preview(SchemaFollower &follower, const std::stop_token &stop)
        : m_follower(follower)
        , m_stop(stop)
    {
    }

    [[nodiscard]] Result<PythonPreview> of(RevisionRun &run)
    {
        for (;;) {
            const auto next = run.next(m_stop);
            if (!next)
                return ended(next.error());
            if (!*next)
                return m_result;
            const StatementRequest &request = **next;
            if (request.isAside) {
                run.answer(m_follower.send(request, m_stop));
                continue;
            }
            if (asksForRows(request))
                return endedBy(u"the rows of a query"_s, request.place);
            m_result.statements.push_back(request);
            const auto answer = answerTo(request);
            if (!answer && isLimitOfPlace(request, answer.error()))
                return endedBy(u"what a place to try it out in cannot tell"_s, request.place);
            run.answer(answer);
        }
    }

private:
    [[nodiscard]] bool asksForRows(const StatementRequest &request)
    {
        if (m_follower.holdsRows() || !readsRows(request.statement.sql))
            return false;
        // What the revision itself has made counts as well.
        const Done known = m_follower.refresh(m_stop);
        return !known || namesTable(request.statement.sql, m_follower.schema());
    }

    [[nodiscard]] Result<QueryResult> answerTo(const StatementRequest &request)
    {
        const Statement &statement = request.statement;
        const bool asks = readsRows(statement.sql) || asksServer(statement.sql);
        // It only tidies up, and never in a transaction, which the place may be.
        if (firstWord(statement.sql) == u"VACUUM")
            return QueryResult();
        const bool changesRows = statement.role == Statement::Role::Data && !asks;
        if (m_follower.holdsRows() || !changesRows)
            return m_follower.send(request, m_stop);
        m_leftRows = true;
        return QueryResult{.affectedRows = 0};
    }

    /// Whether the place to try it out in has refused what a database would do: it is one schema, perhaps in one
    /// transaction.
    [[nodiscard]] bool isLimitOfPlace(const StatementRequest &request, const Error &error) const
    {
        if (m_follower.holdsRows())
            return false; // then it stands for the database, and what it says is the answer
        return error.kind == Error::Kind::Unsupported
            || (request.statement.autocommit && error.kind == Error::Kind::Statement);
    }

    [[nodiscard]] Result<PythonPreview> endedBy(const QString &reason, const SourcePosition &place)
    {
        m_result.knownWhenRun = python::knownWhenRun(reason, place);
        return m_result;
    }

    /// A revision that was told too little about rows may have raised because of that.
    [[nodiscard]] Result<PythonPreview> ended(const Error &error)
    {
        if (!m_leftRows || error.kind == Error::Kind::Cancelled)
            return failure(error);
        return endedBy(u"the rows that it changes"_s, error.where);
    }

    SchemaFollower &m_follower;
    const std::stop_token &m_stop;
    PythonPreview m_result;
    bool m_leftRows = false;
};

} // namespace

Result<PythonPreview> previewThroughPython(const BridgeProject &python, const BridgeRevision &revision,
                                           SchemaFollower &follower, const std::stop_token &stop)
{
    // What it prints is for the run itself.
    BridgeProject quiet = python;
    quiet.settings.printed = {};
    const auto run = BridgeRun::start(quiet, revision);
    if (!run)
        return failure(run.error());
    if (const Done marked = follower.mark(stop); !marked)
        return failure(marked.error());
    auto preview = Preview(follower, stop).of(**run);
    if (!preview)
        return preview;
    Done known = follower.refresh(stop);
    // What was refused has ended the transaction that the place is. What comes next is only known when it runs.
    if (!known && preview->knownWhenRun) {
        known = follower.returnToMark(stop);
        known = known ? follower.refresh(stop) : known;
    }
    if (!known)
        return failure(known.error());
    return preview;
}

} // namespace engine
