// The sizes of AthanorStyle: every one is a multiple of the rhythm, which comes from the font.

#include "widgets/theme/athanorstyle.h"

#include "widgets/theme/complexpainter.h"
#include "widgets/theme/controlpainter.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/viewpainter.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QStyleOption>
#include <QTabBar>
#include <QToolBar>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

QFontMetrics metricsOf(const QWidget *widget)
{
    return widget != nullptr ? widget->fontMetrics() : QFontMetrics(QApplication::font());
}

int steps(const QWidget *widget, double count)
{
    return qRound(rhythm(widget) * count);
}

/// How much wider the text of a selected tab is than that of the others.
int boldExtra(const QStyleOption *option)
{
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
    if (tab == nullptr)
        return 0;
    QFont font = QApplication::font("QTabBar");
    const int plain = QFontMetrics(font).horizontalAdvance(tab->text);
    font.setWeight(QFont::DemiBold);
    return std::max(0, QFontMetrics(font).horizontalAdvance(tab->text) - plain);
}

bool hasMenuArrow(const QStyleOption *option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    return button != nullptr
        && (button->features.testFlag(QStyleOptionToolButton::HasMenu)
            || button->features.testFlag(QStyleOptionToolButton::MenuButtonPopup));
}

QSize toolButtonSize(const QStyleOption *option, QSize contents, const QWidget *widget)
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    const bool textShown = button != nullptr && !button->text.isEmpty()
        && (button->toolButtonStyle != Qt::ToolButtonIconOnly || button->icon.isNull());
    if (!textShown) {
        const int side = steps(widget, 3.5);
        QSize size(std::max(contents.width() + steps(widget, 0.75), side),
                   std::max(contents.height() + steps(widget, 0.75), side));
        if (hasMenuArrow(option))
            size.rwidth() += steps(widget, 1.5);
        return size;
    }
    const bool chip = widget != nullptr && widget->property("chip").toBool();
    contents.rwidth() += steps(widget, 2.5) + (hasMenuArrow(option) ? steps(widget, 1.5) : 0);
    contents.setHeight(std::max(contents.height(), steps(widget, chip ? 2.9 : 3.5)));
    return contents;
}

QSize pushButtonSize(const QStyleOption *option, QSize contents, const QWidget *widget)
{
    const bool chip = widget != nullptr && widget->property("chip").toBool();
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool iconOnly = button != nullptr && button->text.isEmpty();
    contents.rwidth() += iconOnly ? steps(widget, 1.25) : steps(widget, chip ? 2.0 : 3.0);
    if (button != nullptr && button->features.testFlag(QStyleOptionButton::HasMenu))
        contents.rwidth() += steps(widget, 1.0);
    contents.setHeight(std::max(contents.height() + steps(widget, 0.5), steps(widget, chip ? 2.9 : 3.5)));
    return contents;
}

QSize menuItemSize(const QStyleOption *option, QSize contents, const QWidget *widget)
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    if (item != nullptr && item->menuItemType == QStyleOptionMenuItem::Separator)
        return {contents.width(), rhythm(widget) + 1};
    const int mark = option->fontMetrics.height() + 2 * rhythm(widget);
    const bool shortcut = item != nullptr && item->text.contains(u'\t');
    contents.rwidth() += mark + steps(widget, shortcut ? 6.0 : 4.0);
    contents.setHeight(std::max(contents.height(), rowHeight(widget)));
    return contents;
}

} // namespace

int rhythm(const QWidget *widget)
{
    // Inter at 10 pt and 96 dpi is 16 to 17 px high.
    return std::max(4, metricsOf(widget).height() / 2);
}

int rowHeight(const QWidget *widget)
{
    return qRound(rhythm(widget) * 27.0 / 8.0);
}

int AthanorStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ButtonDefaultIndicator:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_DockWidgetFrameWidth:
    case PM_ToolBarFrameWidth:
    case PM_MenuBarPanelWidth:
    case PM_MenuHMargin:
    case PM_MenuBarHMargin:
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    case PM_DefaultFrameWidth:
        return 2;
    case PM_SpinBoxFrameWidth:
    case PM_ComboBoxFrameWidth:
    case PM_MenuPanelWidth:
    case PM_TabBarBaseOverlap:
        return 1;
    case PM_MenuVMargin:
    case PM_MenuBarVMargin:
    case PM_DockWidgetSeparatorExtent:
        return steps(widget, 0.5);
    case PM_ToolBarItemSpacing:
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
    case PM_SplitterWidth:
    case PM_ToolBarItemMargin:
    case PM_HeaderMargin:
        return steps(widget, 1.0);
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        if (qobject_cast<const QGroupBox *>(widget) != nullptr)
            return 0; // its contents stand under its title, in line with it
        return steps(widget, widget != nullptr && widget->isWindow() ? 2.0 : 1.5);
    case PM_ScrollBarExtent:
    case PM_ToolBarSeparatorExtent:
        return steps(widget, 1.25);
    case PM_ScrollBarSliderMin:
        return steps(widget, 4.0);
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_TabBarIconSize:
    case PM_ListViewIconSize:
    case PM_TabCloseIndicatorWidth:
    case PM_TabCloseIndicatorHeight:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return steps(widget, 2.0);
    case PM_MessageBoxIconSize:
        return steps(widget, 4.0);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
    case PM_FocusFrameHMargin:
    case PM_ToolTipLabelFrameWidth:
        return steps(widget, 0.75);
    case PM_DockWidgetTitleMargin:
        return steps(widget, 0.875);
    case PM_TabBarTabHSpace:
        return steps(widget, 3.5);
    case PM_TabBarTabVSpace:
        return steps(widget, 1.75);
    case PM_TreeViewIndentation:
        return steps(widget, 2.25);
    case PM_MenuButtonIndicator:
        return steps(widget, 2.0);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int AthanorStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                            QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_ComboBox_Popup:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ItemView_ArrowKeysNavigateIntoChildren:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ScrollView_FrameOnlyAroundContents:
        return hint == SH_ItemView_ArrowKeysNavigateIntoChildren ? 1 : 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_ScrollBar_LeftClickAbsolutePosition:
    case SH_Slider_SnapToValue:
        return hint == SH_ItemView_ShowDecorationSelected ? 1
                                                          : QProxyStyle::styleHint(hint, option, widget, returnData);
    case SH_ToolTipLabel_Opacity:
        return 255;
    case SH_GroupBox_TextLabelVerticalAlignment:
        return static_cast<int>(Qt::AlignTop);
    case SH_Widget_Animation_Duration:
        return std::min(150, QProxyStyle::styleHint(hint, option, widget, returnData));
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QSize AthanorStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                     const QWidget *widget) const
{
    switch (type) {
    case CT_PushButton:
        return pushButtonSize(option, size, widget);
    case CT_ToolButton:
        return toolButtonSize(option, size, widget);
    case CT_MenuItem:
        return menuItemSize(option, size, widget);
    case CT_MenuBarItem:
        return {size.width() + steps(widget, 2.0), steps(widget, 3.25)};
    case CT_LineEdit:
    case CT_SpinBox: {
        QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {result.width() + steps(widget, 0.5), std::max(result.height(), steps(widget, 3.5))};
    }
    case CT_ComboBox: {
        const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
        const int extra = combo != nullptr && combo->editable ? 6 : 4;
        return {size.width() + steps(widget, extra), std::max(size.height() + steps(widget, 0.5), steps(widget, 3.5))};
    }
    case CT_ItemViewItem: {
        QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
        result.setHeight(std::max(result.height(), rowHeight(widget)));
        return result;
    }
    case CT_HeaderSection: {
        QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
        result.setHeight(std::max(result.height(), rowHeight(widget)));
        return result;
    }
    case CT_TabBarTab: {
        QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
        result.rwidth() += boldExtra(option);
        return result;
    }
    case CT_GroupBox: {
        return size + QSize(0, steps(widget, 1.0));
    }
    case CT_ProgressBar: {
        return {size.width(), std::max(steps(widget, 2.0), metricsOf(widget).height())};
    }
    default:
        return QProxyStyle::sizeFromContents(type, option, size, widget);
    }
}

