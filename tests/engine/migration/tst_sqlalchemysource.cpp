#include "engine/diff/compare.h"
#include "engine/migration/modelsource.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;

/// SQLAlchemy models of each kind, and the schema in SQL that they stand for.
class TestSqlAlchemySource : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void reads_data();
    void reads();
    void saysWhatItCannotRead_data();
    void saysWhatItCannotRead();
    void explainsWhyThereIsNoTable_data();
    void explainsWhyThereIsNoTable();
    void namesModulesThatNothingImports();
    void namesModulesBesideTheOnesImported();
    void hintsAreNoGaps();
    void takesNothingUnreadForDropped();
    void leavesAloneWhatModelsCannotSay();
    void importsThroughTheProject();
    void gathersSeveralMetadata();

private:
    void write(const QString &name, const QByteArray &text) const;
    [[nodiscard]] Result<LoadedModel> load(QList<python::FileStamp> *files = nullptr) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

const QByteArray environment = "from models import *\nimport models\ntarget_metadata = models.Base.metadata\n";

const QByteArray declarative = "import sqlalchemy as sa\nfrom sqlalchemy import *\nfrom sqlalchemy.orm import *\n"
                               "Base = declarative_base()\n";

const QByteArray mapped =
    "import datetime, enum, uuid, decimal\nfrom typing import *\n"
    "from sqlalchemy import ForeignKey, Index, MetaData, String, Text, UniqueConstraint, func, text\n"
    "from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, declared_attr\n"
    "class Base(DeclarativeBase): pass\n";

QString summaries(const std::vector<Operation> &operations)
{
    QStringList lines;
    for (const Operation &operation : operations)
        lines << summary(operation);
    return lines.join(u'\n');
}

QString notesOf(const LoadedModel &model)
{
    QStringList lines;
    for (const ModelNote &note : model.notes)
        lines << placed(note);
    return lines.join(u'\n');
}

} // namespace

void TestSqlAlchemySource::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write(u"alembic.ini"_s, "[alembic]\nscript_location = migrations\nprepend_sys_path = .\n");
    write(u"migrations/versions/.keep"_s, "");
    write(u"migrations/env.py"_s, environment);
}

