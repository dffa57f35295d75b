#pragma once

#include "engine/schema/table.h"

#include <QMap>

namespace engine {

/// Gives the unnamed constraints of a table the names that a batch's naming_convention has for their kind (Alembic
/// reference 7.5), so that they can be dropped by them. Keys are pk, fk, uq and ck; a kind without a convention, and a
/// convention that asks for a name that is not there, leave the constraint unnamed.
void nameByConvention(Table &table, const QMap<QString, QString> &convention);

} // namespace engine
