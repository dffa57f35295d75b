#include "engine/bridge/interpreter.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;

/// Which Python is taken for the project's own.
class TestInterpreter : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void chooses_data();
    void chooses();
    void findsPoetrysEnvironment();
    void looksBesideThePackage();
    void takesANameFromPath();
    void refusesWhatTheSettingNames_data();
    void refusesWhatTheSettingNames();
    void saysThatThereIsNone();
    void startsWhereAlembicWould();

private:
    [[nodiscard]] QString path(const QString &relative) const { return QDir(m_root).absoluteFilePath(relative); }
    void makeProgram(const QString &relative) const;
    [[nodiscard]] Project project(const QString &python = {}) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_root;
};

void TestInterpreter::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_root = QFileInfo(m_folder->path()).canonicalFilePath();
}

void TestInterpreter::makeProgram(const QString &relative) const
{
    QDir().mkpath(QFileInfo(path(relative)).path());
    QFile file(path(relative));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\n");
    file.setPermissions(file.permissions() | QFileDevice::ExeOwner | QFileDevice::ExeUser);
}

Project TestInterpreter::project(const QString &python) const
{
    Project project;
    project.root = path(u"shop"_s);
    project.workingDirectory = project.root;
    project.scriptLocation = project.root + u"/migrations"_s;
    project.athanor.python = python;
    return project;
}

void TestInterpreter::chooses_data()
{
    QTest::addColumn<QString>("setting");
    QTest::addColumn<QStringList>("programs");
    QTest::addColumn<QString>("chosen");
    QTest::addColumn<QString>("reason");
    const QStringList all{u"own/bin/python"_s,       u"active/bin/python"_s, u"shop/.venv/bin/python"_s,
                          u"shop/venv/bin/python"_s, u"uv/bin/python"_s,     u"path/python3"_s,
                          u"path/python"_s};
    const QString setting = u"python in the section [athanor]"_s;
    const QString folder = path(u"shop"_s);
    QTest::addRow("setting, a file") << u"../own/bin/python"_s << all << all[0] << setting;
    QTest::addRow("setting, an environment") << u"../own"_s << all << all[0] << setting;
    QTest::addRow("VIRTUAL_ENV") << QString() << all << all[1] << u"the environment variable VIRTUAL_ENV"_s;
    QTest::addRow(".venv") << QString() << all.mid(2) << all[2] << u".venv in SHOP"_s;
    QTest::addRow("venv") << QString() << all.mid(3) << all[3] << u"venv in SHOP"_s;
    QTest::addRow("uv") << QString() << all.mid(4) << all[4] << u"the environment variable UV_PROJECT_ENVIRONMENT"_s;
    QTest::addRow("python3 on PATH") << QString() << all.mid(5) << all[5] << u"python3 on PATH"_s;
    QTest::addRow("python on PATH") << QString() << all.mid(6) << all[6] << u"python on PATH"_s;
}

void TestInterpreter::chooses()
{
    QFETCH(QString, setting);
    QFETCH(QStringList, programs);
    QFETCH(QString, chosen);
    QFETCH(QString, reason);
    QDir().mkpath(path(u"shop"_s));
    for (const QString &program : programs)
        makeProgram(program);
    const auto found = findInterpreter(project(setting),
                                       {{u"VIRTUAL_ENV"_s, path(u"active"_s)},
                                        {u"UV_PROJECT_ENVIRONMENT"_s, u"../uv"_s},
                                        {u"PATH"_s, path(u"nothing"_s) + u':' + path(u"path"_s)}});
    QVERIFY2(found, found ? "" : qUtf8Printable(describe(found.error())));
    QCOMPARE(QDir::cleanPath(found->path), path(chosen));
    QCOMPARE(found->reason, reason.replace(u"SHOP"_s, path(u"shop"_s)));
}

