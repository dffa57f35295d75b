#include "workspace.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;

/// SQLAlchemy models as the destination: read without Python here, and by real SQLAlchemy and Alembic beside it.
class TestCliModels : public QObject
{
    Q_OBJECT

private slots:
    void equalsWhatSqlAlchemyCreates();
    void checkOfWhatCannotBeRead();
    void readsAsSqlAlchemyDoes_data();
    void readsAsSqlAlchemyDoes();
    void writesARevisionThatAlembicRuns();
    void saysWhatToDoAboutNoTables();
    void explains();

private:
    static void fill(Workspace &workspace);
};

// What projects of all sizes do: a package of modules, mixins, an enumeration, types and tables of several kinds.
void TestCliModels::fill(Workspace &workspace)
{
    workspace.initByAlembic();
    workspace.write(u"shop/__init__.py"_s, {});
    workspace.write(u"shop/base.py"_s, uR"(
from sqlalchemy import Column, DateTime, ForeignKey, Integer, MetaData, func
from sqlalchemy.orm import declarative_base, declared_attr

convention = {"pk": "pk_%(table_name)s", "uq": "uq_%(table_name)s_%(column_0_name)s",
              "fk": "fk_%(table_name)s_%(column_0_name)s", "ix": "ix_%(table_name)s_%(column_0_name)s"}
Base = declarative_base(metadata=MetaData(naming_convention=convention))


class Stamped:
    created_at = Column(DateTime(timezone=True), server_default=func.now(), nullable=False)

    @declared_attr
    def editor_id(cls):
        return Column(Integer, ForeignKey("users.id", ondelete="SET NULL"), index=True)
)"_s);
    workspace.write(u"shop/types.py"_s, uR"(
from sqlalchemy import String
from sqlalchemy.types import TypeDecorator


class Lower(TypeDecorator):
    impl = String
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return value.lower() if value else value
)"_s);
    workspace.write(u"shop/models.py"_s, uR"(
import enum
import sqlalchemy as sa
from sqlalchemy import Column, Table
from sqlalchemy.orm import relationship
from .base import Base, Stamped
from .types import Lower

SIZES = [("small", 10), ("large", 200)]


class State(str, enum.Enum):
    NEW = "new"
    CLOSED = "closed"


class User(Base):
    __tablename__ = "users"
    id = Column(sa.Integer, primary_key=True)
    email = Column(Lower(120), nullable=False, unique=True)
    state = Column(sa.Enum(State, native_enum=False), nullable=False, server_default=State.NEW.name)
    orders = relationship("Order", back_populates="user")


tags = Table("order_tags", Base.metadata,
             Column("order_id", sa.ForeignKey("orders.id"), primary_key=True),
             Column("tag", sa.String(20), primary_key=True))


class Order(Stamped, Base):
    __tablename__ = "orders"
    __table_args__ = (sa.CheckConstraint("total >= 0", name="ck_total"),
                      sa.Index("ix_orders_open", "user_id", sqlite_where=sa.text("closed = 0")))
    id = Column(sa.Integer, primary_key=True)
    user_id = Column(sa.ForeignKey(User.id), nullable=False)
    total = Column(sa.Numeric(10, 2), server_default=sa.text("0"))
    closed = Column(sa.Boolean, server_default=sa.false())
    user = relationship(User, back_populates="orders")


for _name, _length in SIZES:
    Table(f"box_{_name}", Base.metadata, Column("id", sa.Integer, primary_key=True),
          Column("label", sa.String(_length)))

sa.Index("ix_users_state", User.state, User.email.desc())
)"_s);
    const QString script = u"migrations/env.py"_s;
    workspace.write(
        script,
        workspace.read(script).replace(u"target_metadata = None"_s,
                                       u"from shop import models\ntarget_metadata = models.Base.metadata"_s));
}

void TestCliModels::equalsWhatSqlAlchemyCreates()
{
    Workspace workspace;
    fill(workspace);
    const ProgramResult made =
        workspace.python(u"import sqlalchemy as sa\nfrom shop import models\n"
                         "models.Base.metadata.create_all(sa.create_engine('sqlite:///app.db'))\n"_s);
    QVERIFY2(made.exitCode == 0, qUtf8Printable(made.errorOutput));
    const ProgramResult compared = workspace.athanor({u"compare"_s, u"database"_s, u"model"_s});
    QCOMPARE(compared.errorOutput, QString());
    QVERIFY2(compared.output.contains(u"are equal"_s), qUtf8Printable(compared.output));
    QCOMPARE(workspace.athanor({u"check"_s}).exitCode, 0);
}

