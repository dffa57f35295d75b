#include "widgets/help/helpdialog.h"

#include "widgets/theme/athanorstyle.h"

#include <QDesktopServices>
#include <QEvent>
#include <QFile>
#include <QListWidget>
#include <QSplitter>
#include <QTextBrowser>
#include <QTextTable>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace widgets {

HelpDialog::HelpDialog(QWidget *parent)
    : QDialog(parent)
    , m_list(new QListWidget(this))
    , m_text(new QTextBrowser(this))
{
    setObjectName(u"helpDialog"_s);
    m_list->setObjectName(u"helpPages"_s);
    m_text->setObjectName(u"helpText"_s);
    m_text->setOpenLinks(false);
    m_text->document()->setDocumentMargin(3.0 * rhythm(this));
    auto *splitter = new QSplitter(this);
    splitter->addWidget(m_list);
    splitter->addWidget(m_text);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({fontMetrics().averageCharWidth() * 28, fontMetrics().averageCharWidth() * 84});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(splitter);
    resize(fontMetrics().averageCharWidth() * 112, fontMetrics().lineSpacing() * 34);
    for (const QString &page : pages()) {
        auto *item = new QListWidgetItem(m_list);
        item->setData(Qt::UserRole, page);
    }
    retranslate();
    connect(m_list, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *item) {
        if (item)
            showPage(item->data(Qt::UserRole).toString());
    });
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl &url) {
        if (url.isRelative())
            showPage(QString(url.path()).remove(u".md"_s));
        else
            QDesktopServices::openUrl(url);
    });
    m_list->setCurrentRow(0);
}

QStringList HelpDialog::pages()
{
    return {u"getting-started"_s,   u"timeline"_s,     u"compare"_s, u"revisions"_s,
            u"upgrade-downgrade"_s, u"environments"_s, u"keyboard"_s};
}

void HelpDialog::showPage(const QString &page)
{
    const qsizetype row = pages().indexOf(page);
    if (row < 0)
        return;
    if (m_list->currentRow() != row) {
        m_list->setCurrentRow(static_cast<int>(row));
        return;
    }
    readPage();
}

void HelpDialog::readPage()
{
    const QString page = pages().at(m_list->currentRow());
    const QString language = QLocale::languageToCode(QLocale().language());
    QString path = u":/help/%1/%2.md"_s.arg(language, page);
    if (!QFile::exists(path))
        path = u":/help/en/%1.md"_s.arg(page);
    QFile file(path);
    if (file.open(QIODevice::ReadOnly))
        m_text->setMarkdown(QString::fromUtf8(file.readAll()));
    calmTables();
}

/// Markdown's tables come with raised borders; ours are lines with room in between.
void HelpDialog::calmTables()
{
    for (QTextFrame *frame : m_text->document()->rootFrame()->childFrames()) {
        auto *table = qobject_cast<QTextTable *>(frame);
        if (!table)
            continue;
        QTextTableFormat format = table->format();
        format.setBorder(1);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setBorderBrush(tokensOf(this).color(Role::Line));
        format.setBorderCollapse(true);
        format.setCellSpacing(0);
        format.setCellPadding(rhythm(this) / 2.0);
        format.setTopMargin(rhythm(this));
        format.setBottomMargin(rhythm(this));
        table->setFormat(format);
    }
}

QString HelpDialog::title(const QString &page)
{
    if (page == "getting-started"_L1)
        return tr("Getting started");
    if (page == "timeline"_L1)
        return tr("Timeline");
    if (page == "compare"_L1)
        return tr("Compare");
    if (page == "revisions"_L1)
        return tr("Revisions");
    if (page == "upgrade-downgrade"_L1)
        return tr("Upgrade and downgrade");
    return page == "environments"_L1 ? tr("Databases") : tr("Keyboard");
}

void HelpDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        readPage();
    }
    QDialog::changeEvent(event);
}

void HelpDialog::retranslate()
{
    setWindowTitle(tr("Help"));
    m_list->setAccessibleName(tr("Pages"));
    m_text->setAccessibleName(tr("Page"));
    for (int row = 0; row < m_list->count(); ++row)
        m_list->item(row)->setText(title(m_list->item(row)->data(Qt::UserRole).toString()));
}

} // namespace widgets
