// Makes a picture of every screen with the demo project, by the same clicks and keys as a user's.
// Usage: athanor-screenshots FOLDER [light|dark] [en|it|ru] [WIDTHxHEIGHT]
#include "app/desktop/centraltabs.h"
#include "app/desktop/language.h"
#include "app/desktop/mainwindow.h"
#include "models/workspace.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/diff/compareview.h"
#include "widgets/environment/environmentbar.h"
#include "widgets/environment/passworddialog.h"
#include "widgets/stepper/stepperview.h"
#include "widgets/theme/theme.h"
#include "widgets/timelinepane/timelinepane.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QFile>
#include <QFileInfo>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>
#include <QTreeView>

#include <functional>

using namespace Qt::StringLiterals;

namespace {

class Photographer
{
public:
    Photographer(models::Workspace &workspace, app::MainWindow &window, QString folder, QString suffix)
        : m_workspace(workspace)
        , m_window(window)
        , m_folder(std::move(folder))
        , m_suffix(std::move(suffix))
    {
    }

    void takeAll(const QString &demoFolder);

private:
    void trigger(const QString &action);
    void waitFor(const char *what, const std::function<bool()> &condition);
    void settle();
    void shoot(const QString &name, QWidget *widget = nullptr);
    [[nodiscard]] QDialog *dialog(const QString &objectName);
    template <typename Widget> [[nodiscard]] Widget *child(const QString &objectName, QWidget *of = nullptr);
    void closeDialog(QDialog *shown);

    void timeline();
    void compare();
    void trust();
    void generate();
    void stepper();
    void downgrade();
    void dialogs();
    void passwords();
    void merge();
    void stamp();

