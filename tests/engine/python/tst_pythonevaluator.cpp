#include "engine/python/evaluator.h"
#include "engine/python/moduleconstants.h"
#include "engine/python/parser.h"
#include "engine/python/program.h"

#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;
using namespace engine::python;

namespace {

/// Writes down what it is asked; gives each call back as its own value.
class RecordingHost final : public Host
{
public:
    QStringList lines;

    Result<Value> call(const Construct &call) override
    {
        if (call.name.endsWith(u"get_bind"))
            return failure({.kind = Error::Kind::NeedsPython, .what = u"a connection"_s, .where = call.where});
        lines << repr(Value(call));
        return Value(call);
    }
    Result<Value> enter(const Value &context, const SourcePosition &) override
    {
        lines << u"enter "_s + repr(context);
        return Value(Reference{u"batch"_s});
    }
    Done leave(const Value &, const Value &entered, const SourcePosition &) override
    {
        lines << u"leave "_s + repr(entered);
        return {};
    }
};

Done runUpgrade(const QByteArray &source, Host &host)
{
    Program program(host, {});
    const auto environment = program.runText(source, u"dir/a.py"_s, u"revision"_s);
    if (!environment)
        return engine::failure(environment.error());
    const Binding *binding = (*environment)->names.find(u"upgrade"_s);
    if (!binding || !binding->value())
        return engine::failure({.what = binding ? binding->unreadable()->reason : u"no function"_s});
    return program.call(*binding->value(), {}, binding->where).map([](const Value &) {});
}

} // namespace

class TestPythonEvaluator : public QObject
{
    Q_OBJECT

private slots:
    void runs_data();
    void runs();
    void needsPython_data();
    void needsPython();
    void library_data();
    void library();
    void passesTheHostsErrorOn();
    void forgetsWhatMayHaveChanged_data();
    void forgetsWhatMayHaveChanged();
    void readsConstants();
    void refusesBrokenModules();
    void resolvesImports_data();
    void resolvesImports();
};

