#include "widgets/help/helpdialog.h"

#include <QDir>
#include <QFile>
#include <QListWidget>
#include <QRegularExpression>
#include <QTest>
#include <QTextBrowser>

using namespace Qt::StringLiterals;

namespace {

QString pageIn(const QString &language, const QString &page)
{
    QFile file(u":/help/%1/%2.md"_s.arg(language, page));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// What does not depend on the language: the headings' and rows' number, the code, the links and the signs.
QStringList outlineOf(const QString &text)
{
    static const QRegularExpression fixed(uR"(^#+ |^\|[ ○●◉■◆▲?]+\||^\||^- |^\d\. |^    .+$|`[^`]+`|\]\([^)]+\))"_s,
                                          QRegularExpression::MultilineOption);
    QStringList outline;
    for (auto match = fixed.globalMatch(text); match.hasNext();)
        outline.append(match.next().captured());
    // Sentences put their names in another order in another language.
    outline.sort();
    return outline;
}

} // namespace

class TestHelpDialog : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void aPageSaysTheSameInEveryLanguage_data()
    {
        QTest::addColumn<QString>("page");
        for (const QString &page : widgets::HelpDialog::pages())
            QTest::newRow(qPrintable(page)) << page;
    }
    void aPageSaysTheSameInEveryLanguage()
    {
        QFETCH(QString, page);
        const QStringList expected = outlineOf(pageIn(u"en"_s, page));
        QVERIFY(!expected.isEmpty());
        for (const QString &language : {u"it"_s, u"ru"_s}) {
            QCOMPARE(outlineOf(pageIn(language, page)).join(u'\n'), expected.join(u'\n'));
            QVERIFY(pageIn(language, page) != pageIn(u"en"_s, page));
        }
    }

    void theShownPageFollowsTheLanguage()
    {
        widgets::HelpDialog dialog;
        dialog.showPage(u"timeline"_s);
        const auto *text = dialog.findChild<QTextBrowser *>(u"helpText"_s);
        QVERIFY(text->toPlainText().startsWith(u"Timeline"_s));
        for (const auto &[language, title] :
             {std::pair(QLocale::Italian, u"Cronologia"_s), std::pair(QLocale::Russian, u"Шкала ревизий"_s),
              std::pair(QLocale::Japanese, u"Timeline"_s)}) {
            QLocale::setDefault(QLocale(language));
            QEvent changed(QEvent::LanguageChange);
            QCoreApplication::sendEvent(&dialog, &changed);
            QVERIFY(text->toPlainText().startsWith(title));
        }
        QCOMPARE(dialog.findChild<QListWidget *>(u"helpPages"_s)->currentRow(), 1);
    }
};

QTEST_MAIN(TestHelpDialog)
#include "tst_helpdialog.moc"
