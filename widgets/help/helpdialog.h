#pragma once

#include <QDialog>

class QListWidget;
class QTextBrowser;

namespace widgets {

/// The user's documentation: pages of Markdown, a list of them beside the one that is shown. Not modal. The pages are
/// in the language of QLocale's default, in English where there are none in it.
class HelpDialog : public QDialog
{
    Q_OBJECT

public:
    explicit HelpDialog(QWidget *parent = nullptr);

    /// The pages' names, in reading order: "getting-started", "timeline", ...
    [[nodiscard]] static QStringList pages();

    void showPage(const QString &page);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void readPage();
    void calmTables();
    [[nodiscard]] static QString title(const QString &page);

    QListWidget *m_list;
    QTextBrowser *m_text;
};

} // namespace widgets