void TestPythonEvaluator::runs_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *name, const char *source, const QStringList &lines) {
        QTest::newRow(name) << QByteArray(source) << lines;
    };
    row("nothing", "def upgrade():\n    '''Doc.'''\n    pass\n    ...\n", {});
    row("a generator",
        "def numbers(n):\n    for i in range(n):\n        yield i * 2\n    yield from ['x']\ndef upgrade():\n"
        "    op.f(list(numbers(2)))\n    op.g(next(numbers(1)), next(iter([]), None))\n",
        {u"alembic.op.f([0, 2, 'x'])"_s, u"alembic.op.g(0, None)"_s});
    row("match on constants",
        "def word(x):\n    match x:\n        case 1 | 2:\n            return 'few'\n        case None:\n"
        "            return 'none'\n        case str() as s if s:\n            return s\n        case _:\n"
        "            return 'many'\ndef upgrade():\n    op.f(*[word(x) for x in (2, None, 'abc', '', 9)])\n",
        {u"alembic.op.f('few', 'none', 'abc', 'many', 'many')"_s});
    row("match on shapes",
        "def word(x):\n    match x:\n        case [a, *rest, b]:\n            return (a, rest, b)\n"
        "        case {'kind': 'cat', 'name': n, **others}:\n            return (n, others)\n        case ():\n"
        "            return 'empty'\ndef upgrade():\n"
        "    op.f(*[word(x) for x in ([1, 2, 3], (1, 2), {'kind': 'cat', 'name': 'Tom', 'age': 3}, (), 'ab')])\n",
        {u"alembic.op.f((1, [2], 3), (1, [], 2), ('Tom', {'age': 3}), 'empty', None)"_s});
    row("match on objects",
        "class P:\n    def __init__(self, x, y):\n        self.x, self.y = x, y\ndef word(p):\n    match p:\n"
        "        case P(x=0, y=y):\n            return y\n        case P():\n            return 'off'\n"
        "def upgrade():\n    op.f(word(P(0, 5)), word(P(1, 5)), word(3))\n",
        {u"alembic.op.f(5, 'off', None)"_s});
    row("a context manager of the file",
        "class C:\n    def __enter__(self):\n        op.begin()\n        return 7\n    def __exit__(self, *a):\n"
        "        op.end()\ndef upgrade():\n    with C() as c:\n        op.f(c)\n",
        {u"alembic.op.begin()"_s, u"alembic.op.f(7)"_s, u"alembic.op.end()"_s});
    row("a function as a context manager",
        "from contextlib import contextmanager\n@contextmanager\ndef around(x):\n    op.begin(x)\n    try:\n"
        "        y = x + 1\n        yield y\n    finally:\n        op.end(y)\n    op.after()\ndef upgrade():\n"
        "    with around(1) as z:\n        op.f(z)\n",
        {u"alembic.op.begin(1)"_s, u"alembic.op.f(2)"_s, u"alembic.op.end(2)"_s, u"alembic.op.after()"_s});
    row("a dict with a default",
        "from collections import defaultdict\ndef upgrade():\n    d = defaultdict(list)\n    d['a'].append(1)\n"
        "    d['a'].append(2)\n    d['b']\n    op.f(dict(d), len(d))\n",
        {u"alembic.op.f({'a': [1, 2], 'b': []}, 2)"_s});
    row("an exception raised again",
        "def f():\n    try:\n        raise ValueError('x')\n    except ValueError:\n        raise\ndef upgrade():\n"
        "    try:\n        f()\n    except ValueError:\n        op.f('caught')\n",
        {u"alembic.op.f('caught')"_s});
    row("an exception class of the file",
        "class E(Exception): pass\nclass F(E): pass\ndef upgrade():\n    try:\n        raise F()\n"
        "    except E:\n        op.f('caught')\n",
        {u"alembic.op.f('caught')"_s});
    row("items removed",
        "def upgrade():\n    d = {'a': 1, 'b': 2}\n    del d['a']\n    l = [1, 2]\n    del l[0]\n    op.f(d, l)\n",
        {u"alembic.op.f({'b': 2}, [2])"_s});
    row("calls, inner ones first", "def upgrade():\n    op.add_column('t', sa.Column('a', sa.String(5)))\n",
        {u"sqlalchemy.String(5)"_s, u"sqlalchemy.Column('a', sqlalchemy.String(5))"_s,
         u"alembic.op.add_column('t', sqlalchemy.Column('a', sqlalchemy.String(5)))"_s});
    row("names of the module", "T = 'a' + 'b'\ndef upgrade():\n    op.f(T)\n", {u"alembic.op.f('ab')"_s});
    row("local names", "def upgrade():\n    a, *b = [1, 2, 3]\n    c: int = a\n    c += 1\n    op.f(a, b, c)\n",
        {u"alembic.op.f(1, [2, 3], 2)"_s});
    row("with", "def upgrade():\n    with op.batch('t') as b:\n        b.drop('x')\n    op.f()\n",
        {u"alembic.op.batch('t')"_s, u"enter alembic.op.batch('t')"_s, u"batch.drop('x')"_s, u"leave batch"_s,
         u"alembic.op.f()"_s});
    row("with of two, left in reverse", "def upgrade():\n    with op.a() as a, op.b():\n        return\n",
        {u"alembic.op.a()"_s, u"enter alembic.op.a()"_s, u"alembic.op.b()"_s, u"enter alembic.op.b()"_s,
         u"leave batch"_s, u"leave batch"_s});
    row("imports inside", "def upgrade():\n    from sqlalchemy.dialects import mysql as m\n    op.f(m.INTEGER(11))\n",
        {u"sqlalchemy.dialects.mysql.INTEGER(11)"_s, u"alembic.op.f(sqlalchemy.dialects.mysql.INTEGER(11))"_s});
    row("nothing after return", "def upgrade():\n    op.f()\n    return\n    op.g()\n", {u"alembic.op.f()"_s});
    row("a helper",
        "def t(n, *a, schema=None, **k):\n    return op.t(n, *a, schema=schema, **k)\n"
        "def upgrade():\n    op.f(t('x', 1, z=2))\n",
        {u"alembic.op.t('x', 1, schema=None, z=2)"_s, u"alembic.op.f(alembic.op.t('x', 1, schema=None, z=2))"_s});
    row("parameters with defaults", "def upgrade(a='x', *, b=None):\n    op.f(a, b)\n", {u"alembic.op.f('x', None)"_s});
    row("expanded arguments", "def upgrade():\n    op.f(*['a', 'b'], **{'c': 1}, **dict(d=2))\n",
        {u"alembic.op.f('a', 'b', c=1, d=2)"_s});
    row("dedent",
        "import textwrap\ndef upgrade():\n    op.f(textwrap.dedent('''\n        a\n          b\n        '''))\n",
        {u"alembic.op.f('\\na\\n  b\\n')"_s});
    row("methods of constructs", "def upgrade():\n    op.f(sa.table('t').c.a.is_(None))\n",
        {u"sqlalchemy.table('t')"_s, u"sqlalchemy.table('t').c.a.is_(None)"_s,
         u"alembic.op.f(sqlalchemy.table('t').c.a.is_(None))"_s});
    row("conditional expression", "def upgrade():\n    op.f() if 1 > 2 else op.g()\n", {u"alembic.op.g()"_s});
    row("a name bound later in the module", "def upgrade():\n    op.f(T)\nT = 1\n", {u"alembic.op.f(1)"_s});
    row("a loop", "def upgrade():\n    for i, (a, b) in enumerate([('x', 1), ('y', 2)]):\n        op.f(i, a, b)\n",
        {u"alembic.op.f(0, 'x', 1)"_s, u"alembic.op.f(1, 'y', 2)"_s});
    row("break, continue and else",
        "def upgrade():\n    for i in range(9):\n        if i == 1: continue\n        if i == 3: break\n        "
        "op.f(i)\n"
        "    else:\n        op.never()\n    for i in (): pass\n    else:\n        op.g()\n",
        {u"alembic.op.f(0)"_s, u"alembic.op.f(2)"_s, u"alembic.op.g()"_s});
    row("while", "def upgrade():\n    n = 2\n    while n:\n        op.f(n)\n        n -= 1\n",
        {u"alembic.op.f(2)"_s, u"alembic.op.f(1)"_s});
    row("conditions",
        "A = {'x': 1}\ndef upgrade():\n    if 'y' in A: op.f()\n    elif not A: op.g()\n    else: op.h()\n",
        {u"alembic.op.h()"_s});
    row("a list that grows",
        "COLUMNS = []\nfor n in ('a', 'b'):\n    COLUMNS.append(n.upper())\nSAME = COLUMNS\nSAME += ['C']\n"
        "def upgrade():\n    op.f(COLUMNS, len(COLUMNS))\n",
        {u"alembic.op.f(['A', 'B', 'C'], 3)"_s});
    row("what a call was given stays", "def upgrade():\n    a = [1]\n    op.f(a)\n    a.append(2)\n    op.f(a)\n",
        {u"alembic.op.f([1])"_s, u"alembic.op.f([1, 2])"_s});
    row("dicts",
        "def upgrade():\n    d = dict(a=1)\n    d['b'] = 2\n    d.update({'c': 3})\n    d.pop('a')\n"
        "    for k, v in sorted(d.items(), key=lambda i: -i[1]):\n        op.f(k, v, d.get('z', 0))\n",
        {u"alembic.op.f('c', 3, 0)"_s, u"alembic.op.f('b', 2, 0)"_s});
    row("comprehensions",
        "def upgrade():\n    op.f([x * 2 for x in range(4) if x % 2], {k: v for k, v in zip('ab', (1, 2))})\n",
        {u"alembic.op.f([2, 6], {'a': 1, 'b': 2})"_s});
    row("functions inside functions",
        "def upgrade():\n    n = 1\n    def add(x):\n        nonlocal n\n        n += x\n        return n\n"
        "    add(2)\n    op.f(add(3), (lambda y=n: y)())\n",
        {u"alembic.op.f(6, 6)"_s});
    row("a default is of its time", "A = 1\ndef upgrade(a=A): op.f(a)\nA = 2\n", {u"alembic.op.f(1)"_s});
    row("exceptions",
        "def upgrade():\n    try:\n        {}['x']\n    except (ValueError, KeyError) as e:\n        op.f()\n"
        "    finally:\n        op.g()\n",
        {u"alembic.op.f()"_s, u"alembic.op.g()"_s});
    row("an enumeration",
        "import enum\nclass S(str, enum.Enum):\n    A = 'a'\n    B = 'b'\n"
        "def upgrade():\n    op.f([s.value for s in S], S.A.name, S('b') is S.B)\n",
        {u"alembic.op.f(['a', 'b'], 'A', True)"_s});
    row("a class",
        "class Base:\n    prefix = 'x_'\n    def __init__(self, name):\n        self.name = name\n"
        "    @property\n    def full(self):\n        return self.prefix + self.name\n"
        "class Other(Base):\n    prefix = 'y_'\n    @staticmethod\n    def two():\n        return 2\n"
        "def upgrade():\n    op.f(Other('t').full, Other.two(), isinstance(Other('t'), Base))\n",
        {u"alembic.op.f('y_t', 2, True)"_s});
    row("texts",
        "def upgrade():\n    t = 'users'\n    op.f(f'ix_{t}_{1 + 1:02d}', '%s.%s' % (t, 'id'), '{0}{x}'.format(t, "
        "x=1))\n",
        {u"alembic.op.f('ix_users_02', 'users.id', 'users1')"_s});
    row("an unknown function of the library that is not used", "from os import scandir\ndef upgrade():\n    op.f()\n",
        {u"alembic.op.f()"_s});
    row("the last definition counts", "def upgrade():\n    op.f()\ndef upgrade():\n    op.g()\n",
        {u"alembic.op.g()"_s});
}

