#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace widgets;

class TestIcons : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyIconIsPainted_data();
    void everyIconIsPainted();
    void theOnesThatViewsNeedExist();
    void colorFollowsTheTheme();
    void disabledIsDimmed();
    void pixmapIsSharpAtTwice();
    void unknownNameIsNull();
    void applicationIconHasAllSizes();

private:
    Theme *m_theme = nullptr;
};

namespace {

/// The colour of the opaque pixels; invalid when there is more than one or none.
QColor onlyColor(const QImage &source)
{
    const QImage image = source.convertToFormat(QImage::Format_ARGB32);
    QColor found;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (pixel.alpha() < 255)
                continue;
            if (found.isValid() && found != pixel)
                return {};
            found = pixel;
        }
    }
    return found;
}

} // namespace

void TestIcons::initTestCase()
{
    m_theme = new Theme(*qApp, this);
    m_theme->setChoice(Theme::Choice::Light);
}

void TestIcons::everyIconIsPainted_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : iconNames())
        QTest::addRow("%s", qPrintable(name)) << name;
}

void TestIcons::everyIconIsPainted()
{
    QFETCH(QString, name);
    const QColor ink(0x12, 0x34, 0x56);
    QCOMPARE(onlyColor(iconPixmap(name, 32, ink, 1.0).toImage()), ink);

    QFile file(u":/icons/%1.svg"_s.arg(name));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray source = file.readAll();
    QVERIFY2(source.contains("viewBox=\"0 0 16 16\""), "one grid");
    QVERIFY2(source.contains("stroke-width=\"1.5\"") && source.count("stroke-width") == 1, "one stroke");
    QVERIFY2(source.contains("stroke-linecap=\"round\""), "round caps");
}

void TestIcons::theOnesThatViewsNeedExist()
{
    const QStringList names = iconNames();
    QVERIFY(names.size() >= 40);
    for (const auto *needed :
         {"open",      "new",      "recent",   "refresh", "compare",        "swap",          "revision-new", "upgrade",
          "downgrade", "stamp",    "merge",    "play",    "next-statement", "next-revision", "to-here",      "pause",
          "stop",      "retry",    "rollback", "edit",    "save",           "search",        "filter",       "close",
          "settings",  "database", "table",    "column",  "index",          "key",           "foreign-key",  "view",
          "check",     "warning",  "error",    "info",    "help",           "copy",          "file",         "folder",
          "python",    "sql",      "light",    "dark",    "language",       "athanor"})
        QVERIFY2(names.contains(QLatin1StringView(needed)), needed);
}

void TestIcons::colorFollowsTheTheme()
{
    const QIcon same = icon(u"open"_s);
    const QIcon added = icon(u"plus"_s, Role::AddedMark);
    m_theme->setChoice(Theme::Choice::Dark);
    QCOMPARE(onlyColor(same.pixmap(32, 32).toImage()), Tokens::dark().color(Role::Text));
    m_theme->setChoice(Theme::Choice::Light);
    QCOMPARE(onlyColor(same.pixmap(32, 32).toImage()), Tokens::light().color(Role::Text));
    QCOMPARE(onlyColor(added.pixmap(32, 32).toImage()), Tokens::light().color(Role::AddedMark));
}

void TestIcons::disabledIsDimmed()
{
    const QPixmap pixmap = icon(u"plus"_s, Role::AddedMark).pixmap(QSize(32, 32), QIcon::Disabled);
    QCOMPARE(onlyColor(pixmap.toImage()), Tokens::light().color(Role::DisabledText));
}

void TestIcons::pixmapIsSharpAtTwice()
{
    const QPixmap pixmap = icon(u"table"_s).pixmap(QSize(16, 16), 2.0);
    QCOMPARE(pixmap.size(), QSize(32, 32));
    QCOMPARE(pixmap.devicePixelRatio(), 2.0);
}

void TestIcons::unknownNameIsNull()
{
    QTest::ignoreMessage(QtWarningMsg, "there is no icon \"no-such-thing\"");
    QVERIFY(icon(u"no-such-thing"_s).isNull());
}

void TestIcons::applicationIconHasAllSizes()
{
    const QIcon program = applicationIcon();
    QVERIFY(program.availableSizes().contains(QSize(16, 16)));
    QVERIFY(program.availableSizes().contains(QSize(256, 256)));
    QVERIFY(program.pixmap(64, 64).toImage().pixelColor(32, 8).alpha() == 255);
}

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
