#include "widgets/common/elidedlabel.h"
#include "widgets/editor/codeeditor.h"
#include "widgets/editor/fileeditor.h"
#include "widgets/editor/noticebar.h"

#include <Qsci/qsciscintilla.h>

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace widgets;

class TestFileEditor : public QObject
{
    Q_OBJECT

private slots:
    void takesNoTextBeforeTheFile();
    void bytesSurvive_data();
    void bytesSurvive();
    void languageComesFromTheName_data();
    void languageComesFromTheName();
    void otherEncodingsAreReadOnly();
    void saveAsksOnceSomethingChanged();
    void savedTakesTheMarkAway();
    void typedDuringTheSaveStaysUnsaved();
    void refusedSaveSaysWhy();
    void conflictIsAsked_data();
    void conflictIsAsked();
    void unchangedEditorReloads();
    void goneFileIsTold();
    void sameChangeIsAskedOnce();
};

namespace {

models::TextFile revisionFile(const QByteArray &content = "revision = '9c1b'\n")
{
    return {u"/shop/versions/9c1b_email.py"_s, content, "hash-1"};
}

void type(FileEditor &editor, const QString &text)
{
    QTest::keyClicks(editor.findChild<QsciScintilla *>(), text);
}

} // namespace

void TestFileEditor::takesNoTextBeforeTheFile()
{
    FileEditor editor;
    QSignalSpy asked(&editor, &FileEditor::saveRequested);
    type(editor, u"# early"_s);
    editor.save();
    QVERIFY(!editor.isModified());
    QVERIFY(asked.isEmpty());
    editor.setFile(revisionFile());
    type(editor, u"# late"_s);
    QCOMPARE(editor.content(), QByteArray("# laterevision = '9c1b'\n"));
    QVERIFY(editor.isModified());
}

void TestFileEditor::bytesSurvive_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addRow("plain") << QByteArray("a = 1\n");
    QTest::addRow("windows line ends") << QByteArray("a = 1\r\nb = 2\r\n");
    QTest::addRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                   "a = 1\n");
    QTest::addRow("outside ASCII") << QByteArray("# \xD0\xBA\xD0\xBB\xD0\xB8\xD0\xB5\xD0\xBD\xD1\x82\n");
    QTest::addRow("no line end at the end") << QByteArray("a = 1");
    QTest::addRow("empty") << QByteArray();
}

void TestFileEditor::bytesSurvive()
{
    QFETCH(QByteArray, content);
    FileEditor editor;
    editor.setFile(revisionFile(content));
    QCOMPARE(editor.content(), content);
    QVERIFY(!editor.isModified());
}

void TestFileEditor::languageComesFromTheName_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<CodeEditor::Language>("language");
    QTest::addRow("revision") << u"/shop/versions/1.py"_s << CodeEditor::Language::Python;
    QTest::addRow("schema") << u"/shop/schema.sql"_s << CodeEditor::Language::Sql;
    QTest::addRow("template") << u"/shop/script.py.mako"_s << CodeEditor::Language::Python;
    QTest::addRow("settings") << u"/shop/alembic.ini"_s << CodeEditor::Language::Plain;
}

void TestFileEditor::languageComesFromTheName()
{
    QFETCH(QString, path);
    QFETCH(CodeEditor::Language, language);
    FileEditor editor;
    editor.setFile({path, "x", "h"});
    QCOMPARE(editor.editor()->language(), language);
    QCOMPARE(editor.findChild<widgets::ElidedLabel *>(u"filePath"_s)->fullText(), path);
}

void TestFileEditor::otherEncodingsAreReadOnly()
{
    FileEditor editor;
    editor.setFile(revisionFile("caf\xE9 = 1\n"));
    QVERIFY(editor.editor()->isReadOnly());
    QVERIFY(!editor.findChild<NoticeBar *>()->isHidden());
    editor.setFile(revisionFile());
    QVERIFY(!editor.editor()->isReadOnly());
    QVERIFY(editor.findChild<NoticeBar *>()->isHidden());
}

