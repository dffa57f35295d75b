#include "engine/python/syntaxproblem.h"
#include "engine/python/tokenizer.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine::python;

namespace {

std::vector<Token> tokens(std::string_view source)
{
    std::vector<Token> result;
    Tokenizer(source, {0, static_cast<quint32>(source.size())}, Tokenizer::Mode::Lines).run(result);
    return result;
}

// Text of each token; structure tokens by letter: N(ewline), > indent, < dedent.
QString shown(std::string_view source)
{
    QStringList texts;
    for (const Token &token : tokens(source)) {
        switch (token.kind) {
        case TokenKind::Newline:
            texts << u"N"_s;
            break;
        case TokenKind::Indent:
            texts << u">"_s;
            break;
        case TokenKind::Dedent:
            texts << u"<"_s;
            break;
        case TokenKind::End:
            break;
        default:
            texts << QString::fromUtf8(source.data() + token.begin, token.end - token.begin);
        }
    }
    return texts.join(u' ');
}

} // namespace

class TestPythonTokenizer : public QObject
{
    Q_OBJECT

private slots:
    void splits_data();
    void splits();
    void keepsStringsWhole_data();
    void keepsStringsWhole();
    void knowsKinds_data();
    void knowsKinds();
    void refuses_data();
    void refuses();
    void refusesDeepIndentation();
};

void TestPythonTokenizer::splits_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *source, const QString &expected) {
        QTest::newRow(name) << QByteArray(source) << expected;
    };
    row("empty", "", u""_s);
    row("only comments", "# a\n\n   # b", u""_s);
    row("a line without its end", "a", u"a N"_s);
    row("a block", "if a:\n    b\nc\n", u"if a : N > b N < c N"_s);
    row("blocks end with the file", "if a:\n if b:\n  c", u"if a : N > if b : N > c N < <"_s);
    row("a comment decides no indentation", "if a:\n  b\n# x\n  c\n", u"if a : N > b N c N <"_s);
    row("blank lines with blanks", "if a:\n  b\n      \n  c\n", u"if a : N > b N c N <"_s);
    row("brackets join lines", "a(\n  1,\n# c\n      2)\nb\n", u"a ( 1 , 2 ) N b N"_s);
    row("a backslash joins lines", "a = \\\n  1\n", u"a = 1 N"_s);
    row("carriage returns", "if a:\r\n  b\r\nc\r", u"if a : N > b N < c N"_s);
    row("a tab is eight blanks", "if a:\n\tb\n\tc\n", u"if a : N > b N c N <"_s);
    row("a form feed starts the line anew", "if a:\n  b\n\f  c\n", u"if a : N > b N c N <"_s);
    row("operators of three characters", "a **= b //= c >>= d <<= ...", u"a **= b //= c >>= d <<= ... N"_s);
    row("operators beside each other", "a->b:=c!=-d", u"a -> b := c != - d N"_s);
    row("numbers", "1 1_000 0x1F 0o17 0b1 1.5 .5 1. 1e3 1E-3 2j 00",
        u"1 1_000 0x1F 0o17 0b1 1.5 .5 1. 1e3 1E-3 2j 00 N"_s);
    row("a number before a word", "1if a else 2", u"1 if a else 2 N"_s);
    row("names beyond ASCII", "größe = ñ1", u"größe = ñ1 N"_s);
}

void TestPythonTokenizer::splits()
{
    QFETCH(QByteArray, source);
    QTEST(shown(source.toStdString()), "expected");
}

void TestPythonTokenizer::keepsStringsWhole_data()
{
    QTest::addColumn<QByteArray>("source");
    for (const char *source : {"''",
                               "'a'",
                               "\"it's\"",
                               "'\\''",
                               "'''a\n'b' \"c\"'''",
                               "\"\"\"\"a\"\"\"",
                               "r'\\'",
                               "rb'\\x'",
                               "BR'x'",
                               "u'x'",
                               "f'{a}'",
                               "f'{{}}'",
                               "f'{a!r:>{width}}'",
                               "f'{d[\"k\"]}'",
                               "f'{d['k']}'",
                               "f'{x:%H:%M}'",
                               "f\"{f'{f\"{1}\"}'}\"",
                               "f'''{\na # comment }\n}'''",
                               "f'{a != b}'",
                               "f'{x = }'",
                               "f'\\N{DASH}{a}'",
                               "rf'\\{a}'",
                               "f'{ {1: 2}[1] }'",
                               "'a\\\nb'",
                               "'a\\\r\nb'"})
        QTest::newRow(source) << QByteArray(source);
}

