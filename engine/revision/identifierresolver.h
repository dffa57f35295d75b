#pragma once

#include "engine/revision/revisiongraphdata.h"

#include <optional>

namespace engine {

/// Where a walk through the graph can stand, other than on a revision.
constexpr int NoRevision = -1; ///< before the first step; also the answer to "base"
constexpr int BelowBases = -2; ///< one step down from a base

/// `label@symbol` in its two parts; the label is empty where there is none.
struct QualifiedSymbol
{
    QString label;
    QString symbol;
};

/// `+2`, `rev-1`, `label@+1` (reference 4.4).
struct RelativeIdentifier
{
    QString label;
    QString symbol; ///< empty when relative to what is current
    qint64 steps = 0;
    QString stepsText; ///< with its sign, as typed
};

/// Splits at the first "@".
[[nodiscard]] QualifiedSymbol splitIdentifier(const QString &identifier);

/// Empty for an identifier that is not relative. As in Alembic a prefix decides: what follows the digits is ignored.
[[nodiscard]] std::optional<RelativeIdentifier> parseRelative(const QString &identifier);

/// What was asked for makes no sense here; see Error.
[[nodiscard]] Error commandError(QString what, QString why, QString advice);

/// "Relative revision +5 didn't produce 5 migrations"
[[nodiscard]] Error tooFewMigrations(const QString &stepsText, qint64 steps);

/// Turns identifiers into revisions (reference 4.2 to 4.5). Works on a graph that outlives it.
/// Errors are of kind Command, with Alembic's words.
class IdentifierResolver
{
public:
    /// How the error about several heads is worded: by what was typed, or as `stamp` does.
    struct Wording
    {
        QString argument; ///< shown instead of the identifier's own text
        QString severalHeads; ///< the whole message; Alembic's general one where empty
    };

    explicit IdentifierResolver(const RevisionGraphData &graph, Wording wording = {});

    /// All that `identifier` names; nothing for "base".
    [[nodiscard]] Result<std::vector<int>> nodes(const QString &identifier) const;
    [[nodiscard]] Result<std::vector<int>> nodes(const QStringList &identifiers) const;

    /// The one that `identifier` names; NoRevision for "base" and for "head" of an empty project.
    [[nodiscard]] Result<int> node(const QString &identifier) const;

    /// The revision that carries a label, or that a full or partial id names.
    [[nodiscard]] Result<int> branch(const QString &label) const;

    /// Those of `targets` that are ancestors or descendants of what `against` names; all for "base".
    [[nodiscard]] Result<std::vector<int>> onLineOf(const std::vector<int> &targets, const QString &against,
                                                    bool includeDependencies = false) const;

    struct Walk
    {
        qint64 steps = 0; ///< up when positive
        QString label; ///< going up, chooses between children
        bool stopAtEnd = false; ///< instead of giving nothing when the graph is too short
    };

    /// From `start` (or NoRevision, BelowBases) so many steps; nothing when the graph ends before.
    [[nodiscard]] Result<std::optional<int>> walk(int start, const Walk &walk) const;

private:
    [[nodiscard]] Result<std::vector<int>> headsOf(const QString &label) const;
    [[nodiscard]] Result<int> headOf(const QString &label) const;
    [[nodiscard]] Result<std::vector<int>> walkDownFromHeads(const QString &label, qint64 steps) const;
    [[nodiscard]] Result<int> named(const QString &name, const QString &label = {}) const;
    [[nodiscard]] Result<int> partial(const QString &name, const RevisionSet *line) const;
    [[nodiscard]] Result<std::vector<int>> children(int position, const Walk &walk) const;
    [[nodiscard]] RevisionSet lineOf(std::span<const int> nodes, bool includeDependencies) const;
    [[nodiscard]] Error severalHeads(const QString &argument, const std::vector<int> &heads) const;

    const RevisionGraphData &m_graph;
    Wording m_wording;
};

} // namespace engine