void TestPythonEvaluator::runs()
{
    QFETCH(QByteArray, source);
    const Result<Module> module = parseModule("from alembic import op\nimport sqlalchemy as sa\n" + source, u"a.py"_s);
    QVERIFY2(module, module ? "" : qPrintable(describe(module.error())));
    RecordingHost host;
    const Done done = runUpgrade(module->source(), host);
    QVERIFY2(done, done ? "" : qPrintable(describe(done.error())));
    QTEST(host.lines, "lines");
}

void TestPythonEvaluator::needsPython_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    const auto row = [](const char *name, const char *body, const QString &reason, int line, int column) {
        QTest::newRow(name) << QByteArray(body) << reason << line << column;
    };
    row("a loop over a query", "def upgrade():\n    op.f()\n    for a in op.rows(): pass\n",
        u"a walk through a alembic.op.rows"_s, 3, 14);
    row("a condition on a query", "def upgrade():\n    if op.rows(): pass\n", u"a condition that is not a constant"_s,
        2, 8);
    row("a condition on something imported", "from x import y\ndef upgrade():\n    while y: pass\n",
        u"a condition that is not a constant"_s, 3, 11);
    row("whether something imported is None", "from x import y\ndef upgrade():\n    if y is None: pass\n",
        u"a comparison of something that is not a constant"_s, 3, 8);
    row("whether something imported is among others", "from x import y\ndef upgrade():\n    if 1 in [y]: pass\n",
        u"a comparison of something that is not a constant"_s, 3, 8);
    row("a filter by something unknown", "def upgrade():\n    list(filter(lambda a: op.rows(), [1]))\n",
        u"a condition that is not a constant"_s, 2, 10);
    row("raise", "def upgrade():\n    raise NotImplementedError\n",
        u"the exception builtins.NotImplementedError, which is raised here"_s, 2, 5);
    row("a comprehension over a query", "def upgrade():\n    op.f([a for a in op.rows()])\n",
        u"a walk through a alembic.op.rows"_s, 2, 22);
    row("a loop without end", "def upgrade():\n    while True: pass\n", u"more steps than are allowed here"_s, 2, 5);
    row("a list that may have changed", "import x\nT = []\nif x.y: T.append(1)\ndef upgrade():\n    if T: pass\n",
        u"a value that is changed by a condition that is not a constant"_s, 5, 8);
    row("the text of an object", "class C: pass\ndef upgrade():\n    op.f('%s' % C())\n", u"the text of a C"_s, 3, 10);
    row("an attribute that is not there", "class C: pass\ndef upgrade():\n    C.x\n",
        u"the exception AttributeError: C.x"_s, 3, 5);
    row("unknown name", "def upgrade():\n    op.f(bind)\n", u"the name 'bind', which this file does not define"_s, 2,
        10);
    row("an unknown function", "def upgrade():\n    exec('x')\n", u"a call of builtins.exec()"_s, 2, 5);
    row("a name from a star import", "from x import *\ndef upgrade():\n    op.f(Y)\n",
        u"the name 'Y', which may come from 'from x import *'"_s, 3, 10);
    row("a name without a value", "T = [x for x in y]\ndef upgrade():\n    op.f(T)\n",
        u"the name 'T', which has no value that can be read because of the name 'y', which this file does not "
        "define in line 1"_s,
        3, 10);
    row("a name before its value", "T = 1\ndef upgrade():\n    op.f(T)\n    T = 2\n", u"the exception NameError: T"_s,
        3, 10);
    row("an index beyond the end", "def upgrade():\n    [1][3]\n", u"the exception IndexError: index out of range"_s, 2,
        5);
    row("a key that is not there", "def upgrade():\n    {}['a']\n", u"the exception KeyError: 'a'"_s, 2, 5);
    row("too few values", "def upgrade():\n    a, b = [1]\n", u"an assignment of 1 values to 2 names"_s, 2, 5);
    row("an asynchronous function", "async def upgrade(): pass\n", u"the asynchronous function 'upgrade'"_s, 1, 1);
    row("a parameter", "def upgrade(engine): pass\n", u"the parameter 'engine', for which nothing is given"_s, 1, 1);
    row("recursion", "def upgrade():\n    upgrade()\n", u"functions that call each other too deeply"_s, 2, 5);
    row("wrong arguments", "def f(): pass\ndef upgrade():\n    f(1)\n",
        u"arguments that the function 'f' does not take"_s, 3, 5);
    row("with over a str", "def upgrade():\n    with 'a': pass\n", u"a 'with' statement over a str"_s, 2, 10);
    row("a call that may not be made", "def upgrade():\n    op.x and op.f()\n", u"a call that may or may not be made"_s,
        2, 14);
    row("an unknown condition", "def upgrade():\n    op.f() if op.x else 1\n", u"a condition that is not a constant"_s,
        2, 15);
    row("formatting something unknown", "def upgrade():\n    op.f('%s' % op.x)\n",
        u"the conversion '%s' of a format string"_s, 2, 10);
    row("division by zero", "def upgrade():\n    op.f(1 / 0)\n", u"a division by zero"_s, 2, 10);
    row("a large number", "def upgrade():\n    op.f(9223372036854775807 + 1)\n", u"a number beyond 64 bits"_s, 2, 10);
    row("a long text", "def upgrade():\n    op.f('a' * 1000000000)\n", u"a result that is very long"_s, 2, 10);
    row("a named character", "def upgrade():\n    op.f('\\N{DASH}')\n",
        u"a character given by its Unicode name (\\N{...})"_s, 2, 10);
    row("a bad escape", "def upgrade():\n    op.f('\\x4')\n", u"this escape needs 2 hexadecimal digits"_s, 2, 10);
}

