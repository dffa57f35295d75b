#include "engine/revision/headerreader.h"
#include "engine/revision/revisionreader.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;

namespace {

const QByteArray StockFile = R"py("""add role

Revision ID: 1975ea83b712
Revises: aaa, bbb
Create Date: 2026-11-21 08:00:21.129439

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision: str = '1975ea83b712'
down_revision: Union[str, Sequence[str], None] = ('aaa', 'bbb')
branch_labels: Union[str, Sequence[str], None] = ('shop',)
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    """Upgrade schema."""
    op.execute("""
    revision = 'not this one'
    """)


def downgrade() -> None:
    pass
)py";

/// A file of which only the lines after the docstring matter.
QByteArray lines(const QByteArray &text)
{
    return "\"\"\"message\"\"\"\n" + text + "\n\ndef upgrade():\n    pass\n";
}

} // namespace

class TestHeaderReader : public QObject
{
    Q_OBJECT

private slots:
    void stockFile();
    void values_data();
    void values();
    void plainReaderGivesUp_data();
    void plainReaderGivesUp();
    void namesOfOtherFiles();
    void errors_data();
    void errors();
    void sqlHeader();
    void sqlWithoutHeader_data();
    void sqlWithoutHeader();
};

void TestHeaderReader::stockFile()
{
    const auto plain = readPlainHeader(StockFile, u"/p/versions/1975ea83b712_add_role.py"_s);
    QVERIFY(plain.has_value());
    QCOMPARE(plain->id, u"1975ea83b712"_s);
    QCOMPARE(plain->downRevisions, QStringList({u"aaa"_s, u"bbb"_s}));
    QCOMPARE(plain->branchLabels, QStringList{u"shop"_s});
    QCOMPARE(plain->dependsOn, QStringList());
    QCOMPARE(plain->createDate, u"2026-11-21 08:00:21.129439"_s);
    QCOMPARE(plain->message(), u"add role"_s);
    QCOMPARE(plain->format, Revision::Format::Python);
    const auto whole = readPythonHeader(StockFile, plain->file);
    QVERIFY(whole.has_value());
    QVERIFY(*whole == *plain);
}