void TestSqlAlchemySource::write(const QString &name, const QByteArray &text) const
{
    const QString path = m_folder->filePath(name);
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

Result<LoadedModel> TestSqlAlchemySource::load(QList<python::FileStamp> *files) const
{
    const auto project = openProject({.startFolder = m_folder->path()});
    if (!project)
        return failure(project.error());
    ModelContext context{dialectFor(u"sqlite"_s).value(), nullptr, {}};
    context.filesRead = files;
    return loadModel(SqlAlchemySource{*project}, context);
}

void TestSqlAlchemySource::reads_data()
{
    QTest::addColumn<QByteArray>("models");
    QTest::addColumn<QByteArray>("schema");
    const auto row = [](const char *name, const QByteArray &models, const QByteArray &schema) {
        QTest::newRow(name) << models << schema;
    };
    row("columns with everything", declarative + R"(
class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    name = Column("full_name", String(80), nullable=False, unique=True)
    email = Column(String(120), index=True, server_default="none")
    active = Column(Boolean(), server_default=text("1"), default=lambda: True)
    made = Column(DateTime, server_default=func.now(), onupdate=func.now())
    price = Column(Numeric(10, 2), CheckConstraint("price > 0", name="ck_price"))
    total = Column(Integer, Computed("price * 2"))
    notes = relationship("Note")
)",
        "CREATE TABLE users (id INTEGER NOT NULL, full_name VARCHAR(80) NOT NULL, email VARCHAR(120) DEFAULT 'none',"
        " active BOOLEAN DEFAULT 1, made DATETIME DEFAULT CURRENT_TIMESTAMP, price NUMERIC(10, 2),"
        " total INTEGER GENERATED ALWAYS AS (price * 2), PRIMARY KEY (id), UNIQUE (full_name),"
        " CONSTRAINT ck_price CHECK (price > 0)); CREATE INDEX ix_users_email ON users (email)");
    row("columns in expressions", declarative + R"(
class Word(Base):
    __tablename__ = "words"
    id = Column(Integer, primary_key=True)
    word = Column("the word", String(9))
    used = Column(Boolean)
    __table_args__ = (
        Index("ix_lower", func.lower(word)),
        Index("ix_used", word.desc(), sqlite_where=used),
        Index("ix_some", word, sqlite_where=and_(used == True, func.length(word) > 3)),
        CheckConstraint(func.length(word) > id, name="ck"),
    )
t = Table("t", Base.metadata, Column("id", Integer, primary_key=True), Column("a", String(9)), Column("b", Integer))
Index("ix_t", func.lower(t.c.a), t.c.b.desc())
)",
        "CREATE TABLE words (id INTEGER NOT NULL, \"the word\" VARCHAR(9), used BOOLEAN, PRIMARY KEY (id),"
        " CONSTRAINT ck CHECK (length(\"the word\") > id));"
        "CREATE INDEX ix_lower ON words (lower(\"the word\"));"
        "CREATE INDEX ix_used ON words (\"the word\" DESC) WHERE used;"
        "CREATE INDEX ix_some ON words (\"the word\") WHERE used = 1 AND length(\"the word\") > 3;"
        "CREATE TABLE t (id INTEGER NOT NULL, a VARCHAR(9), b INTEGER, PRIMARY KEY (id));"
        "CREATE INDEX ix_t ON t (lower(a), b DESC)");
    row("foreign keys and table arguments", declarative + R"(
class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    code = Column(String(8))
class Note(Base):
    __tablename__ = "notes"
    __table_args__ = (UniqueConstraint("owner", "title", name="uq_title"), Index("ix_title", "title"),
                      {"comment": "texts"})
    id = Column(Integer, primary_key=True)
    owner = Column(ForeignKey("users.id", ondelete="CASCADE", name="fk_owner"), nullable=False)
    other = Column(ForeignKey(User.code))
    title = Column(Text)
Index("ix_other", Note.other.desc(), unique=True)
)",
        "CREATE TABLE users (id INTEGER NOT NULL, code VARCHAR(8), PRIMARY KEY (id));"
        "CREATE TABLE notes (id INTEGER NOT NULL, owner INTEGER NOT NULL, other VARCHAR(8), title TEXT, PRIMARY KEY "
        "(id),"
        " CONSTRAINT fk_owner FOREIGN KEY(owner) REFERENCES users (id) ON DELETE CASCADE,"
        " FOREIGN KEY(other) REFERENCES users (code), CONSTRAINT uq_title UNIQUE (owner, title));"
        "CREATE INDEX ix_title ON notes (title); CREATE UNIQUE INDEX ix_other ON notes (other DESC)");
    row("mixins, abstract bases and declared_attr", declarative + R"(
class Stamped:
    created = Column(DateTime, nullable=False)
    @declared_attr
    def __tablename__(cls):
        return cls.__name__.lower() + "s"
    @declared_attr
    def owner_id(cls):
        return Column(Integer, ForeignKey("users.id"))
class Model(Base):
    __abstract__ = True
    id = Column(Integer, primary_key=True)
class User(Stamped, Model):
    name = Column(Text)
class Note(Stamped, Model):
    pass
)",
        "CREATE TABLE users (name TEXT, created DATETIME NOT NULL, owner_id INTEGER, id INTEGER NOT NULL, PRIMARY KEY "
        "(id),"
        " FOREIGN KEY(owner_id) REFERENCES users (id));"
        "CREATE TABLE notes (created DATETIME NOT NULL, owner_id INTEGER, id INTEGER NOT NULL, PRIMARY KEY (id),"
        " FOREIGN KEY(owner_id) REFERENCES users (id))");
    row("tables as they are, and what they share", declarative + R"(
tags = Table("tags", Base.metadata, Column("id", Integer, primary_key=True), Column("name", String(20)))
links = Table("links", Base.metadata,
              Column("tag", ForeignKey(tags.c.id), primary_key=True), Column("kind", Integer, primary_key=True))
)",
        "CREATE TABLE tags (id INTEGER NOT NULL, name VARCHAR(20), PRIMARY KEY (id));"
        "CREATE TABLE links (tag INTEGER NOT NULL, kind INTEGER NOT NULL, PRIMARY KEY (tag, kind),"
        " FOREIGN KEY(tag) REFERENCES tags (id))");
    row("inheritance with a table of its own, and without", declarative + R"(
class Person(Base):
    __tablename__ = "person"
    id = Column(Integer, primary_key=True)
    kind = Column(String(10))
    __mapper_args__ = {"polymorphic_on": kind}
class Manager(Person):
    __tablename__ = "manager"
    id = Column(Integer, ForeignKey("person.id"), primary_key=True)
    bonus = Column(Integer)
class Guest(Person):
    badge = Column(String(5))
)",
        "CREATE TABLE person (id INTEGER NOT NULL, kind VARCHAR(10), badge VARCHAR(5), PRIMARY KEY (id));"
        "CREATE TABLE manager (id INTEGER NOT NULL, bonus INTEGER, PRIMARY KEY (id),"
        " FOREIGN KEY(id) REFERENCES person (id))");
    row("enumerations and decorated types", declarative + R"(
import enum
class State(enum.Enum):
    NEW = 1
    DONE = 2
class Upper(types.TypeDecorator):
    impl = String
class Fixed(types.TypeDecorator):
    impl = String(12)
class Job(Base):
    __tablename__ = "job"
    id = Column(Integer, primary_key=True)
    state = Column(Enum(State))
    word = Column(Enum("a", "bcd", name="words"))
    by_value = Column(Enum(State, values_callable=lambda e: [str(m.value) * 5 for m in e]))
    upper = Column(Upper(30))
    fixed = Column(Fixed)
)",
        "CREATE TABLE job (id INTEGER NOT NULL, state VARCHAR(4), word VARCHAR(3), by_value VARCHAR(5),"
        " upper VARCHAR(30), fixed VARCHAR(12), PRIMARY KEY (id))");
    row("columns made by loops and functions", declarative + R"(
def key(target):
    return Column(Integer, ForeignKey(f"{target}.id"), nullable=False)
class Thing(Base):
    __tablename__ = "thing"
    id = Column(Integer, primary_key=True)
    parent_id = key("thing")
    for _name in ("a", "b"):
        locals_of_the_body = _name
extra = Table("extra", Base.metadata, *[Column(n, Integer) for n in ("x", "y")])
)",
        "CREATE TABLE thing (id INTEGER NOT NULL, parent_id INTEGER NOT NULL, PRIMARY KEY (id),"
        " FOREIGN KEY(parent_id) REFERENCES thing (id)); CREATE TABLE extra (x INTEGER, y INTEGER)");
    row("naming convention",
        "from sqlalchemy import *\nfrom sqlalchemy.orm import declarative_base\n"
        "Base = declarative_base(metadata=MetaData(naming_convention={'pk': 'pk_%(table_name)s',"
        " 'uq': 'uq_%(table_name)s_%(column_0_name)s'}))\n"
        "class A(Base):\n    __tablename__ = 'a'\n    id = Column(Integer, primary_key=True)\n"
        "    b = Column(Integer, unique=True)\n",
        "CREATE TABLE a (id INTEGER NOT NULL, b INTEGER, CONSTRAINT pk_a PRIMARY KEY (id), CONSTRAINT uq_a_b UNIQUE "
        "(b))");
    row("naming convention that is set later", declarative + R"(
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
Base.metadata.naming_convention = {"ix": "ix_%(table_name)s", "pk": "pk_%(table_name)s"}
)",
        "CREATE TABLE a (id INTEGER NOT NULL, CONSTRAINT pk_a PRIMARY KEY (id))");
    row("annotated columns", mapped + R"(
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    nick: Mapped[Optional[str]] = mapped_column(String(30))
    age: Mapped[int | None]
    score: Mapped[float] = mapped_column(server_default=text("0"))
    made: Mapped[datetime.datetime] = mapped_column(server_default=func.now())
    day: Mapped["datetime.date"]
    price: Mapped[decimal.Decimal]
    flag: Mapped[bool] = mapped_column(default=False)
    data: Mapped[bytes]
    notes: Mapped[List["Note"]] = relationship(back_populates="user")
class Note(Base):
    __tablename__ = "notes"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    user: Mapped["User"] = relationship()
)",
        "CREATE TABLE users (id INTEGER NOT NULL, name VARCHAR NOT NULL, nick VARCHAR(30), age INTEGER,"
        " score FLOAT DEFAULT 0 NOT NULL, made DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL, day DATE NOT NULL,"
        " price NUMERIC NOT NULL, flag BOOLEAN NOT NULL, data BLOB NOT NULL, PRIMARY KEY (id));"
        "CREATE TABLE notes (id INTEGER NOT NULL, user_id INTEGER NOT NULL, PRIMARY KEY (id),"
        " FOREIGN KEY(user_id) REFERENCES users (id)); CREATE INDEX ix_notes_user_id ON notes (user_id)");
    row("Annotated, a type map, enumerations and literals", mapped + R"(
class Kind(enum.Enum):
    ONE = 1
    THREE = 3
pk = Annotated[int, mapped_column(primary_key=True)]
short = Annotated[str, mapped_column(String(10))]
name = Annotated[str, "name"]
class Model(Base):
    __abstract__ = True
    type_annotation_map = {name: String(40), dict: Text()}
class A(Model):
    __tablename__ = "a"
    id: Mapped[pk]
    code: Mapped[short]
    maybe: Mapped[Optional[short]]
    title: Mapped[name]
    extra: Mapped[dict]
    kind: Mapped[Kind]
    size: Mapped[Literal["S", "XL"]]
)",
        "CREATE TABLE a (id INTEGER NOT NULL, code VARCHAR(10) NOT NULL, maybe VARCHAR(10), title VARCHAR(40) NOT NULL,"
        " extra TEXT NOT NULL, kind VARCHAR(5) NOT NULL, size VARCHAR(2) NOT NULL, PRIMARY KEY (id))");
    row("dataclass-mapped",
        "from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column\n"
        "class Base(MappedAsDataclass, DeclarativeBase): pass\n"
        "class A(Base):\n    __tablename__ = 'a'\n    id: Mapped[int] = mapped_column(init=False, primary_key=True)\n"
        "    b: Mapped[str] = mapped_column(default='x', kw_only=True)\n",
        "CREATE TABLE a (id INTEGER NOT NULL, b VARCHAR NOT NULL, PRIMARY KEY (id))");
    row("a DeclarativeBase that names its tables", R"(
from sqlalchemy import Computed, FetchedValue, Identity, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
class Base(DeclarativeBase):
    metadata = MetaData(naming_convention={"pk": "pk_%(table_name)s"})
    @declared_attr.directive
    def __tablename__(cls) -> str:
        return cls.__name__.lower()
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
class Thing(Base):
    size: Mapped[int]
    twice: Mapped[int] = mapped_column(Computed("size * 2"))
    made: Mapped[str] = mapped_column(server_default=FetchedValue())
)",
        "CREATE TABLE thing (id INTEGER NOT NULL, size INTEGER NOT NULL,"
        " twice INTEGER GENERATED ALWAYS AS (size * 2) NOT NULL, made VARCHAR NOT NULL,"
        " CONSTRAINT pk_thing PRIMARY KEY (id))");
    row("dataclasses by a registry", R"(
from sqlalchemy.orm import Mapped, MappedAsDataclass, mapped_column, registry
reg = registry()
class Base:
    metadata = reg.metadata
@reg.mapped_as_dataclass
class A:
    __tablename__ = "a"
    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    name: Mapped[str] = mapped_column(default=None)
class Named(MappedAsDataclass):
    label: Mapped[str] = mapped_column(default="")
@reg.mapped_as_dataclass(kw_only=True)
class B(Named):
    __tablename__ = "b"
    id: Mapped[int] = mapped_column(init=False, primary_key=True)
)",
        "CREATE TABLE a (id INTEGER NOT NULL, name VARCHAR NOT NULL, PRIMARY KEY (id));"
        "CREATE TABLE b (id INTEGER NOT NULL, label VARCHAR NOT NULL, PRIMARY KEY (id))");
    row("a registry",
        "from sqlalchemy import Column, Integer\nfrom sqlalchemy.orm import registry\nreg = registry()\n"
        "Base = reg.generate_base()\n"
        "class A(Base):\n    __tablename__ = 'a'\n    id = Column(Integer, primary_key=True)\n"
        "@reg.mapped\nclass B:\n    __tablename__ = 'b'\n    id = Column(Integer, primary_key=True)\n",
        "CREATE TABLE a (id INTEGER NOT NULL, PRIMARY KEY (id)); CREATE TABLE b (id INTEGER NOT NULL, PRIMARY KEY "
        "(id))");
    row("SQLModel",
        "from typing import Optional\nfrom sqlmodel import Field, SQLModel\nBase = SQLModel\n"
        "class HeroBase(SQLModel):\n    name: str = Field(index=True)\n"
        "class Hero(HeroBase, table=True):\n    id: Optional[int] = Field(default=None, primary_key=True)\n"
        "    age: Optional[int] = None\n    team_id: int = Field(foreign_key='team.id', nullable=True)\n"
        "class Team(SQLModel, table=True):\n    id: Optional[int] = Field(default=None, primary_key=True)\n"
        "    title: str = Field(max_length=20)\n",
        "CREATE TABLE team (id INTEGER NOT NULL, title VARCHAR(20) NOT NULL, PRIMARY KEY (id));"
        "CREATE TABLE hero (id INTEGER NOT NULL, age INTEGER, team_id INTEGER, name VARCHAR NOT NULL, PRIMARY KEY (id),"
        " FOREIGN KEY(team_id) REFERENCES team (id)); CREATE INDEX ix_hero_name ON hero (name)");
    row("Flask-SQLAlchemy",
        "from flask_sqlalchemy import SQLAlchemy\ndb = SQLAlchemy()\nBase = db.Model\n"
        "class BlogPost(db.Model):\n    id = db.Column(db.Integer, primary_key=True)\n"
        "    title = db.Column(db.String(80), nullable=False)\n"
        "links = db.Table('links', db.Column('a', db.ForeignKey('blog_post.id'), primary_key=True))\n",
        "CREATE TABLE blog_post (id INTEGER NOT NULL, title VARCHAR(80) NOT NULL, PRIMARY KEY (id));"
        "CREATE TABLE links (a INTEGER NOT NULL, PRIMARY KEY (a), FOREIGN KEY(a) REFERENCES blog_post (id))");
}