void TestPythonEvaluator::needsPython()
{
    QFETCH(QByteArray, body);
    // At the end, so that the rows can count their own lines.
    const Result<Module> module = parseModule(body + "\nfrom alembic import op\n", u"dir/a.py"_s);
    QVERIFY2(module, module ? "" : qPrintable(describe(module.error())));
    RecordingHost host;
    const Done done = runUpgrade(module->source(), host);
    QVERIFY(!done);
    QCOMPARE(int(done.error().kind), int(Error::Kind::NeedsPython));
    QTEST(done.error().why, "reason");
    QTEST(done.error().where.line, "line");
    QTEST(done.error().where.column, "column");
    QCOMPARE(done.error().where.file, u"dir/a.py"_s);
}

// The expressions are held against Python itself.
void TestPythonEvaluator::library_data()
{
    QTest::addColumn<QByteArray>("expression");
    const auto row = [](const char *expression) { QTest::newRow(expression) << QByteArray(expression); };
    row("json.dumps({'b': 1, 'a': [True, None, 1.5, 'é\\n']})");
    row("json.dumps({'b': 1, 'a': {}}, indent=2, sort_keys=True)");
    row("json.dumps([1, {'é': 2}], ensure_ascii=False, separators=(',', ':'))");
    row("json.dumps({1: 'x', None: 'y', True: 'z'})");
    row("json.loads('{\"z\": [1, -2.5, 1e3, null, true], \"a\": \"\\\\u00e9\\\\n\\\\/\"}')");
    row("json.loads(b'[]')");
    row("re.sub(r'(\\w+)-(?P<n>\\d+)', r'\\g<n>:\\1', 'ab-12 cd-3')");
    row("re.sub('a', 'b', 'aaa', 2)");
    row("re.match(r'(\\d+)(x)?', '12 ab').groups()");
    row("re.match('b', 'ab') is None");
    row("re.search('b(.)', 'abc').group(1)");
    row("re.fullmatch('ab', 'abc') is None");
    row("re.findall(r'(\\w)(\\d)', 'a1 b2')");
    row("re.compile('A+', re.IGNORECASE).split('xaAy')");
    row("re.split(r'[,;]\\s*', 'a, b;c')");
    row("str(uuid.UUID('12345678123456781234567812345678'))");
    row("uuid.UUID('12345678-1234-5678-1234-567812345678').hex");
    row("len(str(uuid.uuid4()))");
    row("hashlib.md5('é'.encode('utf-8')).hexdigest()");
    row("hashlib.sha256(b'x').hexdigest()");
    row("datetime.datetime(2024, 1, 31, 12, 0, 5).isoformat()");
    row("str(datetime.datetime(2024, 1, 31, 12, 0, 5, 120))");
    row("datetime.datetime(2024, 1, 31, 12, 0, tzinfo=datetime.timezone.utc).isoformat()");
    row("datetime.datetime(2024, 1, 31, 12).strftime('%Y%m%d %H:%M:%S.%f %j %b %%')");
    row("datetime.datetime(2024, 1, 31, 12, 30).replace(minute=0, tzinfo=None).isoformat(' ')");
    row("datetime.datetime.fromisoformat('2024-01-31T12:00:05.5').microsecond");
    row("datetime.datetime(2024, 1, 31).date().isoformat()");
    row("datetime.datetime(2024, 1, 31, tzinfo=datetime.timezone.utc).timestamp()");
    row("datetime.date.today().year == datetime.datetime.now().year");
    row("list(itertools.chain([1], (2, 3)))");
    row("dict(collections.OrderedDict([('a', 1)]))");
    row("math.floor(1.7) + math.ceil(1.2)");
    row("'ÄÖ-é'.lower() + 'straße'.upper() + 'aB'.capitalize() + \"it's\".title()");
    row("'a.b.c'.rsplit('.', 1) + list('a=b=c'.partition('=')) + list('a=b=c'.rpartition('='))");
    row("['7'.zfill(3), '-7'.zfill(3), 'a'.ljust(3, '.'), 'a'.rjust(3)]");
    row("['ab'.find('b'), 'ab'.find('x'), 'aba'.rfind('a'), 'abab'.count('ab')]");
    row("sorted([('b', 1), ('a', 2), ('a', 1)])");
    row("[(1, 2) < (1, 3), [1] >= [1, 0]]");
    row("f'{datetime.date(2024, 1, 31)}'");
    row("['prefix'.removeprefix('pre'), 'name.py'.removesuffix('.py')]");
    row("['12'.isdigit(), 'a1'.isalnum(), 'a b'.isalpha(), 'AB'.isupper(), ''.isdigit(), 'a'.islower()]");
    row("'a\\nb\\r\\nc\\n'.splitlines()");
}

