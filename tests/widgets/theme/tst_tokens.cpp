#include "widgets/theme/theme.h"
#include "widgets/theme/tokens.h"

#include <QPalette>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace widgets;

class TestTokens : public QObject
{
    Q_OBJECT

private slots:
    void contrastOfKnownPairs_data();
    void contrastOfKnownPairs();
    void textIsReadable_data();
    void textIsReadable();
    void marksAreSeen_data();
    void marksAreSeen();
    void lanesAreSeen();
    void lanesKeepTheirHue();
    void movingLightnessReachesTheRatio();
    void choiceLeadsToTokens_data();
    void choiceLeadsToTokens();
    void highContrastUsesOnlyTheSystemsColors();
    void choiceSurvivesItsText();
    void paletteCarriesTheTokens();
};

namespace {

struct Pair
{
    const char *name;
    Role front;
    Role back;
};

void addForBothThemes(std::initializer_list<Pair> pairs)
{
    QTest::addColumn<QColor>("front");
    QTest::addColumn<QColor>("back");
    for (const Pair &pair : pairs) {
        for (const Tokens &tokens : {Tokens::light(), Tokens::dark()})
            QTest::addRow("%s, %s", pair.name, tokens.isDark() ? "dark" : "light")
                << tokens.color(pair.front) << tokens.color(pair.back);
    }
}

QPalette systemPalette(const QColor &window, const QColor &base, const QColor &text)
{
    QPalette palette;
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Highlight, QColor(0x1A, 0xEB, 0xFF));
    palette.setColor(QPalette::HighlightedText, Qt::black);
    return palette;
}

} // namespace

void TestTokens::contrastOfKnownPairs_data()
{
    QTest::addColumn<QColor>("first");
    QTest::addColumn<QColor>("second");
    QTest::addColumn<double>("ratio");
    QTest::addRow("black on white") << QColor(Qt::black) << QColor(Qt::white) << 21.0;
    QTest::addRow("order does not matter") << QColor(Qt::white) << QColor(Qt::black) << 21.0;
    QTest::addRow("a colour on itself") << QColor(0x0072B2) << QColor(0x0072B2) << 1.0;
    QTest::addRow("the well-known grey") << QColor(0x767676) << QColor(Qt::white) << 4.54;
}

void TestTokens::contrastOfKnownPairs()
{
    QFETCH(QColor, first);
    QFETCH(QColor, second);
    QFETCH(double, ratio);
    QVERIFY(std::abs(contrastRatio(first, second) - ratio) < 0.01);
}

void TestTokens::textIsReadable_data()
{
    addForBothThemes({
        {"text on window", Role::Text, Role::Window},
        {"text on surface", Role::Text, Role::Surface},
        {"text on alternate rows", Role::Text, Role::SurfaceAlternate},
        {"text on a control", Role::Text, Role::Control},
        {"text on a pressed control", Role::Text, Role::ControlPressed},
        {"selected text", Role::SelectionText, Role::Selection},
        {"muted on window", Role::Muted, Role::Window},
        {"muted on surface", Role::Muted, Role::Surface},
        {"muted on alternate rows", Role::Muted, Role::SurfaceAlternate},
        {"links on the surface", Role::Accent, Role::Surface},
        {"links on the environment bar", Role::Accent, Role::EnvironmentBar},
        {"primary button", Role::AccentText, Role::Accent},
        {"primary button under the pointer", Role::AccentText, Role::AccentHover},
        {"primary button, pressed", Role::AccentText, Role::AccentPressed},
        {"tool tip", Role::TipText, Role::TipSurface},
        {"text on added", Role::Text, Role::AddedRow},
        {"text on dropped", Role::Text, Role::DroppedRow},
        {"text on changed", Role::Text, Role::ChangedRow},
        {"text on renamed", Role::Text, Role::RenamedRow},
        {"added glyph", Role::AddedMark, Role::AddedRow},
        {"dropped glyph", Role::DroppedMark, Role::DroppedRow},
        {"changed glyph", Role::ChangedMark, Role::ChangedRow},
        {"renamed glyph", Role::RenamedMark, Role::RenamedRow},
        {"warning on surface", Role::WarningText, Role::Surface},
        {"warning on its row", Role::WarningText, Role::WarningRow},
        {"environment bar", Role::EnvironmentText, Role::EnvironmentBar},
        {"staging bar", Role::StagingText, Role::StagingBar},
        {"production bar", Role::ProductionText, Role::ProductionBar},
        {"production hatch", Role::ProductionText, Role::ProductionHatch},
        {"keyword", Role::Keyword, Role::Surface},
        {"keyword on an added line", Role::Keyword, Role::AddedRow},
        {"keyword on a dropped line", Role::Keyword, Role::DroppedRow},
        {"string", Role::StringLiteral, Role::Surface},
        {"number", Role::NumberLiteral, Role::Surface},
        {"comment", Role::Comment, Role::Surface},
    });
}

void TestTokens::textIsReadable()
{
    QFETCH(QColor, front);
    QFETCH(QColor, back);
    QVERIFY2(contrastRatio(front, back) >= 4.5, qPrintable(QString::number(contrastRatio(front, back))));
}

