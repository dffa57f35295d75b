#include "treetext.h"

#include "engine/python/parser.h"

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;
using namespace engine::python;

class TestPythonParser : public QObject
{
    Q_OBJECT

private slots:
    void buildsTrees_data();
    void buildsTrees();
    void refuses_data();
    void refuses();
    void survivesNesting_data();
    void survivesNesting();
    void acceptsEncodings_data();
    void acceptsEncodings();
    void knowsPositions();
    void skipsFunctionBodies();
    void parsesSkippedBodiesLater();
    void agreesWithPythonOnTheDistribution_data();
    void agreesWithPythonOnTheDistribution();
};

void TestPythonParser::buildsTrees_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QString>("tree");
    const auto row = [](const char *name, const char *source, const QString &tree) {
        QTest::newRow(name) << QByteArray(source) << tree + u'\n';
    };
    row("precedence", "a or b and not c == d | e ^ f & g << h + i * -j ** -k",
        u"(or a (and b (unot (compare c == (b| d (b^ e (b& f (b<< g (b+ h (b* i (u- (b** j (u- k)))))))))))))"_s);
    row("left to right", "a - b - c", u"(b- (b- a b) c)"_s);
    row("power right to left", "a ** b ** c", u"(b** a (b** b c))"_s);
    row("chained comparison", "a < b is not c not in d", u"(compare a < b is not c not in d)"_s);
    row("conditional", "a if b else c if d else e", u"(if b a (if d c e))"_s);
    row("calls and attributes", "op.add_column('t', *a, b=1, **c)", u"(call (. op add_column) 't' (* a) **c b=1)"_s);
    row("a generator as argument", "f(a for a in b if c if d)", u"(call f (genexp a (for a b c d)))"_s);
    row("subscripts and slices", "a[1], a[1:], a[:, ::2]",
        u"(tuple ([] a 1) ([] a (slice 1 - -)) ([] a (tuple (slice - - -) (slice - - 2))))"_s);
    row("displays", "[], (), {}, {1}, {1: 2, **a}, [*b], (1,)",
        u"(tuple (list) (tuple) (dict) (set 1) (dict 1:2 -:a) (list (* b)) (tuple 1))"_s);
    row("comprehensions", "[a for a, b in c], {a for a in b}, {a: b async for a in b}",
        u"(tuple (listcomp a (for (tuple a b) c)) (setcomp a (for a b)) (dictcomp a b (afor a b)))"_s);
    row("lambdas", "lambda a, /, b=1, *c, d, **e: (yield)", u"(lambda (parameters /a b=1 *c kw:d **e) (yield -))"_s);
    row("walrus", "(a := 1)", u"(:= a 1)"_s);
    row("strings next to each other", "'a' \"b\"\\\n  r'\\c'", u"'ab\\\\c'"_s);
    row("escapes", R"('\x41\u00e9\101\n\q\
')",
        u"'AéA\\n\\\\q'"_s);
    row("bytes", R"(b'\xff' b'a')", u"b'\\xffa'"_s);
    row("an f-string among strings", "'a' f'{b}{{c}}' 'd'", u"(joined 'a' (field b) '{c}d')"_s);
    row("fields", "f'{a!r:>{w}}{b = }{c:}'",
        u"(joined (field a !r (joined '>' (field w))) 'b = ' (field b !r) (field c (joined)))"_s);
    row("assignments", "a = b, *c = d\na: int = 1\na.b: str\na += 1",
        u"(assign a (tuple b (* c)) d)\n(annotate a int 1)\n(annotate (. a b) str -)\n(+= a 1)"_s);
    row("imports", "import a.b as c, d\nfrom ..e import (f, g as h,)\nfrom . import *\nfrom .... import i",
        u"(import a.b as c d)\n(from ..e f g as h)\n(from . *)\n(from .... i)"_s);
    row("simple statements", "pass; break; continue\ndel a, b[0]\nraise a from b\nassert a, b\nglobal a, b\nreturn",
        u"pass\nbreak\ncontinue\n(del a ([] b 0))\n(raise a b)\n(assert a b)\n(global a b)\n(return -)"_s);
    row("if", "if a: b\nelif c:\n  d\nelse:\n  e\n", u"if a\n  b\nif c\n  d\nelse\n  e"_s);
    row("loops", "for a, in b:\n  c\nelse:\n  d\nwhile a: pass\n",
        u"(for (tuple a) b)\n  c\nelse\n  d\nwhile a\n  pass"_s);
    row("try", "try:\n  a\nexcept b as c:\n  d\nexcept:\n  e\nelse:\n  f\nfinally:\n  g\n",
        u"try\n  a\n(except b c)\n  d\n(except - -)\n  e\nelse\n  f\nfinally\n  g"_s);
    row("with", "with a as b, c: pass\nwith (a as b, c as d,): pass\nwith (a, b) as c: pass\nwith (a): pass",
        u"(with a b c -)\n  pass\n(with a b c d)\n  pass\n(with (tuple a b) c)\n  pass\n(with a -)\n  pass"_s);
    row("functions", "@a.b(1)\nasync def f[T: int](a: int = 1, *, b) -> c:\n  await d\n",
        u"@(call (. a b) 1)\n(adef f (parameters a:int=1 kw:b) c)\n  (await d)"_s);
    row("classes", "class A(B, c=D):\n  x: int\n", u"(class A B c=D)\n  (annotate x int -)"_s);
    row("match is a name", "match = 1\nmatch(a)\nmatch[b]: int\ntype = match.case",
        u"(assign match 1)\n(call match a)\n(annotate ([] match b) int -)\n(assign type (. match case))"_s);
    row("match is a statement",
        "match a, b:\n  case [1, *_] | {'k': v, **r} if x: pass\n  case A(b, c=-1) as d: pass\n  case None: pass\n",
        u"(match (tuple a b))\n  (case (b| (list 1 (* _)) (dict 'k':v -:r)) x)\n    pass\n"
        "  (case (as (call A b c=(u- 1)) d) -)\n    pass\n  (case None -)\n    pass"_s);
    row("type alias", "type A[T] = list[T]", u"(type A ([] list T))"_s);
    // What the Python of the distribution cannot check for us, having come after it.
    row("type parameters",
        "def f[T: (int, str), *Ts, **P](a: T) -> T: pass\nclass A[T = int, *Ts = *B, **P = [C]](B): pass",
        u"(def f (parameters a:T) T)\n  pass\n(class A B)\n  pass"_s);
    row("aliases with parameters",
        "type A = int | str\ntype B[T: int, **P] = C[T]\ntype = type (A)\ntype: int\ntype[A]",
        u"(type A (b| int str))\n(type B ([] C T))\n(assign type (call type A))\n(annotate type int -)\n([] type A)"_s);
    row("quotes of an f-string inside of it", R"(f"{a["b"]} {", ".join(f"{c!r}" for c in d)}")",
        u"(joined (field ([] a 'b')) ' ' (field (call (. ', ' join) (genexp (joined (field c !r)) (for c d)))))"_s);
    row("f-strings in f-strings", R"(f"{f"{f"{f"{1 + 1}"}"}"}")",
        u"(joined (field (joined (field (joined (field (joined (field (b+ 1 1)))))))))"_s);
    row("backslashes, comments and lines in fields", "f\"{'\\n'.join(a)}{\n  b  # why\n  + c\n}{d:{'>'}{\n1}}\"",
        u"(joined (field (call (. '\\n' join) a)) (field (b+ b c)) (field d (joined (field '>') (field 1))))"_s);
    row("a walrus and a lambda in a field", "f'{(a := 1)}{(lambda b: b)(2)}{c!s:=^{d}}{e:=}'",
        u"(joined (field (:= a 1)) (field (call (lambda (parameters b) b) 2)) (field c !s (joined '=^' (field d)))"
        " (field e (joined '=')))"_s);
    row("groups of exceptions", "try: a\nexcept* b as c: d\nexcept* (e, f): g\n",
        u"try*\n  a\n(except b c)\n  d\n(except (tuple e f) -)\n  g"_s);
    row("a star alone in a subscript", "a[*b]; a[*b, c]", u"([] a (tuple (* b)))\n([] a (tuple (* b) c))"_s);
    row("names that are written in two ways", "ｗidth.ﬁ(ｋ=µ)", u"(call (. width fi) k=μ)"_s);
    row("underscores in numbers", "0x_f + 1_0 + 3e1_4 + 3_1e+4_1 + 0_3.1_4",
        u"(b+ (b+ (b+ (b+ 15 10) 300000000000000.0) 3.1e+42) 3.14)"_s);
    row("stars in subscripts and returns", "a[*b, 1]\ndef f(*c: *d): return *e, 1\nfor x in *a, b: pass",
        u"([] a (tuple (* b) 1))\n(def f (parameters *c:(* d)) -)\n  (return (tuple (* e) 1))\n"
        "(for x (tuple (* a) b))\n  pass"_s);
}

