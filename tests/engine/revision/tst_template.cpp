#include "engine/revision/template.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using engine::Result;
using engine::TemplateVariables;
using engine::python::Value;

namespace {

// What Mako makes of each template with the variables of variables() below.
constexpr auto Oracle = R"(
import datetime, json, sys
from mako.template import Template
class Config:
    def get_main_option(self, name, default=None):
        return {'databases': 'engine1, engine2'}.get(name, default)
def comma(value):
    if value is None:
        return ''
    return ', '.join(value) if isinstance(value, (list, tuple)) else value
variables = dict(message="it's a \"message\"", up_revision='abc123', down_revision=('aaa', 'bbb'), branch_labels=None,
    depends_on='ccc', create_date=datetime.datetime(2026, 3, 5, 7, 8, 9, 1230), comma=comma, config=Config(),
    upgrades='op.execute("x")\n    pass', downgrades='', engine1_upgrades='one', flag=True, count=3)
results = []
for text in json.loads(sys.stdin.read()):
    try:
        results.append(Template(text=text).render_unicode(**variables))
    except Exception as error:
        results.append(None)
print(json.dumps(results))
)";

TemplateVariables variables()
{
    return {.values = {{u"message"_s, Value(u"it's a \"message\""_s)},
                       {u"up_revision"_s, Value(u"abc123"_s)},
                       {u"down_revision"_s, Value(engine::python::Tuple{{Value(u"aaa"_s), Value(u"bbb"_s)}})},
                       {u"branch_labels"_s, Value()},
                       {u"depends_on"_s, Value(u"ccc"_s)},
                       {u"upgrades"_s, Value(u"op.execute(\"x\")\n    pass"_s)},
                       {u"downgrades"_s, Value(QString())},
                       {u"engine1_upgrades"_s, Value(u"one"_s)},
                       {u"flag"_s, Value(true)},
                       {u"count"_s, Value(qint64(3))}},
            .createDate = engine::CreateDate{QDateTime(QDate(2026, 3, 5), QTime(7, 8, 9)), 1230, false},
            .mainOptions = {{u"databases"_s, u"engine1, engine2"_s}}};
}

const QList<std::pair<const char *, const char *>> Cases{
    {"empty", ""},
    {"plain text", "a $ { } % ## 100%% b\n"},
    {"text without a line feed", "a"},
    {"expressions", "${message} ${up_revision}${count}\n${flag}"},
    {"repr", "${repr(up_revision)} ${repr(down_revision)} ${repr(branch_labels)} ${repr(message)}"},
    {"comma filter", "${down_revision | comma,n}|${branch_labels | comma,n}|${depends_on | comma,n}"},
    {"comma as a function", "${comma(down_revision)}"},
    {"date", "${create_date} ${create_date.isoformat()} ${create_date.strftime('%Y%m%d-%H%M')} ${create_date.year}"},
    {"undefined is false", "${imports if imports else \"\"}|${imports or 'none'}|${not imports}"},
    {"undefined in text", "${imports}"},
    {"condition", "${upgrades if upgrades else \"pass\"}|${downgrades if downgrades else \"pass\"}"},
    {"methods", "${message.lower().replace(\"'\", '')} ${', '.join(down_revision)} ${message.upper()}"},
    {"operators", "${up_revision + '_x'} ${'%s-%d' % (up_revision, count)} ${count * 2 + 1} ${count > 2 and 'yes'}"},
    {"comparison", "${'y' if up_revision == 'abc123' else 'n'} ${'aaa' in down_revision} ${1 < count < 3}"},
    {"f-string", "${f'{up_revision}/{count}/{message!r}'}"},
    {"indexing", "${down_revision[0]} ${up_revision[:3]} ${up_revision[-1]} ${down_revision[-1][1:]}"},
    {"comprehension", "${', '.join([x.upper() for x in down_revision if x != 'bbb'])}"},
    {"len and list", "${len(down_revision)} ${list(down_revision)} ${len(message)}"},
    {"braces and bars inside", "${{'a': 1}['a']} ${'}|'} ${\"a|b\".replace('|', '-') | trim}"},
    {"expression over lines", "${(\n  up_revision\n)}"},
    {"if", "a\n% if flag:\nb\n% endif\nc\n"},
    {"if, elif, else", "% if count == 1:\none\n% elif count == 3:\nthree\n% else:\nmany\n% endif\n"},
    {"else", "% if imports:\n${imports}\n% else:\nnone\n% endif\n"},
    {"nested", "% if flag:\n  % if not flag:\nx\n  % else:\ny\n  % endif\n% endif\nend"},
    {"indented control lines", "    % if flag:\n    b\n    % endif\n"},
    {"for", "% for x in down_revision:\n- ${x}\n% endfor\n"},
    {"for over a call", "% for db in re.split(r',\\s*', config.get_main_option('databases')):\n${db}\n% endfor\n"},
    {"for with import",
     "<%!\nimport re\n%>\n% for db in re.split(r',\\s*', config.get_main_option(\"databases\")):\n${db}\n% endfor\n"},
    {"code block", "<%\n    names = config.get_main_option(\"databases\")\n    x = 1\n%>\n${names} ${x}"},
    {"code on a line", "a <% y = 'b' %> ${y}"},
    {"context.get", "${context.get(\"engine1_upgrades\", \"pass\")} ${context.get('engine2_upgrades', 'pass')}"},
    {"comment lines", "a\n## b\n  ## c\nd ## e\n"},
    {"doc", "a<%doc>\nb ${x}\n</%doc>\nc"},
    {"text tag", "a\n<%text>\n% if ${x}\n</%text>\nb"},
    {"percent elsewhere", "a % b\n50%% c\n"},
    {"joined lines", "a\\\nb\n${up_revision}\\\n${count}\n"},
    {"carriage returns", "a\r\n% if flag:\r\nb\r\n% endif\r\nc\\\r\nd\r\n"},
    {"filters h and trim", "${'<a & \"b\" c>' | h}|${'  x ' | trim}|${'a b/c' | u}"},
    {"control line joined", "% if flag and \\\n   count:\nx\n% endif\n"},
    {"comment after a control line", "% if flag: # yes\nx\n% endif # done\n"},
    {"no colon space", "% if flag :\nx\n%endif\n"},
    {"string with escapes", "${'a\\n\\'b\\''}"},
    {"stock file of 1.8",
     "\"\"\"${message}\n\nRevision ID: ${up_revision}\nRevises: ${down_revision | comma,n}\nCreate Date: "
     "${create_date}\n"
     "\n\"\"\"\nfrom alembic import op\nimport sqlalchemy as sa\n${imports if imports else \"\"}\n\n"
     "# revision identifiers, used by Alembic.\nrevision = ${repr(up_revision)}\n"
     "down_revision = ${repr(down_revision)}\nbranch_labels = ${repr(branch_labels)}\n"
     "depends_on = ${repr(depends_on)}\n\n\ndef upgrade() -> None:\n    ${upgrades if upgrades else \"pass\"}\n\n\n"
     "def downgrade() -> None:\n    ${downgrades if downgrades else \"pass\"}\n"},
};

} // namespace

