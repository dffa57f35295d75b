#include "widgets/common/buttonkeys.h"

#include <QAbstractButton>
#include <QShortcut>

namespace widgets {

QString pressBy(QAbstractButton *button, const QKeySequence &keys)
{
    const auto *shortcut = new QShortcut(keys, button); // the button owns it
    QObject::connect(shortcut, &QShortcut::activated, button, [button] { button->click(); });
    return keys.toString(QKeySequence::NativeText);
}

} // namespace widgets