void TestSqlAlchemySource::reads()
{
    QFETCH(QByteArray, models);
    QFETCH(QByteArray, schema);
    write(u"models.py"_s, models);
    write(u"schema.sql"_s, schema);
    const auto model = load();
    QVERIFY2(model, model ? "" : qUtf8Printable(describe(model.error())));
    QCOMPARE(notesOf(*model), QString());
    const auto expected =
        loadModel(SqlFileSource{m_folder->filePath(u"schema.sql"_s)}, {dialectFor(u"sqlite"_s).value(), nullptr, {}});
    QVERIFY2(expected, expected ? "" : qUtf8Printable(describe(expected.error())));
    QVERIFY(!expected->schema.tables.empty());
    QCOMPARE(summaries(compare(expected->schema, model->schema).operations), QString());
}

void TestSqlAlchemySource::saysWhatItCannotRead_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("note");
    QTest::newRow("a condition of the outside world")
        << QByteArray("import settings\nif settings.DEBUG:\n    class D(Base): pass\n")
        << u"models.py:10: A statement was passed over: a condition that is not a constant"_s;
    QTest::newRow("a type of another package")
        << QByteArray("from geo import Point\nclass P(Base):\n    __tablename__ = 'p'\n"
                      "    id = Column(Integer, primary_key=True)\n    at = Column(Point())\n")
        << u"Point"_s;
    QTest::newRow("a column that only Python can tell") << QByteArray(
        "from x import y\nclass P(Base):\n    __tablename__ = 'p'\n    id = Column(Integer, primary_key=True)\n"
        "    at = Column(Integer) if y else None\n") << u"models.py:13: "_s;
}