class TestTemplate : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void agreesWithMako_data();
    void agreesWithMako();
    void doubledPercent();
    void refuses_data();
    void refuses();

private:
    QJsonArray m_oracle;
};

void TestTemplate::initTestCase()
{
    QJsonArray texts;
    for (const auto &[name, text] : Cases)
        texts.append(QString::fromUtf8(text));
    QProcess python;
    python.start(u"/usr/bin/python3"_s, {u"-c"_s, QString::fromLatin1(Oracle)});
    python.write(QJsonDocument(texts).toJson());
    python.closeWriteChannel();
    QVERIFY(python.waitForFinished());
    QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
    m_oracle = QJsonDocument::fromJson(python.readAllStandardOutput()).array();
    QCOMPARE(m_oracle.size(), Cases.size());
}

void TestTemplate::agreesWithMako_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < int(Cases.size()); ++i)
        QTest::newRow(Cases[i].first) << i;
}

void TestTemplate::agreesWithMako()
{
    QFETCH(int, index);
    const Result<QString> text =
        renderTemplate(QString::fromUtf8(Cases[index].second), u"script.py.mako"_s, variables());
    if (m_oracle[index].isNull()) {
        QVERIFY2(!text, "Mako refuses this template");
        return;
    }
    QVERIFY2(text, qPrintable(text ? QString() : describe(text.error())));
    QCOMPARE(*text, m_oracle[index].toString());
}

void TestTemplate::doubledPercent()
{
    // Not part of the comparison: Mako before 1.3 removes the wrong characters here.
    const Result<QString> text = renderTemplate(u"%% a\n  %% b\n%%% c\n"_s, u"script.py.mako"_s, variables());
    QVERIFY(text);
    QCOMPARE(*text, u"% a\n  % b\n%% c\n"_s);
}

void TestTemplate::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("words");
    QTest::newRow("open expression") << u"a\n${x"_s << 2 << u"never closed"_s;
    QTest::newRow("open if") << u"\n% if flag:\nx"_s << 2 << u"never closed"_s;
    QTest::newRow("else alone") << u"% else:\n"_s << 1 << u"no \"% if\""_s;
    QTest::newRow("end of another") << u"% if flag:\n% endfor\n"_s << 2 << u"closes nothing"_s;
    QTest::newRow("open code") << u"<% x = 1"_s << 1 << u"never closed"_s;
    QTest::newRow("open text") << u"a\n\n<%text> x"_s << 3 << u"never closed"_s;
    QTest::newRow("while") << u"a\n% while x:\n% endwhile\n"_s << 2 << u"% while"_s;
    QTest::newRow("def") << u"<%def name=\"x()\">y</%def>"_s << 1 << u"<%def name=\"x()\">"_s;
    QTest::newRow("undefined") << u"\n\n${imports}"_s << 3 << u"Undefined"_s;
    QTest::newRow("unknown function") << u"\n${open('x')}"_s << 2 << u"not defined"_s;
    QTest::newRow("unknown filter") << u"\n${message | nope}"_s << 2 << u"not defined"_s;
    QTest::newRow("no expression") << u"\n${a b}"_s << 2 << QString();
    QTest::newRow("error in a later line of an expression") << u"\n${(1 +\n open('x'))}"_s << 3 << QString();
    QTest::newRow("code that loops") << u"\n<%\n  for x in y:\n    pass\n%>"_s << 3 << u"import and assign"_s;
    QTest::newRow("text of config") << u"${config}"_s << 1 << u"config"_s;
    QTest::newRow("unknown date format") << u"${create_date.strftime('%Q')}"_s << 1 << u"%Q"_s;
}

void TestTemplate::refuses()
{
    QFETCH(QString, text);
    QFETCH(int, line);
    QFETCH(QString, words);
    const Result<QString> rendered = renderTemplate(text, u"/p/script.py.mako"_s, variables());
    QVERIFY(!rendered);
    QVERIFY2(rendered.error().why.contains(words), qPrintable(describe(rendered.error())));
    QCOMPARE(rendered.error().where.file, u"/p/script.py.mako"_s);
    QCOMPARE(rendered.error().where.line, line);
    QVERIFY(!rendered.error().what.isEmpty());
}

QTEST_GUILESS_MAIN(TestTemplate)
#include "tst_template.moc"
