#pragma once

#include "widgets/theme/theme.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace widgets {

/// What the user may set, as a value.
struct Preferences
{
    Theme::Choice theme = Theme::Choice::System;
    QString language; ///< empty: the system's
    bool newestOnTop = true;

    friend bool operator==(const Preferences &, const Preferences &) = default;
};

/// Edits the preferences; every change is told at once, so that it can be seen at once, and taken back by Cancel.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    /// `languages`: the codes there are translations for.
    SettingsDialog(const Preferences &preferences, const QStringList &languages, QWidget *parent = nullptr);

    [[nodiscard]] Preferences preferences() const;

signals:
    void preferencesChanged(const widgets::Preferences &preferences);

protected:
    void changeEvent(QEvent *event) override;

private:
    void setupForm(const QStringList &languages);
    void show(const Preferences &preferences);
    void retranslate();

    Preferences m_before;
    QLabel *m_themeLabel;
    QComboBox *m_theme;
    QLabel *m_languageLabel;
    QComboBox *m_language;
    QLabel *m_timelineLabel;
    QCheckBox *m_newestOnTop;
    QPushButton *m_accept;
    QPushButton *m_cancel;
};

} // namespace widgets
