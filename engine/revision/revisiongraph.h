#pragma once

#include "engine/revision/revision.h"

#include <QHash>
#include <QSet>

#include <vector>

namespace engine {

/// The revisions of a project as a graph (Alembic reference section 4). A value; built once, then only asked.
/// A broken graph is built as far as it goes: what is wrong is in problems(), each with the files that cause it.
class RevisionGraph
{
public:
    RevisionGraph() = default;

    /// `revisions` in loading order (reference 3.1), which breaks every tie below. `readingErrors` are files that could
    /// not be read; they join problems().
    explicit RevisionGraph(std::vector<Revision> revisions, std::vector<Error> readingErrors = {});

    [[nodiscard]] const std::vector<Revision> &revisions() const { return m_revisions; }
    [[nodiscard]] const std::vector<Error> &problems() const { return m_problems; }

    /// Fails with the first problem: for commands that Alembic refuses on a broken graph.
    [[nodiscard]] Done sound() const;

    /// nullptr for an id that no file has. Full ids only; see resolve().
    [[nodiscard]] const Revision *find(const QString &id) const;

    [[nodiscard]] QStringList heads() const; ///< without a successor by down_revision
    [[nodiscard]] QStringList realHeads() const; ///< heads that nothing depends on either
    [[nodiscard]] QStringList bases() const;
    [[nodiscard]] QStringList next(const QString &id) const; ///< children by down_revision
    [[nodiscard]] QStringList allNext(const QString &id) const; ///< children by down_revision or depends_on
    [[nodiscard]] QStringList resolvedDependencies(const QString &id) const; ///< depends_on, labels made ids
    [[nodiscard]] QStringList normalizedDown(const QString &id) const; ///< reference 4.1
    [[nodiscard]] QStringList labels(const QString &id) const; ///< declared and inherited (4.3), sorted
    [[nodiscard]] bool isBranchPoint(const QString &id) const;
    [[nodiscard]] bool isMergePoint(const QString &id) const;

    /// `ids` and everything below them, dependencies included.
    [[nodiscard]] QSet<QString> ancestors(const QStringList &ids) const;

    /// Every revision, children before parents, in the order `history` prints them.
    [[nodiscard]] QStringList newestFirst() const;

    /// The ids that `identifier` names for stamp, show, edit and friends (4.4, 4.5): full, partial, label, head, heads,
    /// base (an empty list), label@head, -N. `current` are the database's rows, for the word "current".
    [[nodiscard]] Result<QStringList> resolve(const QString &identifier, const QStringList &current = {}) const;

    /// As resolve(), but exactly one. "base" is an empty text.
    [[nodiscard]] Result<QString> resolveOne(const QString &identifier, const QStringList &current = {}) const;

    /// The revisions of `history -r`, newest first.
    [[nodiscard]] Result<QStringList> range(const QString &expression, const QStringList &current = {}) const;

    /// The revisions to run, in running order (4.5, 4.6). `rows` are the version table's.
    [[nodiscard]] Result<QStringList> upgradePath(const QString &target, const QStringList &rows) const;

    /// The revisions to undo, in running order (4.5, 4.7).
    [[nodiscard]] Result<QStringList> downgradePath(const QString &target, const QStringList &rows) const;

    /// The rows plus the tips that dependencies imply (1.4, `current`).
    [[nodiscard]] Result<QStringList> effectiveCurrent(const QStringList &rows) const;

private:
    std::vector<Revision> m_revisions;
    std::vector<Error> m_problems;
};

} // namespace engine