void TestSqlAlchemySource::saysWhatItCannotRead()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, note);
    write(u"models.py"_s,
          declarative + "class A(Base):\n    __tablename__ = 'a'\n    id = Column(Integer, primary_key=True)\n\n"
              + body);
    const auto model = load();
    const QString said = model ? notesOf(*model) : describe(model.error());
    QVERIFY2(said.contains(note), qUtf8Printable(said));
}

void TestSqlAlchemySource::explainsWhyThereIsNoTable_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("models");
    QTest::addColumn<QString>("words");
    const QByteArray one =
        declarative + "class A(Base):\n    __tablename__ = 'a'\n    id = Column(Integer, primary_key=True)\n";
    QTest::newRow("None") << QByteArray("target_metadata = None\n") << one << u"target_metadata is None"_s;
    QTest::newRow("nothing") << QByteArray("import models\n") << one << u"sets no target_metadata"_s;
    QTest::newRow("a fresh MetaData") << QByteArray(
        "import models\nfrom sqlalchemy import MetaData\ntarget_metadata = MetaData()\n")
                                      << one << u"1 table belongs to another MetaData"_s;
    QTest::newRow("a Base with a fresh MetaData")
        << QByteArray("import models\nfrom sqlalchemy import MetaData\nmodels.Base.metadata = MetaData()\n"
                      "target_metadata = models.Base.metadata\n")
        << one << u"Set target_metadata = models.Base.metadata, and give"_s;
    QTest::newRow("a MetaData given before the models")
        << QByteArray("import models\nfrom models import Base\ntarget_metadata = models.Base.metadata\n")
        << QByteArray(declarative + "Base.metadata = MetaData()\n") << u"target_metadata has no table"_s;
    QTest::newRow("another Base") << QByteArray("import models\ntarget_metadata = models.Base.metadata\n")
                                  << QByteArray(
                                         declarative
                                         + "Other = declarative_base()\nclass A(Other):\n    __tablename__ = 'a'\n"
                                           "    id = Column(Integer, primary_key=True)\n")
                                  << u"models.py:6: 1 table belongs to another MetaData than target_metadata: a."_s;
    QTest::newRow("no Base at all")
        << QByteArray("import models\ntarget_metadata = models.Base.metadata\n")
        << QByteArray(declarative + "class A:\n    __tablename__ = 'a'\n    id = Column(Integer, primary_key=True)\n")
        << u"models.py:5: The class A has a __tablename__ and columns but is not derived from the Base"_s;
    QTest::newRow("a SQLModel without table=True")
        << QByteArray("import models\ntarget_metadata = models.SQLModel.metadata\n")
        << QByteArray("from sqlmodel import Field, SQLModel\nclass A(SQLModel):\n    __tablename__ = 'a'\n"
                      "    id: int = Field(primary_key=True)\n")
        << u"models.py:2: The class A has a __tablename__ and no table: write table=True"_s;
    QTest::newRow("a Base of another package")
        << QByteArray("import models\ntarget_metadata = models.Base.metadata\n")
        << QByteArray(declarative
                      + "from outside import Model\nclass A(Model):\n    __tablename__ = 'a'\n"
                        "    id = Column(Integer, primary_key=True)\n")
        << u"models.py:6: The table of the class A is not read: its base outside.Model is none"_s;
    QTest::newRow("no model") << QByteArray("import models\ntarget_metadata = models.Base.metadata\n") << declarative
                              << u"target_metadata has no table"_s;
    QTest::newRow("a function of another package")
        << QByteArray("from app import metadata\ntarget_metadata = metadata\n") << one
        << u"app.metadata is none of the project's files"_s;
}

