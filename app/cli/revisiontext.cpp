#include "app/cli/revisiontext.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace app {

namespace {

QString downText(const engine::Revision &revision)
{
    return revision.downRevisions.isEmpty() ? u"<base>"_s : revision.downRevisions.join(u", "_s);
}

bool isHead(const engine::RevisionGraph &graph, const QString &id)
{
    return graph.next(id).isEmpty();
}

QString headMark(const engine::RevisionGraph &graph, const QString &id)
{
    if (graph.allNext(id).isEmpty())
        return u" (head)"_s;
    return isHead(graph, id) ? u" (effective head)"_s : QString();
}

QString treeMarks(const engine::RevisionGraph &graph, const QString &id)
{
    QString marks;
    if (graph.isBranchPoint(id))
        marks += u" (branchpoint)"_s;
    if (graph.isMergePoint(id))
        marks += u" (mergepoint)"_s;
    return marks;
}

} // namespace

QString revisionLine(const engine::RevisionGraph &graph, const QString &id, const LineParts &parts,
                     const QStringList &current)
{
    const engine::Revision *revision = graph.find(id);
    if (!revision)
        return id;
    QString text = id;
    if (parts.parents) {
        QString from = downText(*revision);
        if (!revision->dependsOn.isEmpty())
            from += u" (%1)"_s.arg(revision->dependsOn.join(u", "_s));
        text = from + u" -> "_s + text;
    }
    const QStringList labels = graph.labels(id);
    if (parts.labels && !labels.isEmpty())
        text += u" (%1)"_s.arg(labels.join(u", "_s));
    text += headMark(graph, id);
    if (current.contains(id))
        text += u" (current)"_s;
    if (parts.treeMarks)
        text += treeMarks(graph, id);
    if (parts.documentation)
        text += u", "_s + revision->message();
    return text;
}

QString revisionBlock(const engine::RevisionGraph &graph, const QString &id, const QStringList &current)
{
    const engine::Revision *revision = graph.find(id);
    if (!revision)
        return id + u'\n';
    QString text = u"Rev: %1%2%3%4\n"_s.arg(id, isHead(graph, id) ? u" (head)"_s : QString(), treeMarks(graph, id),
                                            current.contains(id) ? u" (current)"_s : QString());
    text += (graph.isMergePoint(id) ? u"Merges: %1\n"_s : u"Parent: %1\n"_s).arg(downText(*revision));
    if (!revision->dependsOn.isEmpty())
        text += u"Also depends on: %1\n"_s.arg(revision->dependsOn.join(u", "_s));
    if (graph.isBranchPoint(id))
        text += u"Branches into: %1\n"_s.arg(graph.next(id).join(u", "_s));
    if (const QStringList labels = graph.labels(id); !labels.isEmpty())
        text += u"Branch names: %1\n"_s.arg(labels.join(u", "_s));
    text += u"Path: %1\n"_s.arg(revision->file);
    const QStringList lines = revision->documentation.split(u'\n');
    return text + u"\n    "_s + lines.join(u"\n    "_s) + u'\n';
}

QJsonObject revisionJson(const engine::RevisionGraph &graph, const QString &id, const QStringList &current)
{
    const engine::Revision *revision = graph.find(id);
    if (!revision)
        return {{u"revision"_s, id}};
    return {
        {u"revision"_s, id},
        {u"down_revision"_s, QJsonArray::fromStringList(revision->downRevisions)},
        {u"depends_on"_s, QJsonArray::fromStringList(revision->dependsOn)},
        {u"branch_labels"_s, QJsonArray::fromStringList(graph.labels(id))},
        {u"children"_s, QJsonArray::fromStringList(graph.next(id))},
        {u"head"_s, isHead(graph, id)},
        {u"branchpoint"_s, graph.isBranchPoint(id)},
        {u"mergepoint"_s, graph.isMergePoint(id)},
        {u"current"_s, current.contains(id)},
        {u"message"_s, revision->message()},
        {u"create_date"_s, revision->createDate},
        {u"path"_s, revision->file},
    };
}

} // namespace app
