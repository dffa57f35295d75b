#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace engine {

/// A place in a text file. Lines and columns count from 1; 0 means "not known".
struct SourcePosition
{
    QString file;
    int line = 0;
    int column = 0;

    friend bool operator==(const SourcePosition &, const SourcePosition &) = default;
};

/// An expected failure, as a value. The three texts answer what happened, why, and what to do next; the engine
/// writes them in English and never puts a password into any of them.
struct Error
{
    enum class Kind {
        Command, ///< what was asked for makes no sense here; Alembic's CommandError
        Project, ///< alembic.ini, pyproject.toml or env.py cannot be used
        Graph, ///< the revision files do not form a graph
        Reading, ///< a file is not the Python or SQL that it should be
        NeedsPython, ///< a file is right, but only Python can tell what it does
        KnownWhenRun, ///< a file is right and needs no Python, but the result of a query decides what it does
        File, ///< a file cannot be read or written
        Connection, ///< no connection to the database
        Password, ///< none because the server wants a password and was given none, or a wrong one
        Locked, ///< somebody else holds the database
        Outdated, ///< somebody else has moved the database since it was looked at
        HalfDone, ///< a revision has run in part, and waits for a decision
        Statement, ///< the database refused a statement
        Unsupported, ///< this database cannot do what the operation says
        Cancelled, ///< the user stopped it
    };

    Kind kind = Kind::Command;
    QString what; ///< one sentence: what happened, with the name of the thing
    QString why; ///< the database's or the reader's own words, unchanged; may be empty
    QString advice; ///< one sentence: what to do next; may be empty
    SourcePosition where;
    QString sql; ///< the statement that failed, if one did
    int sqlPosition = -1; ///< offset into `sql` in UTF-16 units, -1 when not known
    QString code; ///< the database's own: an SQLSTATE of PostgreSQL ("23505"), a number of MySQL's; may be empty

    friend bool operator==(const Error &, const Error &) = default;
};

template <typename T> using Result = tl::expected<T, Error>;

using Done = Result<void>;

/// Shorthand for `return failure({...})`.
[[nodiscard]] inline tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

/// `error` on up to four lines: place and what, why, the statement, advice. For the command line and for logs.
[[nodiscard]] QString describe(const Error &error);

} // namespace engine
