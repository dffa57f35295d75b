#include "app/cli/arguments.h"

#include <QtTest>

using namespace Qt::StringLiterals;

/// argparse's rules on a program with a few commands.
class TestArguments : public QObject
{
    Q_OBJECT

private slots:
    void normalises_data();
    void normalises();
    void refuses_data();
    void refuses();
};

namespace {

struct Program
{
    Program()
        : app("test", "prog")
    {
        app.set_help_flag("-h,--help", "");
        app.add_option("-c,--config", configs)->take_all();
        app.add_option("-x", extras)->take_all();
        app.add_flag("-q,--quiet", quiet);
        CLI::App *command = app.add_subcommand("revision");
        command->add_option("-m,--message", message);
        command->add_flag("--autogenerate", flag);
        command->add_flag("--rev-flag", flag);
        command->add_option("--rev-id", message);
        command->add_option("-r,--rev-range", message);
        command->add_flag("-v,--verbose", flag);
        command->add_flag("-i,--indicate", flag);
        command->add_option("target", positionals);
    }

    CLI::App app;
    std::vector<std::string> configs;
    std::vector<std::string> extras;
    std::vector<std::string> positionals;
    std::string message;
    bool quiet = false;
    bool flag = false;
};

std::vector<std::string> standard(const QStringList &list)
{
    std::vector<std::string> result;
    for (const QString &item : list)
        result.push_back(item.toStdString());
    return result;
}

} // namespace

void TestArguments::normalises_data()
{
    QTest::addColumn<QStringList>("given");
    QTest::addColumn<QString>("wanted");
    QTest::addRow("nothing but a command") << QStringList{u"revision"_s} << u"revision"_s;
    QTest::addRow("global before the command")
        << QStringList{u"-c"_s, u"a.ini"_s, u"-q"_s, u"revision"_s} << u"--config=a.ini --quiet revision"_s;
    QTest::addRow("config twice") << QStringList{u"-ca.ini"_s, u"--config=pyproject.toml"_s, u"revision"_s}
                                  << u"--config=a.ini --config=pyproject.toml revision"_s;
    QTest::addRow("option without a long name")
        << QStringList{u"-x"_s, u"a=1"_s, u"-xb"_s, u"revision"_s} << u"-x a=1 -x b revision"_s;
    QTest::addRow("prefix of a long option") << QStringList{u"revision"_s, u"--auto"_s} << u"revision --autogenerate"_s;
    QTest::addRow("prefix with a value") << QStringList{u"revision"_s, u"--mess=a b"_s} << u"revision --message=a b"_s;
    QTest::addRow("value with equals sign")
        << QStringList{u"revision"_s, u"--message"_s, u"a=b"_s} << u"revision --message=a=b"_s;
    QTest::addRow("negative number as argument") << QStringList{u"revision"_s, u"-1"_s} << u"revision -- -1"_s;
    QTest::addRow("range glued to its option")
        << QStringList{u"revision"_s, u"-r-2:"_s} << u"revision --rev-range=-2:"_s;
    QTest::addRow("negative number as a value")
        << QStringList{u"revision"_s, u"-r"_s, u"-2"_s} << u"revision --rev-range=-2"_s;
    QTest::addRow("flags together") << QStringList{u"revision"_s, u"-vi"_s} << u"revision --verbose --indicate"_s;
    QTest::addRow("flag and valued option together")
        << QStringList{u"revision"_s, u"-vmtext"_s} << u"revision --verbose --message=text"_s;
    QTest::addRow("argument before an option")
        << QStringList{u"revision"_s, u"head"_s, u"-v"_s} << u"revision --verbose -- head"_s;
    QTest::addRow("two dashes") << QStringList{u"revision"_s, u"--"_s, u"-v"_s} << u"revision -- -v"_s;
    QTest::addRow("empty message") << QStringList{u"revision"_s, u"-m"_s, QString()} << u"revision --message="_s;
    QTest::addRow("dash with a blank is an argument") << QStringList{u"revision"_s, u"-- x"_s} << u"revision -- -- x"_s;
    QTest::addRow("help wins") << QStringList{u"revision"_s, u"head"_s, u"-h"_s} << u"revision --help"_s;
}

void TestArguments::normalises()
{
    QFETCH(QStringList, given);
    QFETCH(QString, wanted);
    Program program;
    const auto result = app::normalisedArguments(program.app, standard(given));
    if (const auto *error = std::get_if<app::UsageError>(&result))
        QFAIL(qUtf8Printable(error->message));
    QStringList words;
    for (const std::string &word : std::get<std::vector<std::string>>(result))
        words << QString::fromStdString(word);
    QCOMPARE(words.join(u' '), wanted);
}

void TestArguments::refuses_data()
{
    QTest::addColumn<QStringList>("given");
    QTest::addColumn<QString>("wanted");
    QTest::addRow("nothing") << QStringList{} << u"prog: too few arguments"_s;
    QTest::addRow("unknown command") << QStringList{
        u"revisions"_s} << u"prog: argument {command}: invalid choice: 'revisions' (choose from 'revision')"_s;
    QTest::addRow("ambiguous prefix") << QStringList{
        u"revision"_s,
        u"--rev-"_s} << u"prog revision: ambiguous option: --rev- could match --rev-flag, --rev-id, --rev-range"_s;
    QTest::addRow("unknown option") << QStringList{u"revision"_s, u"--nope"_s}
                                    << u"prog revision: unrecognized arguments: --nope"_s;
    QTest::addRow("global after the command")
        << QStringList{u"revision"_s, u"-q"_s} << u"prog revision: unrecognized arguments: -q"_s;
    QTest::addRow("missing value") << QStringList{u"revision"_s, u"-m"_s}
                                   << u"prog revision: argument -m: expected one argument"_s;
    QTest::addRow("option in place of a value")
        << QStringList{u"revision"_s, u"-r"_s, u"-2:"_s} << u"prog revision: argument -r: expected one argument"_s;
    QTest::addRow("value for a flag") << QStringList{u"revision"_s, u"--autogenerate=1"_s}
                                      << u"prog revision: argument --autogenerate: ignored explicit argument '1'"_s;
}

void TestArguments::refuses()
{
    QFETCH(QStringList, given);
    QFETCH(QString, wanted);
    Program program;
    const auto result = app::normalisedArguments(program.app, standard(given));
    const auto *error = std::get_if<app::UsageError>(&result);
    QVERIFY(error != nullptr);
    QCOMPARE(error->program + u": "_s + error->message, wanted);
}

QTEST_GUILESS_MAIN(TestArguments)
#include "tst_arguments.moc"
