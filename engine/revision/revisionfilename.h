#pragma once

#include "engine/revision/createdate.h"

namespace engine {

/// A new revision identifier: the last 12 hexadecimal digits of a random UUID (Alembic reference 3.3).
[[nodiscard]] QString newRevisionId();

/// Fails with "Character(s) '-' not allowed in revision identifier 'foo-bar'" for an identifier with one of `@ - + :`
/// (Alembic reference 3.2).
[[nodiscard]] Done checkRevisionId(const QString &id);

/// The message as it stands in file names: its words in lower case joined by `_`, cut to `limit` characters at a word's
/// end (Alembic reference 3.3).
[[nodiscard]] QString revisionSlug(const QString &message, int limit);

/// What goes into a file name.
struct RevisionName
{
    QString id;
    QString message;
    CreateDate createDate;
    int truncateSlugLength = 40;
};

/// `file_template` with its tokens replaced, without an ending; may hold slashes. Fails with Kind::Project for a
/// template that cannot be formatted.
[[nodiscard]] Result<QString> revisionFileName(const QString &fileTemplate, const RevisionName &name);

} // namespace engine
