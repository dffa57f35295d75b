#include "engine/python/evaluator.h"
#include "engine/python/parser.h"

#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;
using namespace engine::python;

namespace {

// Expressions over constants that Python and the evaluator must agree on.
const QStringList &expressions()
{
    static const QStringList list{
        u"None"_s,
        u"True"_s,
        u"0"_s,
        u"-5"_s,
        u"1_000"_s,
        u"0xff"_s,
        u"0o17"_s,
        u"0b101"_s,
        u"9223372036854775807"_s,
        u"-9223372036854775808"_s,
        u"123456789012345678901234567890"_s,
        u"-123456789012345678901234567890"_s,
        u"1.0"_s,
        u"0.1"_s,
        u"1e3"_s,
        u"1e16"_s,
        u"1e15"_s,
        u"123456789.125"_s,
        u"1e-4"_s,
        u"1e-5"_s,
        u"1.5e300"_s,
        u"-0.0"_s,
        u"1e400"_s,
        u"1e-400"_s,
        u"5e-324"_s,
        u"0.30000000000000004"_s,
        u"''"_s,
        u"'a'"_s,
        u"\"it's\""_s,
        u"'say \"hi\"'"_s,
        u"'it\\'s \"both\"'"_s,
        u"'a\\nb\\tc\\rd\\\\e'"_s,
        u"'\\x00\\x1f\\x7f\\x80\\xa0\\xad\\xff'"_s,
        u"'é€😀'"_s,
        u"'\\u2028\\u200b\\ufeff\\ue000'"_s,
        u"'\\U0001F600\\U000E0001'"_s,
        u"'\\101\\7\\400'"_s,
        u"'a\\udc80b\\ud834'"_s,
        u"'\\q\\d'"_s,
        u"r'\\n'"_s,
        u"b'a\\x00\\xff\\'\\n'"_s,
        u"b\"it's\""_s,
        u"br'\\d'"_s,
        u"'''a\nb'''"_s,
        u"()"_s,
        u"(1,)"_s,
        u"(1, 'a', None)"_s,
        u"[]"_s,
        u"[1, [2, (3,)]]"_s,
        u"{}"_s,
        u"{'a': 1, 2: [3]}"_s,
        u"{1}"_s,
        u"set()"_s,
        u"{'a': 1, 'b': 2, 'a': 3}"_s,
        u"{1, True, 1.0}"_s,
        u"{**{'a': 1}, 'b': 2, **{'a': 3}}"_s,
        u"[*(1, 2), 3, *[4]]"_s,
        u"'a' 'b' \"c\""_s,
        u"'a' + 'b'"_s,
        u"'ab' * 3"_s,
        u"() * 999999999999, '' * 999999999999, 999999999999 * []"_s,
        u"2 * [1, 2]"_s,
        u"[1] + [2]"_s,
        u"(1,) + (2, 3)"_s,
        u"7 // 2, -7 // 2, 7 // -2, 7 % 3, -7 % 3, 7 % -3"_s,
        u"7 / 2, 6 / 2, 1 / 3"_s,
        u"2 ** 10, (-1) ** 201, 0 ** 0"_s,
        u"1 << 10, -5 >> 1, 6 & 3, 6 | 3, 6 ^ 3, ~6"_s,
        u"True + 1, -True, +False"_s,
        u"0.1 + 0.2, 1 - 0.5, 2 * 1.5"_s,
        u"not 1, not '', not [], not 0.0"_s,
        u"1 and 2, 0 and 2, 1 or 2, '' or 'b'"_s,
        u"1 < 2 < 3, 1 < 2 > 3, 'a' < 'b', 1 == 1.0, 1 != 2, 2 >= 2.0"_s,
        u"'b' in 'abc', 1 in [1], 'a' not in {'a': 1}"_s,
        u"None is None, True is not False, 1 is None"_s,
        u"'a' if 1 else 'b', 'a' if [] else 'b'"_s,
        u"[1, 2, 3][1], 'abc'[-1], (1, 2)[0], {'a': 5}['a']"_s,
        u"'abcdef'[1:3], [1, 2, 3][:-1], 'abc'[5:], 'abc'[::1]"_s,
        u"'A😀b'[1]"_s,
        u"'%s and %s' % ('a', 1)"_s,
        u"'%d%%' % 5"_s,
        u"'%(a)s-%(b)r' % {'a': 1, 'b': 'x'}"_s,
        u"'%5s|%-5s|%05d|%s' % ('a', 'b', -42, None)"_s,
        u"'%s' % 'one'"_s,
        u"'%s' % [1, 'a']"_s,
        u"'{} {}'.format('a', 1)"_s,
        u"'{1} {0!r} {name}'.format('a', 2, name='n')"_s,
        u"'{{}} {:03d}'.format(7)"_s,
        u"f'a{1 + 1}b{\"c\"!r}{{}}'"_s,
        u"f'{5:03}|{5:d}|{\"x\":s}|{None}|{1.5}'"_s,
        u"f'{1 = }'"_s,
        u"f'' 'x'"_s,
        u"' a b '.strip(), 'xxaxx'.strip('x'), 'aab'.lstrip('a'), 'a\\n'.rstrip()"_s,
        u"'AbC'.lower(), 'AbC'.upper()"_s,
        u"'a.b.c'.replace('.', '-')"_s,
        u"', '.join(['a', 'b']), ''.join(())"_s,
        u"' a  b '.split(), 'a,b,,c'.split(',')"_s,
        u"'abc'.startswith('ab'), 'abc'.endswith('x')"_s,
        u"str(1), str('a'), str(None), str([1, 'a']), repr('a')"_s,
        u"len('a😀'), len([1, 2]), len({})"_s,
        u"list((1, 2)), tuple([1]), dict(a=1, b=[2]), bool([])"_s,
        u"{'a': 1} | {'b': 2, 'a': 3}"_s,
        u"'\\\n  x'"_s,
    };
    return list;
}

QByteArray moduleSource()
{
    QByteArray source;
    for (qsizetype index = 0; index < expressions().size(); ++index)
        source += u"v%1 = %2\n"_s.arg(index).arg(expressions()[index]).toUtf8();
    return source;
}

} // namespace

