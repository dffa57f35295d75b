#pragma once

#include <QDateTime>
#include <QMetaType>
#include <QString>

namespace models {

/// One piece of work that runs away from the GUI thread. The views put `kind` and `subject` into words.
struct Task
{
    enum class Kind {
        OpenProject, ///< subject: the folder
        ReadDatabase, ///< subject: the environment
        ReadRevisions, ///< subject: the project
        Compare, ///< subject: empty
        Plan, ///< subject: the target
        CountLosses, ///< subject: the target
        Generate, ///< subject: the message of the revision
        TestConnection, ///< subject: the URL without its password
        CreateProject, ///< subject: the folder
        Run, ///< subject: the target
        Stamp, ///< subject: the environment
    };

    int id = 0; ///< unique as long as the program runs
    Kind kind = Kind::OpenProject;
    QString subject;
    QDateTime started;
    bool stopping = false; ///< it was asked to stop and has not done so yet

    friend bool operator==(const Task &, const Task &) = default;
};

} // namespace models

Q_DECLARE_METATYPE(models::Task)