void TestSqlAlchemySource::explainsWhyThereIsNoTable()
{
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, models);
    QFETCH(QString, words);
    write(u"migrations/env.py"_s, script);
    write(u"models.py"_s, models);
    const auto model = load();
    QVERIFY(!model);
    QVERIFY2(describe(model.error()).contains(words), qUtf8Printable(describe(model.error())));
    QVERIFY(!model.error().advice.isEmpty() || model.error().kind == Error::Kind::NeedsPython);
}

void TestSqlAlchemySource::namesModulesThatNothingImports()
{
    write(u"shop/__init__.py"_s, "");
    write(u"shop/db.py"_s, "from sqlalchemy.orm import declarative_base\nBase = declarative_base()\n");
    write(u"shop/models/orders.py"_s,
          "from sqlalchemy import Column, Integer\nfrom shop.db import Base\nfrom shop.models.lines import Line\n"
          "class Order(Base):\n    __tablename__ = 'orders'\n    id = Column(Integer, primary_key=True)\n");
    write(u"shop/models/lines.py"_s,
          "from sqlalchemy import *\nfrom shop.db import Base\nextra = Table('extra', Base.metadata, Column('id', "
          "Integer))\n"
          "class Line(Base):\n    __tablename__ = 'lines'\n    id = Column(Integer, primary_key=True)\n");
    write(u"shop/broken.py"_s, "class Base(:\n");
    write(u"shop/tests/models.py"_s,
          "from sqlalchemy import *\nfrom shop.db import Base\nextra = Table('never', Base.metadata)\n");
    write(u"migrations/env.py"_s, "from shop.db import Base\n\ntarget_metadata = Base.metadata\n");
    const auto model = load();
    QVERIFY(!model);
    QCOMPARE(model.error().what, u"target_metadata has no table."_s);
    QCOMPARE(QString(model.error().why).remove(m_folder->path() + u'/'),
             u"shop/models/lines.py:4: Nothing imports the module shop.models.lines before target_metadata, so that "
             "2 tables of it are missing: lines, extra. Write 'import shop.models.lines' into env.py.\n"
             "shop/models/orders.py:4: Nothing imports the module shop.models.orders before target_metadata, so that "
             "1 table of it is missing: orders. Write 'import shop.models.orders' into env.py."_s);
    QCOMPARE(model.error().where.line, 3);
}

