#include "widgets/common/labels.h"

#include <QLabel>

namespace widgets {

namespace {

constexpr qreal HeadingScale = 1.15;

} // namespace

QLabel *headingLabel(QWidget *parent)
{
    auto *label = sectionLabel(parent);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * HeadingScale);
    label->setFont(font);
    return label;
}

QLabel *sectionLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QLabel *mutedLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setProperty("muted", true);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

void tint(QLabel *label, const QColor &color)
{
    QPalette palette = label->palette();
    // On a surface a label writes in Text, on the window in WindowText.
    palette.setColor(QPalette::Text, color);
    palette.setColor(QPalette::WindowText, color);
    label->setPalette(palette);
}

} // namespace widgets