void TestHeaderReader::values_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QStringList>("down");
    QTest::addColumn<QStringList>("labels");
    QTest::addColumn<QStringList>("dependsOn");
    QTest::addColumn<bool>("plain");

    const QStringList none;
    const auto row = [](const char *name, const QByteArray &text, const QString &id, const QStringList &down,
                        const QStringList &labels, const QStringList &dependsOn, bool plain) {
        QTest::addRow("%s", name) << lines(text) << id << down << labels << dependsOn << plain;
    };
    row("old template", "revision = 'a1'\ndown_revision = None\nbranch_labels = None\ndepends_on = None", u"a1"_s, none,
        none, none, true);
    row("double quotes", "revision = \"a1\"\ndown_revision = \"b1\"", u"a1"_s, {u"b1"_s}, none, none, true);
    row("comments", "revision = 'a1'  # mine\ndown_revision = None # first", u"a1"_s, none, none, none, true);
    row("tuple of one", "revision = 'a1'\ndown_revision = ('b1',)", u"a1"_s, {u"b1"_s}, none, none, true);
    row("text in parentheses", "revision = 'a1'\ndown_revision = ('b1')", u"a1"_s, {u"b1"_s}, none, none, true);
    row("empty tuple", "revision = 'a1'\ndown_revision = ()", u"a1"_s, none, none, none, true);
    row("empty text", "revision = 'a1'\ndown_revision = ''", u"a1"_s, none, none, none, true);
    row("lists", "revision = 'a1'\ndown_revision = ['b1', 'c1']\ndepends_on = ['x', 'y']", u"a1"_s, {u"b1"_s, u"c1"_s},
        none, {u"x"_s, u"y"_s}, true);
    row("last one counts", "revision = 'a0'\nrevision = 'a1'\ndown_revision = None", u"a1"_s, none, none, none, true);
    row("unusual characters", "revision = 'v1.0 beta/2'\ndown_revision = None", u"v1.0 beta/2"_s, none, none, none,
        true);
    row("no blanks", "revision='a1'\ndown_revision=None", u"a1"_s, none, none, none, true);
    row("set of labels", "revision = 'a1'\ndown_revision = None\nbranch_labels = {'shop'}", u"a1"_s, none, {u"shop"_s},
        none, false);
    row("escape", "revision = 'a\\x31'\ndown_revision = None", u"a1"_s, none, none, none, false);
    row("two pieces", "revision = 'a' '1'\ndown_revision = None", u"a1"_s, none, none, none, false);
    row("concatenation", "prefix = 'a'\nrevision = prefix + '1'\ndown_revision = None", u"a1"_s, none, none, none,
        false);
    row("one line", "revision = 'a1'; down_revision = 'b1'", u"a1"_s, {u"b1"_s}, none, none, false);
    row("several lines", "revision = 'a1'\ndown_revision = (\n    'b1',\n    'c1',\n)", u"a1"_s, {u"b1"_s, u"c1"_s},
        none, none, true);
    row("a comment among several lines", "revision = 'a1'\ndown_revision = (  # both\n    'b1',\n    'c1',\n)", u"a1"_s,
        {u"b1"_s, u"c1"_s}, none, none, false);
    row("umlaut", "revision = '\xC3\xA4'\ndown_revision = None", u"ä"_s, none, none, none, false);
    row("assigned below a function", "revision = 'a0'\ndown_revision = None\ndef helper():\n    pass\nrevision = 'a1'",
        u"a1"_s, none, none, none, true);
    row("Windows line ends", "revision = 'a1'\r\ndown_revision = 'b1'\r\n", u"a1"_s, {u"b1"_s}, none, none, false);
    row("import in brackets", "from sqlalchemy import (\n    Column,\n)\nrevision = 'a1'\ndown_revision = None",
        u"a1"_s, none, none, none, true);
    const QByteArray header = "revision = 'a1'\ndown_revision = None\n";
    const auto more = [&](const char *name, const QByteArray &text, bool plain = true) {
        row(name, text + header, u"a1"_s, none, none, none, plain);
    };
    more("a class", "class A:\n    revision = 'b1'\n");
    more("helpers", "users = sa.table(\n    'users',\n    sa.column('id'),\n)\nNAMES = {'a': 1}; x = [\n1]\n");
    more("blocks", "if True:\n    x = 1\nelse:\n    x = 2\ntry:\n    import a\nexcept ImportError:\n    pass\n");
    more("a function's text in the first column", "def f():\n    return '''\nrevision = 'b1'\n'''\n");
    more("texts with quotes", "A = 'it\\'s' \"(\" r'\\d' '''\\'''a'''\n");
    more("fields", "A = f\"{B!r}{{(\" f'{B[\"}\"]}'\nC = f'''{A}\n{'[' + (A)}'''\n", false);
    more("fields without braces in their texts", "A = f\"{B!r}{{(\" f'{B[\"x\"]}'\nC = f'''{A}\n{\"[\" + (A)}'''\n");
    more("brackets over lines", "def f(\n    a,\n):\n    x = (\na)\n    return [\n# ]\n]\n");
    more("decorators and conditions", "@deco(1)\ndef f(): pass\nassert sa, 'no (sa'\nfor a in b: pass\n");
    more("a joined line", "A = 1 + \\\n  2\n");
    more("a comment in the middle", "# revision = 'b1'\n  # revision = 'b2'\n");
    more("quotes in a field of the same kind", "A = f'{b['c#']}'\n", false);
    more("a name that matters in a value", "A = 'a' + str(\"revision\")\n", false);
    more("a name that matters in a block", "if not True:\n    revision = 'b1'\n", false);
}

void TestHeaderReader::values()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, id);
    QFETCH(QStringList, down);
    QFETCH(QStringList, labels);
    QFETCH(QStringList, dependsOn);
    QFETCH(bool, plain);
    QCOMPARE(readPlainHeader(text, u"/p/x.py"_s).has_value(), plain);
    const auto read = readRevisionHeader(text, u"/p/x.py"_s);
    QVERIFY2(read.has_value(), qUtf8Printable(read ? QString() : describe(read.error())));
    QCOMPARE(read->id, id);
    QCOMPARE(read->downRevisions, down);
    QCOMPARE(read->branchLabels, labels);
    QCOMPARE(read->dependsOn, dependsOn);
    QCOMPARE(read->documentation, u"message"_s);
    const auto whole = readPythonHeader(text, u"/p/x.py"_s);
    QVERIFY(whole.has_value());
    QVERIFY(*whole == *read);
}

