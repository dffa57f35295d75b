#include "app/desktop/language.h"
#include "app/desktop/mainwindow.h"
#include "app/desktop/preferences.h"
#include "models/workspace.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/timelineview.h"
#include "widgets/timelinepane/timelinepane.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QTextStream>

using namespace Qt::StringLiterals;

namespace {

/// Prints how long it took from the start of the program until the timeline has been painted with rows, then leaves.
class OpeningWatch : public QObject
{
public:
    OpeningWatch(QElapsedTimer started, models::Workspace &workspace, QWidget *viewport)
        : QObject(viewport)
        , m_started(started)
        , m_workspace(workspace)
    {
        viewport->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && m_workspace.timeline()->rowCount() > 0) {
            watched->removeEventFilter(this);
            QMetaObject::invokeMethod(this, &OpeningWatch::tell, Qt::QueuedConnection);
        }
        return QObject::eventFilter(watched, event);
    }

private:
    void tell()
    {
        QTextStream(stdout) << m_started.elapsed() << Qt::endl;
        QCoreApplication::quit();
    }

    QElapsedTimer m_started;
    models::Workspace &m_workspace;
};

struct CommandLine
{
    QString project;
    QString demo;
    bool measureOpen = false;
};

CommandLine parse(const QApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Visual schema migrations on Alembic's own files."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(u"project"_s, u"The folder or settings file of the project to open."_s,
                                 u"[project]"_s);
    const QCommandLineOption demo(u"demo"_s, u"Make the demo project in FOLDER, or open the one that is there."_s,
                                  u"FOLDER"_s);
    const QCommandLineOption measure(
        u"measure-open"_s, u"Print the milliseconds until the project's timeline has been painted, and quit."_s);
    parser.addOptions({demo, measure});
    parser.process(application);
    return {parser.positionalArguments().value(0), parser.value(demo), parser.isSet(measure)};
}

} // namespace

int main(int argc, char *argv[])
{
    QElapsedTimer started;
    started.start();
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"athanor"_s);
    QApplication::setApplicationDisplayName(u"Athanor"_s);
    QApplication::setOrganizationName(u"athanor"_s);
    QApplication::setApplicationVersion(QStringLiteral(ATHANOR_VERSION));
    const CommandLine commandLine = parse(application);

    models::Settings settings;
    widgets::Theme theme(application);
    app::Language language;
    models::Workspace workspace(settings);
    app::PreferencesController preferences(settings, theme, language, workspace);
    app::MainWindow window(workspace);
    QObject::connect(&window, &app::MainWindow::settingsRequested, &preferences,
                     [&preferences, &window] { preferences.edit(&window); });

    if (commandLine.measureOpen) {
        // Owned by the viewport that it watches.
        [[maybe_unused]] auto *watch = new OpeningWatch(started, workspace, window.timeline()->view()->viewport());
    }
    window.show();
    if (!commandLine.demo.isEmpty())
        workspace.createDemo(commandLine.demo);
    else if (!commandLine.project.isEmpty())
        workspace.openProject(commandLine.project);
    return QApplication::exec();
}