void TestSqlAlchemySource::namesModulesBesideTheOnesImported()
{
    const QByteArray user =
        "class User(Base):\n    __tablename__ = 'users'\n    id = Column(Integer, primary_key=True)\n";
    write(u"models.py"_s, declarative + user);
    write(u"orders.py"_s,
          "from models import *\nclass Order(Base):\n    __tablename__ = 'orders'\n"
          "    id = Column(Integer, primary_key=True)\n");
    write(u"elsewhere.py"_s, declarative + user);
    write(u"reports.py"_s, "import models\nclass Report:\n    bases = [models.Base]\n");
    QList<python::FileStamp> files;
    const auto model = load(&files);
    QVERIFY2(model, model ? "" : qUtf8Printable(describe(model.error())));
    QCOMPARE(model->schema.tables.size(), 1U);
    QCOMPARE(
        notesOf(*model).remove(m_folder->path() + u'/'),
        u"orders.py:2: Nothing imports the module orders before target_metadata, so that 1 table of it is missing: "
        "orders. Write 'import orders' into env.py."_s);
    QCOMPARE(unreadParts(*model), 0);
    QStringList names;
    for (const python::FileStamp &stamp : std::as_const(files))
        names << QFileInfo(stamp.path).fileName();
    for (const QString &name : {u"env.py"_s, u"models.py"_s, u"orders.py"_s})
        QVERIFY2(names.contains(name), qUtf8Printable(names.join(u' ')));
}