void TestTokens::marksAreSeen_data()
{
    addForBothThemes({
        {"empty box", Role::MarkLine, Role::Surface},
        {"focus ring on window", Role::Accent, Role::Window},
        {"focus ring on surface", Role::Accent, Role::Surface},
        {"added on surface", Role::AddedMark, Role::Surface},
        {"dropped on surface", Role::DroppedMark, Role::Surface},
        {"changed on surface", Role::ChangedMark, Role::Surface},
        {"renamed on surface", Role::RenamedMark, Role::Surface},
        {"warning on the selection", Role::WarningText, Role::Selection},
    });
}

void TestTokens::marksAreSeen()
{
    QFETCH(QColor, front);
    QFETCH(QColor, back);
    QVERIFY2(contrastRatio(front, back) >= 3.0, qPrintable(QString::number(contrastRatio(front, back))));
}

void TestTokens::lanesAreSeen()
{
    for (const Tokens &tokens : {Tokens::light(), Tokens::dark()}) {
        for (const Role background : {Role::Surface, Role::SurfaceAlternate, Role::Selection, Role::Hover}) {
            for (int lane = 0; lane < 12; ++lane) {
                const QColor back = tokens.color(background);
                QVERIFY(contrastRatio(tokens.lane(lane, back), back) >= 3.0);
            }
        }
    }
}

void TestTokens::lanesKeepTheirHue()
{
    // Okabe and Ito's orange stays orange however far its lightness has to move.
    const int orange = QColor(0xE6, 0x9F, 0x00).hslHue();
    QVERIFY(std::abs(Tokens::light().lane(1).hslHue() - orange) <= 2);
    QVERIFY(std::abs(Tokens::dark().lane(1).hslHue() - orange) <= 2);
    QCOMPARE(Tokens::light().lane(7), Tokens::light().lane(1));
    QVERIFY(!Tokens::laneIsDashed(5));
    QVERIFY(Tokens::laneIsDashed(6));
}

void TestTokens::movingLightnessReachesTheRatio()
{
    const QColor yellow(0xFF, 0xEE, 0x00);
    QVERIFY(contrastRatio(yellow, Qt::white) < 3.0);
    QVERIFY(contrastRatio(withContrast(yellow, Qt::white, 3.0), Qt::white) >= 3.0);
    QCOMPARE(withContrast(Qt::black, Qt::white, 3.0), QColor(Qt::black));
}

void TestTokens::choiceLeadsToTokens_data()
{
    QTest::addColumn<Theme::Choice>("choice");
    QTest::addColumn<bool>("systemIsDark");
    QTest::addColumn<bool>("dark");
    QTest::addRow("system, a light one") << Theme::Choice::System << false << false;
    QTest::addRow("system, a dark one") << Theme::Choice::System << true << true;
    QTest::addRow("light on a dark system") << Theme::Choice::Light << true << false;
    QTest::addRow("dark on a light system") << Theme::Choice::Dark << false << true;
}

void TestTokens::choiceLeadsToTokens()
{
    QFETCH(Theme::Choice, choice);
    QFETCH(bool, systemIsDark);
    QFETCH(bool, dark);
    const QPalette palette = systemPalette(QColor(0xEFEFEF), Qt::white, Qt::black);
    QCOMPARE(Theme::resolved(choice, palette, systemIsDark).isDark(), dark);
}

void TestTokens::highContrastUsesOnlyTheSystemsColors()
{
    const QPalette palette = systemPalette(Qt::black, Qt::black, Qt::white);
    QVERIFY(isHighContrast(palette));
    const Tokens tokens = Theme::resolved(Theme::Choice::Light, palette, true);
    QVERIFY(tokens.isDark());
    QCOMPARE(tokens.color(Role::Window), QColor(Qt::black));
    QCOMPARE(tokens.color(Role::Text), QColor(Qt::white));
    QCOMPARE(tokens.color(Role::Line), QColor(Qt::white));
    QCOMPARE(tokens.color(Role::Selection), QColor(0x1A, 0xEB, 0xFF));
    QCOMPARE(tokens.color(Role::SelectionText), QColor(Qt::black));
    QVERIFY(!isHighContrast(Tokens::light().palette()));
    QVERIFY(!isHighContrast(Tokens::dark().palette()));
}

void TestTokens::choiceSurvivesItsText()
{
    for (const auto choice : {Theme::Choice::System, Theme::Choice::Light, Theme::Choice::Dark})
        QCOMPARE(Theme::fromText(Theme::toText(choice)), choice);
    QCOMPARE(Theme::fromText(u"purple"_s), Theme::Choice::System);
}

void TestTokens::paletteCarriesTheTokens()
{
    const QPalette palette = Tokens::dark().palette();
    QCOMPARE(palette.color(QPalette::Active, QPalette::Base), Tokens::dark().color(Role::Surface));
    QCOMPARE(palette.color(QPalette::Inactive, QPalette::Highlight), Tokens::dark().color(Role::Selection));
    QCOMPARE(palette.color(QPalette::Disabled, QPalette::Text), Tokens::dark().color(Role::DisabledText));
}

QTEST_APPLESS_MAIN(TestTokens)
#include "tst_tokens.moc"
