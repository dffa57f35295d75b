#include "models/migrationsession.h"

#include "engine/revision/revisionreader.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using engine::Direction;
using models::MigrationSession;
using State = MigrationSession::State;

namespace {

QByteArray revisionFile(const QString &id, const QString &down, const QString &upgrade, const QString &downgrade)
{
    return uR"py("""%1

Revision ID: %1
"""
from alembic import op
import sqlalchemy as sa

revision = '%1'
down_revision = %2


def upgrade():
%3


def downgrade():
%4
)py"_s.arg(id, down.isEmpty() ? u"None"_s : u"'%1'"_s.arg(down), upgrade, downgrade)
        .toUtf8();
}

const QString createUsers =
    uR"py(    op.create_table('users', sa.Column('id', sa.Integer(), nullable=False), sa.PrimaryKeyConstraint('id'))
    op.execute("INSERT INTO users (id) VALUES (1)")
    op.execute("INSERT INTO users (id) VALUES (2)"))py"_s;
const QString dropUsers = u"    op.drop_table('users')"_s;
const QString addRole = u"    op.add_column('users', sa.Column('role', sa.String(), nullable=False))"_s;
const QString addRoleWithDefault =
    u"    op.add_column('users', sa.Column('role', sa.String(), server_default='USER', nullable=False))"_s;
const QString dropRole = u"    op.drop_column('users', 'role')"_s;

} // namespace

class TestMigrationSession : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void runsEverything();
    void stepsInsideARevision();
    void cancelsBetweenStatements();
    void pausesAfterTheStatementAtWork();
    void saysWhatFailedAndRetriesTheEditedFile();
    void countsWhatADowngradeLoses();
    void comesBackToEveryRowOfItsStart();
    void saysWhyNothingCanBePlanned();
    void hasNothingToDoAtTheHead();
    void rollsBackWhenItIsLetGo();

private:
    void write(const QString &id, const QString &down, const QString &upgrade, const QString &downgrade);
    [[nodiscard]] std::unique_ptr<MigrationSession> session(Direction direction, const QString &target);
    [[nodiscard]] models::MigrationContext context() const;
    [[nodiscard]] QVariantList column(const QString &sql) const;
    void upgradeTo(const QString &target);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestMigrationSession::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write(u"aaa"_s, {}, createUsers, dropUsers);
    write(u"bbb"_s, u"aaa"_s, addRole, dropRole);
}

void TestMigrationSession::write(const QString &id, const QString &down, const QString &upgrade,
                                 const QString &downgrade)
{
    QFile file(m_folder->filePath(id + u"_.py"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(revisionFile(id, down, upgrade, downgrade));
}

models::MigrationContext TestMigrationSession::context() const
{
    models::MigrationContext made;
    made.dialect = engine::dialectFor(u"sqlite"_s).value();
    made.url = engine::parseDatabaseUrl(u"sqlite:///"_s + m_folder->filePath(u"shop.db"_s)).value();
    made.graph = engine::readRevisionGraph({.directories = {m_folder->path()}});
    made.environment = u"development"_s;
    return made;
}

std::unique_ptr<MigrationSession> TestMigrationSession::session(Direction direction, const QString &target)
{
    return std::make_unique<MigrationSession>([this] { return context(); },
                                              models::MigrationRequest{direction, target, {}});
}

QVariantList TestMigrationSession::column(const QString &sql) const
{
    const auto made = context();
    const auto connection = made.dialect->open(made.url);
    QVariantList values;
    const auto rows = (*connection)->rows(sql);
    if (!rows) {
        qWarning().noquote() << engine::describe(rows.error());
        return values;
    }
    for (const engine::Connection::Row &row : *rows)
        values << row.front();
    return values;
}

void TestMigrationSession::upgradeTo(const QString &target)
{
    const auto run = session(Direction::Upgrade, target);
    QTRY_COMPARE(run->state(), State::Ready);
    run->runAll();
    QTRY_COMPARE(run->state(), State::Finished);
}

void TestMigrationSession::runsEverything()
{
    const auto run = session(Direction::Upgrade, u"aaa"_s);
    QSignalSpy committed(run.get(), &MigrationSession::databaseChanged);
    QCOMPARE(run->state(), State::Planning);
    QTRY_COMPARE(run->state(), State::Ready);
    QCOMPARE(run->plan().steps.size(), 1U);
    QVERIFY(run->currentRows().isEmpty());
    QVERIFY(column(u"SELECT name FROM sqlite_master"_s).isEmpty()); // planning has changed nothing

    run->runAll();
    QTRY_COMPARE(run->state(), State::Finished);
    QCOMPARE(run->currentRows(), QStringList{u"aaa"_s});
    QCOMPARE(committed.size(), 1);
    QCOMPARE(column(u"SELECT version_num FROM alembic_version"_s), QVariantList{u"aaa"_s});
    QCOMPARE(column(u"SELECT count(*) FROM users"_s), QVariantList{2});
}

void TestMigrationSession::stepsInsideARevision()
{
    const auto run = session(Direction::Upgrade, u"aaa"_s);
    QTRY_COMPARE(run->state(), State::Ready);
    run->runStatement();
    QTRY_COMPARE(run->state(), State::Paused);
    QVERIFY(run->transactionOpen());
    QVERIFY(run->isUnfinished());
    QCOMPARE(run->position(), (engine::PlanPosition{0, 1}));
    run->runTo({0, 3});
    QTRY_COMPARE(run->position(), (engine::PlanPosition{0, 3}));
    run->runStep();
    QTRY_COMPARE(run->state(), State::Finished);
    QVERIFY(!run->isUnfinished());
}

void TestMigrationSession::cancelsBetweenStatements()
{
    const auto run = session(Direction::Upgrade, u"aaa"_s);
    QTRY_COMPARE(run->state(), State::Ready);
    run->runStatement();
    QTRY_COMPARE(run->state(), State::Paused);
    run->cancel();
    QTRY_COMPARE(run->state(), State::Cancelled);
    QVERIFY(!run->transactionOpen());
    QVERIFY(column(u"SELECT name FROM sqlite_master"_s).isEmpty());
}

void TestMigrationSession::pausesAfterTheStatementAtWork()
{
    QString many = createUsers;
    for (int id = 3; id < 2000; ++id)
        many += u"\n    op.execute('INSERT INTO users (id) VALUES (%1)')"_s.arg(id);
    write(u"aaa"_s, {}, many, dropUsers);
    const auto run = session(Direction::Upgrade, u"aaa"_s);
    QTRY_COMPARE(run->state(), State::Ready);
    run->runAll();
    run->pause();
    QCOMPARE(run->state(), State::Pausing);
    QTRY_COMPARE(run->state(), State::Paused);
    QVERIFY(run->position().statement < run->plan().statementCount());
    run->runAll();
    QTRY_COMPARE(run->state(), State::Finished);
    QCOMPARE(column(u"SELECT count(*) FROM users"_s), QVariantList{1999});
}

void TestMigrationSession::saysWhatFailedAndRetriesTheEditedFile()
{
    upgradeTo(u"aaa"_s);
    const auto run = session(Direction::Upgrade, u"head"_s);
    QTRY_COMPARE(run->state(), State::Ready);
    run->runAll();
    QTRY_COMPARE(run->state(), State::Failed);
    QVERIFY(run->error().has_value());
    QVERIFY2(run->error()->sql.contains(u"ADD COLUMN role"_s), qPrintable(run->error()->sql));
    QVERIFY2(run->error()->advice.contains(u"server default"_s), qPrintable(run->error()->advice));
    QVERIFY(run->error()->where.file.endsWith(u"bbb_.py"_s));
    QCOMPARE(run->error()->where.line, 13);
    QVERIFY(!run->transactionOpen());
    QCOMPARE(column(u"SELECT version_num FROM alembic_version"_s), QVariantList{u"aaa"_s});

    write(u"bbb"_s, u"aaa"_s, addRoleWithDefault, dropRole);
    run->retry();
    QTRY_COMPARE(run->state(), State::Finished);
    QCOMPARE(column(u"SELECT role FROM users"_s), (QVariantList{u"USER"_s, u"USER"_s}));
}

void TestMigrationSession::countsWhatADowngradeLoses()
{
    write(u"bbb"_s, u"aaa"_s, addRoleWithDefault, dropRole);
    upgradeTo(u"head"_s);
    const auto run = session(Direction::Downgrade, u"base"_s);
    QTRY_COMPARE(run->state(), State::Ready);
    QCOMPARE(run->losses().size(), 2U);
    QCOMPARE(run->losses()[0].column, u"role"_s);
    QCOMPARE(run->losses()[0].count, 2);
    QCOMPARE(run->losses()[1].kind, engine::Loss::Kind::Rows);
    QCOMPARE(run->losses()[1].count, 2);
    run->runAll();
    QTRY_COMPARE(run->state(), State::Finished);
    QVERIFY(run->currentRows().isEmpty());
}

void TestMigrationSession::comesBackToEveryRowOfItsStart()
{
    write(u"bbb"_s, u"aaa"_s, u"    op.create_table('b', sa.Column('id', sa.Integer()))"_s,
          u"    op.drop_table('b')"_s);
    write(u"ccc"_s, u"aaa"_s, u"    op.create_table('c', sa.Column('id', sa.Integer()))"_s,
          u"    op.drop_table('c')"_s);
    upgradeTo(u"heads"_s);
    write(u"bbb2"_s, u"bbb"_s, u"    op.create_table('b2', sa.Column('id', sa.Integer()))"_s,
          u"    op.drop_table('b2')"_s);
    write(u"ccc2"_s, u"ccc"_s, u"    op.create_table('c2', sa.Column('id', sa.Integer()))"_s,
          u"    op.drop_table('c2')"_s);
    upgradeTo(u"heads"_s);
    MigrationSession back([this] { return context(); },
                          {Direction::Downgrade, u"bbb, ccc"_s, QStringList{u"bbb"_s, u"ccc"_s}});
    QTRY_COMPARE(back.state(), State::Ready);
    QCOMPARE(back.plan().steps.size(), 2U);
    back.runAll();
    QTRY_COMPARE(back.state(), State::Finished);
    QCOMPARE(column(u"SELECT version_num FROM alembic_version ORDER BY 1"_s), QVariantList({u"bbb"_s, u"ccc"_s}));
    QCOMPARE(column(u"SELECT count(*) FROM sqlite_master WHERE name IN ('b', 'c', 'b2', 'c2')"_s), QVariantList{2});
}

void TestMigrationSession::saysWhyNothingCanBePlanned()
{
    const auto run = session(Direction::Upgrade, u"nowhere"_s);
    QTRY_COMPARE(run->state(), State::PlanFailed);
    QCOMPARE(run->error()->what, u"Can't locate revision identified by 'nowhere'"_s);
    run->runAll();
    QCOMPARE(run->state(), State::PlanFailed);
}

void TestMigrationSession::hasNothingToDoAtTheHead()
{
    upgradeTo(u"aaa"_s);
    const auto run = session(Direction::Upgrade, u"aaa"_s);
    QTRY_COMPARE(run->state(), State::Finished);
    QVERIFY(run->plan().steps.empty());
}

void TestMigrationSession::rollsBackWhenItIsLetGo()
{
    {
        const auto run = session(Direction::Upgrade, u"aaa"_s);
        QTRY_COMPARE(run->state(), State::Ready);
        run->runStatement();
        QTRY_COMPARE(run->state(), State::Paused);
    }
    QVERIFY(column(u"SELECT name FROM sqlite_master"_s).isEmpty());
}

QTEST_GUILESS_MAIN(TestMigrationSession)
#include "tst_migrationsession.moc"
