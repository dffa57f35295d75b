#pragma once

#include "engine/revision/revision.h"

#include <QSet>

#include <memory>
#include <vector>

namespace engine {

struct RevisionGraphData;

/// The revisions of a project as a graph (Alembic reference section 4). A value; built once, then only asked.
/// A broken graph is built as far as it goes: what is wrong is in problems(), each with the files that cause it.
class RevisionGraph
{
public:
    RevisionGraph();

    /// `revisions` in loading order (reference 3.1), which breaks every tie below. `readingErrors` are files that could
    /// not be read; they join problems().
    explicit RevisionGraph(std::vector<Revision> revisions, std::vector<Error> readingErrors = {});

    /// In loading order, each id once: of two files with one id the later counts, as in Alembic.
    [[nodiscard]] const std::vector<Revision> &revisions() const;

    /// What is wrong: unreadable files, forbidden characters, self-loops, duplicate ids, label clashes, missing parents
    /// and dependencies, cycles. The graph leaves out the edges concerned, so that it has no cycle. Several heads are
    /// no problem.
    [[nodiscard]] const std::vector<Error> &problems() const;

    /// Fails with the first problem: for commands that Alembic refuses on a broken graph.
    [[nodiscard]] Done sound() const;

    /// nullptr for an id that no file has. Full ids only; see resolve().
    [[nodiscard]] const Revision *find(const QString &id) const;

    // Lists of ids are in loading order unless said otherwise; an id that no file has gives an empty list.
    [[nodiscard]] QStringList heads() const; ///< without a successor by down_revision
    [[nodiscard]] QStringList realHeads() const; ///< heads that nothing depends on either
    [[nodiscard]] QStringList bases() const;
    [[nodiscard]] QStringList next(const QString &id) const; ///< children by down_revision
    [[nodiscard]] QStringList allNext(const QString &id) const; ///< children by down_revision or depends_on
    [[nodiscard]] QStringList resolvedDependencies(
        const QString &id) const; ///< depends_on in file order, labels as ids
    [[nodiscard]] QStringList normalizedDown(const QString &id) const; ///< reference 4.1, in file order
    [[nodiscard]] QStringList labels(const QString &id) const; ///< declared and inherited (4.3), sorted
    [[nodiscard]] bool isBranchPoint(const QString &id) const;
    [[nodiscard]] bool isMergePoint(const QString &id) const;

    /// `ids` and everything below them, dependencies included.
    [[nodiscard]] QSet<QString> ancestors(const QStringList &ids) const;

    /// Every revision, children before parents, in the order `history` prints them (4.6).
    [[nodiscard]] QStringList newestFirst() const;

    /// The ids that `identifier` names for show, edit and friends (4.4, 4.5): full, partial, label, head, heads, base
    /// (an empty list), label@head, -N. `current` are the database's rows, for the word "current". Errors, all of kind
    /// Command: nothing or several revisions have that name, `head` of several heads, -N walks off the graph or meets a
    /// merge point.
    [[nodiscard]] Result<QStringList> resolve(const QString &identifier, const QStringList &current = {}) const;

    /// As resolve(), but exactly one. "base" is an empty text; -N is not known here.
    [[nodiscard]] Result<QString> resolveOne(const QString &identifier, const QStringList &current = {}) const;

    /// The revisions of `history -r`, newest first. Errors: those of resolve(), ends that are not on one line.
    [[nodiscard]] Result<QStringList> range(const QString &expression, const QStringList &current = {}) const;

    /// The revisions to run, in running order (4.5, 4.6); none when `target` is applied. `rows` are the version
    /// table's. Errors: those of resolve(), also for a row that no file has; relative steps that walk off the graph,
    /// meet a branch point or start from several rows; rows or targets of which one is built on another.
    [[nodiscard]] Result<QStringList> upgradePath(const QString &target, const QStringList &rows) const;

    /// The revisions to undo, in running order (4.5, 4.7). Errors: as for upgradePath(), and a target that is not
    /// applied.
    [[nodiscard]] Result<QStringList> downgradePath(const QString &target, const QStringList &rows) const;

    /// The revisions to undo, in running order, so that of what `rows` apply only `kept` and all below it stay: the way
    /// back of a run that began at `kept`. Errors: an id that no file has.
    [[nodiscard]] Result<QStringList> pathBackTo(const QStringList &kept, const QStringList &rows) const;

    /// The rows plus the tips that dependencies imply (1.4, `current`): rows first, then in loading order.
    /// Errors: a row that no file has.
    [[nodiscard]] Result<QStringList> effectiveCurrent(const QStringList &rows) const;

    /// The graph by number instead of by id, for the other files of this room.
    [[nodiscard]] const RevisionGraphData &data() const { return *m_data; }

private:
    std::shared_ptr<const RevisionGraphData> m_data; ///< shared by all copies of a graph; never changed once built
};

} // namespace engine
