#include "engine/revision/identifierresolver.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

Error notFound(const QString &argument, QString why)
{
    return commandError(u"Can't locate revision identified by '%1'"_s.arg(argument), std::move(why),
                        u"See `history` and `branches` for the revisions and labels that there are."_s);
}

} // namespace

IdentifierResolver::IdentifierResolver(const RevisionGraphData &graph, Wording wording)
    : m_graph(graph)
    , m_wording(std::move(wording))
{
}

Result<std::vector<int>> IdentifierResolver::nodes(const QString &identifier) const
{
    const auto [label, symbol] = splitIdentifier(identifier);
    if (symbol == "base"_L1)
        return std::vector<int>();
    if (symbol == "heads"_L1)
        return label.isEmpty() ? m_graph.realHeads : headsOf(label);
    bool isNumber = false;
    const auto steps = symbol.toLongLong(&isNumber);
    if (isNumber && steps < 0)
        return walkDownFromHeads(label, steps);
    const auto found = node(identifier);
    if (!found)
        return failure(found.error());
    return *found == NoRevision ? std::vector<int>() : std::vector<int>{*found};
}

Result<std::vector<int>> IdentifierResolver::nodes(const QStringList &identifiers) const
{
    std::vector<int> result;
    for (const auto &identifier : identifiers) {
        const auto some = nodes(identifier);
        if (!some)
            return some;
        result.insert(result.end(), some->begin(), some->end());
    }
    return result;
}

Result<int> IdentifierResolver::node(const QString &identifier) const
{
    const auto [label, symbol] = splitIdentifier(identifier);
    if (symbol == "head"_L1)
        return headOf(label);
    if (symbol == "heads"_L1) {
        const auto heads = nodes(identifier);
        if (!heads)
            return failure(heads.error());
        if (heads->size() > 1)
            return failure(severalHeads(identifier, *heads));
        return heads->empty() ? NoRevision : heads->front();
    }
    if (symbol == "base"_L1) {
        if (label.isEmpty())
            return NoRevision;
        return branch(label).map([](int) { return NoRevision; });
    }
    return named(symbol, label);
}

Result<int> IdentifierResolver::branch(const QString &label) const
{
    return named(label).map_error([&](Error error) {
        error.why = u"No such branch: '%1'"_s.arg(label);
        return error;
    });
}

Result<std::vector<int>> IdentifierResolver::onLineOf(const std::vector<int> &targets, const QString &against,
                                                      bool includeDependencies) const
{
    const auto [label, symbol] = splitIdentifier(against);
    std::vector<int> anchors;
    if (!label.isEmpty()) {
        const auto anchor = named(label);
        if (!anchor)
            return failure(anchor.error());
        anchors.push_back(*anchor);
    }
    if (symbol == "heads"_L1) {
        const auto heads = nodes(against);
        if (!heads)
            return heads;
        anchors.insert(anchors.end(), heads->begin(), heads->end());
    } else if (symbol != "base"_L1) {
        const auto anchor = symbol == "head"_L1 ? headOf(label) : named(symbol);
        if (!anchor)
            return failure(anchor.error());
        if (*anchor != NoRevision)
            anchors.push_back(*anchor);
    }
    if (anchors.empty())
        return targets;
    const auto line = lineOf(anchors, includeDependencies);
    std::vector<int> result;
    for (const int target : targets) {
        if (line.contains(target))
            result.push_back(target);
    }
    return result;
}

Result<std::optional<int>> IdentifierResolver::walk(int start, const Walk &walk) const
{
    int position = start;
    for (qint64 left = std::abs(walk.steps); left > 0; --left) {
        const auto ways = children(position, walk);
        if (!ways)
            return failure(ways.error());
        if (ways->empty())
            return walk.stopAtEnd ? std::optional(position) : std::nullopt;
        if (ways->size() > 1) {
            return failure(commandError(
                u"Ambiguous walk"_s, u"From here there is a way to each of %1."_s.arg(m_graph.ids(*ways).join(", "_L1)),
                u"Name the revision itself, or say which branch with label@."_s));
        }
        position = ways->front();
    }
    return position;
}

/// The heads by down_revision on the line of `label`.
Result<std::vector<int>> IdentifierResolver::headsOf(const QString &label) const
{
    return label.isEmpty() ? m_graph.heads : onLineOf(m_graph.heads, label);
}

Result<int> IdentifierResolver::headOf(const QString &label) const
{
    const auto heads = headsOf(label);
    if (!heads)
        return failure(heads.error());
    if (heads->size() > 1)
        return failure(severalHeads(label.isEmpty() ? u"head"_s : u"%1@head"_s.arg(label), *heads));
    return heads->empty() ? NoRevision : heads->front();
}