void TestPythonParser::buildsTrees()
{
    QFETCH(QByteArray, source);
    const Result<Module> module = parseModule(source, u"a.py"_s);
    QVERIFY2(module, module ? "" : qPrintable(describe(module.error())));
    QTEST(treeText(*module), "tree");
}

void TestPythonParser::refuses_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *name, const QByteArray &source, int line, int column, const QString &why) {
        QTest::newRow(name) << source << line << column << why;
    };
    row("no expression", "a = \nb", 1, 5, u"expected an expression, found the end of the line"_s);
    row("two expressions", "a b", 1, 3, u"expected an operator or the end of the statement, found 'b'"_s);
    row("print of Python 2", "print 'a'", 1, 7, u"expected an operator or the end of the statement, found a string"_s);
    row("no colon", "if a\n  b", 1, 5, u"expected ':' after the condition, found the end of the line"_s);
    row("no block", "def f():\npass", 2, 1, u"expected an indented block after the function's head, found 'pass'"_s);
    row("indented for nothing", "a\n  b", 2, 3, u"this line is indented, but no block begins here"_s);
    row("the first line indented", "  a", 1, 3, u"this line is indented, but no block begins here"_s);
    row("assignment to a call", "f() = 1", 1, 1, u"Python cannot assign to this"_s);
    row("assignment to a constant", "None = 1", 1, 1, u"Python cannot assign to this"_s);
    row("del of a constant", "del 1", 1, 5, u"Python cannot delete this"_s);
    row("positional after keyword", "f(a=1, b)", 1, 8, u"a positional argument follows a keyword argument"_s);
    row("keyword twice", "f(a=1, a=2)", 1, 8, u"this keyword argument is given twice"_s);
    row("no default after a default", "def f(a=1, b): pass", 1, 12,
        u"a parameter without a default follows one with a default"_s);
    row("bytes and text", "b'a' 'b'", 1, 1, u"bytes and text literals cannot be joined"_s);
    row("an empty field", "x = f'{}'", 1, 8, u"expected an expression, found the end of the file"_s);
    row("two things in a field", "x = f'{a b}'", 1, 10, u"expected the end of the file of the field, found 'b'"_s);
    row("an except of Python 2", "try: a\nexcept A, b: c", 2, 9, u"expected ':' after 'except', found ','"_s);
    row("try alone", "try: a\nb", 2, 1, u"expected 'except' or 'finally', found 'b'"_s);
    row("columns count characters", "'ä€😀' $", 1, 8, u"the character '$' has no meaning here"_s);
    row("a NUL byte", QByteArray("a\nb\0c", 5), 2, 2, u"there is a NUL byte in the file"_s);
    row("not UTF-8", "a = 1\nb = '\xff'", 2, 6, u"these bytes are not UTF-8"_s);
    row("cut UTF-8", "b = '\xe2\x82'", 1, 6, u"these bytes are not UTF-8"_s);
    row("another encoding", "# -*- coding: latin-1 -*-\na = '\xc3\xa9'", 1, 1,
        u"the file says it is latin-1; only UTF-8 is read"_s);
}

