#include "engine/migration/sqlsection.h"

#include "engine/migration/offlinescript.h"
#include "engine/operation/apply.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace engine {

Result<SqlSection> sqlSection(const std::vector<Operation> &operations, const Dialect &dialect, Schema before)
{
    SqlSection section;
    for (const Operation &operation : operations) {
        const auto statements = dialect.compile(operation, before);
        if (!statements)
            return failure(statements.error());
        // A name may have a line break, after which the comment would be over.
        QString heading = u"-- "_s + summary(operation).simplified() + u'\n';
        for (const Statement &statement : *statements) {
            section.transactional = section.transactional && !statement.autocommit;
            if (statement.role != Statement::Role::Check)
                section.statements << std::exchange(heading, {}) + statementWithLiterals(statement, dialect).trimmed()
                        + u';';
        }
        if (const Done done = apply(operation, before); !done)
            return failure(done.error());
    }
    return section;
}

} // namespace engine
