#include "engine/dialect/dialect.h"

#include "tests/interop/interopproject.h"
#include "tests/servers/mariadbserver.h"
#include "tests/servers/postgresqlserver.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;

namespace {

const char *Head = R"(import enum

import sqlalchemy as sa


class Kind(enum.Enum):
    person = 1
    firm = 2


metadata = sa.MetaData()
)";

/// Most of the types that a model has, and constraints with and without names.
const char *First = R"(
customer = sa.Table(
    "customer",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("big", sa.BigInteger, nullable=False),
    sa.Column("small", sa.SmallInteger, server_default="5"),
    sa.Column("name", sa.String(50), nullable=False, unique=True),
    sa.Column("note", sa.Text),
    sa.Column("code", sa.CHAR(3), index=True),
    sa.Column("price", sa.Numeric(10, 2), server_default=sa.text("0")),
    sa.Column("ratio", sa.Float),
    sa.Column("active", sa.Boolean, server_default=sa.true()),
    sa.Column("born", sa.Date),
    sa.Column("at", sa.Time),
    sa.Column("made", sa.DateTime, server_default=sa.func.now()),
    sa.Column("picture", sa.LargeBinary),
    sa.Column("data", sa.JSON),
    sa.Column("kind", sa.Enum(Kind, name="kind")),
    sa.Column("word", sa.Unicode(20), server_default="x"),
    sa.Column("own", sa.VARCHAR(7)),
    sa.Column("plain", sa.Enum("a", "b", native_enum=False)),
    sa.CheckConstraint("big > 0", name="ck_big"),
    sa.CheckConstraint("small > 0"),
)
orders = sa.Table(
    "orders",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("customer_id", sa.Integer, sa.ForeignKey("customer.id", ondelete="CASCADE")),
    sa.Column("a", sa.Integer),
    sa.Column("b", sa.Integer),
    sa.UniqueConstraint("a", "b", name="uq_ab"),
    sa.Index("ix_b", "b"),
)
)";

const char *Second = R"(
customer = sa.Table(
    "customer",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("big", sa.BigInteger, nullable=False),
    sa.Column("small", sa.SmallInteger, server_default="5"),
    sa.Column("name", sa.String(50), nullable=False, unique=True),
    sa.Column("note", sa.String(200)),
    sa.Column("extra", sa.Numeric(8, 3), nullable=False, server_default="1"),
    sa.Column("level", sa.Enum("lo", "hi", name="level")),
    sa.Column("flag", sa.Boolean, index=True),
    sa.Column("up", sa.Integer, sa.ForeignKey("orders.id")),
    sa.Column("code", sa.CHAR(3), index=True),
    sa.Column("price", sa.Numeric(10, 2), server_default=sa.text("0")),
    sa.Column("ratio", sa.Float, nullable=False),
    sa.Column("active", sa.Boolean, server_default=sa.true()),
    sa.Column("born", sa.Date),
    sa.Column("at", sa.Time),
    sa.Column("made", sa.DateTime, server_default=sa.func.now()),
    sa.Column("picture", sa.LargeBinary),
    sa.Column("data", sa.JSON),
    sa.Column("kind", sa.Enum(Kind, name="kind")),
    sa.Column("word", sa.Unicode(30), server_default="y"),
    sa.Column("plain", sa.Enum("a", "b", native_enum=False)),
    sa.CheckConstraint("big > 0", name="ck_big"),
    sa.CheckConstraint("small > 0"),
)
orders = sa.Table(
    "orders",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("customer_id", sa.Integer, sa.ForeignKey("customer.id", ondelete="CASCADE")),
    sa.Column("a", sa.BigInteger, unique=True),
    sa.Column("b", sa.Integer),
    sa.UniqueConstraint("a", "b", name="uq_ab"),
    sa.Index("ix_a", "a", "b"),
    sa.CheckConstraint("a > 3", name="ck_a"),
)
)";

/// A function that is the same on every server says so in the file; Alembic writes what this one makes of it.
const QStringList DefaultsDiffer{
    u"-sa.Column('active', sa.Boolean(), server_default=sa.text('true'), nullable=True),"_s,
    u"-sa.Column('made', sa.DateTime(), server_default=sa.text('now()'), nullable=True),"_s,
    u"+sa.Column('active', sa.Boolean(), server_default=sa.true(), nullable=True),"_s,
    u"+sa.Column('made', sa.DateTime(), server_default=sa.func.now(), nullable=True),"_s};

/// The lines of upgrade(), names as they are: what is a final name is marked by Alembic where a convention made it, by
/// Athanor everywhere.
QStringList upgradeOf(const QString &text)
{
    static const QRegularExpression finalName(u"op\\.f\\(('[^']*')\\)"_s);
    QString body = text.section(u"def upgrade()"_s, 1).section(u"def downgrade()"_s, 0, 0).section(u'\n', 1);
    body.replace(finalName, u"\\1"_s);
    static const QRegularExpression continuation(u",\\n {15}"_s);
    body.replace(continuation, u", "_s);
    QStringList lines;
    for (const QString &line : body.split(u'\n'))
        lines << line.trimmed();
    return lines;
}

/// The lines that only one of them has: theirs with a minus, ours with a plus.
QStringList differences(const QStringList &theirs, const QStringList &ours)
{
    QStringList result;
    const auto addMissing = [&result](const QStringList &from, QStringList in, QChar sign) {
        for (const QString &line : from) {
            if (!in.removeOne(line))
                result << sign + line;
        }
    };
    addMissing(theirs, ours, u'-');
    addMissing(ours, theirs, u'+');
    return result;
}

} // namespace