void TestPythonEvaluator::library()
{
    QFETCH(QByteArray, expression);
    const QByteArray imports = "import json, re, uuid, hashlib, datetime, itertools, collections, math\n";
    QProcess oracle;
    oracle.start(u"/usr/bin/python3"_s, {u"-c"_s, QString::fromUtf8(imports + "print(repr(" + expression + "))")});
    QVERIFY(oracle.waitForFinished());
    const QString wanted = QString::fromUtf8(oracle.readAllStandardOutput()).trimmed();
    QVERIFY2(!wanted.isEmpty(), oracle.readAllStandardError().constData());
    RecordingHost host;
    const Done done =
        runUpgrade(imports + "from alembic import op\ndef upgrade():\n    op.f(" + expression + ")\n", host);
    QVERIFY2(done, done ? "" : qPrintable(describe(done.error())));
    QCOMPARE(host.lines.last(), u"alembic.op.f(%1)"_s.arg(wanted));
}

void TestPythonEvaluator::passesTheHostsErrorOn()
{
    const Result<Module> module = parseModule(
        "from alembic import op\ndef upgrade():\n    op.a()\n    op.b(op.get_bind())\n    op.c()\n", u"a.py"_s);
    QVERIFY(module);
    RecordingHost host;
    const Done done = runUpgrade(module->source(), host);
    QVERIFY(!done);
    QCOMPARE(done.error().what, u"a connection"_s);
    QCOMPARE(done.error().where.line, 4);
    QCOMPARE(host.lines, QStringList{u"alembic.op.a()"_s});
}