void TestCliModels::checkOfWhatCannotBeRead()
{
    Workspace workspace;
    fill(workspace);
    const QString models = u"shop/models.py"_s;
    workspace.write(models,
                    workspace.read(models)
                        + u"\nTable('odd', Base.metadata, Column('id', sa.Integer, primary_key=True),\n"
                          "      Column('x', sa.Integer if hasattr(sa, 'Odd') else sa.String(5)))\n"_s);
    const ProgramResult made =
        workspace.python(u"import sqlalchemy as sa\nfrom shop import models\n"
                         "models.Base.metadata.create_all(sa.create_engine('sqlite:///app.db'))\n"_s);
    QVERIFY2(made.exitCode == 0, qUtf8Printable(made.errorOutput));
    const ProgramResult checked = workspace.athanor({u"check"_s});
    QCOMPARE(checked.exitCode, 255);
    QVERIFY2(checked.output.contains(u"One part of the model could not be read, and is not compared."_s),
             qUtf8Printable(checked.output));
    QCOMPARE(workspace.athanor({u"check"_s, u"--json"_s}).exitCode, 255);
}

void TestCliModels::readsAsSqlAlchemyDoes_data()
{
    QTest::addColumn<QString>("models");
    const auto row = [](const char *name, const QString &models) {
        QTest::newRow(name) << u"from sqlalchemy import *\nfrom sqlalchemy.orm import *\n"_s + models;
    };
    row("identity, computed and fetched values", uR"py(
Base = declarative_base()
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, Identity(start=10, increment=5), primary_key=True)
    width = Column(Integer, nullable=False)
    area = Column(Integer, Computed("width * width"))
    kept = Column(Integer, Computed("width + 1", persisted=True))
    made = Column(DateTime, FetchedValue())
    touched = Column(DateTime, server_default=FetchedValue(), server_onupdate=FetchedValue())
)py"_s);
    row("arguments of a table as a dict", uR"py(
Base = declarative_base()
class A(Base):
    __tablename__ = "a"
    __table_args__ = {"sqlite_autoincrement": True, "comment": "all of them", "extend_existing": True}
    id = Column(Integer, primary_key=True)
)py"_s);
    row("arguments of a table as a tuple", uR"py(
Base = declarative_base()
class A(Base):
    __tablename__ = "a"
    __table_args__ = (UniqueConstraint("b", "c"), PrimaryKeyConstraint("id", name="pk_a"), Index(None, "c"))
    id = Column(Integer)
    b = Column(Integer)
    c = Column("see", Integer, key="c")
)py"_s);
    row("arguments of a table from mixins", uR"py(
Base = declarative_base()
class Named:
    name = Column(String(20), nullable=False)
    @declared_attr
    def __table_args__(cls):
        return (Index("ix_%s_name" % cls.__tablename__, "name", unique=True), {"sqlite_autoincrement": True})
class A(Named, Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
class B(Named, Base):
    __tablename__ = "b"
    @declared_attr
    def __table_args__(cls):
        return (CheckConstraint("id > 0", name="ck_b"), *Named.__table_args__.fget(cls)) if False else (
            CheckConstraint("id > 0", name="ck_b"),)
    id = Column(Integer, primary_key=True)
)py"_s);
    row("arguments after the class", uR"py(
Base = declarative_base()
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    b = Column(Integer)
    c = Column(Integer)
A.__table__.append_constraint(UniqueConstraint("b", name="uq_b"))
Index("ix_a_bc", A.b, A.c)
Index("ix_a_c", A.__table__.c.c)
UniqueConstraint(A.c, name="uq_c")
A.late = Column(String(5))
)py"_s);
    row("a table of its own in the class", uR"py(
Base = declarative_base()
class A(Base):
    __table__ = Table("a", Base.metadata, Column("id", Integer, primary_key=True), Column("b", Integer, index=True))
    @property
    def twice(self):
        return self.b * 2
)py"_s);
    row("a registry and dataclasses", uR"py(
from dataclasses import dataclass, field
reg = registry()
class Base:
    metadata = reg.metadata
@reg.mapped
@dataclass
class A:
    __tablename__ = "a"
    __sa_dataclass_metadata_key__ = "sa"
    id: int = field(init=False, metadata={"sa": Column(Integer, primary_key=True)})
    name: str = field(default=None, metadata={"sa": Column(String(50), nullable=False)})
@reg.mapped
@dataclass
class B:
    __table__ = Table("b", reg.metadata, Column("id", Integer, primary_key=True))
    id: int = field(init=False)
class C:
    pass
reg.map_imperatively(C, Table("c", reg.metadata, Column("id", Integer, primary_key=True)))
)py"_s);
    row("a base with a class of its own", uR"py(
class Common:
    @declared_attr
    def __tablename__(cls):
        return cls.__name__.lower()
    id = Column(Integer, primary_key=True)
Base = declarative_base(cls=Common)
class Thing(Base):
    size = Column(Integer)
)py"_s);
    row("a base by as_declarative", uR"py(
@as_declarative()
class Base:
    @declared_attr
    def __tablename__(cls):
        return cls.__name__.lower()
    id = Column(Integer, primary_key=True)
class Thing(Base):
    size = Column(Integer)
)py"_s);
    row("types that ask for the dialect", uR"py(
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import CHAR, TypeDecorator
Base = declarative_base()
class Key(TypeDecorator):
    impl = CHAR
    cache_ok = True
    def load_dialect_impl(self, dialect):
        if dialect.name == "postgresql":
            return dialect.type_descriptor(postgresql.UUID())
        return dialect.type_descriptor(CHAR(36))
class A(Base):
    __tablename__ = "a"
    id = Column(Key, primary_key=True)
    other = Column(Key(), ForeignKey("a.id"))
)py"_s);
    row("a convention that is set later", uR"py(
Base = declarative_base()
Base.metadata.naming_convention = {"pk": "pk_%(table_name)s", "ix": "idx_%(table_name)s_%(column_0_N_name)s",
                                   "uq": "uq_%(table_name)s_%(column_0_N_name)s",
                                   "ck": "ck_%(table_name)s_%(constraint_name)s",
                                   "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s"}
class A(Base):
    __tablename__ = "a"
    __table_args__ = (UniqueConstraint("b", "c"), CheckConstraint("b > 0", name="positive"))
    id = Column(Integer, primary_key=True)
    b = Column(Integer, index=True)
    c = Column(ForeignKey("a.id"))
)py"_s);
    row("defaults of all kinds", uR"py(
import uuid
from datetime import datetime
Base = declarative_base()
class A(Base):
    __tablename__ = "a"
    id = Column(String(36), primary_key=True, default=lambda: str(uuid.uuid4()))
    a = Column(Boolean, default=True, server_default=true())
    b = Column(Integer, server_default="0")
    c = Column(Integer, server_default=text("(1 + 1)"))
    d = Column(DateTime, server_default=func.current_timestamp(), onupdate=datetime.utcnow)
    e = Column(JSON, server_default=text("'{}'"))
    f = Column(LargeBinary(16))
    g = Column(Enum("x", "yy", name="letters", native_enum=False, create_constraint=True))
    h = Column(Interval, nullable=False)
    i = Column(PickleType)
)py"_s);
}