void TestPythonParser::refuses()
{
    QFETCH(QByteArray, source);
    const Result<Module> module = parseModule(source, u"dir/a.py"_s);
    QVERIFY(!module);
    QCOMPARE(int(module.error().kind), int(Error::Kind::Reading));
    QTEST(module.error().why, "why");
    QTEST(module.error().where.line, "line");
    QTEST(module.error().where.column, "column");
    QCOMPARE(module.error().where.file, u"dir/a.py"_s);
}

void TestPythonParser::survivesNesting_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<bool>("isValid");
    const int many = 100'000;
    QTest::newRow("parentheses") << QByteArray(many, '(') + 'a' + QByteArray(many, ')') << false;
    QTest::newRow("lists") << QByteArray(many, '[') + QByteArray(many, ']') << false;
    QTest::newRow("signs") << QByteArray(many, '-') + 'a' << false;
    QTest::newRow("not") << QByteArray("not ").repeated(many) + 'a' << false;
    QTest::newRow("a long sum") << QByteArray("a+").repeated(many) + 'a' << false;
    QTest::newRow("powers") << QByteArray("a**").repeated(many) + 'a' << false;
    QTest::newRow("attributes") << "a" + QByteArray(".b").repeated(many) << false;
    QTest::newRow("calls") << "a" + QByteArray("()").repeated(many) << false;
    QTest::newRow("lambdas") << QByteArray("lambda:").repeated(many) + 'a' << false;
    QTest::newRow("conditionals") << QByteArray("a if b else ").repeated(many) + 'a' << false;
    QTest::newRow("open f-strings") << QByteArray("f'{").repeated(many) << false;
    QTest::newRow("awaits") << QByteArray("await ").repeated(many) + 'a' << false;
    QTest::newRow("150 parentheses") << QByteArray(150, '(') + 'a' + QByteArray(150, ')') << true;
    QTest::newRow("a sum of 500") << QByteArray("a+").repeated(500) + 'a' << true;
    QTest::newRow("many elifs") << "if a: b\n" + QByteArray("elif a: b\n").repeated(10'000) << true;
    QTest::newRow("many operands") << QByteArray("a or ").repeated(10'000) + 'a' << true;
    QTest::newRow("many items") << '[' + QByteArray("a,").repeated(many) + ']' << true;
}

void TestPythonParser::survivesNesting()
{
    QFETCH(QByteArray, source);
    QTEST(parseModule(source, u"a.py"_s).has_value(), "isValid");
}

void TestPythonParser::acceptsEncodings_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf'\xc3\xa9'\n");
    QTest::newRow("coding comment") << QByteArray("# -*- coding: utf-8 -*-\n'\xc3\xa9'\n");
    QTest::newRow("coding in the second line")
        << QByteArray("#!/usr/bin/python\n# vim: set fileencoding=UTF_8 :\n'\xc3\xa9'");
    QTest::newRow("another encoding, but only ASCII") << QByteArray("# coding: latin-1\n'\\xe9'\n");
    QTest::newRow("the word later") << QByteArray("a = 1\n# coding: latin-1\n'\xc3\xa9'\n");
}

