#include "widgets/theme/tokens.h"

#include <QPalette>

#include <algorithm>
#include <cmath>

namespace widgets {

namespace {

struct Row
{
    Role role;
    QRgb light;
    QRgb dark;
};

constexpr Row table[] = {
    {Role::Window, 0xFFF4F5F7, 0xFF1F2228},
    {Role::Surface, 0xFFFFFFFF, 0xFF262A31},
    {Role::SurfaceAlternate, 0xFFF8F9FB, 0xFF2B3038},
    {Role::Line, 0xFFD9DDE3, 0xFF3A404A},
    {Role::Text, 0xFF1D2430, 0xFFE6E8EC},
    {Role::Muted, 0xFF667085, 0xFF9AA3AF},
    {Role::DisabledText, 0xFFA3AAB8, 0xFF6B7380},
    {Role::Accent, 0xFF0B63C5, 0xFF5AA7FF},
    {Role::AccentHover, 0xFF0957AE, 0xFF74B5FF},
    {Role::AccentPressed, 0xFF084B96, 0xFF4794EE},
    {Role::AccentText, 0xFFFFFFFF, 0xFF0B1A2C},
    {Role::Selection, 0xFFDBE9FB, 0xFF2F4B6E},
    {Role::SelectionText, 0xFF1D2430, 0xFFF2F5F9},
    {Role::Hover, 0xFFF1F4F8, 0xFF2E333C},
    {Role::Control, 0xFFFFFFFF, 0xFF343A44},
    {Role::ControlHover, 0xFFF3F6FA, 0xFF3D444F},
    {Role::ControlPressed, 0xFFE6EBF2, 0xFF2C313A},
    {Role::ControlLine, 0xFFD0D5DD, 0xFF434A56},
    {Role::MarkLine, 0xFF7A8496, 0xFF8A94A3},
    {Role::Scroll, 0xFFC9CFD8, 0xFF4A515D},
    {Role::ScrollHover, 0xFFA9B1BE, 0xFF626B79},
    {Role::TipSurface, 0xFF1D2430, 0xFF3D444F},
    {Role::TipText, 0xFFF4F5F7, 0xFFF2F5F9},
    {Role::AddedRow, 0xFFE2F4EC, 0xFF1F3B33},
    {Role::AddedMark, 0xFF00714F, 0xFF4FD1A5},
    {Role::DroppedRow, 0xFFFBE6DD, 0xFF442A26},
    {Role::DroppedMark, 0xFFB3470A, 0xFFFF8A65},
    {Role::ChangedRow, 0xFFE0EEFB, 0xFF20364F},
    {Role::ChangedMark, 0xFF00558C, 0xFF7FB9FF},
    {Role::RenamedRow, 0xFFF5E6F0, 0xFF3A2A40},
    {Role::RenamedMark, 0xFF96497A, 0xFFD79BD0},
    {Role::WarningRow, 0xFFFFF9EB, 0xFF3E3522},
    {Role::WarningText, 0xFF9A6700, 0xFFE8B44C},
    {Role::GapRow, 0xFFF4F5F7, 0xFF21252B},
    {Role::EnvironmentBar, 0xFFECEFF3, 0xFF32363E},
    {Role::EnvironmentText, 0xFF1D2430, 0xFFE6E8EC},
    {Role::StagingBar, 0xFFF2B53A, 0xFFE0A52E},
    {Role::StagingText, 0xFF000000, 0xFF000000},
    {Role::ProductionBar, 0xFFB3261E, 0xFFA8241D},
    {Role::ProductionHatch, 0xFF98201A, 0xFF8E1E18},
    {Role::ProductionText, 0xFFFFFFFF, 0xFFFFFFFF},
    {Role::Keyword, 0xFF00558C, 0xFF7FB9FF},
    {Role::StringLiteral, 0xFF00714F, 0xFF4FD1A5},
    {Role::NumberLiteral, 0xFF96497A, 0xFFD79BD0},
    {Role::Comment, 0xFF667085, 0xFF9AA3AF},
};
static_assert(std::size(table) == static_cast<std::size_t>(Role::Count), "every role has a row");

/// Okabe and Ito's hues, which people with any common colour blindness can tell apart.
constexpr QRgb laneHues[] = {0xFF0072B2, 0xFFE69F00, 0xFF009E73, 0xFFCC79A7, 0xFF56B4E9, 0xFFD55E00};

double linear(double channel)
{
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

double contrastRatio(const QColor &first, const QColor &second)
{
    const auto [darker, lighter] = std::minmax({luminance(first), luminance(second)});
    return (lighter + 0.05) / (darker + 0.05);
}

QColor withContrast(const QColor &color, const QColor &background, double ratio)
{
    constexpr float step = 0.01F;
    const bool darken = luminance(background) > 0.18;
    QColor result = color.toHsl();
    float lightness = result.lightnessF();
    while (contrastRatio(result, background) < ratio && lightness > 0.0F && lightness < 1.0F) {
        lightness = std::clamp(lightness + (darken ? -step : step), 0.0F, 1.0F);
        result.setHslF(result.hslHueF(), result.hslSaturationF(), lightness);
    }
    return result.toRgb();
}

QColor mixed(const QColor &under, const QColor &over, double amount)
{
    const auto channel = [amount](int from, int to) {
        return static_cast<int>(std::lround(from + (to - from) * amount));
    };
    return {channel(under.red(), over.red()), channel(under.green(), over.green()), channel(under.blue(), over.blue())};
}

bool isHighContrast(const QPalette &palette)
{
    const QColor window = palette.color(QPalette::Active, QPalette::Window);
    const QColor text = palette.color(QPalette::Active, QPalette::WindowText);
    return window == palette.color(QPalette::Active, QPalette::Base) && contrastRatio(window, text) > 19.0;
}

const Tokens &Tokens::light()
{
    static const Tokens tokens = [] {
        Tokens result;
        for (const Row &row : table)
            result.set(row.role, QColor::fromRgb(row.light));
        return result;
    }();
    return tokens;
}

const Tokens &Tokens::dark()
{
    static const Tokens tokens = [] {
        Tokens result;
        result.m_dark = true;
        for (const Row &row : table)
            result.set(row.role, QColor::fromRgb(row.dark));
        return result;
    }();
    return tokens;
}

Tokens Tokens::highContrast(const QPalette &palette)
{
    const QColor window = palette.color(QPalette::Active, QPalette::Window);
    const QColor text = palette.color(QPalette::Active, QPalette::WindowText);
    const QColor highlight = palette.color(QPalette::Active, QPalette::Highlight);
    const QColor highlightedText = palette.color(QPalette::Active, QPalette::HighlightedText);

    Tokens tokens = luminance(window) < luminance(text) ? dark() : light();
    tokens.m_colors.fill(text);
    for (const Role role : {Role::Window, Role::Surface, Role::SurfaceAlternate, Role::Hover, Role::Control,
                            Role::ControlHover, Role::ControlPressed, Role::TipSurface, Role::AddedRow,
                            Role::DroppedRow, Role::ChangedRow, Role::RenamedRow, Role::WarningRow, Role::GapRow,
                            Role::EnvironmentBar, Role::StagingBar, Role::ProductionBar, Role::ProductionHatch})
        tokens.set(role, window);
    for (const Role role : {Role::Accent, Role::AccentHover, Role::AccentPressed, Role::Selection})
        tokens.set(role, highlight);
    for (const Role role : {Role::AccentText, Role::SelectionText})
        tokens.set(role, highlightedText);
    tokens.set(Role::DisabledText, withContrast(palette.color(QPalette::Disabled, QPalette::WindowText), window, 4.5));
    return tokens;
}

QColor Tokens::lane(int index, const QColor &background) const
{
    const auto hue = static_cast<std::size_t>(index) % std::size(laneHues);
    return withContrast(QColor::fromRgb(laneHues[hue]), background, 3.0);
}

bool Tokens::laneIsDashed(int index)
{
    return static_cast<std::size_t>(index) >= std::size(laneHues);
}

QPalette Tokens::palette() const
{
    QPalette palette;
    const auto both = [&palette, this](QPalette::ColorRole target, Role role) {
        palette.setColor(target, color(role));
    };
    both(QPalette::Window, Role::Window);
    both(QPalette::WindowText, Role::Text);
    both(QPalette::Base, Role::Surface);
    both(QPalette::AlternateBase, Role::SurfaceAlternate);
    both(QPalette::Text, Role::Text);
    both(QPalette::PlaceholderText, Role::Muted);
    both(QPalette::Button, Role::Control);
    both(QPalette::ButtonText, Role::Text);
    both(QPalette::BrightText, Role::AccentText);
    both(QPalette::Highlight, Role::Selection);
    both(QPalette::HighlightedText, Role::SelectionText);
    both(QPalette::Link, Role::Accent);
    both(QPalette::LinkVisited, Role::Accent);
    both(QPalette::ToolTipBase, Role::TipSurface);
    both(QPalette::ToolTipText, Role::TipText);
    both(QPalette::Light, Role::Surface);
    both(QPalette::Midlight, Role::SurfaceAlternate);
    both(QPalette::Mid, Role::Line);
    both(QPalette::Dark, Role::ControlLine);
    both(QPalette::Shadow, Role::MarkLine);
    for (const auto target : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, target, color(Role::DisabledText));
    palette.setColor(QPalette::Disabled, QPalette::Base, color(Role::Window));
    return palette;
}

} // namespace widgets
