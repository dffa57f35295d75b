#include "app/desktop/filecontroller.h"

#include "app/desktop/centraltabs.h"
#include "models/textfile.h"
#include "models/workspace.h"
#include "widgets/editor/codeeditor.h"
#include "widgets/editor/fileeditor.h"

#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QTabWidget>

using namespace Qt::StringLiterals;

namespace app {

using widgets::FileEditor;

FileController::FileController(models::Workspace &workspace, CentralTabs &tabs, QWidget *window)
    : QObject(window)
    , m_workspace(workspace)
    , m_tabs(tabs)
    , m_window(window)
{
    connect(&workspace, &models::Workspace::graphChanged, this, [this] { showProblems(); });
    connect(&workspace, &models::Workspace::factsChanged, this, [this] { showProblems(); });
}

void FileController::open(const QString &path, int line)
{
    if (path.isEmpty())
        return;
    FileEditor *editor = m_editors.value(path);
    if (!editor) {
        editor = createEditor(path, line);
        return;
    }
    m_tabs.show(editor);
    if (line > 0)
        editor->editor()->goTo(line);
}

FileEditor *FileController::createEditor(const QString &path, int line)
{
    auto *editor = new FileEditor(m_tabs.tabs());
    m_editors.insert(path, editor);
    m_runners.insert(editor, m_workspace.createRunner(editor));
    connectEditor(editor);
    m_tabs.open(editor, u"file"_s, QFileInfo(path).completeBaseName());
    read(editor, path, line);
    return editor;
}

void FileController::connectEditor(FileEditor *editor)
{
    connect(editor, &FileEditor::saveRequested, this,
            [this, editor](const QString &path, const QByteArray &content, const QByteArray &baseHash) {
                write(editor, path, content, baseHash);
            });
    connect(editor, &FileEditor::reloadRequested, this, [this, editor](const QString &path) { read(editor, path, 0); });
    connect(editor, &FileEditor::checkRequested, this, [this, editor](const QString &path) {
        m_runners.value(editor)->start(
            models::Task::Kind::ReadRevisions, QFileInfo(path).fileName(),
            [path](const std::stop_token &) { return models::hashOnDisk(path); },
            [editor](const QByteArray &hash) { editor->fileSeenOnDisk(hash); });
    });
    connect(editor, &FileEditor::modificationChanged, this, [this, editor] {
        showTitle(editor, editor->path());
        emit modificationChanged();
    });
}

void FileController::read(FileEditor *editor, const QString &path, int line)
{
    m_runners.value(editor)->start(
        models::Task::Kind::ReadRevisions, QFileInfo(path).fileName(),
        [path](const std::stop_token &) { return models::readTextFile(path); },
        [this, editor, path, line](const engine::Result<models::TextFile> &file) {
            if (!file) {
                m_workspace.reportProblem(file.error());
                m_editors.remove(path);
                m_runners.remove(editor);
                m_tabs.close(editor);
                return;
            }
            editor->setFile(*file);
            showProblems(editor);
            if (line > 0)
                editor->editor()->goTo(line);
        });
}

void FileController::write(FileEditor *editor, const QString &path, const QByteArray &content,
                           const QByteArray &baseHash)
{
    using Written = std::pair<engine::Result<models::TextFile>, bool>;
    m_runners.value(editor)->start(
        models::Task::Kind::Generate, QFileInfo(path).fileName(),
        [path, content, baseHash](const std::stop_token &) -> Written {
            auto file = models::writeTextFile(path, content, baseHash);
            const bool changed = !file && !baseHash.isEmpty() && models::hashOnDisk(path) != baseHash;
            return {std::move(file), changed};
        },
        [this, editor, path](const Written &written) {
            if (!written.first) {
                editor->saveRefused(written.first.error(), written.second);
                return;
            }
            editor->saved(*written.first);
            emit saved(path);
            m_workspace.refresh();
        });
}

void FileController::showProblems()
{
    for (FileEditor *editor : std::as_const(m_editors))
        showProblems(editor);
}

void FileController::showProblems(FileEditor *editor)
{
    QList<widgets::EditorProblem> marks;
    const auto mark = [&marks, editor](const engine::Error &error) {
        if (error.where.file == editor->path() && error.where.line > 0)
            marks.append({error.where.line, error.where.column, 0,
                          error.advice.isEmpty() ? error.what : error.what + u'\n' + error.advice});
    };
    for (const engine::Error &error : m_workspace.graph().problems())
        mark(error);
    for (const models::RevisionFacts &facts : m_workspace.facts()) {
        if (facts.problem)
            mark(*facts.problem);
    }
    editor->editor()->setProblems(marks);
}

void FileController::showTitle(FileEditor *editor, const QString &path)
{
    const QString name = QFileInfo(path).completeBaseName();
    m_tabs.setTitle(editor, editor->isModified() ? u"%1 •"_s.arg(name) : name);
}

void FileController::saveCurrent()
{
    if (auto *editor = qobject_cast<FileEditor *>(m_tabs.tabs()->currentWidget()))
        editor->save();
}

bool FileController::canSave() const
{
    const auto *editor = qobject_cast<FileEditor *>(m_tabs.tabs()->currentWidget());
    return editor && editor->isModified();
}

bool FileController::mayClose(FileEditor *editor)
{
    if (!editor->isModified())
        return true;
    QMessageBox box(m_window);
    box.setObjectName(u"unsavedDialog"_s);
    box.setIcon(QMessageBox::NoIcon);
    box.setText(tr("%1 has changes that are not saved.").arg(QFileInfo(editor->path()).fileName()));
    box.setInformativeText(tr("Closing it throws them away."));
    const QAbstractButton *discard = box.addButton(tr("Throw away"), QMessageBox::DestructiveRole);
    QPushButton *stay = box.addButton(tr("Go on editing"), QMessageBox::RejectRole);
    box.setDefaultButton(stay);
    box.exec();
    return box.clickedButton() == discard;
}

bool FileController::mayCloseAll()
{
    for (FileEditor *editor : std::as_const(m_editors)) {
        if (!mayClose(editor))
            return false;
    }
    return true;
}

void FileController::closeAll()
{
    for (FileEditor *editor : std::as_const(m_editors))
        m_tabs.close(editor);
    m_editors.clear();
    m_runners.clear();
}

bool FileController::handleClose(QWidget *page)
{
    auto *editor = qobject_cast<FileEditor *>(page);
    if (!editor)
        return false;
    if (mayClose(editor)) {
        m_editors.removeIf([editor](const auto &entry) { return entry.value() == editor; });
        m_runners.remove(editor);
        m_tabs.close(editor);
        emit modificationChanged();
    }
    return true;
}

} // namespace app
