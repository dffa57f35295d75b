#include "app/desktop/preferences.h"

#include "app/desktop/language.h"
#include "models/workspace.h"
#include "widgets/settings/settingsdialog.h"

namespace app {

namespace {

using StoredTheme = models::Settings::Theme;
using widgets::Theme;

Theme::Choice choiceOf(StoredTheme theme)
{
    if (theme == StoredTheme::System)
        return Theme::Choice::System;
    return theme == StoredTheme::Dark ? Theme::Choice::Dark : Theme::Choice::Light;
}

StoredTheme storedOf(Theme::Choice choice)
{
    if (choice == Theme::Choice::System)
        return StoredTheme::System;
    return choice == Theme::Choice::Dark ? StoredTheme::Dark : StoredTheme::Light;
}

} // namespace

PreferencesController::PreferencesController(models::Settings &settings, widgets::Theme &theme, Language &language,
                                             models::Workspace &workspace)
    : m_settings(settings)
    , m_theme(theme)
    , m_language(language)
    , m_workspace(workspace)
{
    const widgets::Preferences preferences = stored();
    m_theme.setChoice(preferences.theme);
    m_language.use(preferences.language);
}

widgets::Preferences PreferencesController::stored() const
{
    return {choiceOf(m_settings.theme()), m_settings.language(), m_settings.newestOnTop()};
}

void PreferencesController::apply(const widgets::Preferences &preferences)
{
    const widgets::Preferences before = stored();
    m_settings.setTheme(storedOf(preferences.theme));
    m_settings.setLanguage(preferences.language);
    m_settings.setNewestOnTop(preferences.newestOnTop);
    m_theme.setChoice(preferences.theme);
    if (preferences.language != before.language)
        m_language.use(preferences.language);
    m_workspace.timeline()->setNewestOnTop(preferences.newestOnTop);
}

void PreferencesController::edit(QWidget *window)
{
    auto *dialog = new widgets::SettingsDialog(stored(), Language::available(), window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &widgets::SettingsDialog::preferencesChanged, this, &PreferencesController::apply);
    dialog->open();
}

} // namespace app
