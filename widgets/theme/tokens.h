#pragma once

#include <QColor>

#include <array>

class QPalette;

namespace widgets {

/// What a colour is for. No widget names a colour; it names a role.
enum class Role {
    Window,
    Surface,
    SurfaceAlternate,
    Line,
    Text,
    Muted,
    DisabledText,
    Accent,
    AccentHover,
    AccentPressed,
    AccentText, ///< text on Accent
    Selection,
    SelectionText,
    Hover, ///< a row or a flat button under the pointer
    Control,
    ControlHover,
    ControlPressed,
    ControlLine,
    MarkLine, ///< outline of a box, a hollow mark: seen without its fill
    Scroll,
    ScrollHover,
    TipSurface,
    TipText,
    AddedRow,
    AddedMark,
    DroppedRow,
    DroppedMark,
    ChangedRow,
    ChangedMark,
    RenamedRow,
    RenamedMark,
    WarningRow,
    WarningText,
    GapRow, ///< where one side of a comparison has no line
    EnvironmentBar,
    EnvironmentText,
    StagingBar,
    StagingText,
    ProductionBar,
    ProductionHatch,
    ProductionText,
    Keyword,
    StringLiteral,
    NumberLiteral,
    Comment,
    Count,
};

/// The one table of colours: role × theme. A value; copy it freely.
class Tokens
{
public:
    /// The light theme of ux.md section 15.
    [[nodiscard]] static const Tokens &light();
    /// The dark theme of ux.md section 15.
    [[nodiscard]] static const Tokens &dark();
    /// A table made of nothing but `palette`'s own colours, for systems in high contrast, whose choice wins over ours.
    [[nodiscard]] static Tokens highContrast(const QPalette &palette);

    [[nodiscard]] bool isDark() const { return m_dark; }
    [[nodiscard]] QColor color(Role role) const { return m_colors[static_cast<std::size_t>(role)]; }

    /// The colour of lane `index` (0-5 the Okabe–Ito hues, higher ones repeat them), its lightness moved until it has
    /// 3:1 against `background`.
    [[nodiscard]] QColor lane(int index, const QColor &background) const;
    /// The same against the surface.
    [[nodiscard]] QColor lane(int index) const { return lane(index, color(Role::Surface)); }
    /// Whether lane `index` is drawn with the dash pattern, being a repeated hue.
    [[nodiscard]] static bool laneIsDashed(int index);

    /// The palette that gives stock widgets these colours.
    [[nodiscard]] QPalette palette() const;

private:
    Tokens() = default;
    void set(Role role, const QColor &color) { m_colors[static_cast<std::size_t>(role)] = color; }

    std::array<QColor, static_cast<std::size_t>(Role::Count)> m_colors;
    bool m_dark = false;
};

/// The contrast of two opaque colours, 1 to 21, as WCAG 2 defines it.
[[nodiscard]] double contrastRatio(const QColor &first, const QColor &second);

/// `color` with its lightness moved away from `background` until `ratio` is reached; hue and saturation stay.
[[nodiscard]] QColor withContrast(const QColor &color, const QColor &background, double ratio);

/// `amount` (0 to 1) of `over` mixed into `under`.
[[nodiscard]] QColor mixed(const QColor &under, const QColor &over, double amount);

/// Whether `palette` is one of a system in high contrast: black and white with nothing between window and base.
[[nodiscard]] bool isHighContrast(const QPalette &palette);

} // namespace widgets
