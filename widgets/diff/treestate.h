#pragma once

#include <QSet>
#include <QString>

class QModelIndex;
class QTreeView;

namespace widgets {

/// What the user has chosen and closed in a tree, by the keys of its rows, so that it can be had again when the rows
/// are other ones that stand for the same things.
class TreeState
{
public:
    /// `keyRole` gives each row's key.
    explicit TreeState(int keyRole)
        : m_keyRole(keyRole)
    {
    }

    /// Remembers the tree as it is; an empty one is not worth remembering.
    void remember(const QTreeView &tree);

    /// Opens all but what was closed, and goes to the row that was current, or to the first one.
    void restore(QTreeView &tree) const;

    void forget();

private:
    void rememberBelow(const QTreeView &tree, const QModelIndex &parent);
    void restoreBelow(QTreeView &tree, const QModelIndex &parent) const;

    int m_keyRole;
    QString m_current;
    QSet<QString> m_collapsed;
    int m_scrolled = 0;
};

} // namespace widgets