void TestPythonEvaluator::forgetsWhatMayHaveChanged_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QString>("value"); // of x; empty when it must not be readable
    const auto row = [](const char *name, const char *source, const QString &value) {
        QTest::newRow(name) << QByteArray(source) << value;
    };
    row("untouched", "x = [1]\ny = [2]\ny.append(3)\n", u"[1]"_s);
    row("appended", "x = [1]\nx.append(2)\n", {});
    row("appended under another name", "x = [1]\ny = x\ny.append(2)\n", {});
    row("inside another list", "x = [[1]]\ny = x[0]\ny.append(2)\n", {});
    row("item assigned", "x = {}\nx['a'] = 1\n", {});
    row("a str cannot change", "x = 'a'\nx.upper()\nf(x)\n", u"'a'"_s);
    row("bound in an if", "x = 1\nif a:\n    x = 2\n", {});
    row("bound in a loop", "for x in [1]: pass\n", {});
    row("bound by except", "x = 1\ntry: a\nexcept E as x: pass\n", {});
    row("bound by a pattern", "x = 1\nmatch y:\n    case [x, *z]: pass\n", {});
    row("bound by a walrus", "x = 1\nf((x := 2))\n", {});
    row("augmented", "x = 1\nx += 1\n", {});
    row("deleted", "x = 1\ndel x\n", {});
    row("a class", "class x: pass\n", {});
    row("bound again", "for x in y: pass\nx = 3\n", u"3"_s);
    row("changed by a function of the file", "x = []\ndef f():\n    x.append(1)\nf()\n", {});
    row("popped while another name is bound", "x = [1]\ny = x.pop()\n", {});
    row("annotated without value", "x = 1\nx: int\n", u"1"_s);
    row("two targets", "x = y = 'a', 'b'\n", u"('a', 'b')"_s);
    row("taken apart", "(y, x), z = (1, 2), 3\n", u"2"_s);
}

