#include "models/differencemodel.h"
#include "models/workspace.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/diff/compareview.h"

#include <QDir>
#include <QFile>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using widgets::CompareView;

namespace {

constexpr int Patience = 20'000;

const QByteArray head = "from sqlalchemy import Column, Integer, String\nfrom sqlalchemy.orm import declarative_base\n"
                        "Base = declarative_base()\n";

QByteArray model(const QByteArray &name)
{
    return "class " + name + "(Base):\n    __tablename__ = '" + name + "'\n    id = Column(Integer, primary_key=True)\n"
        + "    text = Column(String(5))\n";
}

} // namespace

/// The compare view over real models, while their files are saved.
class TestCompareView : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void keepsPlaceAndTicksWhenAFileIsSaved();
    void saysWhyThereIsNoTable();
    void saysWhatMayBeAMistake();
    void keysWorkWhereverTheKeyboardIs();

private:
    void write(const QString &name, const QByteArray &text) const;
    void open();
    [[nodiscard]] QStringList tops() const;
    [[nodiscard]] QModelIndex row(const QString &name) const;
    [[nodiscard]] QString label(const QString &name) const { return m_view->findChild<QLabel *>(name)->text(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<models::Settings> m_settings;
    std::unique_ptr<models::Workspace> m_workspace;
    std::unique_ptr<models::CompareSession> m_session;
    std::unique_ptr<CompareView> m_view;
    QTreeView *m_tree = nullptr;
};

void TestCompareView::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write(u"alembic.ini"_s,
          "[alembic]\nscript_location = migrations\nprepend_sys_path = .\nsqlalchemy.url = sqlite:///app.db\n");
    write(u"app.db"_s, "");
    write(u"migrations/versions/.keep"_s, "");
    write(u"migrations/env.py"_s, "import models\ntarget_metadata = models.Base.metadata\n");
    m_settings = std::make_unique<models::Settings>(m_folder->filePath(u"settings.ini"_s));
    m_workspace = std::make_unique<models::Workspace>(*m_settings);
    m_session = std::make_unique<models::CompareSession>(*m_workspace);
    m_view = std::make_unique<CompareView>(*m_session);
    m_tree = m_view->findChild<QTreeView *>(u"differenceTree"_s);
    m_view->resize(1024, 640);
    m_view->show();
}

void TestCompareView::cleanup()
{
    m_view.reset();
    m_session.reset();
    m_workspace.reset();
}

void TestCompareView::write(const QString &name, const QByteArray &text) const
{
    const QString path = m_folder->filePath(name);
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

void TestCompareView::open()
{
    m_workspace->openProject(m_folder->path());
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->database().status, models::DatabaseState::Status::Read, Patience);
    m_session->useDefaultSides();
    m_session->compare();
    QTRY_VERIFY_WITH_TIMEOUT(!m_session->isRunning(), Patience);
}

QStringList TestCompareView::tops() const
{
    QStringList names;
    for (int i = 0; i < m_tree->model()->rowCount(); ++i)
        names << m_tree->model()->index(i, 0).data().toString();
    return names;
}

QModelIndex TestCompareView::row(const QString &name) const
{
    return m_tree->model()->index(int(tops().indexOf(name)), 0);
}

void TestCompareView::keepsPlaceAndTicksWhenAFileIsSaved()
{
    write(u"models.py"_s, head + model("b") + model("d"));
    open();
    QCOMPARE(tops(), QStringList({u"b"_s, u"d"_s}));
    m_tree->collapse(row(u"b"_s));
    m_tree->setCurrentIndex(row(u"d"_s));
    QVERIFY(m_tree->model()->setData(row(u"d"_s), int(Qt::Unchecked), Qt::CheckStateRole));

    write(u"models.py"_s, head + model("a") + model("b") + model("c") + model("d"));
    QTRY_COMPARE_WITH_TIMEOUT(tops(), QStringList({u"a"_s, u"b"_s, u"c"_s, u"d"_s}), Patience);
    QCOMPARE(m_tree->currentIndex(), row(u"d"_s));
    QVERIFY(!m_tree->isExpanded(row(u"b"_s)));
    QVERIFY(m_tree->isExpanded(row(u"c"_s)));
    QCOMPARE(row(u"d"_s).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));

    // A file that is half written takes the tree away, and the next save brings it back as it was.
    write(u"models.py"_s, head + "class a(Base:\n");
    QTRY_VERIFY_WITH_TIMEOUT(m_session->error().has_value(), Patience);
    QCOMPARE(tops(), QStringList());
    write(u"models.py"_s, head + model("b") + model("c") + model("d"));
    QTRY_COMPARE_WITH_TIMEOUT(tops(), QStringList({u"b"_s, u"c"_s, u"d"_s}), Patience);
    QCOMPARE(m_tree->currentIndex(), row(u"d"_s));
    QVERIFY(!m_tree->isExpanded(row(u"b"_s)));
    QCOMPARE(row(u"d"_s).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
}

void TestCompareView::saysWhyThereIsNoTable()
{
    write(u"models.py"_s, head);
    write(u"orders.py"_s, "from models import *\n" + model("orders"));
    open();
    QCOMPARE(label(u"compareMessageTitle"_s), u"target_metadata has no table."_s);
    const QString text = label(u"compareMessageText"_s);
    QVERIFY2(text.contains(u"migrations/env.py, line 2"_s), qUtf8Printable(text));
    QVERIFY2(text.contains(u"/orders.py:2: Nothing imports the module orders before target_metadata"_s),
             qUtf8Printable(text));
    QVERIFY2(text.contains(u"Import the modules with your models"_s), qUtf8Printable(text));
}

void TestCompareView::saysWhatMayBeAMistake()
{
    write(u"models.py"_s,
          head + model("users") + "class Lost:\n    __tablename__ = 'lost'\n    id = Column(Integer)\n");
    open();
    const QString sentence = label(u"compareSentence"_s);
    QVERIFY2(sentence.contains(u"1 thing"_s), qUtf8Printable(sentence));
    QVERIFY2(!sentence.contains(u"could not be read"_s), qUtf8Printable(sentence));
}

void TestCompareView::keysWorkWhereverTheKeyboardIs()
{
    write(u"models.py"_s, head + model("a"));
    open();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    QSignalSpy finished(m_session.get(), &models::CompareSession::finished);
    auto *find = m_view->findChild<QLineEdit *>(u"compareFind"_s);
    find->setFocus();
    QTest::keyClick(find, Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, Patience);
    const QString left = m_view->findChild<QComboBox *>(u"leftSide"_s)->currentText();
    QTest::keyClick(m_tree, Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, Patience);
    QCOMPARE(m_view->findChild<QComboBox *>(u"rightSide"_s)->currentText(), left);
    auto *count = m_view->findChild<widgets::ElidedLabel *>(u"differenceCount"_s);
    QTest::keyClick(m_tree, Qt::Key_F7);
    QVERIFY2(count->fullText().startsWith(u"1 of "_s), qPrintable(count->fullText()));
}

QTEST_MAIN(TestCompareView)
#include "tst_compareview.moc"