class TestPythonValue : public QObject
{
    Q_OBJECT

private slots:
    void representsAsPython_data();
    void representsAsPython();
    void comparesAsPython();
    void representsConstructs();
};

// Python itself computes and prints what is expected.
void TestPythonValue::representsAsPython_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("expected");
    QByteArray program = moduleSource();
    for (qsizetype index = 0; index < expressions().size(); ++index)
        program += "print(ascii(repr(v" + QByteArray::number(index) + ")))\n";
    QProcess python;
    python.start(u"/usr/bin/python3"_s, {u"-W"_s, u"ignore"_s, u"-"_s});
    python.write(program);
    python.closeWriteChannel();
    QVERIFY(python.waitForFinished());
    const QList<QByteArray> lines = python.readAllStandardOutput().trimmed().split('\n');
    QCOMPARE(lines.size(), expressions().size());
    for (qsizetype index = 0; index < lines.size(); ++index) {
        const Result<Module> module = parseModule("x = " + lines[index] + '\n', u"expected.py"_s);
        QVERIFY(module);
        const Result<Value> text = Evaluator(*module).value(u"x"_s);
        QVERIFY(text);
        QTest::newRow(qPrintable(expressions()[index])) << int(index) << *text->string();
    }
}

void TestPythonValue::representsAsPython()
{
    QFETCH(int, index);
    const QByteArray source = "x = " + expressions()[index].toUtf8() + '\n';
    const Result<Module> module = parseModule(source, u"a.py"_s);
    QVERIFY2(module, module ? "" : qPrintable(describe(module.error())));
    const Result<Value> value = Evaluator(*module).value(u"x"_s);
    QVERIFY2(value, value ? "" : qPrintable(describe(value.error())));
    QTEST(repr(*value), "expected");
}

void TestPythonValue::comparesAsPython()
{
    const Value one(qint64(1));
    QVERIFY(one == Value(true));
    QVERIFY(one == Value(Float{1.0, u"1e0"_s}));
    QVERIFY(!(one == Value(u"1"_s)));
    QVERIFY(!(Value(List{{one}}) == Value(Tuple{{one}})));
    QVERIFY(Value(Set{{one, Value()}}) == Value(Set{{Value(), one}}));
    QVERIFY(Value(Dict{{{one, Value()}, {Value(), one}}}) == Value(Dict{{{Value(), one}, {one, Value()}}}));
    QVERIFY(!(Value(u"a"_s) == Value(Bytes{"a"})));
    Construct a{.name = u"f"_s, .arguments = {one}, .where = {u"a.py"_s, 1, 1}};
    Construct b = a;
    b.where.line = 9;
    QVERIFY(Value(a) == Value(b));
    b.name = u"g"_s;
    QVERIFY(!(Value(a) == Value(b)));
}

void TestPythonValue::representsConstructs()
{
    const Result<Module> module = parseModule(R"(
import sqlalchemy as sa
t = sa.table('t', sa.column('a', sa.String(5), nullable=False))
x = [~((t.c.a == 'x') & (t.c['b'] > 1)), sa.func.now(), sa.text('a').bindparams(b=1), f'a{t.c.a}b', not sa.true]
)",
                                              u"a.py"_s);
    QVERIFY(module);
    const Result<Value> value = Evaluator(*module).value(u"x"_s);
    QVERIFY(value);
    const QString table = u"sqlalchemy.table('t', sqlalchemy.column('a', sqlalchemy.String(5), nullable=False))"_s;
    QCOMPARE(repr(*value),
             u"[~((%1.c.a == 'x') & (%1.c['b'] > 1)), sqlalchemy.func.now(), sqlalchemy.text('a').bindparams(b=1), "
             "'a' + str(%1.c.a) + 'b', not sqlalchemy.true]"_s.arg(table));
}

QTEST_APPLESS_MAIN(TestPythonValue)
#include "tst_pythonvalue.moc"