void TestHeaderReader::plainReaderGivesUp_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray header = "revision = 'a1'\ndown_revision = None\n";
    QTest::addRow("docstring with an escape") << "\"\"\"a\\n\"\"\"\n" + header;
    QTest::addRow("docstring that goes on") << "\"\"\"a\"\"\".strip()\n" + header;
    QTest::addRow("docstring not ended") << "\"\"\"a\n" + header;
    QTest::addRow("not UTF-8") << "\"\"\"\xE4\"\"\"\n" + header;
    QTest::addRow("coding line") << "# -*- coding: latin-1 -*-\n\"\"\"a\"\"\"\n" + header;
    QTest::addRow("byte order mark") << "\xEF\xBB\xBF\"\"\"a\"\"\"\n" + header;
    QTest::addRow("condition") << lines(header + "if True:\n    revision = 'b1'");
    QTest::addRow("augmented") << lines(header + "revision += 'b1'");
    QTest::addRow("imported") << lines(header + "from ids import revision");
    QTest::addRow("everything imported") << lines(header + "from ids import *");
    QTest::addRow("number") << lines("revision = 1\ndown_revision = None");
    QTest::addRow("prefix") << lines("revision = r'a1'\ndown_revision = None");
    QTest::addRow("three quotes") << lines("revision = '''a1'''\ndown_revision = None");
    QTest::addRow("text not ended") << lines("revision = 'a1\ndown_revision = None");
    QTest::addRow("no down_revision") << lines("revision = 'a1'");
    QTest::addRow("in a text of a function")
        << QByteArray("\"\"\"a\"\"\"\ndef upgrade():\n    x = '''\nrevision = 'a1'\ndown_revision = None\n'''\n");
    QTest::addRow("class") << lines(header + "class revision:\n    pass");
    QTest::addRow("function") << lines(header + "def depends_on():\n    pass");
    QTest::addRow("bracket not closed") << lines(header + "x = (1");
    QTest::addRow("bracket not opened") << lines(header + "x = 1)");
    QTest::addRow("a text over the end of a line") << lines(header + "x = 'a\n'");
    QTest::addRow("everything imported in a block") << lines(header + "if True:\n    from ids import *");
    QTest::addRow("not UTF-8 below") << lines(header + "x = '\xE4'");
    QTest::addRow("a docstring of another form") << "'a'\n" + header;
    QTest::addRow("a docstring with a prefix") << "r\"\"\"a\"\"\"\n" + header;
}

void TestHeaderReader::plainReaderGivesUp()
{
    QFETCH(QByteArray, text);
    QVERIFY(!readPlainHeader(text, u"/p/x.py"_s).has_value());
}

void TestHeaderReader::errors_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("line");

    const auto noId = u"Could not determine revision id from filename %1. Be sure the 'revision' variable is declared "
                      "inside the script (please see 'Upgrading from Alembic 0.1 to 0.2' in the documentation)."_s;
    QTest::addRow("no revision") << u"/p/env.py"_s << lines("down_revision = None") << Error::Kind::Reading
                                 << noId.arg(u"env.py"_s) << 0;
    QTest::addRow("no revision in SQL") << u"/p/x.sql"_s << QByteArray("-- revision:\n-- upgrade:\n")
                                        << Error::Kind::Reading << noId.arg(u"x.sql"_s) << 0;
    QTest::addRow("no down_revision") << u"/p/x.py"_s << lines("revision = 'a1'") << Error::Kind::Reading
                                      << u"The file x.py has no 'down_revision'"_s << 0;
    QTest::addRow("number") << u"/p/x.py"_s << lines("revision = 1\ndown_revision = None") << Error::Kind::Reading
                            << u"The value of 'revision' is int instead of a text"_s << 2;
    QTest::addRow("list of numbers")
        << u"/p/x.py"_s << lines("revision = 'a'\ndown_revision = [1]") << Error::Kind::Reading
        << u"The value of 'down_revision' is list instead of None, a text or a list of texts"_s << 3;
    QTest::addRow("computed") << u"/p/x.py"_s << lines("import os\nrevision = os.listdir('.')[0].split('_')[0]")
                              << Error::Kind::NeedsPython << u"Only Python can tell the value of 'revision'"_s << 3;
    QTest::addRow("not Python") << u"/p/x.py"_s << QByteArray("revision = = 'a'\n") << Error::Kind::Reading << QString()
                                << 1;
}

