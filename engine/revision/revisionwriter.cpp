#include "engine/revision/revisionwriter.h"

#include "engine/revision/operationrenderer.h"
#include "engine/revision/revisionfilename.h"
#include "engine/revision/revisionreader.h"
#include "engine/revision/sqlrevisiontext.h"
#include "engine/revision/template.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

using python::Value;

namespace {

tl::unexpected<Error> refused(const QString &what, const QString &advice = {})
{
    return failure({.kind = Error::Kind::Command, .what = what, .advice = advice});
}

/// The parents, as `revision` and `merge` of Alembic resolve them.
Result<QStringList> parentsOf(const RevisionRequest &request, const RevisionGraph &graph)
{
    QStringList parents;
    for (const QString &head : request.heads) {
        if (head == "head"_L1 && graph.heads().size() > 1)
            return refused(u"Multiple heads are present; please specify the head revision on which the new revision "
                           u"should be based, or perform a merge."_s,
                           u"The heads are %1."_s.arg(graph.heads().join(u", "_s)));
        const auto resolved = head == "heads"_L1 ? Result<QStringList>(graph.heads()) : graph.resolve(head);
        if (!resolved)
            return failure(resolved.error());
        parents += *resolved;
    }
    QStringList unique = parents;
    unique.removeDuplicates();
    if (unique.size() != parents.size())
        return refused(u"Duplicate head revisions specified"_s);
    for (const QString &parent : parents) {
        if (!request.splice && !graph.next(parent).isEmpty())
            return refused(u"Revision %1 is not a head revision; please specify --splice to create a new branch from "
                           u"this revision"_s.arg(parent));
    }
    return parents;
}

/// Labels stay labels, everything else becomes a full id (reference 3.3).
Result<QStringList> dependenciesOf(const RevisionRequest &request, const RevisionGraph &graph)
{
    QStringList dependencies;
    for (const QString &typed : request.dependsOn) {
        const auto resolved = graph.resolveOne(typed);
        if (!resolved)
            return failure(resolved.error());
        const Revision *revision = graph.find(*resolved);
        dependencies << (revision && revision->branchLabels.contains(typed) ? typed : *resolved);
    }
    return dependencies;
}

Result<QString> folderFor(const RevisionFileSettings &settings, const RevisionRequest &request,
                          const QStringList &parents, const RevisionGraph &graph)
{
    if (!request.versionPath.isEmpty()) {
        const QString wanted = QDir::cleanPath(QDir().absoluteFilePath(request.versionPath));
        const auto isWanted = [&](const QString &location) { return QDir::cleanPath(location) == wanted; };
        if (std::ranges::none_of(settings.versionLocations, isWanted))
            return refused(u"Path %1 is not represented in current version locations"_s.arg(request.versionPath));
        return wanted;
    }
    if (settings.versionLocations.size() == 1)
        return settings.versionLocations.front();
    for (const QString &parent : parents) {
        if (const Revision *revision = graph.find(parent))
            return QFileInfo(revision->file).absolutePath();
    }
    return refused(u"Multiple version locations present, please specify --version-path"_s);
}

template <typename Container> Value strings(const QStringList &items)
{
    Container container;
    for (const QString &item : items)
        container.items << Value(item);
    return Value(container);
}

Value downRevisionValue(const QStringList &parents)
{
    if (parents.isEmpty())
        return {};
    return parents.size() == 1 ? Value(parents.front()) : strings<python::Tuple>(parents);
}

Value dependsOnValue(const QStringList &dependencies)
{
    if (dependencies.isEmpty())
        return {};
    return dependencies.size() == 1 ? Value(dependencies.front()) : strings<python::List>(dependencies);
}

/// The template's variables for the two bodies and their imports (reference 3.4).
Done addBodies(const RevisionRequest &request, TemplateVariables &variables, QStringList &warnings)
{
    QStringList imports;
    const auto body = [&](const std::optional<std::vector<Operation>> &operations) -> Result<QString> {
        if (!operations)
            return QString();
        auto rendered = renderOperations(*operations, request.render);
        if (!rendered)
            return failure(rendered.error());
        imports += rendered->imports;
        warnings += rendered->warnings;
        return rendered->body;
    };
    const auto upgrades = body(request.upgrade);
    if (!upgrades)
        return failure(upgrades.error());
    const auto downgrades = body(request.downgrade);
    if (!downgrades)
        return failure(downgrades.error());
    imports.removeDuplicates();
    imports.sort();
    variables.values.insert(u"upgrades"_s, Value(*upgrades));
    variables.values.insert(u"downgrades"_s, Value(*downgrades));
    variables.values.insert(u"imports"_s, Value(imports.join(u'\n')));
    return {};
}

Result<QString> pythonText(const RevisionFileSettings &settings, const RevisionRequest &request,
                           const SqlRevisionHeader &header, const CreateDate &date, QStringList &warnings)
{
    QFile file(settings.templateFile);
    if (!file.open(QIODevice::ReadOnly))
        return failure({.kind = Error::Kind::File,
                        .what = u"The template of new revisions cannot be read."_s,
                        .why = file.errorString(),
                        .advice = u"Put a script.py.mako beside env.py; `init` writes one."_s,
                        .where = {settings.templateFile, 0, 0}});
    TemplateVariables variables;
    variables.createDate = date;
    variables.mainOptions = settings.mainOptions;
    variables.values = {
        {u"message"_s, Value(header.message)},
        {u"up_revision"_s, Value(header.id)},
        {u"down_revision"_s, downRevisionValue(header.downRevisions)},
        {u"branch_labels"_s, header.branchLabels.isEmpty() ? Value() : strings<python::Tuple>(header.branchLabels)},
        {u"depends_on"_s, dependsOnValue(header.dependsOn)},
    };
    if (const auto added = addBodies(request, variables, warnings); !added)
        return failure(added.error());
    return renderTemplate(QString::fromUtf8(file.readAll()), settings.templateFile, variables);
}

} // namespace

