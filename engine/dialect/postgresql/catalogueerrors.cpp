#include "engine/dialect/postgresql/catalogueerrors.h"

using namespace Qt::StringLiterals;

namespace engine::postgresql {

Error noSchema()
{
    return {.kind = Error::Kind::Connection,
            .what = u"The role sees none of the schemas on its search path."_s,
            .why = u"current_schema() is NULL: no schema of search_path exists, or the role lacks USAGE on it."_s,
            .advice = u"GRANT USAGE ON SCHEMA public TO the role, or name another schema in the database URL: "
                      u"?options=-csearch_path%3Dname"_s};
}

Error catalogueError(Error error)
{
    if (error.why.contains(u"(42501)"_s)) {
        error.what = u"This role may not read the catalogue of the database."_s;
        error.advice = u"Give it the right again that every role has by itself (GRANT SELECT ON pg_catalog.... TO "
                       u"PUBLIC), or connect as another role."_s;
        error.sql.clear();
    }
    return error;
}

} // namespace engine::postgresql