/// Each idiom by itself, held against the tables that real SQLAlchemy makes of the same file.
void TestCliModels::readsAsSqlAlchemyDoes()
{
    QFETCH(QString, models);
    Workspace workspace;
    workspace.initByAlembic();
    workspace.write(u"models.py"_s, models);
    const QString script = u"migrations/env.py"_s;
    workspace.write(script,
                    workspace.read(script).replace(u"target_metadata = None"_s,
                                                   u"import models\ntarget_metadata = [models.Base.metadata]"_s));
    const ProgramResult made =
        workspace.python(u"import sqlalchemy as sa\nimport models\n"
                         "models.Base.metadata.create_all(sa.create_engine('sqlite:///app.db'))\n"_s);
    QVERIFY2(made.exitCode == 0, qUtf8Printable(made.errorOutput));
    const QString schema = workspace.sqlite(u"app.db"_s, u"SELECT sql FROM sqlite_master"_s);
    QVERIFY(schema.contains(u"CREATE TABLE"_s));
    const ProgramResult compared = workspace.athanor({u"compare"_s, u"database"_s, u"model"_s});
    QCOMPARE(compared.errorOutput, QString());
    QVERIFY2(compared.output.contains(u"are equal"_s), qUtf8Printable(compared.output + schema));
}

void TestCliModels::writesARevisionThatAlembicRuns()
{
    Workspace workspace;
    fill(workspace);
    const ProgramResult written =
        workspace.athanor({u"revision"_s, u"--autogenerate"_s, u"-m"_s, u"shop"_s, u"--rev-id"_s, u"aaaa1111"_s});
    QVERIFY2(written.exitCode == 0, qUtf8Printable(written.output + written.errorOutput));
    const ProgramResult upgraded = workspace.alembic({u"upgrade"_s, u"head"_s});
    QVERIFY2(upgraded.exitCode == 0, qUtf8Printable(upgraded.errorOutput));
    QCOMPARE(workspace.athanor({u"check"_s}).exitCode, 0);
    const ProgramResult found =
        workspace.python(u"import sqlalchemy as sa\nfrom alembic.autogenerate import compare_metadata\n"
                         "from alembic.migration import MigrationContext\nfrom shop import models\n"
                         "connection = sa.create_engine('sqlite:///app.db').connect()\n"
                         "print(compare_metadata(MigrationContext.configure(connection), models.Base.metadata))\n"_s);
    QVERIFY2(found.exitCode == 0, qUtf8Printable(found.errorOutput));
    QCOMPARE(found.output.trimmed(), u"[]"_s);
}