void TestPythonEvaluator::forgetsWhatMayHaveChanged()
{
    QFETCH(QByteArray, source);
    QFETCH(QString, value);
    const Result<Module> module = parseModule(source, u"a.py"_s);
    QVERIFY2(module, module ? "" : qPrintable(describe(module.error())));
    const Result<Value> read = Evaluator(*module).value(u"x"_s);
    QCOMPARE(read ? repr(*read) : QString(), value);
}

void TestPythonEvaluator::readsConstants()
{
    const Result<ModuleConstants> constants = readConstants(R"("""Add it.

Revises: a
"""
from typing import Union
from alembic import op
revision: str = 'abc'
down_revision: Union[str, None] = ('a', "b",)
depends_on = None  # none
labels = open('x')

def upgrade() -> None:
    for this in is_not: read(now)

def downgrade():
    pass
)",
                                                            u"a.py"_s);
    QVERIFY2(constants, constants ? "" : qPrintable(describe(constants.error())));
    QCOMPARE(constants->docstring, u"Add it.\n\nRevises: a\n"_s);
    QCOMPARE(constants->constants.size(), 3);
    QCOMPARE(*constants->find(u"revision")->value.string(), u"abc"_s);
    QCOMPARE(constants->find(u"revision")->where, (SourcePosition{u"a.py"_s, 7, 1}));
    QCOMPARE(repr(constants->find(u"down_revision")->value), u"('a', 'b')"_s);
    QVERIFY(constants->find(u"depends_on")->value.isNone());
    QVERIFY(!constants->find(u"labels"));
    QVERIFY(!constants->find(u"op"));
    QCOMPARE(constants->findUnreadable(u"labels")->where.line, 10);
    QCOMPARE(constants->findUnreadable(u"labels")->reason, u"the name 'open', which this file does not define"_s);
    QVERIFY(constants->hasFunction(u"upgrade"));
    QVERIFY(!constants->hasFunction(u"revision"));
    QCOMPARE(constants->functions.back().name, u"downgrade"_s);
    QCOMPARE(constants->functions.back().where.line, 15);

    const Result<ModuleConstants> bare = readConstants("revision = 'a'", u"a.py"_s);
    QVERIFY(bare);
    QVERIFY(!bare->docstring);
}

void TestPythonEvaluator::refusesBrokenModules()
{
    const Result<ModuleConstants> constants = readConstants("revision = ", u"a.py"_s);
    QVERIFY(!constants);
    QCOMPARE(int(constants.error().kind), int(Error::Kind::Reading));
    QCOMPARE(constants.error().where, (SourcePosition{u"a.py"_s, 1, 12}));
}

void TestPythonEvaluator::resolvesImports_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *source, const QString &value) {
        QTest::newRow(source) << QByteArray(source) << value;
    };
    row("import a.b\nx = a.b.c", u"a.b.c"_s);
    row("import a.b as c\nx = c.d", u"a.b.d"_s);
    row("from a.b import c\nx = c", u"a.b.c"_s);
    row("from a import b as c\nx = c()", u"a.b()"_s);
    row("from . import c\nx = c", u".c"_s);
    row("from ..a import c\nx = c[0]", u"..a.c[0]"_s);
    row("import os\nx = os.environ['A'] + 'b'", u"os.environ['A'] + 'b'"_s);
    row("import os\nx = os.getenv('A') or 'b'", u"os.getenv('A') or 'b'"_s);
}

void TestPythonEvaluator::resolvesImports()
{
    QFETCH(QByteArray, source);
    const Result<Module> module = parseModule(source, u"a.py"_s);
    QVERIFY(module);
    const Result<Value> value = Evaluator(*module).value(u"x"_s);
    QVERIFY2(value, value ? "" : qPrintable(describe(value.error())));
    QTEST(repr(*value), "value");
}

QTEST_APPLESS_MAIN(TestPythonEvaluator)
#include "tst_pythonevaluator.moc"
