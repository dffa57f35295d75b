#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStyleOptionSlider>
#include <QTabBar>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace widgets;

class TestAthanorStyle : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void primaryButtonIsFilled_data();
    void primaryButtonIsFilled();
    void checkedChipIsTinted();
    void rowsAreAsHighAsTheFontSays_data();
    void rowsAreAsHighAsTheFontSays();
    void controlsAreTallEnoughToHit_data();
    void controlsAreTallEnoughToHit();
    void selectedTabFitsItsBoldText();
    void mutedLabelUsesAPaletteRole();
    void scrollBarHandleFollowsTheValue();
    void groupBoxTitleToggles();
    void themeChangeIsTold();
    void openWindowsFollowTheTheme();
    void tokensComeFromTheStyle();
    void everyControlPaintsInEachTheme_data();
    void everyControlPaintsInEachTheme();

private:
    Theme *m_theme = nullptr;
};

namespace {

bool contains(const QImage &image, const QColor &color)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == color)
                return true;
        }
    }
    return false;
}

} // namespace

void TestAthanorStyle::initTestCase()
{
    m_theme = new Theme(*qApp, this);
}

void TestAthanorStyle::init()
{
    m_theme->setChoice(Theme::Choice::Light);
}

void TestAthanorStyle::primaryButtonIsFilled_data()
{
    QTest::addColumn<bool>("primary");
    QTest::addColumn<bool>("isDefault");
    QTest::addColumn<bool>("filled");
    QTest::addRow("plain") << false << false << false;
    QTest::addRow("by property") << true << false << true;
    QTest::addRow("default of a dialog") << false << true << true;
}

void TestAthanorStyle::primaryButtonIsFilled()
{
    QFETCH(bool, primary);
    QFETCH(bool, isDefault);
    QFETCH(bool, filled);
    QPushButton button(u"Upgrade…"_s);
    button.setProperty("primary", primary);
    button.setDefault(isDefault);
    button.resize(button.sizeHint());
    QCOMPARE(contains(button.grab().toImage(), Tokens::light().color(Role::Accent)), filled);
}

void TestAthanorStyle::checkedChipIsTinted()
{
    QPushButton chip(u"added 3"_s);
    chip.setProperty("chip", true);
    chip.setCheckable(true);
    chip.resize(chip.sizeHint());
    QVERIFY(!contains(chip.grab().toImage(), Tokens::light().color(Role::Selection)));
    chip.setChecked(true);
    QVERIFY(contains(chip.grab().toImage(), Tokens::light().color(Role::Selection)));
    QVERIFY(chip.height() < QPushButton(u"added 3"_s).sizeHint().height());
}

void TestAthanorStyle::rowsAreAsHighAsTheFontSays_data()
{
    QTest::addColumn<int>("points");
    QTest::addRow("9 pt") << 9;
    QTest::addRow("10 pt") << 10;
    QTest::addRow("18 pt") << 18;
}

void TestAthanorStyle::rowsAreAsHighAsTheFontSays()
{
    QFETCH(int, points);
    QListWidget list;
    QFont font = list.font();
    font.setPointSize(points);
    list.setFont(font);
    list.addItem(u"customer"_s);
    QCOMPARE(list.sizeHintForRow(0), rowHeight(&list));
    QVERIFY(rowHeight(&list) >= list.fontMetrics().height() * 1.5);
}

void TestAthanorStyle::controlsAreTallEnoughToHit_data()
{
    QTest::addColumn<QWidget *>("control");
    const auto row = [this](const char *name, QWidget *control) {
        connect(this, &QObject::destroyed, control, &QObject::deleteLater);
        QTest::addRow("%s", name) << control;
    };
    row("push button", new QPushButton(u"SQL"_s));
    row("tool button", new QToolButton);
    row("combo box", new QComboBox);
    row("line edit", new QLineEdit);
    row("spin box", new QSpinBox);
}

void TestAthanorStyle::controlsAreTallEnoughToHit()
{
    QFETCH(QWidget *, control);
    const QSize size = control->sizeHint();
    QVERIFY2(size.height() >= 24 && size.width() >= 24, qPrintable(QString::number(size.height())));
}

void TestAthanorStyle::selectedTabFitsItsBoldText()
{
    QTabBar tabs;
    tabs.addTab(u"Upgrade to c4e1"_s);
    tabs.resize(tabs.sizeHint());
    QFont bold = tabs.font();
    bold.setWeight(QFont::DemiBold);
    QVERIFY(tabs.tabRect(0).width() > QFontMetrics(bold).horizontalAdvance(tabs.tabText(0)));
}