    models::Workspace &m_workspace;
    app::MainWindow &m_window;
    QString m_folder;
    QString m_suffix;
};

void Photographer::waitFor(const char *what, const std::function<bool()> &condition)
{
    if (!QTest::qWaitFor(condition, 20000))
        qFatal("Waited in vain: %s", what);
    settle();
}

void Photographer::settle()
{
    for (int round = 0; round < 5; ++round)
        QCoreApplication::processEvents(QEventLoop::AllEvents);
}

void Photographer::trigger(const QString &action)
{
    auto *found = m_window.findChild<QAction *>(action);
    if (!found)
        qFatal("There is no action %s", qPrintable(action));
    found->trigger();
    settle();
}

template <typename Widget> Widget *Photographer::child(const QString &objectName, QWidget *of)
{
    auto *found = (of ? of : &m_window)->findChild<Widget *>(objectName);
    if (!found)
        qFatal("There is no %s", qPrintable(objectName));
    return found;
}

QDialog *Photographer::dialog(const QString &objectName)
{
    QDialog *found = nullptr;
    waitFor(qPrintable(objectName), [&] {
        found = m_window.findChild<QDialog *>(objectName);
        return found && found->isVisible();
    });
    return found;
}

void Photographer::closeDialog(QDialog *shown)
{
    shown->reject();
    settle();
}

void Photographer::shoot(const QString &name, QWidget *widget)
{
    settle();
    const QString path = u"%1/%2-%3.png"_s.arg(m_folder, name, m_suffix);
    if (!(widget ? widget : &m_window)->grab().save(path))
        qFatal("Cannot write %s", qPrintable(path));
    QTextStream(stdout) << path << Qt::endl;
}

void Photographer::takeAll(const QString &demoFolder)
{
    shoot(u"welcome"_s);
    m_workspace.createDemo(demoFolder);
    waitFor("the demo", [this] {
        return m_workspace.timeline()->rowCount() > 0
            && m_workspace.database().status == models::DatabaseState::Status::Read;
    });
    timeline();
    stepper();
    compare();
    generate();
    trust();
    downgrade();
    stamp();
    dialogs();
    merge();
    passwords();
}

void Photographer::timeline()
{
    shoot(u"project"_s);
    m_window.timeline()->selectCurrent();
    shoot(u"timeline"_s);
    trigger(u"actionEditRevision"_s);
    waitFor("the editor", [this] {
        const auto *path = m_window.findChild<widgets::ElidedLabel *>(u"filePath"_s);
        return path && !path->fullText().isEmpty();
    });
    shoot(u"editor"_s);
    m_window.centralTabs()->closeCurrent();
}

void Photographer::stepper()
{
    trigger(u"actionUpgrade"_s);
    auto *view = child<widgets::StepperView>(u"stepperView"_s);
    models::MigrationSession &session = view->session();
    using State = models::MigrationSession::State;
    waitFor("the plan", [&] { return session.state() == State::Ready; });
    session.runStatement();
    waitFor("a statement", [&] { return session.state() == State::Paused; });
    shoot(u"stepper"_s);
    session.cancel();
    waitFor("the cancel", [&] { return session.state() == State::Cancelled; });
    QDialog *rollback = dialog(u"rollbackDialog"_s);
    shoot(u"rollback"_s, rollback);
    closeDialog(rollback);
    shoot(u"stepper-cancelled"_s);
    session.retry();
    waitFor("the run", [&] { return session.state() == State::Finished; });
    shoot(u"stepper-finished"_s);
    m_window.centralTabs()->closeCurrent();
}

void Photographer::compare()
{
    trigger(u"actionCompare"_s);
    auto *tree = child<QTreeView>(u"differenceTree"_s);
    waitFor("the comparison", [&] { return tree->model()->rowCount() > 0; });
    shoot(u"compare"_s);
    child<QPushButton>(u"compareScriptButton"_s)->click();
    shoot(u"compare-sql"_s);
    child<QPushButton>(u"compareScriptButton"_s)->click();
}

void Photographer::generate()
{
    child<QPushButton>(u"makeRevisionButton"_s)->click();
    QDialog *editor = dialog(u"revisionEditor"_s);
    QTest::keyClicks(child<QLineEdit>(u"revisionMessage"_s, editor), u"vouchers and required email"_s);
    for (auto *answer : editor->findChildren<QRadioButton *>(u"requiredDefault"_s))
        answer->click();
    waitFor("the preview",
            [&] { return child<QWidget>(u"previewFile"_s, editor)->isVisible() && !m_workspace.tasks()->rowCount(); });
    shoot(u"generate"_s, editor);
    closeDialog(editor);
}

/// The models as Python has them, which nobody has agreed to run yet.
void Photographer::trust()
{
    models::PythonQuestion question;
    question.place = {m_workspace.project()->environmentScript(), 12};
    question.reason = u"target_metadata is made by a call of load_metadata()"_s;
    m_workspace.python()->request(question, [](const engine::Result<engine::BridgeProject> &) {});
    QDialog *shown = dialog(u"trustDialog"_s);
    shoot(u"trust"_s, shown);
    closeDialog(shown);
}

void Photographer::downgrade()
{
    trigger(u"actionDowngrade"_s);
    QDialog *page = dialog(u"downgradePage"_s);
    waitFor("the count", [&] { return child<QPushButton>(u"planDowngradeButton"_s, page)->isEnabled(); });
    shoot(u"downgrade"_s, page);
    closeDialog(page);
}

/// Below where the database is, then the same with the database locked by somebody else.
void Photographer::stamp()
{
    m_window.timeline()->select(u"3f2a7c61d9e0"_s);
    trigger(u"actionStamp"_s);
    QDialog *shown = dialog(u"stampDialog"_s);
    auto *accept = child<QPushButton>(u"stampAccept"_s, shown);
    waitFor("the rows", [&] { return accept->isEnabled(); });
    shoot(u"stamp"_s, shown);
    const auto other = m_workspace.dialect()->open(*m_workspace.databaseUrl());
    if (!other || !(*other)->execute(u"BEGIN IMMEDIATE"_s))
        qFatal("The database cannot be locked");
    accept->click();
    waitFor("the refusal", [&] { return accept->isEnabled(); });
    shoot(u"stamp-locked"_s, shown);
    closeDialog(shown);
}

/// A second head beside the demo's, as a colleague's branch would bring it.
void Photographer::merge()
{
    const engine::RevisionGraph &graph = m_workspace.graph();
    const QString folder = QFileInfo(graph.find(graph.heads().first())->file).absolutePath();
    QFile file(folder + u"/d820f5a91c34_delivery_notes.py"_s);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("%s", qPrintable(file.errorString()));
    file.write(R"("""delivery notes"""
from alembic import op
import sqlalchemy as sa

revision = 'd820f5a91c34'
down_revision = '8b3f71d05c2e'


def upgrade():
    op.add_column('invoice', sa.Column('delivery_note', sa.String(length=40)))


def downgrade():
    op.drop_column('invoice', 'delivery_note')
)");
    file.close();
    m_workspace.refresh();
    waitFor("the second head",
            [&] { return m_workspace.graph().heads().size() == 2 && !m_workspace.tasks()->rowCount(); });
    shoot(u"heads"_s);
    child<QPushButton>(u"mergeHeadsButton"_s)->click();
    QDialog *shown = dialog(u"mergeDialog"_s);
    waitFor("the file", [&] { return child<QPushButton>(u"mergeSave"_s, shown)->isEnabled(); });
    shoot(u"merge"_s, shown);
    closeDialog(shown);
}

/// What a server that wants a password looks like; the demo has none.
void Photographer::passwords()
{
    models::DatabaseState state = m_workspace.database();
    state.status = models::DatabaseState::Status::Failed;
    state.wantsPassword = true;
    state.dialect = u"postgresql"_s;
    state.place = u"db.example:5432/shop"_s;
    child<widgets::EnvironmentBar>(u"environmentBar"_s)->show(state, true, {});
    shoot(u"password-wanted"_s);
    models::PasswordQuestion question{.place = {u"postgresql"_s, u"shop_app"_s, u"db.example"_s, 5432}};
    widgets::PasswordDialog asking(question, &m_window);
    asking.open();
    shoot(u"password"_s, &asking);
    child<QLineEdit>(u"passwordText"_s, &asking)->setText(u"not this one"_s);
    asking.showRefusal({.kind = engine::Error::Kind::Password});
    shoot(u"password-refused"_s, &asking);
    asking.close();
    question.noKeychain = engine::Error();
    widgets::PasswordDialog without(question, &m_window);
    without.open();
    shoot(u"password-no-keychain"_s, &without);
    without.close();
    trigger(u"actionEnvironments"_s);
    QDialog *shown = dialog(u"environmentDialog"_s);
    child<QPushButton>(u"environmentAdd"_s, shown)->click();
    child<QLineEdit>(u"environmentUrl"_s, shown)->setText(u"postgresql://shop_app:s3cret@db.example/shop"_s);
    shoot(u"environments-password"_s, shown);
    closeDialog(shown);
}

void Photographer::dialogs()
{
    const QList<std::pair<QString, QString>> plain{
        {u"actionEnvironments"_s, u"environments"_s},
        {u"actionSettings"_s, u"settings"_s},
        {u"actionHelp"_s, u"help"_s},
        {u"actionNewProject"_s, u"new-project"_s},
        {u"actionGoTo"_s, u"go-to"_s},
    };
    for (const auto &[action, name] : plain) {
        if (!m_window.findChild<QAction *>(action)) {
            QTextStream(stderr) << "no " << action << Qt::endl;
            continue;
        }
        trigger(action);
        for (QWidget *shown : QApplication::topLevelWidgets()) {
            if (shown == &m_window || !shown->isVisible() || shown->windowType() == Qt::ToolTip)
                continue;
            shoot(name, shown);
            shown->close();
        }
        settle();
    }
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"athanor"_s);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2) {
        QTextStream(stderr) << "Usage: athanor-screenshots FOLDER [light|dark] [en|it|ru] [WIDTHxHEIGHT]" << Qt::endl;
        return 2;
    }
    const QString theme = arguments.value(2, u"light"_s);
    const QString languageCode = arguments.value(3, u"en"_s);
    const QStringList size = arguments.value(4, u"1440x900"_s).split(u'x');
    QDir().mkpath(arguments[1]);

    const QTemporaryDir scratch;
    models::Settings settings(scratch.filePath(u"settings.ini"_s));
    widgets::Theme look(application);
    look.setChoice(widgets::Theme::fromText(theme));
    app::Language language;
    language.use(languageCode);
    models::Workspace workspace(settings);
    app::MainWindow window(workspace);
    window.resize(size.value(0).toInt(), size.value(1).toInt());
    window.show();

    const QString suffix = languageCode == u"en" ? theme : theme + u'-' + languageCode;
    Photographer(workspace, window, arguments[1], suffix).takeAll(scratch.filePath(u"shop"_s));
    return 0;
}
