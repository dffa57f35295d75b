#include "models/environment.h"
#include "models/settings.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using models::Settings;

class TestSettings : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void survivesARestart();
    void recentProjectsAreTheLastTen();
    void environmentsOfProjectsAreApart();
    void looksLikeProduction_data();
    void looksLikeProduction();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    [[nodiscard]] QString file() const { return m_folder->filePath(u"settings.ini"_s); }
};

void TestSettings::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestSettings::survivesARestart()
{
    {
        Settings settings(file());
        QCOMPARE(settings.theme(), Settings::Theme::System);
        QVERIFY(settings.newestOnTop());
        settings.setTheme(Settings::Theme::Dark);
        settings.setLanguage(u"ru"_s);
        settings.setNewestOnTop(false);
        settings.setLayout(u"docks"_s, "state");
    }
    const Settings settings(file());
    QCOMPARE(settings.theme(), Settings::Theme::Dark);
    QCOMPARE(settings.language(), u"ru"_s);
    QVERIFY(!settings.newestOnTop());
    QCOMPARE(settings.layout(u"docks"_s), QByteArray("state"));
}

void TestSettings::recentProjectsAreTheLastTen()
{
    Settings settings(file());
    for (int i = 0; i < 12; ++i)
        settings.addRecentProject(u"/projects/%1"_s.arg(i));
    settings.addRecentProject(u"/projects/5/"_s);
    QCOMPARE(settings.recentProjects().size(), 10);
    QCOMPARE(settings.recentProjects().first(), u"/projects/5"_s);
    QCOMPARE(settings.recentProjects().count(u"/projects/5"_s), 1);
    settings.removeRecentProject(u"/projects/5"_s);
    QVERIFY(!settings.recentProjects().contains(u"/projects/5"_s));
}

void TestSettings::environmentsOfProjectsAreApart()
{
    Settings settings(file());
    settings.setCurrentEnvironment(u"/one"_s, u"staging"_s);
    QCOMPARE(settings.currentEnvironment(u"/one"_s), u"staging"_s);
    QCOMPARE(settings.currentEnvironment(u"/one/"_s), u"staging"_s);
    QCOMPARE(settings.currentEnvironment(u"/two"_s), QString());
    QVERIFY(settings.environmentStore().startsWith(m_folder->path()));
}

void TestSettings::looksLikeProduction_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("looks");
    QTest::addRow("name") << u"prod"_s << u"sqlite:///a.db"_s << true;
    QTest::addRow("host") << u"shop"_s << u"postgresql://db.live.example.org/shop"_s << true;
    QTest::addRow("products are none") << u"dev"_s << u"sqlite:///products.db"_s << false;
    QTest::addRow("delivery is none") << u"delivery"_s << u"sqlite:///a.db"_s << false;
    QTest::addRow("nothing") << QString() << QString() << false;
}

void TestSettings::looksLikeProduction()
{
    QFETCH(QString, name);
    QFETCH(QString, url);
    models::Environment environment;
    environment.name = name;
    environment.url = url;
    QTEST(models::looksLikeProduction(environment), "looks");
    environment.kind = models::Environment::Kind::Production;
    QVERIFY(!models::looksLikeProduction(environment));
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
