#include "widgets/theme/athanorstyle.h"

#include "widgets/theme/chromepainter.h"
#include "widgets/theme/controlpainter.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/viewpainter.h"

#include <QApplication>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace widgets {

AthanorStyle::AthanorStyle()
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
    , m_tokens(Tokens::light())
{
}

void AthanorStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                 const QWidget *widget) const
{
    if (drawControlPrimitive(element, option, painter, widget) || drawViewPrimitive(element, option, painter, widget)
        || drawChromePrimitive(element, option, painter, widget))
        return;
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

bool AthanorStyle::drawControlPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                        const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool:
        paintButtonPanel(painter, option, widget, m_tokens);
        return true;
    case PE_FrameDefaultButton:
        return true;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        paintCheckBox(painter, option, m_tokens);
        return true;
    case PE_IndicatorRadioButton:
        paintRadioButton(painter, option, m_tokens);
        return true;
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            paintField(painter, option, widget, m_tokens);
        return true;
    case PE_FrameLineEdit:
        return true;
    case PE_FrameFocusRect:
        paintFocusRing(painter, option, widget, m_tokens);
        return true;
    case PE_IndicatorArrowDown:
    case PE_IndicatorSpinDown:
    case PE_IndicatorButtonDropDown:
        paintChevron(painter, option->rect, Direction::Down, buttonTextColor(option, widget, m_tokens));
        return true;
    case PE_IndicatorArrowUp:
    case PE_IndicatorSpinUp:
        paintChevron(painter, option->rect, Direction::Up, buttonTextColor(option, widget, m_tokens));
        return true;
    case PE_IndicatorArrowLeft:
        paintChevron(painter, option->rect, Direction::Left, buttonTextColor(option, widget, m_tokens));
        return true;
    case PE_IndicatorArrowRight:
        paintChevron(painter, option->rect, Direction::Right, buttonTextColor(option, widget, m_tokens));
        return true;
    default:
        return false;
    }
}

bool AthanorStyle::drawViewPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                     const QWidget *widget) const
{
    switch (element) {
    case PE_PanelItemViewRow:
    case PE_PanelItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            if (element == PE_PanelItemViewRow)
                paintViewRow(painter, item, m_tokens);
            else
                paintViewCell(painter, item, m_tokens);
        }
        return true;
    case PE_IndicatorBranch:
        paintBranch(painter, option, m_tokens);
        return true;
    case PE_IndicatorHeaderArrow:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            const bool up = header->sortIndicator == QStyleOptionHeader::SortUp;
            paintChevron(painter, option->rect, up ? Direction::Up : Direction::Down, m_tokens.color(Role::Muted));
        }
        return true;
    case PE_Frame:
    case PE_FrameWindow:
        paintFrame(painter, option, widget, m_tokens);
        return true;
    default:
        return false;
    }
}

bool AthanorStyle::drawChromePrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                       const QWidget *widget) const
{
    switch (element) {
    case PE_PanelMenu:
        painter->fillRect(option->rect, m_tokens.color(Role::Surface));
        return true;
    case PE_FrameMenu:
        paintRounded(painter, option->rect, 0, {}, m_tokens.color(Role::ControlLine));
        return true;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, m_tokens.color(Role::TipSurface));
        return true;
    case PE_FrameTabWidget:
        paintRounded(painter, option->rect, 0, m_tokens.color(Role::Surface), m_tokens.color(Role::Line));
        return true;
    case PE_FrameTabBarBase:
        if (const auto *base = qstyleoption_cast<const QStyleOptionTabBarBase *>(option))
            paintTabBase(painter, base, m_tokens);
        return true;
    case PE_IndicatorTabClose: {
        const int extent = proxy()->pixelMetric(PM_TabCloseIndicatorWidth, option, widget);
        QRect target(0, 0, extent, extent);
        target.moveCenter(option->rect.center());
        if (option->state.testFlag(State_MouseOver) && option->state.testFlag(State_Enabled))
            paintRounded(painter, target, extent / 4.0, m_tokens.color(Role::Line), {});
        const int inset = extent / 8;
        icon(u"close"_s, Role::Muted).paint(painter, target.adjusted(inset, inset, -inset, -inset));
        return true;
    }
    case PE_IndicatorToolBarSeparator:
        paintSeparator(painter, option, option->state.testFlag(State_Horizontal), m_tokens);
        return true;
    case PE_IndicatorDockWidgetResizeHandle:
        painter->fillRect(option->rect, m_tokens.color(Role::Surface));
        paintSeparator(painter, option, option->rect.height() > option->rect.width(), m_tokens);
        return true;
    case PE_PanelMenuBar:
    case PE_FrameStatusBarItem:
    case PE_FrameDockWidget:
    case PE_FrameGroupBox:
    case PE_IndicatorToolBarHandle:
        return true;
    case PE_PanelStatusBar:
        painter->fillRect(QRectF(option->rect.left(), option->rect.top(), option->rect.width(), 1),
                          m_tokens.color(Role::Line));
        return true;
    default:
        return false;
    }
}