/// `-2` and `label@-2`: down from every real head, not from what is current.
Result<std::vector<int>> IdentifierResolver::walkDownFromHeads(const QString &label, qint64 steps) const
{
    std::vector<int> result;
    for (const int head : m_graph.realHeads) {
        if (!label.isEmpty() && !m_graph.labels[std::size_t(head)].contains(label))
            continue;
        const auto end = walk(head, {.steps = steps, .label = {}});
        if (!end)
            return failure(end.error());
        if (!*end)
            return failure(tooFewMigrations(QString::number(steps), steps));
        if (**end != BelowBases)
            result.push_back(**end);
    }
    return result;
}

Result<int> IdentifierResolver::named(const QString &name, const QString &label) const
{
    std::optional<RevisionSet> line;
    if (!label.isEmpty()) {
        const auto branchNode = branch(label);
        if (!branchNode)
            return branchNode;
        line = lineOf({&*branchNode, 1}, false);
    }
    const int exact = m_graph.keys.value(name, NoRevision);
    if (exact == NoRevision)
        return partial(name, line ? &*line : nullptr);
    if (line && !line->contains(exact))
        return failure(notFound(name, u"Revision %1 is not a member of branch '%2'"_s.arg(m_graph.id(exact), label)));
    return exact;
}

/// Keys of at least four characters that begin with `name`; the length of `name` itself does not matter.
Result<int> IdentifierResolver::partial(const QString &name, const RevisionSet *line) const
{
    constexpr int MinimalLength = 4;
    QStringList candidates;
    int node = NoRevision;
    for (auto key = m_graph.keys.cbegin(); !name.isEmpty() && key != m_graph.keys.cend(); ++key) {
        if (key.key().size() >= MinimalLength && key.key().startsWith(name) && (!line || line->contains(*key))) {
            candidates.append(key.key());
            node = *key;
        }
    }
    if (candidates.isEmpty()) {
        const auto hint = name.size() < MinimalLength ? u"; please ensure at least four characters are present for "
                                                        "partial revision identifier matches"_s
                                                      : QString();
        return failure(notFound(name, u"No such revision or branch '%1'%2"_s.arg(name, hint)));
    }
    if (candidates.size() == 1)
        return node;
    candidates.sort();
    return failure(notFound(name,
                            u"Multiple revisions start with '%1': '%2'..."_s.arg(
                                name, candidates.first(std::min<qsizetype>(3, candidates.size())).join("', '"_L1))));
}

Result<std::vector<int>> IdentifierResolver::children(int position, const Walk &walk) const
{
    const auto copy = [](std::span<const int> nodes) { return std::vector<int>(nodes.begin(), nodes.end()); };
    if (walk.steps > 0) {
        auto up = position < 0 ? m_graph.bases : copy(m_graph.next.of(position));
        if (walk.label.isEmpty())
            return up;
        return onLineOf(up, walk.label);
    }
    if (position == BelowBases)
        return std::vector<int>();
    auto down = position == NoRevision ? m_graph.heads : copy(m_graph.down.of(position));
    return down.empty() ? std::vector<int>{BelowBases} : down;
}

RevisionSet IdentifierResolver::lineOf(std::span<const int> nodes, bool includeDependencies) const
{
    auto line = m_graph.reach(includeDependencies ? m_graph.allNext : m_graph.next, nodes);
    for (const int node : m_graph.reach(includeDependencies ? m_graph.normalizedDown : m_graph.down, nodes).nodes())
        line.insert(node);
    return line;
}

Error IdentifierResolver::severalHeads(const QString &argument, const std::vector<int> &heads) const
{
    const auto &shown = m_wording.argument.isEmpty() ? argument : m_wording.argument;
    auto what = m_wording.severalHeads;
    if (what.isEmpty()) {
        what = u"Multiple head revisions are present for given argument '%1'; please specify a specific target "
               "revision, '<branchname>@%1' to narrow to a specific head, or 'heads' for all heads"_s.arg(shown);
    }
    return commandError(what, u"The heads are %1."_s.arg(m_graph.ids(heads).join(", "_L1)),
                        u"Name one of them, or bring them together with `merge heads`."_s);
}

Error commandError(QString what, QString why, QString advice)
{
    return {.kind = Error::Kind::Command, .what = std::move(what), .why = std::move(why), .advice = std::move(advice)};
}

QualifiedSymbol splitIdentifier(const QString &identifier)
{
    const auto at = identifier.indexOf(u'@');
    return at < 0 ? QualifiedSymbol{{}, identifier} : QualifiedSymbol{identifier.left(at), identifier.mid(at + 1)};
}

Error tooFewMigrations(const QString &stepsText, qint64 steps)
{
    return commandError(
        u"Relative revision %1 didn't produce %2 migrations"_s.arg(stepsText, QString::number(std::abs(steps))), {},
        u"Take fewer steps, or name the revision itself."_s);
}

} // namespace engine