namespace {

/// A slim bar in the middle, the percentage after it.
QRect progressPart(const QStyleOption *option, const QWidget *widget, bool label)
{
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
    const QRect rect = option->rect;
    const bool text = bar != nullptr && bar->textVisible && bar->minimum != bar->maximum;
    const int wanted = text
        ? std::max(option->fontMetrics.horizontalAdvance(bar->text), option->fontMetrics.horizontalAdvance(u"100%"_s))
        : 0;
    const int width = text ? wanted + rhythm(widget) : 0;
    if (label)
        return QStyle::visualRect(option->direction, rect, {rect.right() + 1 - width, rect.y(), width, rect.height()});
    if (!option->state.testFlag(QStyle::State_Horizontal)) {
        const int thickness = steps(widget, 0.75);
        return {rect.center().x() - thickness / 2, rect.y(), thickness, rect.height()};
    }
    const int thickness = std::min(rect.height(), steps(widget, 0.75));
    const QRect groove(rect.x(), rect.y() + (rect.height() - thickness) / 2, rect.width() - width, thickness);
    return QStyle::visualRect(option->direction, rect, groove);
}

} // namespace

QRect AthanorStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    switch (element) {
    case SE_ProgressBarGroove:
    case SE_ProgressBarContents:
        return progressPart(option, widget, false);
    case SE_ProgressBarLabel:
        return progressPart(option, widget, true);
    case SE_PushButtonFocusRect:
        return option->rect;
    case SE_DockWidgetTitleBarText: {
        const QRect text = QProxyStyle::subElementRect(element, option, widget);
        return text.adjusted(steps(widget, 0.75), 0, 0, 0);
    }
    case SE_LineEditContents: {
        const int side = steps(widget, 0.5);
        return QProxyStyle::subElementRect(element, option, widget).adjusted(side, 0, -side, 0);
    }
    default:
        return QProxyStyle::subElementRect(element, option, widget);
    }
}

namespace {

QRect scrollBarPart(const QStyle &style, const QStyleOptionSlider *option, QStyle::SubControl part,
                    const QWidget *widget)
{
    const bool horizontal = option->orientation == Qt::Horizontal;
    const QRect rect = option->rect;
    const int length = horizontal ? rect.width() : rect.height();
    const int range = option->maximum - option->minimum;
    int size = length;
    if (range > 0) {
        const int least = style.pixelMetric(QStyle::PM_ScrollBarSliderMin, option, widget);
        size = static_cast<int>(qint64(option->pageStep) * length / (qint64(range) + option->pageStep));
        size = std::min(length, std::max(size, least));
    }
    const int start = QStyle::sliderPositionFromValue(option->minimum, option->maximum, option->sliderPosition,
                                                      length - size, option->upsideDown);
    const auto along = [&](int from, int extent) {
        return horizontal ? QRect(rect.x() + from, rect.y(), extent, rect.height())
                          : QRect(rect.x(), rect.y() + from, rect.width(), extent);
    };
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        return along(start, size);
    case QStyle::SC_ScrollBarSubPage:
        return along(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return along(start + size, length - start - size);
    case QStyle::SC_ScrollBarGroove:
        return rect;
    default:
        return {};
    }
}

QRect groupBoxPart(const QStyleOptionGroupBox *option, QStyle::SubControl part, const QWidget *widget)
{
    const bool checkable = option->subControls.testFlag(QStyle::SC_GroupBoxCheckBox);
    const bool titled = checkable || !option->text.isEmpty();
    const int title = titled ? steps(widget, 3.0) : 0;
    const int box = steps(widget, 2.0);
    const int indent = checkable ? box + rhythm(widget) : 0;
    const QRect rect = option->rect;
    switch (part) {
    case QStyle::SC_GroupBoxCheckBox:
        return {rect.x(), rect.y() + (title - box) / 2, box, box};
    case QStyle::SC_GroupBoxLabel:
        return {rect.x() + indent, rect.y(), rect.width() - indent, title};
    case QStyle::SC_GroupBoxContents:
        return rect.adjusted(0, title, 0, 0);
    default:
        return rect;
    }
}

} // namespace

