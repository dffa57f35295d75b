#pragma once

#include "engine/result.h"

#include <QHash>
#include <QObject>

namespace models {
class JobRunner;
class Workspace;
} // namespace models

namespace widgets {
class FileEditor;
}

namespace app {

class CentralTabs;

/// Files in tabs: reads and writes them off the GUI thread, and marks in them what the project's reading has found.
class FileController : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive the controller.
    FileController(models::Workspace &workspace, CentralTabs &tabs, QWidget *window);

    /// Opens the file, or goes to its tab, and puts the caret on `line` (from 1; 0 leaves it).
    void open(const QString &path, int line = 0);

    /// Saves the file in front; nothing where there is none.
    void saveCurrent();

    /// True where a file is in front that has unsaved changes.
    [[nodiscard]] bool canSave() const;

    /// Asks about each file with unsaved changes. False where the user wants to stay.
    [[nodiscard]] bool mayCloseAll();

    void closeAll();

    /// Answers CentralTabs::closeRequested; false where `page` is none of ours.
    bool handleClose(QWidget *page);

signals:
    void saved(const QString &path);
    void modificationChanged();

private:
    [[nodiscard]] widgets::FileEditor *createEditor(const QString &path, int line);
    void connectEditor(widgets::FileEditor *editor);
    void read(widgets::FileEditor *editor, const QString &path, int line);
    void write(widgets::FileEditor *editor, const QString &path, const QByteArray &content, const QByteArray &baseHash);
    void showProblems();
    void showProblems(widgets::FileEditor *editor);
    void showTitle(widgets::FileEditor *editor, const QString &path);
    [[nodiscard]] bool mayClose(widgets::FileEditor *editor);

    models::Workspace &m_workspace;
    CentralTabs &m_tabs;
    QWidget *m_window;
    QHash<QString, widgets::FileEditor *> m_editors; ///< by path
    QHash<widgets::FileEditor *, models::JobRunner *> m_runners;
};

} // namespace app
