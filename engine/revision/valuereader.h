#pragma once

#include "engine/python/value.h"
#include "engine/revision/readcontext.h"

#include <QStringList>
#include <QVariant>

#include <optional>

namespace engine {

/// Readers of plain values. `what` names the thing for messages: "'table_name' of op.drop_table()". A value that is
/// symbolic is a NeedsPython error, one of another type a Reading error; what is given back then is empty.
struct ValuePlace
{
    SourcePosition where;
    QString what;
};

/// A name or other text; `op.f('x')` and `quoted_name('x', True)` are seen through. What op.f() says is a name that
/// SQLAlchemy has made, which is cut where the database takes no name of that length.
[[nodiscard]] QString readText(const python::Value &value, const ValuePlace &place, ReadContext &context);
[[nodiscard]] bool readBool(const python::Value &value, const ValuePlace &place, ReadContext &context);
[[nodiscard]] std::optional<int> readInt(const python::Value &value, const ValuePlace &place, ReadContext &context);
[[nodiscard]] QStringList readTexts(const python::Value &value, const ValuePlace &place, ReadContext &context);

/// Options and rows: constants, lists, dicts with str keys, dates and times; Decimal() becomes ExactNumber, sa.text()
/// SqlText, None an invalid QVariant.
[[nodiscard]] QVariant readVariant(const python::Value &value, const ValuePlace &place, ReadContext &context);

} // namespace engine
