#pragma once

#include <QList>
#include <QObject>

class QAction;
class QMainWindow;
class QMenu;

namespace app {

class DatabaseActions;
class HelpActions;
class ProjectActions;
class RevisionActions;
class ViewActions;

/// The menu bar: which action stands where.
class Menus : public QObject
{
    Q_OBJECT

public:
    struct Actions
    {
        ProjectActions &project;
        ViewActions &view;
        RevisionActions &revision;
        DatabaseActions &database;
        HelpActions &help;
        QAction *save; ///< of the file in front
        QList<QAction *> docks; ///< one that shows or hides each
    };

    Menus(QMainWindow *window, const Actions &actions);

    [[nodiscard]] QMenu *recent() const { return m_recent; }

    void retranslate();

private:
    QMenu *m_file;
    QMenu *m_recent;
    QMenu *m_view;
    QMenu *m_revision;
    QMenu *m_database;
    QMenu *m_compare;
    QMenu *m_help;
};

} // namespace app
