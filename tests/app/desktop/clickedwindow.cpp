#include "clickedwindow.h"

#include "widgets/stepper/stepperview.h"

#include <QAbstractButton>
#include <QApplication>

using namespace Qt::StringLiterals;

namespace {

/// The rows of a tree as indented lines.
void describe(const QAbstractItemModel &model, const QModelIndex &parent, int depth, QStringList &lines)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        lines << QString(2 * depth, u' ') + index.data().toString();
        describe(model, index, depth + 1, lines);
    }
}

} // namespace

ClickedWindow::ClickedWindow()
    : m_theme(std::make_unique<widgets::Theme>(*qApp))
{
}

void ClickedWindow::open(const Workspace &files)
{
    m_window.reset();
    m_workspace.reset();
    m_settings = std::make_unique<models::Settings>(files.path(u"settings.ini"_s));
    m_workspace = std::make_unique<models::Workspace>(*m_settings);
    m_window = std::make_unique<app::MainWindow>(*m_workspace);
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_workspace->openProject(files.path());
    QTRY_VERIFY(m_workspace->hasProject());
    QTRY_COMPARE(m_workspace->database().status, models::DatabaseState::Status::Read);
}

void ClickedWindow::click(const QString &objectName, const QWidget *inside) const
{
    QTRY_VERIFY2(find<QAbstractButton>(objectName, inside), qPrintable(objectName));
    auto *button = find<QAbstractButton>(objectName, inside);
    QTRY_VERIFY2(button->isVisible() && button->isEnabled(), qPrintable(objectName));
    QTest::mouseClick(button, Qt::LeftButton);
}

QDialog *ClickedWindow::dialog(const QString &objectName) const
{
    const auto isShown = [&] {
        auto *found = find<QDialog>(objectName);
        return found && found->isVisible();
    };
    return QTest::qWaitFor(isShown) ? find<QDialog>(objectName) : nullptr;
}

QStringList ClickedWindow::compare() const
{
    click(u"actionCompareButton"_s);
    const auto isCompared = [this] {
        auto *tree = find<QTreeView>(u"differenceTree"_s);
        return tree && tree->isVisible() && tree->model()->rowCount() > 0;
    };
    if (!QTest::qWaitFor(isCompared, 20'000))
        return {};
    QStringList shown;
    describe(*find<QTreeView>(u"differenceTree"_s)->model(), {}, 0, shown);
    shown.sort();
    return shown;
}

void ClickedWindow::tickEverything() const
{
    QAbstractItemModel *model = find<QTreeView>(u"differenceTree"_s)->model();
    for (int row = 0; row < model->rowCount(); ++row)
        model->setData(model->index(row, 0), Qt::Checked, Qt::CheckStateRole);
}

models::MigrationSession *ClickedWindow::planUpgrade() const
{
    click(u"actionUpgradeButton"_s);
    const auto isPlanned = [this] {
        auto *view = find<widgets::StepperView>(u"stepperView"_s);
        return view && view->session().state() == models::MigrationSession::State::Ready;
    };
    if (!QTest::qWaitFor(isPlanned, 20'000))
        return nullptr;
    return &find<widgets::StepperView>(u"stepperView"_s)->session();
}
