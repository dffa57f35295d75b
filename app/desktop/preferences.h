#pragma once

#include <QObject>

class QWidget;

namespace models {
class Settings;
class Workspace;
} // namespace models

namespace widgets {
struct Preferences;
class Theme;
} // namespace widgets

namespace app {

class Language;

/// Puts the user's preferences into effect, at the start and while they are edited.
class PreferencesController : public QObject
{
    Q_OBJECT

public:
    /// All must outlive the controller. Applies what is stored at once.
    PreferencesController(models::Settings &settings, widgets::Theme &theme, Language &language,
                          models::Workspace &workspace);

    [[nodiscard]] widgets::Preferences stored() const;

    /// Stores and applies.
    void apply(const widgets::Preferences &preferences);

    /// Opens the settings dialog over `window`.
    void edit(QWidget *window);

private:
    models::Settings &m_settings;
    widgets::Theme &m_theme;
    Language &m_language;
    models::Workspace &m_workspace;
};

} // namespace app
