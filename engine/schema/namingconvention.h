#pragma once

#include "engine/schema/table.h"

#include <QMap>

namespace engine {

/// Gives the unnamed constraints of a table the names that a batch's naming_convention has for their kind (Alembic
/// reference 7.5), so that they can be dropped by them. Keys are pk, fk, uq and ck; a kind without a convention, and a
/// convention that asks for a name that is not there, leave the constraint unnamed.
void nameByConvention(Table &table, const QMap<QString, QString> &convention);

/// `name` as SQLAlchemy cuts a name that it has made, where it has more than `longest` characters: four letters of a
/// checksum keep such names apart. 0 cuts nothing.
[[nodiscard]] QString cutName(const QString &name, int longest);

/// Which names of a table were given in what way, where that decides what a MetaData's convention does with them.
struct GivenNames
{
    QStringList fixed; ///< by conv(): no convention changes them
    QStringList indexedColumns; ///< with `index=True`: the convention names their indexes
    int longest = 0; ///< characters that the database takes; a longer name that is made here is cut. 0: any number
};

/// As nameByConvention(), but as a MetaData does it: indexes without a name get one by the key ix, which has a default,
/// and a convention that has `%(constraint_name)s` in it is applied to the names that are there. Names are cut as
/// SQLAlchemy cuts those that it makes: four letters of a checksum keep them apart.
void nameByMetadata(Table &table, QMap<QString, QString> convention, const GivenNames &given);

} // namespace engine