void TestPythonTokenizer::keepsStringsWhole()
{
    QFETCH(QByteArray, source);
    const std::string text = (source.startsWith("r'\\'") ? QByteArray("r'\\''") : source).toStdString();
    const std::vector<Token> result = tokens(text);
    QCOMPARE(result.size(), std::size_t(5)); // with Newline and three times End
    QVERIFY(result.front().kind == TokenKind::String);
    QCOMPARE(result.front().end, static_cast<quint32>(text.size()));
}

void TestPythonTokenizer::knowsKinds_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *source, TokenKind kind) {
        QTest::newRow(source) << QByteArray(source) << int(kind);
    };
    row("None", TokenKind::None);
    row("True", TokenKind::True);
    row("yield", TokenKind::Yield);
    row("and", TokenKind::And);
    row("nonlocal", TokenKind::Nonlocal);
    row("none", TokenKind::Identifier);
    row("match", TokenKind::Identifier);
    row("_", TokenKind::Identifier);
    row("zebra", TokenKind::Identifier);
    row("1", TokenKind::Integer);
    row("1.0", TokenKind::Float);
    row("1e5", TokenKind::Float);
    row("1j", TokenKind::Imaginary);
    row("@=", TokenKind::AtAssign);
    row("~", TokenKind::Tilde);
}

void TestPythonTokenizer::knowsKinds()
{
    QFETCH(QByteArray, source);
    const std::string text = source.toStdString();
    QTEST(int(tokens(text).front().kind), "kind");
}

void TestPythonTokenizer::refuses_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<quint32>("offset");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *source, quint32 offset, const QString &reason) {
        QTest::newRow(name) << QByteArray(source) << offset << reason;
    };
    row("an open string", "a = 'b\n", 4, u"the string that begins here is not closed on its line"_s);
    row("an open triple string", "a = '''b\n", 4, u"the string that begins here is never closed"_s);
    row("a backslash at the end of a string", "'a\\", 0, u"the string that begins here is never closed"_s);
    row("an open bracket", "f(a, [b]\n", 1, u"'(' is never closed"_s);
    row("a bracket that closes nothing", "a)", 1, u"')' closes nothing"_s);
    row("another bracket", "(a]", 2, u"']' cannot close '('"_s);
    row("an unknown character", "a = $b", 4, u"the character '$' has no meaning here"_s);
    row("a backslash inside a line", "a = \\ 1\n", 4, u"after this backslash the line must end"_s);
    row("a backslash at the end", "a = \\\n", 4, u"the file ends after a backslash"_s);
    row("dedent to nowhere", "if a:\n    b\n  c\n", 14, u"the indentation is that of no enclosing block"_s);
    row("tabs against blanks", "if a:\n        b\n\tc\n", 17, u"tabs and blanks are mixed in the indentation"_s);
    row("an octal number of Python 2", "0777", 0,
        u"a whole number does not begin with 0; an octal one begins with 0o"_s);
    row("a number with letters", "12abc", 0, u"this is not a valid number"_s);
    row("two underscores", "1__0", 0, u"this is not a valid number"_s);
    row("no digits", "0x", 0, u"this number has no digits"_s);
    row("a name with a sign", "a\xe2\x82\xac", 0, u"'a€' has a character that no name may have"_s);
    row("a brace alone", "f'}'", 2, u"a single '}' is not allowed in an f-string"_s);
    row("an open field", "f'{a", 2, u"the '{' of this f-string is never closed"_s);
    row("another conversion", "f'{a!x}'", 4, u"after '!' in an f-string comes 's', 'r' or 'a'"_s);
}

void TestPythonTokenizer::refuses()
{
    QFETCH(QByteArray, source);
    const std::string text = source.toStdString();
    try {
        QFAIL(qPrintable(u"was read as: "_s + shown(text)));
    } catch (const SyntaxProblem &problem) {
        QTEST(problem.reason, "reason");
        QTEST(problem.offset, "offset");
    }
}

void TestPythonTokenizer::refusesDeepIndentation()
{
    std::string source;
    for (std::size_t depth = 0; depth < 200; ++depth)
        source += std::string(depth, ' ') + "if a:\n";
    QVERIFY_THROWS_EXCEPTION(SyntaxProblem, tokens(source));
    QVERIFY_THROWS_EXCEPTION(SyntaxProblem, tokens(std::string(500, '(')));
}

QTEST_APPLESS_MAIN(TestPythonTokenizer)
#include "tst_pythontokenizer.moc"