void TestInterpreter::findsPoetrysEnvironment()
{
    QDir().mkpath(path(u"shop"_s));
    const QByteArray hash = QCryptographicHash::hash(path(u"shop"_s).toUtf8(), QCryptographicHash::Sha256)
                                .toBase64(QByteArray::Base64UrlEncoding)
                                .first(8);
    const QString name = u"shop-api-%1-py3.11"_s.arg(QString::fromLatin1(hash));
    makeProgram(u"home/.cache/pypoetry/virtualenvs/other-AAAAAAAA-py3.11/bin/python"_s);
    makeProgram(u"home/.cache/pypoetry/virtualenvs/%1/bin/python"_s.arg(name));
    makeProgram(u"path/python3"_s);
    QFile settings(path(u"shop/pyproject.toml"_s));
    QVERIFY(settings.open(QIODevice::WriteOnly));
    const auto found = findInterpreter(project(), {{u"HOME"_s, path(u"home"_s)}, {u"PATH"_s, path(u"path"_s)}});
    QVERIFY(found);
    QCOMPARE(found->path, path(u"home/.cache/pypoetry/virtualenvs/%1/bin/python"_s.arg(name)));
}

void TestInterpreter::looksBesideThePackage()
{
    QDir().mkpath(path(u"shop"_s));
    makeProgram(u".venv/bin/python"_s);
    QFile settings(path(u"pyproject.toml"_s));
    QVERIFY(settings.open(QIODevice::WriteOnly));
    const auto found = findInterpreter(project(), {});
    QVERIFY(found);
    QCOMPARE(found->path, path(u".venv/bin/python"_s));
}

void TestInterpreter::takesANameFromPath()
{
    makeProgram(u"path/python3.99"_s);
    const auto found = findInterpreter(project(u"python3.99"_s), {{u"PATH"_s, path(u"path"_s)}});
    QVERIFY(found);
    QCOMPARE(found->path, path(u"path/python3.99"_s));
}

void TestInterpreter::refusesWhatTheSettingNames_data()
{
    QTest::addColumn<QString>("setting");
    QTest::addColumn<QString>("why");
    QTest::addRow("not there") << u"gone/bin/python"_s << u"There is no file ROOT/shop/gone/bin/python."_s;
    QTest::addRow("not executable") << u"plain"_s << u"ROOT/shop/plain is no program."_s;
    QTest::addRow("not on PATH") << u"python9"_s << u"There is no file ROOT/shop/python9."_s;
}

void TestInterpreter::refusesWhatTheSettingNames()
{
    QFETCH(QString, setting);
    QFETCH(QString, why);
    QDir().mkpath(path(u"shop"_s));
    QFile plain(path(u"shop/plain"_s));
    QVERIFY(plain.open(QIODevice::WriteOnly));
    makeProgram(u"path/python3"_s); // another one is no replacement
    const auto found = findInterpreter(project(setting), {{u"PATH"_s, path(u"path"_s)}});
    QVERIFY(!found);
    QCOMPARE(found.error().what, u"The interpreter '%1' of [athanor] python cannot be run."_s.arg(setting));
    QCOMPARE(found.error().why, why.replace(u"ROOT"_s, m_root));
}

void TestInterpreter::saysThatThereIsNone()
{
    QDir().mkpath(path(u"shop"_s));
    const auto found = findInterpreter(project(), {{u"PATH"_s, path(u"nothing"_s)}});
    QVERIFY(!found);
    QCOMPARE(found.error().what, u"No Python was found for the project."_s);
    QVERIFY(!found.error().advice.isEmpty());
}

void TestInterpreter::startsWhereAlembicWould()
{
    Project one = project();
    one.workingDirectory = path(u"shop/deep"_s);
    QCOMPARE(startFolder(one), path(u"shop"_s));
    one.explicitlyNamed = true;
    QCOMPARE(startFolder(one), path(u"shop/deep"_s));
    Project flask = project();
    flask.scriptLocation = flask.root;
    QCOMPARE(startFolder(flask), m_root);
}

QTEST_GUILESS_MAIN(TestInterpreter)
#include "tst_interpreter.moc"
