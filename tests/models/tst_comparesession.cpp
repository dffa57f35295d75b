#include "models/comparescript.h"
#include "models/comparesession.h"
#include "models/workspace.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using models::CompareSession;
using models::Workspace;

namespace {

constexpr int Patience = 20'000;

const QByteArray head = "from sqlalchemy import Column, Integer, String\nfrom sqlalchemy.orm import declarative_base\n"
                        "Base = declarative_base()\n";
const QByteArray user = "class User(Base):\n    __tablename__ = 'users'\n    id = Column(Integer, primary_key=True)\n";

} // namespace

/// The comparison of a database with SQLAlchemy models, and how it follows the files that are saved.
class TestCompareSession : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void followsASave_data();
    void followsASave();
    void followsAFileThatIsBrokenAndMended();
    void followsTheFirstTable();
    void leavesOtherFilesAlone();
    void saysWhatMayBeAMistake();
    void enumTypeHasADefinition();

private:
    void write(const QString &name, const QByteArray &text) const;
    void replace(const QString &name, const QByteArray &text) const;
    void compare();
    [[nodiscard]] QStringList tops() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<models::Settings> m_settings;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<CompareSession> m_session;
};

void TestCompareSession::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write(u"alembic.ini"_s,
          "[alembic]\nscript_location = migrations\nprepend_sys_path = .\nsqlalchemy.url = sqlite:///app.db\n");
    write(u"app.db"_s, "");
    write(u"migrations/versions/.keep"_s, "");
    write(u"migrations/env.py"_s, "import models\ntarget_metadata = models.Base.metadata\n");
    write(u"models.py"_s, head + user);
    m_settings = std::make_unique<models::Settings>(m_folder->filePath(u"settings.ini"_s));
    m_workspace = std::make_unique<Workspace>(*m_settings);
    m_session = std::make_unique<CompareSession>(*m_workspace);
}

void TestCompareSession::cleanup()
{
    m_session.reset();
    m_workspace.reset();
}

void TestCompareSession::write(const QString &name, const QByteArray &text) const
{
    const QString path = m_folder->filePath(name);
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

/// As editors save that write another file and give it the name.
void TestCompareSession::replace(const QString &name, const QByteArray &text) const
{
    write(name + u".new"_s, text);
    QVERIFY(QFile::remove(m_folder->filePath(name)));
    QVERIFY(QFile::rename(m_folder->filePath(name + u".new"_s), m_folder->filePath(name)));
}

void TestCompareSession::compare()
{
    m_workspace->openProject(m_folder->path());
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->database().status, models::DatabaseState::Status::Read, Patience);
    m_session->useDefaultSides();
    m_session->compare();
    QTRY_VERIFY_WITH_TIMEOUT(!m_session->isRunning(), Patience);
}

QStringList TestCompareSession::tops() const
{
    QStringList names;
    if (m_session->result()) {
        for (const engine::Difference &difference : m_session->result()->tree)
            names << difference.name;
    }
    return names;
}

void TestCompareSession::followsASave_data()
{
    QTest::addColumn<bool>("isReplaced");
    QTest::newRow("written in place") << false;
    QTest::newRow("replaced by another file") << true;
}

void TestCompareSession::followsASave()
{
    QFETCH(bool, isReplaced);
    compare();
    QCOMPARE(tops(), QStringList{u"users"_s});
    const QSignalSpy started(m_session.get(), &CompareSession::started);
    for (const QString &name : {u"orders"_s, u"lines"_s}) {
        const QByteArray text = head + user + "class Other(Base):\n    __tablename__ = '" + name.toUtf8()
            + "'\n    id = Column(Integer, primary_key=True)\n";
        if (isReplaced)
            replace(u"models.py"_s, text);
        else
            write(u"models.py"_s, text);
        QTRY_COMPARE_WITH_TIMEOUT(tops(), QStringList({name, u"users"_s}), Patience);
    }
    // Who announces a comparison takes the last one off the screen.
    QCOMPARE(started.count(), 0);
}

void TestCompareSession::followsAFileThatIsBrokenAndMended()
{
    compare();
    write(u"models.py"_s, head + "class User(Base:\n");
    QTRY_VERIFY_WITH_TIMEOUT(m_session->error().has_value(), Patience);
    write(u"models.py"_s, head + user + "    name = Column(String(5))\n");
    QTRY_COMPARE_WITH_TIMEOUT(tops(), QStringList{u"users"_s}, Patience);
    QCOMPARE(m_session->result()->right.schema.tables.begin()->second.columns.size(), 2U);
    QVERIFY(!m_session->error());
}

void TestCompareSession::followsTheFirstTable()
{
    write(u"models.py"_s, head);
    compare();
    QVERIFY(m_session->error());
    write(u"models.py"_s, head + user);
    QTRY_COMPARE_WITH_TIMEOUT(tops(), QStringList{u"users"_s}, Patience);
}

void TestCompareSession::leavesOtherFilesAlone()
{
    compare();
    QSignalSpy finished(m_session.get(), &CompareSession::finished);
    write(u"notes.txt"_s, "beside the models");
    write(u"models.py"_s, head + user + "    name = Column(String(5))\n");
    QVERIFY(finished.wait(Patience));
    QTRY_COMPARE_WITH_TIMEOUT(m_session->result()->right.schema.tables.begin()->second.columns.size(), 2U, Patience);
    // Reading the database makes and removes files beside it, which must not begin all over again.
    write(u"app.db-journal"_s, "");
    QVERIFY(QFile::remove(m_folder->filePath(u"app.db-journal"_s)));
    write(u"models.py"_s, head + user);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->result()->right.schema.tables.begin()->second.columns.size(), 1U, Patience);
    QCOMPARE(finished.count(), 2);
}

void TestCompareSession::saysWhatMayBeAMistake()
{
    write(u"orders.py"_s,
          "from models import *\nclass Order(Base):\n    __tablename__ = 'orders'\n"
          "    id = Column(Integer, primary_key=True)\n");
    compare();
    QVERIFY(m_session->result());
    const auto *problems = m_workspace->problems();
    const auto problemTexts = [problems] {
        QStringList texts;
        for (int row = 0; row < problems->rowCount(); ++row)
            texts << problems->problem(row)->what;
        return texts.join(u'\n');
    };
    QVERIFY2(problemTexts().contains(u"Write 'import orders' into env.py"_s), qUtf8Printable(problemTexts()));
    write(u"migrations/env.py"_s, "import models\nimport orders\ntarget_metadata = models.Base.metadata\n");
    QTRY_COMPARE_WITH_TIMEOUT(tops(), QStringList({u"orders"_s, u"users"_s}), Patience);
    QCOMPARE(problemTexts(), QString());
}

void TestCompareSession::enumTypeHasADefinition()
{
    engine::Schema schema;
    const engine::TableName name{{}, u"Order State"_s};
    schema.enumTypes.emplace(name, engine::EnumType{.name = name, .values = {u"new"_s, u"it's"_s}});
    const engine::Dialect &dialect = *engine::dialectFor(u"postgresql"_s).value();
    const auto kind = engine::Difference::Kind::EnumType;
    QCOMPARE(models::definitionOf(schema, kind, name, name.name, dialect),
             u"CREATE TYPE \"Order State\" AS ENUM (\n    'new',\n    'it''s'\n)"_s);
    QCOMPARE(models::definitionOf({}, kind, name, name.name, dialect), QString());
}

QTEST_GUILESS_MAIN(TestCompareSession)
#include "tst_comparesession.moc"