void TestPythonParser::acceptsEncodings()
{
    QFETCH(QByteArray, source);
    const Result<Module> module = parseModule(source, u"a.py"_s);
    QVERIFY2(module, module ? "" : qPrintable(describe(module.error())));
    QVERIFY(treeText(*module).contains(u"'é'"_s));
}

void TestPythonParser::knowsPositions()
{
    const Result<Module> module = parseModule("a = 1\r\n'ä' + (b).c\n", u"a.py"_s);
    QVERIFY(module);
    const Statement &second = *module->body()[1];
    QCOMPARE(module->position(second), (SourcePosition{u"a.py"_s, 2, 1}));
    const auto &sum = std::get<BinaryOperation>(std::get<ExpressionStatement>(second.node).value->node);
    QCOMPARE(module->position(*sum.right), (SourcePosition{u"a.py"_s, 2, 7}));
    QCOMPARE(module->text(sum.right->span), u"(b).c"_s);
    QCOMPARE(module->text(second.span), u"'ä' + (b).c"_s);
}

void TestPythonParser::skipsFunctionBodies()
{
    const Result<Module> module = parseModule("def f(a):\n    if a:\n        b\n    c\n\nx = 1\ndef g(): pass\n",
                                              u"a.py"_s, {.skipFunctionBodies = true});
    QVERIFY(module);
    QCOMPARE(treeText(*module), uR"((def f (parameters a) -) skipped
(assign x 1)
(def g (parameters) -)
  pass
)"_s);
    QVERIFY(!parseModule("def f():\n    'open\n", u"a.py"_s, {.skipFunctionBodies = true}));
}

