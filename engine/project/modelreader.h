#pragma once

#include "engine/project/mappedclass.h"
#include "engine/project/project.h"
#include "engine/schema/schema.h"

namespace engine {

/// What the SQLAlchemy models of a project say, read without running Python.
struct ModelReading
{
    Schema schema; ///< as written; to be built and inspected before it is compared
    QList<ModelNote> notes; ///< what could not be read, and what looks like a mistake
    std::vector<TableName> unread; ///< tables of which something could not be read: not to be compared
};

/// "models.py:12: text", for the command line and for logs.
[[nodiscard]] QString placed(const ModelNote &note);

/// Reads the tables of `target_metadata` in the project's env.py, following its imports through the project's own
/// files. `dialect` decides which options count; `variables` are the environment's. Errors: File and Reading for an
/// env.py that is not there or is no Python; NeedsPython where target_metadata is not to be had, with the reason;
/// Project where it is None or has no table, with what is likely wrong. `files` gets the files that were read, whatever
/// comes of it: one that changes may make another schema.
[[nodiscard]] Result<ModelReading> readModels(const Project &project, const QString &dialect,
                                              const QMap<QString, QString> &variables,
                                              QList<python::FileStamp> *files = nullptr);

} // namespace engine
