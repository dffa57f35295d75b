#pragma once

#include "engine/python/value.h"
#include "engine/revision/readcontext.h"

#include <QVariant>

namespace engine {

/// `datetime.datetime(2024, 1, 31, 12, 0, tzinfo=datetime.timezone.utc)`, `datetime.date()` or `datetime.time()` as
/// QDateTime, QDate or QTime, which know milliseconds: a moment with microseconds is its text. What else it is given is
/// a NeedsPython error.
[[nodiscard]] QVariant readMoment(const python::Construct &call, ReadContext &context);

/// `datetime.timedelta(days=1, seconds=30)` as the text of an interval: `1 days 30.000000 seconds`.
[[nodiscard]] QVariant readSpan(const python::Construct &call, ReadContext &context);

/// The same as SQLAlchemy keeps it where there is no such type: the moment that lies so far after the first of January
/// of 1970.
[[nodiscard]] QVariant readSpanAsMoment(const python::Construct &call, ReadContext &context);

/// True where the database has a type for spans of time.
[[nodiscard]] bool hasIntervals(const ReadContext &context);

} // namespace engine
