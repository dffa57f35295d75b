#pragma once

#include "engine/result.h"

#include <QDateTime>

#include <optional>

namespace engine {

/// The moment at which a revision is made, with Python's microseconds: naive local time, or aware in a time zone.
struct CreateDate
{
    QDateTime moment; ///< in the zone it is shown in, to the second
    int microseconds = 0;
    bool aware = false;

    /// Now, by Alembic's rules (Alembic reference 2.2, 3.3): local time without a zone where `timezone` is empty, else
    /// in that zone, tried as typed and then in upper case. Fails with "Can't locate timezone: X".
    static Result<CreateDate> now(const QString &timezone);

    /// `str(date)`: `2026-11-21 08:00:21.129439+00:00`; the fraction is left out when it is zero.
    [[nodiscard]] QString text() const;

    /// `date.isoformat()`: as text() with a `T`.
    [[nodiscard]] QString isoFormat() const;

    /// `date.strftime(format)` in the C locale. Nothing for a directive that is not one of C's.
    [[nodiscard]] std::optional<QString> strftime(const QString &format) const;

    /// `int(date.timestamp())`.
    [[nodiscard]] qint64 epoch() const { return moment.toSecsSinceEpoch(); }

    friend bool operator==(const CreateDate &, const CreateDate &) = default;
};

} // namespace engine
