#include "engine/dialect/postgresql/names.h"

#include "engine/overloaded.h"

using namespace Qt::StringLiterals;

namespace engine::postgresql {

namespace {

Done fits(const QString &name)
{
    if (name.toUtf8().size() <= LongestName)
        return {};
    return failure(
        {.kind = Error::Kind::Unsupported,
         .what = u"The name %1 is longer than the %2 bytes that PostgreSQL keeps of one."_s.arg(name).arg(LongestName),
         .advice = u"Give it a shorter name."_s});
}

Done fit(const std::vector<Constraint> &constraints, const std::vector<Index> &indexes)
{
    for (const Constraint &constraint : constraints) {
        if (const Done done = fits(nameOf(constraint)); !done)
            return done;
    }
    for (const Index &index : indexes) {
        if (const Done done = fits(index.name); !done)
            return done;
    }
    return {};
}

} // namespace

Done namesFit(const Operation &operation)
{
    return std::visit(Overloaded{
                          [](const CreateTable &create) { return fit(create.table.constraints, create.table.indexes); },
                          [](const AddColumn &add) { return fit(add.constraints, add.indexes); },
                          [](const AddConstraint &add) { return fits(nameOf(add.constraint)); },
                          [](const CreateIndex &create) { return fits(create.index.name); },
                          [](const auto &) { return Done(); },
                      },
                      operation);
}

} // namespace engine::postgresql