void TestAthanorStyle::mutedLabelUsesAPaletteRole()
{
    QLabel label(u"12 March 2026"_s);
    label.setProperty("muted", true);
    label.ensurePolished();
    QCOMPARE(label.foregroundRole(), QPalette::PlaceholderText);
}

void TestAthanorStyle::scrollBarHandleFollowsTheValue()
{
    QScrollBar bar(Qt::Vertical);
    bar.setRange(0, 100);
    bar.setPageStep(10);
    bar.resize(bar.sizeHint().width(), 300);
    QStyleOptionSlider option;
    option.initFrom(&bar);
    option.orientation = Qt::Vertical;
    option.maximum = 100;
    option.pageStep = 10;
    const auto slider = [&](int value) {
        option.sliderPosition = value;
        return bar.style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, &bar);
    };
    QCOMPARE(slider(0).top(), 0);
    QCOMPARE(slider(100).bottom(), bar.rect().bottom());
    QVERIFY(slider(50).top() > slider(0).top());
    QVERIFY(slider(0).height() >= 24);
}

void TestAthanorStyle::groupBoxTitleToggles()
{
    QGroupBox box(u"Back up first"_s);
    box.setCheckable(true);
    auto *layout = new QVBoxLayout(&box);
    layout->addWidget(new QLabel(u"whole database"_s, &box));
    box.resize(box.sizeHint());
    QVERIFY(box.isChecked());
    QTest::mouseClick(&box, Qt::LeftButton, {}, QPoint(rhythm(&box), rhythm(&box)));
    QVERIFY(!box.isChecked());
    layout->activate();
    QVERIFY(layout->itemAt(0)->geometry().top() >= rhythm(&box) * 2);
}

void TestAthanorStyle::themeChangeIsTold()
{
    QSignalSpy changed(m_theme, &Theme::changed);
    m_theme->setChoice(Theme::Choice::Dark);
    QCOMPARE(changed.count(), 1);
    QVERIFY(m_theme->isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Window), Tokens::dark().color(Role::Window));
    m_theme->setChoice(Theme::Choice::Dark);
    QCOMPARE(changed.count(), 1);
}

void TestAthanorStyle::openWindowsFollowTheTheme()
{
    // Qt hands palettes out only while the application runs its loop.
    QWidget window;
    window.show();
    QSignalSpy changed(m_theme, &Theme::changed);
    QTimer::singleShot(0, &window, [this] { m_theme->setChoice(Theme::Choice::Dark); });
    QTimer::singleShot(50, qApp, &QCoreApplication::quit);
    QApplication::exec();
    QCOMPARE(changed.count(), 1);
    QCOMPARE(window.palette().color(QPalette::Window), Tokens::dark().color(Role::Window));
}

void TestAthanorStyle::tokensComeFromTheStyle()
{
    QWidget widget;
    QVERIFY(!tokensOf(&widget).isDark());
    m_theme->setChoice(Theme::Choice::Dark);
    QVERIFY(tokensOf(&widget).isDark());
    QVERIFY(tokensOf(nullptr).isDark());
}

void TestAthanorStyle::everyControlPaintsInEachTheme_data()
{
    QTest::addColumn<Theme::Choice>("choice");
    QTest::addRow("light") << Theme::Choice::Light;
    QTest::addRow("dark") << Theme::Choice::Dark;
}

void TestAthanorStyle::everyControlPaintsInEachTheme()
{
    QFETCH(Theme::Choice, choice);
    m_theme->setChoice(choice);
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *tree = new QTreeWidget(&window);
    auto *parent = new QTreeWidgetItem(tree, {u"Tables"_s});
    parent->setCheckState(0, Qt::PartiallyChecked);
    new QTreeWidgetItem(parent, {u"customer"_s});
    tree->expandAll();
    auto *busy = new QProgressBar(&window);
    busy->setRange(0, 0);
    auto *split = new QToolButton(&window);
    split->setText(u"Run"_s);
    split->setMenu(new QMenu(split));
    split->setPopupMode(QToolButton::MenuButtonPopup);
    for (QWidget *child : {static_cast<QWidget *>(tree), static_cast<QWidget *>(busy), static_cast<QWidget *>(split)})
        layout->addWidget(child);
    layout->addWidget(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, &window));
    layout->addWidget(new QCheckBox(u"Back up first"_s, &window));
    layout->addWidget(new QSpinBox(&window));
    window.resize(window.sizeHint());
    const QImage image = window.grab().toImage();
    for (const Role role : {Role::Window, Role::Surface, Role::Accent, Role::ControlLine})
        QVERIFY(contains(image, m_theme->tokens().color(role)));
}

QTEST_MAIN(TestAthanorStyle)
#include "tst_athanorstyle.moc"