QRect AthanorStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl,
                                   const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        const auto *bar = static_cast<const QStyleOptionSlider *>(option);
        return visualRect(option->direction, option->rect, scrollBarPart(*proxy(), bar, subControl, widget));
    }
    if (control == CC_GroupBox) {
        const auto *box = static_cast<const QStyleOptionGroupBox *>(option);
        return visualRect(option->direction, option->rect, groupBoxPart(box, subControl, widget));
    }
    if (control == CC_ToolButton && hasMenuArrow(option)) {
        const int arrow = steps(widget, 2.25);
        const QRect rect = option->rect;
        const QRect part = subControl == SC_ToolButtonMenu
            ? QRect(rect.right() + 1 - arrow, rect.y(), arrow, rect.height())
            : rect.adjusted(0, 0, -arrow + steps(widget, 0.5), 0);
        return visualRect(option->direction, rect, part);
    }
    if (control == CC_ComboBox && (subControl == SC_ComboBoxArrow || subControl == SC_ComboBoxEditField)) {
        const int arrow = steps(widget, 2.75);
        const QRect rect = option->rect;
        const int side = steps(widget, 0.75);
        const QRect part = subControl == SC_ComboBoxArrow
            ? QRect(rect.right() + 1 - arrow, rect.y(), arrow, rect.height())
            : rect.adjusted(side, 2, -arrow, -2);
        return visualRect(option->direction, rect, part);
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

void AthanorStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                      const QWidget *widget) const
{
    switch (control) {
    case CC_ToolButton:
        return paintToolButton(*proxy(), painter, static_cast<const QStyleOptionToolButton *>(option), widget,
                               m_tokens);
    case CC_ComboBox:
        return paintComboBox(*proxy(), painter, static_cast<const QStyleOptionComboBox *>(option), widget, m_tokens);
    case CC_SpinBox:
        return paintSpinBox(*proxy(), painter, static_cast<const QStyleOptionSpinBox *>(option), widget, m_tokens);
    case CC_GroupBox:
        return paintGroupBox(*proxy(), painter, static_cast<const QStyleOptionGroupBox *>(option), widget, m_tokens);
    case CC_ScrollBar:
        return paintScrollBar(painter, static_cast<const QStyleOptionSlider *>(option),
                              proxy()->subControlRect(control, option, SC_ScrollBarSlider, widget), m_tokens);
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

QIcon AthanorStyle::standardIcon(StandardPixmap standardIcon, const QStyleOption *option, const QWidget *widget) const
{
    switch (standardIcon) {
    case SP_TitleBarCloseButton:
    case SP_DockWidgetCloseButton:
    case SP_LineEditClearButton:
        return icon(u"close"_s, Role::Muted);
    case SP_TitleBarNormalButton:
        return icon(u"link-out"_s, Role::Muted);
    case SP_ToolBarHorizontalExtensionButton:
        return icon(u"more"_s);
    case SP_MessageBoxInformation:
        return icon(u"info"_s, Role::Accent);
    case SP_MessageBoxWarning:
        return icon(u"warning"_s, Role::WarningText);
    case SP_MessageBoxCritical:
        return icon(u"error"_s, Role::DroppedMark);
    case SP_MessageBoxQuestion:
        return icon(u"help"_s, Role::Accent);
    default:
        return QProxyStyle::standardIcon(standardIcon, option, widget);
    }
}

void AthanorStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    // Roles, not colours: they follow the palette when the theme changes.
    if (qobject_cast<QDockWidget *>(widget) != nullptr || widget->objectName() == "qt_tabwidget_stackedwidget"_L1) {
        widget->setBackgroundRole(QPalette::Base);
        widget->setAutoFillBackground(true);
    } else if (auto *label = qobject_cast<QLabel *>(widget); label != nullptr && label->property("muted").toBool()) {
        label->setForegroundRole(QPalette::PlaceholderText);
    }
    if (qobject_cast<QAbstractButton *>(widget) != nullptr || qobject_cast<QComboBox *>(widget) != nullptr
        || qobject_cast<QTabBar *>(widget) != nullptr)
        widget->setAttribute(Qt::WA_Hover);
}

} // namespace widgets