namespace {

/// Header labels are muted; the sorted column's is not.
void drawHeaderLabel(const AthanorStyle &style, const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    QStyleOptionHeader header = *static_cast<const QStyleOptionHeader *>(option);
    const bool sorted = header.sortIndicator != QStyleOptionHeader::None;
    header.palette.setColor(QPalette::ButtonText, style.tokens().color(sorted ? Role::Text : Role::Muted));
    style.QProxyStyle::drawControl(QStyle::CE_HeaderLabel, &header, painter, widget);
}

void drawTabLabel(const AthanorStyle &style, const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    QStyleOptionTab tab = *static_cast<const QStyleOptionTab *>(option);
    const bool selected = tab.state.testFlag(QStyle::State_Selected);
    const QColor color = style.tokens().color(selected ? Role::Text : Role::Muted);
    tab.palette.setColor(QPalette::WindowText, color);
    tab.palette.setColor(QPalette::ButtonText, color);
    // Which tab is in front is said by the card and its weight; the ring is for the keyboard alone.
    if (!tab.state.testFlag(QStyle::State_KeyboardFocusChange))
        tab.state &= ~QStyle::State_HasFocus;
    painter->save();
    QFont font = painter->font();
    if (selected)
        font.setWeight(QFont::DemiBold);
    if (selected && tab.text.endsWith(u'…')) {
        // The tab bar has shortened the text for its plain weight.
        const QRect room = style.subElementRect(QStyle::SE_TabBarTabText, &tab, widget);
        tab.text = QFontMetrics(font).elidedText(tab.text, Qt::ElideRight, room.width(), Qt::TextShowMnemonic);
    }
    painter->setFont(font);
    style.QProxyStyle::drawControl(QStyle::CE_TabBarTabLabel, &tab, painter, widget);
    painter->restore();
}

/// Icon and text as one block in the middle; Fusion would press the icon to the edge.
void drawIconAndText(QPainter *painter, const QStyleOptionToolButton &button, const QColor &color,
                     const QWidget *widget)
{
    const int gap = rhythm(widget) * 3 / 4;
    const QString text = button.fontMetrics.elidedText(
        button.text, Qt::ElideRight, button.rect.width() - button.iconSize.width() - gap, Qt::TextShowMnemonic);
    const int textWidth = button.fontMetrics.size(Qt::TextShowMnemonic, text).width();
    QRect block(0, 0, button.iconSize.width() + gap + textWidth, button.rect.height());
    block.moveCenter(button.rect.center());
    const QRect iconRect(block.left(), button.rect.center().y() + 1 - button.iconSize.height() / 2,
                         button.iconSize.width(), button.iconSize.height());
    const bool enabled = button.state.testFlag(QStyle::State_Enabled);
    button.icon.paint(painter, QStyle::visualRect(button.direction, button.rect, iconRect), Qt::AlignCenter,
                      enabled ? QIcon::Normal : QIcon::Disabled,
                      button.state.testFlag(QStyle::State_On) ? QIcon::On : QIcon::Off);
    const QRect textRect = block.adjusted(iconRect.width() + gap, 0, 1, 0);
    painter->setPen(color);
    painter->drawText(QStyle::visualRect(button.direction, button.rect, textRect),
                      Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine | Qt::TextShowMnemonic, text);
}

void drawButtonLabel(const AthanorStyle &style, const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    QStyleOptionButton button = *static_cast<const QStyleOptionButton *>(option);
    const QColor color = buttonTextColor(option, widget, style.tokens());
    button.palette.setColor(QPalette::ButtonText, color);
    if (!button.icon.isNull() && buttonLook(option, widget) == ButtonLook::Primary)
        button.icon = tintedIcon(button.icon, button.iconSize.width(), color, painter->device()->devicePixelRatioF());
    if (!button.icon.isNull() && !button.text.isEmpty() && !button.features.testFlag(QStyleOptionButton::HasMenu)) {
        QStyleOptionToolButton asTool;
        asTool.QStyleOption::operator=(button);
        asTool.icon = button.icon;
        asTool.iconSize = button.iconSize;
        asTool.text = button.text;
        painter->save();
        drawIconAndText(painter, asTool, color, widget);
        painter->restore();
        return;
    }
    style.QProxyStyle::drawControl(QStyle::CE_PushButtonLabel, &button, painter, widget);
}

void drawToolButtonLabel(const AthanorStyle &style, const QStyleOption *option, QPainter *painter,
                         const QWidget *widget)
{
    QStyleOptionToolButton button = *static_cast<const QStyleOptionToolButton *>(option);
    const QColor color = buttonTextColor(option, widget, style.tokens());
    button.palette.setColor(QPalette::ButtonText, color);
    button.palette.setColor(QPalette::WindowText, color);
    if (!button.icon.isNull() && buttonLook(option, widget) == ButtonLook::Primary)
        button.icon = tintedIcon(button.icon, button.iconSize.width(), color, painter->device()->devicePixelRatioF());
    if (button.toolButtonStyle == Qt::ToolButtonTextBesideIcon && !button.icon.isNull() && !button.text.isEmpty()) {
        painter->save();
        painter->setFont(button.font);
        drawIconAndText(painter, button, color, widget);
        painter->restore();
        return;
    }
    style.QProxyStyle::drawControl(QStyle::CE_ToolButtonLabel, &button, painter, widget);
}

/// The three parts one after the other; Fusion would give each of them the whole rectangle.
void drawProgressBar(const AthanorStyle &style, const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    QStyleOptionProgressBar part = *static_cast<const QStyleOptionProgressBar *>(option);
    part.rect = style.subElementRect(QStyle::SE_ProgressBarGroove, option, widget);
    style.drawControl(QStyle::CE_ProgressBarGroove, &part, painter, widget);
    part.rect = style.subElementRect(QStyle::SE_ProgressBarContents, option, widget);
    style.drawControl(QStyle::CE_ProgressBarContents, &part, painter, widget);
    part.rect = style.subElementRect(QStyle::SE_ProgressBarLabel, option, widget);
    style.drawControl(QStyle::CE_ProgressBarLabel, &part, painter, widget);
}

void drawProgressLabel(const Tokens &tokens, const QStyleOptionProgressBar *bar, QPainter *painter)
{
    if (!bar->textVisible || bar->minimum == bar->maximum)
        return;
    painter->save();
    painter->setPen(tokens.color(Role::Muted));
    painter->drawText(bar->rect, Qt::AlignVCenter | Qt::AlignTrailing | Qt::TextSingleLine, bar->text);
    painter->restore();
}

} // namespace

void AthanorStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonLabel:
        return drawButtonLabel(*this, option, painter, widget);
    case CE_ToolButtonLabel:
        return drawToolButtonLabel(*this, option, painter, widget);
    case CE_TabBarTabShape:
        return paintTab(painter, static_cast<const QStyleOptionTab *>(option), m_tokens);
    case CE_TabBarTabLabel:
        return drawTabLabel(*this, option, painter, widget);
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        return paintHeaderSection(painter, option, m_tokens);
    case CE_HeaderLabel:
        return drawHeaderLabel(*this, option, painter, widget);
    case CE_DockWidgetTitle:
        return paintDockTitle(painter, static_cast<const QStyleOptionDockWidget *>(option),
                              proxy()->subElementRect(SE_DockWidgetTitleBarText, option, widget), m_tokens);
    case CE_MenuBarItem:
        return paintMenuBarItem(painter, static_cast<const QStyleOptionMenuItem *>(option), widget, m_tokens);
    case CE_MenuItem:
        return paintMenuItem(painter, static_cast<const QStyleOptionMenuItem *>(option), widget, m_tokens);
    case CE_ProgressBar:
        return drawProgressBar(*this, option, painter, widget);
    case CE_ProgressBarGroove:
        return paintProgressGroove(painter, option, m_tokens);
    case CE_ProgressBarContents:
        return paintProgressContents(painter, static_cast<const QStyleOptionProgressBar *>(option), widget, m_tokens);
    case CE_ProgressBarLabel:
        return drawProgressLabel(m_tokens, static_cast<const QStyleOptionProgressBar *>(option), painter);
    case CE_MenuBarEmptyArea:
    case CE_ToolBar:
        painter->fillRect(option->rect, m_tokens.color(Role::Window));
        return;
    case CE_Splitter: // the gap between two cards is line enough
    case CE_SizeGrip:
        return;
    case CE_ShapedFrame:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && (frame->frameShape == QFrame::HLine || frame->frameShape == QFrame::VLine))
            return paintSeparator(painter, option, frame->frameShape == QFrame::VLine, m_tokens);
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

Tokens tokensOf(const QWidget *widget)
{
    const QStyle *style = widget != nullptr ? widget->style() : QApplication::style();
    if (const auto *ours = qobject_cast<const AthanorStyle *>(style))
        return ours->tokens();
    const QPalette palette = widget != nullptr ? widget->palette() : QGuiApplication::palette();
    const bool dark = palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
    return dark ? Tokens::dark() : Tokens::light();
}

} // namespace widgets
