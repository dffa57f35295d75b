#include "widgets/goto/gotopalette.h"

#include "widgets/common/labels.h"
#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/icons.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

/// More lines than anybody reads; typing another letter is faster than scrolling.
constexpr qsizetype MostMatches = 100;

QString iconOf(GoToEntry::Kind kind)
{
    switch (kind) {
    case GoToEntry::Kind::Table:
        return u"table"_s;
    case GoToEntry::Kind::File:
        return u"file"_s;
    case GoToEntry::Kind::Command:
        return u"terminal"_s;
    case GoToEntry::Kind::Revision:
        break;
    }
    return u"revision"_s;
}

/// 0 for the best match, -1 for none.
int rank(const GoToEntry &entry, const QString &search)
{
    if (entry.text.startsWith(search, Qt::CaseInsensitive) || entry.key.startsWith(search, Qt::CaseInsensitive))
        return 0;
    if (entry.text.contains(u' ' + search, Qt::CaseInsensitive))
        return 1;
    if (entry.text.contains(search, Qt::CaseInsensitive))
        return 2;
    return entry.detail.contains(search, Qt::CaseInsensitive) ? 3 : -1;
}

} // namespace

GoToPalette::GoToPalette(QList<GoToEntry> entries, QWidget *parent)
    : QDialog(parent)
    , m_entries(std::move(entries))
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_empty(mutedLabel(this))
{
    setObjectName(u"goToPalette"_s);
    setWindowTitle(tr("Go to"));
    m_search->setObjectName(u"goToSearch"_s);
    m_search->setPlaceholderText(tr("Revision, table, file or command"));
    m_search->setAccessibleName(tr("Go to"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setObjectName(u"goToList"_s);
    m_list->setAccessibleName(tr("Matches"));
    m_list->setUniformItemSizes(true);
    m_empty->setText(tr("Nothing has such a name."));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_search);
    layout->addWidget(m_empty);
    layout->addWidget(m_list, 1);
    resize(fontMetrics().averageCharWidth() * 90, fontMetrics().lineSpacing() * 22);
    connect(m_search, &QLineEdit::textChanged, this, &GoToPalette::showMatches);
    connect(m_search, &QLineEdit::returnPressed, this, &GoToPalette::choose);
    connect(m_list, &QListWidget::itemActivated, this, &GoToPalette::choose);
    showMatches();
}

QList<GoToEntry> GoToPalette::find(const QList<GoToEntry> &entries, const QString &search)
{
    const QString text = search.trimmed();
    if (text.isEmpty())
        return entries.first(std::min(entries.size(), MostMatches));
    QList<std::pair<int, GoToEntry>> ranked;
    for (const GoToEntry &entry : entries) {
        if (const int place = rank(entry, text); place >= 0)
            ranked.append({place, entry});
    }
    std::ranges::stable_sort(ranked, {}, &std::pair<int, GoToEntry>::first);
    QList<GoToEntry> found;
    for (const auto &[place, entry] : ranked.first(std::min(ranked.size(), MostMatches)))
        found.append(entry);
    return found;
}

void GoToPalette::showMatches()
{
    m_matches = find(m_entries, m_search->text());
    m_list->clear();
    for (const GoToEntry &entry : std::as_const(m_matches)) {
        const QString text = entry.detail.isEmpty() ? entry.text : u"%1    %2"_s.arg(entry.text, entry.detail);
        m_list->addItem(new QListWidgetItem(icon(iconOf(entry.kind)), text));
    }
    m_list->setCurrentRow(0);
    m_empty->setVisible(m_matches.isEmpty());
}

void GoToPalette::choose()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= m_matches.size())
        return;
    const GoToEntry entry = m_matches[row];
    accept();
    emit chosen(entry);
}

bool GoToPalette::eventFilter(QObject *watched, QEvent *event)
{
    // The arrows walk the list while the words are still being typed.
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
        if (step != 0 && m_list->count() > 0) {
            m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, m_list->count() - 1));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace widgets
