#pragma once

#include "app/desktop/mainwindow.h"
#include "models/migrationsession.h"
#include "models/workspace.h"
#include "tests/app/cli/workspace.h"
#include "widgets/theme/theme.h"

#include <QDialog>
#include <QTest>
#include <QTreeView>

#include <memory>

/// The main window with a project in it, worked by clicks on what has a name. What is not there ends the test.
class ClickedWindow
{
public:
    ClickedWindow();

    /// Opens the folder's project in a new window, and waits until its database has been read.
    void open(const Workspace &files);

    [[nodiscard]] models::Workspace &workspace() const { return *m_workspace; }
    [[nodiscard]] app::MainWindow &window() const { return *m_window; }

    /// The widget of that name, in the window or in a part of it; nullptr where there is none.
    template <typename Found>
    [[nodiscard]] Found *find(const QString &objectName, const QWidget *inside = nullptr) const
    {
        return (inside ? inside : m_window.get())->findChild<Found *>(objectName);
    }

    /// Waits for a button to be there for a click, and clicks it.
    void click(const QString &objectName, const QWidget *inside = nullptr) const;

    /// The dialog of that name once it is shown; nullptr where it does not come.
    [[nodiscard]] QDialog *dialog(const QString &objectName) const;

    /// Compares, and gives the rows of the differences as indented lines, sorted.
    [[nodiscard]] QStringList compare() const;

    /// Ticks every difference, those that destroy data too.
    void tickEverything() const;

    /// Opens the plan of an upgrade to the head, and waits until it is there.
    [[nodiscard]] models::MigrationSession *planUpgrade() const;

private:
    std::unique_ptr<widgets::Theme> m_theme;
    std::unique_ptr<models::Settings> m_settings;
    std::unique_ptr<models::Workspace> m_workspace;
    std::unique_ptr<app::MainWindow> m_window;
};