Result<RevisionDraft> draftRevision(const RevisionFileSettings &settings, const RevisionRequest &request,
                                    const RevisionGraph &graph)
{
    RevisionDraft draft;
    draft.id = request.id.isEmpty() ? newRevisionId() : request.id;
    if (const auto allowed = checkRevisionId(draft.id); !allowed)
        return failure(allowed.error());
    auto parents = parentsOf(request, graph);
    if (!parents)
        return failure(parents.error());
    auto dependencies = dependenciesOf(request, graph);
    if (!dependencies)
        return failure(dependencies.error());
    const auto folder = folderFor(settings, request, *parents, graph);
    if (!folder)
        return failure(folder.error());
    const auto date = request.createDate ? Result<CreateDate>(*request.createDate) : CreateDate::now(settings.timezone);
    if (!date)
        return failure(date.error());
    const auto name = revisionFileName(settings.fileTemplate,
                                       {.id = draft.id,
                                        .message = request.message.value_or(QString()),
                                        .createDate = *date,
                                        .truncateSlugLength = settings.truncateSlugLength});
    if (!name)
        return failure(name.error());

    const bool isSql = settings.format == Revision::Format::Sql;
    draft.downRevisions = *parents;
    draft.path = *folder + u'/' + *name + (isSql ? u".sql"_s : u".py"_s);
    const SqlRevisionHeader header{.id = draft.id,
                                   .downRevisions = *parents,
                                   .branchLabels =
                                       request.branchLabel.isEmpty() ? QStringList() : QStringList{request.branchLabel},
                                   .dependsOn = *dependencies,
                                   .message = request.message.value_or(u"empty message"_s),
                                   .createDate = date->text()};
    if (isSql) {
        draft.text = sqlRevisionText(header, settings.dialect, request.upgradeSection, request.downgradeSection);
        return draft;
    }
    auto text = pythonText(settings, request, header, *date, draft.warnings);
    if (!text)
        return failure(text.error());
    draft.text = *std::move(text);

    const auto readBack = readRevisionHeader(draft.text.toUtf8(), draft.path);
    if (!readBack)
        return failure(readBack.error());
    if (!request.branchLabel.isEmpty() && !readBack->branchLabels.contains(request.branchLabel))
        return refused(u"Version %1 specified branch_labels %2, however the migration file %3 does not have them; have "
                       u"you upgraded your script.py.mako to include the 'branch_labels' section?"_s.arg(
                           draft.id, request.branchLabel, draft.path));
    return draft;
}

Done writeRevision(const RevisionDraft &draft)
{
    const auto failed = [&](const QString &why) {
        return failure({.kind = Error::Kind::File,
                        .what = u"The revision file cannot be written."_s,
                        .why = why,
                        .where = {draft.path, 0, 0}});
    };
    if (QFileInfo::exists(draft.path))
        return failed(u"There is a file of that name already."_s);
    if (!QDir().mkpath(QFileInfo(draft.path).absolutePath()))
        return failed(u"Its folder cannot be made."_s);
    QSaveFile file(draft.path);
    const QByteArray text = draft.text.toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return failed(file.errorString());
    return {};
}

} // namespace engine
