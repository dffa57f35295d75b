#pragma once

#include <QMetaType>
#include <QString>

namespace engine {

/// A number with all of its digits, as `decimal.Decimal('1.50')` has them; a double would lose some.
struct ExactNumber
{
    QString digits; ///< as SQL writes them: -1.50, 1E+5

    friend bool operator==(const ExactNumber &, const ExactNumber &) = default;
};

} // namespace engine

Q_DECLARE_METATYPE(engine::ExactNumber)
