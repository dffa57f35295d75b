#include "engine/operation/columnuse.h"

#include "engine/overloaded.h"
#include "engine/schema/sqlwords.h"

#include <algorithm>

namespace engine {

bool uses(const Index &index, const QString &column)
{
    return mentionsColumn(index.where, column) || std::ranges::any_of(index.elements, [&](const IndexElement &element) {
               return element.column == column || mentionsColumn(element.expression, column);
           });
}

bool uses(const Constraint &constraint, const QString &column)
{
    return std::visit(Overloaded{
                          [&](const CheckConstraint &check) { return mentionsColumn(check.expression, column); },
                          [&](const ExcludeConstraint &exclude) {
                              return mentionsColumn(exclude.where, column)
                                  || std::ranges::any_of(exclude.elements, [&](const auto &element) {
                                         return mentionsColumn(element.first, column);
                                     });
                          },
                          [&](const auto &keyed) { return keyed.columns.contains(column); },
                      },
                      constraint);
}

} // namespace engine