void TestSqlAlchemySource::hintsAreNoGaps()
{
    write(u"models.py"_s, declarative + R"(
class Whole(Base):
    __tablename__ = "whole"
    id = Column(Integer, primary_key=True)
class Forgotten:
    __tablename__ = "forgotten"
    id = Column(Integer, primary_key=True)
class Named:
    __tablename__ = "named"
    id = Column(Integer, primary_key=True)
class Model(Named, Base):
    pass
)");
    write(u"schema.sql"_s,
          "CREATE TABLE whole (id INTEGER NOT NULL, PRIMARY KEY (id));"
          "CREATE TABLE named (id INTEGER NOT NULL, PRIMARY KEY (id));"
          "CREATE TABLE forgotten (id INTEGER NOT NULL, PRIMARY KEY (id))");
    auto desired = load();
    QVERIFY2(desired, desired ? "" : qUtf8Printable(describe(desired.error())));
    QCOMPARE(desired->notes.size(), 1);
    QCOMPARE(desired->notes.front().where.line, 9);
    auto actual =
        loadModel(SqlFileSource{m_folder->filePath(u"schema.sql"_s)}, {dialectFor(u"sqlite"_s).value(), nullptr, {}});
    QVERIFY(actual);
    leaveOutUnread(*actual, *desired);
    QCOMPARE(summaries(compare(actual->schema, desired->schema).operations), u"drop table forgotten"_s);
}

void TestSqlAlchemySource::takesNothingUnreadForDropped()
{
    write(u"models.py"_s, declarative + R"(
from geo import Point
from settings import wide
class Whole(Base):
    __tablename__ = "whole"
    id = Column(Integer, primary_key=True)
    added = Column(Integer)
class Part(Base):
    __tablename__ = "part"
    id = Column(Integer, primary_key=True)
    size = Column(BigInteger if wide else Integer)
class Place(Base):
    __tablename__ = "place"
    id = Column(Integer, primary_key=True)
    at = Column(Point())
)");
    write(u"schema.sql"_s,
          "CREATE TABLE whole (id INTEGER NOT NULL, PRIMARY KEY (id));"
          "CREATE TABLE part (id INTEGER NOT NULL, size INTEGER, PRIMARY KEY (id));"
          "CREATE TABLE place (id INTEGER NOT NULL, at BLOB, PRIMARY KEY (id));"
          "CREATE TABLE elsewhere (id INTEGER NOT NULL, PRIMARY KEY (id))");
    auto desired = load();
    QVERIFY2(desired, desired ? "" : qUtf8Printable(describe(desired.error())));
    QCOMPARE(desired->notes.size(), 2);
    auto actual =
        loadModel(SqlFileSource{m_folder->filePath(u"schema.sql"_s)}, {dialectFor(u"sqlite"_s).value(), nullptr, {}});
    QVERIFY(actual);
    leaveOutUnread(*actual, *desired);
    QCOMPARE(summaries(compare(actual->schema, desired->schema).operations), u"add column added to whole"_s);
}