void TestFileEditor::saveAsksOnceSomethingChanged()
{
    FileEditor editor;
    QSignalSpy asked(&editor, &FileEditor::saveRequested);
    editor.setFile(revisionFile());
    QTest::keyClick(editor.findChild<QsciScintilla *>(), Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(asked.count(), 0);
    type(editor, u"#"_s);
    QTest::keyClick(editor.findChild<QsciScintilla *>(), Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().at(0).toString(), u"/shop/versions/9c1b_email.py"_s);
    QCOMPARE(asked.first().at(1).toByteArray(), "#revision = '9c1b'\n");
    QCOMPARE(asked.first().at(2).toByteArray(), "hash-1");
}

void TestFileEditor::savedTakesTheMarkAway()
{
    FileEditor editor;
    editor.setFile(revisionFile());
    type(editor, u"#"_s);
    QVERIFY(!editor.findChild<QLabel *>(u"fileState"_s)->text().isEmpty());
    editor.saved({editor.path(), editor.content(), "hash-2"});
    QVERIFY(!editor.isModified());
    QVERIFY(editor.findChild<QLabel *>(u"fileState"_s)->text().isEmpty());
    QCOMPARE(editor.baseHash(), "hash-2");
}

void TestFileEditor::typedDuringTheSaveStaysUnsaved()
{
    FileEditor editor;
    editor.setFile(revisionFile());
    type(editor, u"#"_s);
    const QByteArray written = editor.content();
    type(editor, u"!"_s);
    editor.saved({editor.path(), written, "hash-2"});
    QVERIFY(editor.isModified());
}

void TestFileEditor::refusedSaveSaysWhy()
{
    FileEditor editor;
    QSignalSpy asked(&editor, &FileEditor::saveRequested);
    editor.setFile(revisionFile());
    type(editor, u"#"_s);
    engine::Error error;
    error.what = u"The file cannot be written."_s;
    error.why = u"Permission denied"_s;
    editor.saveRefused(error, false);
    QCOMPARE(editor.findChild<NoticeBar *>()->text(), u"The file cannot be written. Permission denied"_s);
    QVERIFY(editor.isModified());
    QTest::mouseClick(editor.findChild<QPushButton *>(u"noticeRetry"_s), Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
}

void TestFileEditor::conflictIsAsked_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<int>("saves");
    QTest::addColumn<int>("reloads");
    QTest::addRow("overwrite") << u"noticeOverwrite"_s << 1 << 0;
    QTest::addRow("reload") << u"noticeReload"_s << 0 << 1;
    QTest::addRow("neither") << u"noticeCancel"_s << 0 << 0;
}

void TestFileEditor::conflictIsAsked()
{
    QFETCH(QString, button);
    QFETCH(int, saves);
    QFETCH(int, reloads);
    FileEditor editor;
    QSignalSpy saved(&editor, &FileEditor::saveRequested);
    QSignalSpy reloaded(&editor, &FileEditor::reloadRequested);
    editor.setFile(revisionFile());
    type(editor, u"#"_s);
    editor.saveRefused({}, true);
    QTest::mouseClick(editor.findChild<QPushButton *>(button), Qt::LeftButton);
    QCOMPARE(saved.count(), saves);
    QCOMPARE(reloaded.count(), reloads);
    if (saves > 0)
        QVERIFY2(saved.first().at(2).toByteArray().isEmpty(), "overwriting asks for no particular file before");
    QVERIFY(editor.findChild<NoticeBar *>()->isHidden());
    QVERIFY(editor.isModified());
}

void TestFileEditor::unchangedEditorReloads()
{
    FileEditor editor;
    QSignalSpy reloaded(&editor, &FileEditor::reloadRequested);
    editor.setFile(revisionFile());
    editor.fileSeenOnDisk("hash-1");
    QCOMPARE(reloaded.count(), 0);
    editor.fileSeenOnDisk("hash-2");
    QCOMPARE(reloaded.count(), 1);
    QVERIFY(editor.findChild<NoticeBar *>()->isHidden());
}

void TestFileEditor::goneFileIsTold()
{
    FileEditor editor;
    QSignalSpy saved(&editor, &FileEditor::saveRequested);
    editor.setFile(revisionFile());
    editor.fileSeenOnDisk({});
    QVERIFY(!editor.findChild<NoticeBar *>()->isHidden());
    QTest::mouseClick(editor.findChild<QPushButton *>(u"noticeOverwrite"_s), Qt::LeftButton);
    QCOMPARE(saved.count(), 1);
}

void TestFileEditor::sameChangeIsAskedOnce()
{
    FileEditor editor;
    editor.setFile(revisionFile());
    type(editor, u"#"_s);
    editor.fileSeenOnDisk("hash-2");
    QTest::mouseClick(editor.findChild<QPushButton *>(u"noticeCancel"_s), Qt::LeftButton);
    editor.fileSeenOnDisk("hash-2");
    QVERIFY(editor.findChild<NoticeBar *>()->isHidden());
    editor.fileSeenOnDisk("hash-3");
    QVERIFY(!editor.findChild<NoticeBar *>()->isHidden());
}

QTEST_MAIN(TestFileEditor)
#include "tst_fileeditor.moc"
