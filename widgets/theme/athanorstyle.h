#pragma once

#include "widgets/theme/tokens.h"

#include <QProxyStyle>

namespace widgets {

/// Fusion, calmed: the one place where controls get their looks, all from the token table and font metrics.
///
/// Properties that widgets may set (on QPushButton or QToolButton):
/// - "primary" (bool): the one filled button of a view. A dialog's default button is primary by itself.
/// - "chip" (bool): rounded filter or badge; a checkable one is tinted while it is checked.
/// - "danger" (bool): a button that destroys data; its text takes the colour of dropped things.
/// On QLabel: "muted" (bool) paints it in the muted text colour. On QFrame: "card" (bool) makes a rounded surface.
class AthanorStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    AthanorStyle();

    [[nodiscard]] const Tokens &tokens() const { return m_tokens; }
    void setTokens(const Tokens &tokens) { m_tokens = tokens; }

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returnData) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl,
                         const QWidget *widget) const override;
    QIcon standardIcon(StandardPixmap standardIcon, const QStyleOption *option, const QWidget *widget) const override;
    void polish(QWidget *widget) override;
    using QProxyStyle::polish;

private:
    bool drawControlPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const;
    bool drawViewPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                           const QWidget *widget) const;
    bool drawChromePrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const;

    Tokens m_tokens;
};

/// The tokens that `widget` is painted with; those of the application for nullptr. Where another style is on (a test,
/// a plugin), the lightness of the palette decides.
[[nodiscard]] Tokens tokensOf(const QWidget *widget);

/// One step of the rhythm that all spacing is made of: 8 px with a 10 pt font at 100 %, from the font's height.
[[nodiscard]] int rhythm(const QWidget *widget);

/// The height of a row in lists and trees: 27 px where rhythm() is 8.
[[nodiscard]] int rowHeight(const QWidget *widget);

} // namespace widgets