void TestCliModels::saysWhatToDoAboutNoTables()
{
    Workspace workspace;
    fill(workspace);
    const QString script = u"migrations/env.py"_s;
    workspace.write(
        script, workspace.read(script).replace(u"models.Base.metadata"_s, u"__import__('sqlalchemy').MetaData()"_s));
    const ProgramResult unknown = workspace.athanor({u"check"_s});
    QVERIFY(unknown.exitCode != 0);
    QVERIFY2((unknown.output + unknown.errorOutput).contains(u"Only Python can tell what target_metadata is"_s),
             qUtf8Printable(unknown.output + unknown.errorOutput));
    workspace.write(
        script, workspace.read(script).replace(u"__import__('sqlalchemy').MetaData()"_s, u"models.sa.MetaData()"_s));
    const ProgramResult fresh = workspace.athanor({u"revision"_s, u"--autogenerate"_s, u"-m"_s, u"x"_s});
    QVERIFY(fresh.exitCode != 0);
    const QString said = fresh.output + fresh.errorOutput;
    QVERIFY2(said.contains(u"5 tables belong to another MetaData than target_metadata"_s), qUtf8Printable(said));
    QCOMPARE(workspace.files(u"migrations/versions"_s, u"*.py"_s), QStringList());
}

void TestCliModels::explains()
{
    Workspace workspace;
    workspace.initByAlembic();
    workspace.writeRevision({.id = u"aaaa1111"_s,
                             .message = u"loops"_s,
                             .upgrade =
                                 u"    for name in ('a', 'b'):\n"
                                 "        op.create_table(name, sa.Column('id', sa.Integer()))\n"
                                 "    if op.get_bind().dialect.name == 'sqlite':\n"
                                 "        op.get_bind().execute(sa.text('DELETE FROM a WHERE id = :id'), {'id': 1})"_s,
                             .downgrade = u"    op.drop_table('a')"_s});
    workspace.writeRevision({.id = u"bbbb2222"_s,
                             .down = u"'aaaa1111'"_s,
                             .message = u"a query"_s,
                             .upgrade = u"    for row in op.get_bind().execute('SELECT id FROM a'):\n        pass"_s,
                             .downgrade = u"    open('names.txt')"_s});
    const ProgramResult all = workspace.athanor({u"explain"_s});
    QCOMPARE(all.exitCode, 0);
    QVERIFY2(all.output.contains(u"1 of 2 revisions run natively both ways."_s), qUtf8Printable(all.output));
    QVERIFY2(all.output.contains(u"    upgrade: natively, known only when run ("_s), qUtf8Printable(all.output));
    QVERIFY(all.output.contains(u"    downgrade: needs Python ("_s));
    const ProgramResult json = workspace.athanor({u"explain"_s, u"aaaa"_s, u"--json"_s});
    const QJsonArray revisions = QJsonDocument::fromJson(json.output.toUtf8()).array();
    QCOMPARE(revisions.size(), 1);
    const QJsonObject upgrade = revisions.first().toObject().value(u"upgrade"_s).toObject();
    QCOMPARE(upgrade.value(u"runs"_s).toString(), u"natively"_s);
    QCOMPARE(upgrade.value(u"operations"_s).toInt(), 3);
    QVERIFY(workspace.athanor({u"explain"_s, u"nope"_s}).exitCode != 0);
    QCOMPARE(workspace.athanor({u"upgrade"_s, u"aaaa"_s}).exitCode, 0);
    QCOMPARE(workspace.sqlite(u"app.db"_s, u"SELECT count(*) FROM a"_s).trimmed(), u"0"_s);
}

QTEST_GUILESS_MAIN(TestCliModels)
#include "tst_cli_models.moc"
