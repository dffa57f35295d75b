#pragma once

#include <QDialog>
#include <QList>

class QAction;
class QLabel;
class QLineEdit;
class QListWidget;

namespace widgets {

/// One thing that "Go to" can lead to.
struct GoToEntry
{
    enum class Kind { Revision, Table, File, Command };

    Kind kind = Kind::Revision;
    QString key; ///< what chosen() hands back: an id, a table, a path, an action's object name
    QString text; ///< what is searched and shown
    QString detail; ///< shown muted, searched too
};

/// Type a few letters, press Enter, and be there. It only chooses; whoever opened it goes there.
class GoToPalette : public QDialog
{
    Q_OBJECT

public:
    explicit GoToPalette(QList<GoToEntry> entries, QWidget *parent = nullptr);

    /// The entries that `search` finds, the best first: those that start with it, then those that have a word that
    /// does, then those that hold it anywhere.
    [[nodiscard]] static QList<GoToEntry> find(const QList<GoToEntry> &entries, const QString &search);

signals:
    void chosen(const widgets::GoToEntry &entry);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showMatches();
    void choose();

    QList<GoToEntry> m_entries;
    QList<GoToEntry> m_matches;
    QLineEdit *m_search;
    QListWidget *m_list;
    QLabel *m_empty;
};

} // namespace widgets