// As large projects do: the labels stand in a module of their own.
void TestHeaderReader::namesOfOtherFiles()
{
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(u"shop/db/versions"_s));
    QFile module(folder.filePath(u"shop/db/cli.py"_s));
    QVERIFY(module.open(QIODevice::WriteOnly));
    module.write("EXPAND = 'expand'\nFIRST = 'a0'\n");
    module.close();
    const QString file = folder.filePath(u"shop/db/versions/x.py"_s);
    const QByteArray imports = "from shop.db import cli\nfrom shop.db.cli import FIRST\n";
    const auto read = readRevisionHeader(
        lines(imports + "revision = 'a1'\ndown_revision = FIRST\nbranch_labels = (cli.EXPAND, 'own')"), file);
    QVERIFY2(read, read ? "" : qPrintable(describe(read.error())));
    QCOMPARE(read->downRevisions, QStringList{u"a0"_s});
    QCOMPARE(read->branchLabels, QStringList({u"expand"_s, u"own"_s}));
    const auto unknown = readRevisionHeader(
        lines(imports + "revision = 'a1'\ndown_revision = None\nbranch_labels = (cli.NOTHING,)"), file);
    QVERIFY(!unknown);
    QCOMPARE(int(unknown.error().kind), int(Error::Kind::NeedsPython));
}

void TestHeaderReader::errors()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, text);
    QFETCH(Error::Kind, kind);
    QFETCH(QString, what);
    QFETCH(int, line);
    const auto read = readRevisionHeader(text, file);
    QVERIFY(!read.has_value());
    QCOMPARE(int(read.error().kind), int(kind));
    if (!what.isEmpty())
        QCOMPARE(read.error().what, what);
    QCOMPARE(read.error().where.file, file);
    QCOMPARE(read.error().where.line, line);
}

void TestHeaderReader::sqlHeader()
{
    const auto read = readRevisionHeader(R"sql(-- Made by hand.
-- revision: b2
-- down_revision: a1, a2
-- branch_labels: shop
-- depends_on: c1
-- message: add role: with a colon

-- upgrade:
-- revision: not this one
ALTER TABLE users ADD COLUMN role VARCHAR;
)sql",
                                         u"/p/b2_add_role.sql"_s);
    QVERIFY(read.has_value());
    QCOMPARE(read->id, u"b2"_s);
    QCOMPARE(read->downRevisions, QStringList({u"a1"_s, u"a2"_s}));
    QCOMPARE(read->branchLabels, QStringList{u"shop"_s});
    QCOMPARE(read->dependsOn, QStringList{u"c1"_s});
    QCOMPARE(read->message(), u"add role: with a colon"_s);
    QCOMPARE(read->format, Revision::Format::Sql);

    const auto base = readRevisionHeader("\xEF\xBB\xBF-- revision: a1\r\n-- down_revision: None\r\n", u"/p/a1.sql"_s);
    QVERIFY(base.has_value());
    QCOMPARE(base->id, u"a1"_s);
    QCOMPARE(base->downRevisions, QStringList());
}

void TestHeaderReader::sqlWithoutHeader_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("revision");
    QTest::addRow("empty") << QByteArray() << false;
    QTest::addRow("a dump") << QByteArray("-- SQLite dump\nCREATE TABLE a (b);\n-- revision: x\n") << false;
    QTest::addRow("header") << QByteArray("\n-- revision: x") << true;
    QTest::addRow("header in a section") << QByteArray("-- upgrade (sqlite):\n-- revision: x") << false;
}

void TestHeaderReader::sqlWithoutHeader()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, revision);
    QCOMPARE(isSqlRevision(text), revision);
}

QTEST_GUILESS_MAIN(TestHeaderReader)
#include "tst_headerreader.moc"
