#pragma once

#include "app/cli/session.h"

#include "engine/diff/compare.h"
#include "engine/migration/modelsource.h"

namespace app {

/// Two schemas and what makes `actual` look like `desired`.
struct SchemaComparison
{
    const engine::Dialect *dialect = nullptr;
    engine::LoadedModel actual;
    engine::LoadedModel desired;
    engine::Comparison comparison;
};

/// Reads a side as typed; `database` is the project's own one and `model` what `[athanor] model =` says. Errors: no
/// model set, with the ways to set one; what parseModelSource() and loadModel() say. A database of the project that is
/// not there yet counts as empty only where `missingIsEmpty`. `schemas` beside the default one are read of a database.
/// A side that is compared with another is built in that one's kind of database, see engine::contextFor().
[[nodiscard]] engine::Result<engine::LoadedModel> loadSide(Session &session, const QString &side, bool missingIsEmpty,
                                                           const QStringList &schemas = {},
                                                           const QString &comparedWith = {});

/// Loads both sides and compares them, with what --rename told. Errors: those of readRenames(), too.
[[nodiscard]] engine::Result<SchemaComparison> compareSides(Session &session, const QString &from, const QString &to,
                                                            bool missingIsEmpty, const QStringList &renames = {});

/// As compareSides(), without leaving out what could not be read.
[[nodiscard]] engine::Result<SchemaComparison> compareAll(Session &session, const QString &from, const QString &to);

/// Alembic's condition for autogenerate and check: the database is at every head ("Target database is not up to
/// date.").
[[nodiscard]] engine::Done databaseIsUpToDate(Session &session);

} // namespace app
