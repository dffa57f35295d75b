#pragma once

#include "engine/operation/operation.h"
#include "engine/revision/createdate.h"
#include "engine/revision/pythontext.h"
#include "engine/revision/revisiongraph.h"
#include "engine/revision/sqlrevisiontext.h"

#include <QMap>

namespace engine {

/// What the project says about new files (Alembic reference 2.2, 3.3).
struct RevisionFileSettings
{
    QStringList versionLocations; ///< absolute
    QString fileTemplate;
    QString timezone;
    int truncateSlugLength = 40;
    QString templateFile; ///< script.py.mako; not read for SQL revisions
    QMap<QString, QString> mainOptions; ///< what a template may ask `config` for
    Revision::Format format = Revision::Format::Python;
    QString dialect; ///< the dialect whose SQL stands in a SQL revision's sections
};

/// What the user wants of a new revision.
struct RevisionRequest
{
    std::optional<QString> message;
    QStringList heads{QStringLiteral("head")}; ///< as typed; several make a merge point
    bool splice = false;
    QString branchLabel;
    QStringList dependsOn; ///< as typed
    QString id; ///< empty: a new one
    QString versionPath; ///< empty: where the head's file is
    std::optional<CreateDate> createDate; ///< empty: now

    /// The bodies; nothing for an empty revision, whose functions are `pass`.
    std::optional<std::vector<Operation>> upgrade;
    std::optional<std::vector<Operation>> downgrade;
    SqlSection upgradeSection; ///< the same in SQL, for Revision::Format::Sql
    SqlSection downgradeSection;
    RenderOptions render;
};

/// A revision file that is not written yet.
struct RevisionDraft
{
    QString id;
    QStringList downRevisions;
    QString path; ///< absolute
    QString text;
    QStringList warnings; ///< in whole sentences
};

/// The file that `request` asks for, without writing it. Errors, in Alembic's words (reference 1.5): several heads, a
/// head that is none without splice, duplicate heads, forbidden characters, version paths, a template without
/// branch_labels; and the template's own.
[[nodiscard]] Result<RevisionDraft> draftRevision(const RevisionFileSettings &settings, const RevisionRequest &request,
                                                  const RevisionGraph &graph);

/// Writes the draft in one go and makes missing folders. A file that is there already is never overwritten: Kind::File.
[[nodiscard]] Done writeRevision(const RevisionDraft &draft);

} // namespace engine