void TestPythonParser::parsesSkippedBodiesLater()
{
    Result<Module> module = parseModule("x = 1\ndef f(a):\n    # first\n    if a:\n        b\n    c = 'd' \n\ny = 2\n",
                                        u"a.py"_s, {.skipFunctionBodies = true});
    QVERIFY(module);
    const auto &function = std::get<FunctionDefinition>(module->body()[1]->node);
    const Result<Statements> body = parseFunctionBody(*module, function);
    QVERIFY(body);
    QCOMPARE(treeText(*body), u"if a\n  b\n(assign c 'd')\n"_s);
    QCOMPARE(module->position(*body->back()).line, 6);

    Result<Module> broken = parseModule("def f():\n    a b\n", u"a.py"_s, {.skipFunctionBodies = true});
    QVERIFY(broken);
    const Result<Statements> none = parseFunctionBody(*broken, std::get<FunctionDefinition>(broken->body()[0]->node));
    QVERIFY(!none);
    QCOMPARE(none.error().where, (SourcePosition{u"a.py"_s, 2, 7}));
}

void TestPythonParser::agreesWithPythonOnTheDistribution_data()
{
    QTest::addColumn<QStringList>("folders");
    QTest::addColumn<int>("atLeast");
    QProcess python;
    python.start(u"/usr/bin/python3"_s, {u"-c"_s, u"import sysconfig; print(sysconfig.get_path('stdlib'))"_s});
    QVERIFY2(python.waitForFinished(120'000), qPrintable(python.errorString()));
    const QString library = QString::fromLocal8Bit(python.readAllStandardOutput()).trimmed();
    const QString packages = u"/usr/lib/python3/dist-packages/"_s;
    QTest::newRow("packages") << QStringList{packages + u"alembic"_s, packages + u"sqlalchemy"_s} << 200;
    // With the tests of Python itself where their package is there.
    QTest::newRow("the standard library") << QStringList{library} << 600;
}

void TestPythonParser::agreesWithPythonOnTheDistribution()
{
    QFETCH(QStringList, folders);
    QFETCH(int, atLeast);
    QStringList files;
    for (const QString &folder : folders) {
        QDirIterator iterator(folder, {u"*.py"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (iterator.hasNext())
            files << iterator.next();
    }
    QVERIFY(files.size() > atLeast);
    QProcess python;
    python.start(u"/usr/bin/python3"_s,
                 {u"-W"_s, u"ignore"_s, QStringLiteral(ATHANOR_SOURCE_DIR "/tests/engine/python/reference_tree.py")});
    python.write(files.join(u'\n').toLocal8Bit());
    python.closeWriteChannel();
    QVERIFY2(python.waitForFinished(120'000), qPrintable(python.errorString()));
    const QList<QString> expected = QString::fromUtf8(python.readAllStandardOutput()).split(u"\f\n"_s);
    QCOMPARE(expected.size(), files.size() + 1);
    for (qsizetype index = 0; index < files.size(); ++index) {
        QFile file(files[index]);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Result<Module> module = parseModule(file.readAll(), files[index]);
        if (expected[index] == "refused\n"_L1)
            continue;
        QVERIFY2(module, module ? "" : qPrintable(describe(module.error())));
        QVERIFY2(treeText(*module) == expected[index], qPrintable(files[index]));
    }
}

QTEST_APPLESS_MAIN(TestPythonParser)
#include "tst_pythonparser.moc"