/// What is generated for a server from SQLAlchemy models, against what real Alembic generates from the same.
class TestInteropModelWords : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void sameWords_data();
    void sameWords();

private:
    [[nodiscard]] QString generate(const InteropProject &project, bool byAlembic, const QString &id) const;

    PostgresqlServer m_postgresql;
    MariaDbServer m_mariadb;
};

void TestInteropModelWords::initTestCase()
{
    QCOMPARE(m_postgresql.start(), QString());
    QCOMPARE(m_mariadb.start(), QString());
    const auto connection = dialectFor(u"mysql"_s).value()->open(m_mariadb.url());
    QVERIFY(connection);
    QVERIFY((*connection)->execute(u"CREATE DATABASE words"_s));
}

/// The text of a revision that is made and taken away again; what went wrong in its place.
QString TestInteropModelWords::generate(const InteropProject &project, bool byAlembic, const QString &id) const
{
    const QStringList arguments{u"revision"_s, u"--autogenerate"_s, u"-m"_s, u"words"_s, u"--rev-id"_s, id};
    const ProgramResult made = byAlembic ? project.alembic(arguments) : project.athanor(arguments);
    QFile file(project.path(u"migrations/versions/%1_words.py"_s.arg(id)));
    if (made.exitCode != 0 || !file.open(QIODevice::ReadOnly))
        return QString::fromUtf8(made.text());
    const QString text = QString::fromUtf8(file.readAll());
    return !byAlembic || file.remove() ? text : file.errorString();
}

void TestInteropModelWords::sameWords_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QStringList>("secondDiffers");
    QTest::newRow("PostgreSQL")
        << m_postgresql.url().replace(u'%', u"%%"_s)
        << QStringList{
               u"-op.add_column('customer', sa.Column('level', sa.Enum('lo', 'hi', name='level'), nullable=True))"_s,
               u"+op.execute(\"CREATE TYPE level AS ENUM ('lo', 'hi')\")"_s,
               u"+op.add_column('customer', sa.Column('level', postgresql.ENUM('lo', 'hi', name='level', "
               u"create_type=False), nullable=True))"_s,
               u"+op.create_check_constraint('ck_a', 'orders', 'a > 3')"_s};
    // Alembic takes the defaults that MariaDB has written in its own way for other ones.
    DatabaseUrl mariadb = m_mariadb.url(u"words"_s);
    mariadb.driver = u"pymysql"_s;
    QTest::newRow("MariaDB")
        << mariadb.displayText().replace(u'%', u"%%"_s)
        << QStringList{u"-op.alter_column('customer', 'price', existing_type=mysql.DECIMAL(precision=10, scale=2), "
                       u"server_default=sa.text('0'), existing_nullable=True)"_s,
                       u"-op.alter_column('customer', 'active', existing_type=mysql.TINYINT(display_width=1), "
                       u"server_default=sa.text('true'), existing_nullable=True)"_s,
                       u"-op.alter_column('customer', 'made', existing_type=mysql.DATETIME(), "
                       u"server_default=sa.text('now()'), existing_nullable=True)"_s,
                       u"+op.create_check_constraint('ck_a', 'orders', 'a > 3')"_s};
}

void TestInteropModelWords::sameWords()
{
    QFETCH(QString, url);
    QFETCH(QStringList, secondDiffers);
    InteropProject project;
    QCOMPARE(project.create(), QString());
    QVERIFY(project.replace(u"alembic.ini"_s, u"sqlite:///test.db"_s, url));
    QVERIFY(project.replace(u"migrations/env.py"_s, u"target_metadata = None"_s,
                            u"import models\n\ntarget_metadata = models.metadata"_s));
    QVERIFY(project.replace(u"migrations/env.py"_s, u"connection=connection,"_s,
                            u"connection=connection, compare_type=True, compare_server_default=True,"_s));

    QVERIFY(project.write(u"models.py"_s, QString::fromUtf8(Head) + QString::fromUtf8(First)));
    const QString theirs = generate(project, true, u"aa"_s);
    const QString ours = generate(project, false, u"aa"_s);
    QVERIFY2(ours.contains(u"sa.Column('name', sa.String(length=50), nullable=False),"_s), qPrintable(ours));
    QCOMPARE(differences(upgradeOf(theirs), upgradeOf(ours)).join(u'\n'), DefaultsDiffer.join(u'\n'));

    const ProgramResult upgraded = project.alembic({u"upgrade"_s, u"head"_s});
    QVERIFY2(upgraded.exitCode == 0, upgraded.text().constData());
    const ProgramResult check = project.athanor({u"check"_s});
    QVERIFY2(check.exitCode == 0, check.text().constData());

    QVERIFY(project.write(u"models.py"_s, QString::fromUtf8(Head) + QString::fromUtf8(Second)));
    const QString theirSecond = generate(project, true, u"bb"_s);
    const QString ourSecond = generate(project, false, u"bb"_s);
    QCOMPARE(differences(upgradeOf(theirSecond), upgradeOf(ourSecond)).join(u'\n'), secondDiffers.join(u'\n'));
    for (const QString &step : {u"upgrade head"_s, u"downgrade base"_s}) {
        const ProgramResult done = project.alembic(step.split(u' '));
        QVERIFY2(done.exitCode == 0, (done.text() + ourSecond.toUtf8()).constData());
        if (step == u"upgrade head"_s)
            QCOMPARE(project.athanor({u"check"_s}).exitCode, 0);
    }
}

QTEST_GUILESS_MAIN(TestInteropModelWords)

#include "tst_interopmodelwords.moc"