void TestSqlAlchemySource::leavesAloneWhatModelsCannotSay()
{
    write(u"models.py"_s, declarative + R"(
class Item(Base):
    __tablename__ = "item"
    id = Column(Integer, primary_key=True)
)");
    write(u"schema.sql"_s,
          "CREATE TABLE item (id INTEGER NOT NULL, PRIMARY KEY (id)) WITHOUT ROWID;"
          "CREATE VIEW seen AS SELECT id FROM item;"
          "CREATE TRIGGER gone AFTER DELETE ON item BEGIN DELETE FROM item WHERE id = 7; END");
    auto desired = load();
    QVERIFY2(desired, desired ? "" : qUtf8Printable(describe(desired.error())));
    const ModelContext context{dialectFor(u"sqlite"_s).value(), nullptr, {}};
    auto actual = loadModel(SqlFileSource{m_folder->filePath(u"schema.sql"_s)}, context);
    QVERIFY(actual);
    leaveOutUnread(*actual, *desired);
    QCOMPARE(summaries(compare(actual->schema, desired->schema).operations), QString());
    // A script does speak of them.
    write(u"other.sql"_s, "CREATE TABLE item (id INTEGER NOT NULL, PRIMARY KEY (id))");
    auto script = loadModel(SqlFileSource{m_folder->filePath(u"other.sql"_s)}, context);
    auto whole = loadModel(SqlFileSource{m_folder->filePath(u"schema.sql"_s)}, context);
    QVERIFY(script && whole);
    leaveOutUnread(*whole, *script);
    QCOMPARE(compare(whole->schema, script->schema).operations.size(), size_t(3));
}

void TestSqlAlchemySource::importsThroughTheProject()
{
    write(u"src/shop/__init__.py"_s, "");
    write(u"src/shop/db.py"_s, "from sqlalchemy.orm import declarative_base\nBase = declarative_base()\n");
    write(u"src/shop/models/__init__.py"_s, "from .user import User\nfrom ..db import Base\n__all__ = ['User']\n");
    write(u"src/shop/models/user.py"_s,
          "from typing import TYPE_CHECKING\nfrom sqlalchemy import Column, Integer\nfrom shop.db import Base\n"
          "if TYPE_CHECKING:\n    from .nowhere import Nothing\n"
          "class User(Base):\n    __tablename__ = 'users'\n    id = Column(Integer, primary_key=True)\n");
    write(u"migrations/env.py"_s,
          "import os, sys\nfrom logging.config import fileConfig\nfrom alembic import context\n"
          "sys.path.append(os.path.join(os.path.dirname(__file__), '..', 'src'))\n"
          "from shop.models import *\nfrom shop.db import Base\n"
          "config = context.config\nif config.config_file_name is not None:\n    fileConfig(config.config_file_name)\n"
          "target_metadata = [Base.metadata]\n"
          "def run():\n    pass\nif context.is_offline_mode():\n    run()\nelse:\n    run()\n");
    const auto model = load();
    QVERIFY2(model, model ? "" : qUtf8Printable(describe(model.error())));
    QCOMPARE(notesOf(*model), QString());
    QCOMPARE(model->schema.tables.size(), 1U);
}

void TestSqlAlchemySource::gathersSeveralMetadata()
{
    const QByteArray keyed = "    id = Column(Integer, primary_key=True)\n";
    write(u"lib/first.py"_s, declarative + "class A(Base):\n    __tablename__ = 'a'\n" + keyed);
    write(u"lib/second.py"_s, declarative + "class B(Base):\n    __tablename__ = 'b'\n" + keyed);
    write(u"lib/third.py"_s, declarative + "class C(Base):\n    __tablename__ = 'c'\n" + keyed);
    write(u"migrations/env.py"_s,
          "import sys\nfrom pathlib import Path\nsys.path.insert(0, str(Path(__file__).resolve().parents[1] / 'lib'))\n"
          "import first, third\nfrom second import Base as SecondBase\n"
          "target_metadata = [first.Base.metadata, SecondBase.metadata]\n");
    const auto model = load();
    QVERIFY2(model, model ? "" : qUtf8Printable(describe(model.error())));
    QStringList names;
    for (const auto &[name, table] : model->schema.tables)
        names << name.text();
    QCOMPARE(names, QStringList({u"a"_s, u"b"_s}));
    QCOMPARE(notesOf(*model).remove(m_folder->path() + u'/'),
             u"lib/third.py:5: 1 table belongs to another MetaData than target_metadata: c. C (%1/lib/third.py:5) is "
             "not derived from its Base."_s.arg(m_folder->path())
                 .remove(m_folder->path() + u'/'));
}

QTEST_GUILESS_MAIN(TestSqlAlchemySource)
#include "tst_sqlalchemysource.moc"
