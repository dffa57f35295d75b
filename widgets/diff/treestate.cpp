#include "widgets/diff/treestate.h"

#include <QScrollBar>
#include <QTreeView>

namespace widgets {

void TreeState::remember(const QTreeView &tree)
{
    if (tree.model()->rowCount() == 0)
        return;
    m_current = tree.currentIndex().siblingAtColumn(0).data(m_keyRole).toString();
    m_scrolled = tree.verticalScrollBar()->value();
    m_collapsed.clear();
    rememberBelow(tree, {});
}

void TreeState::rememberBelow(const QTreeView &tree, const QModelIndex &parent)
{
    for (int row = 0; row < tree.model()->rowCount(parent); ++row) {
        const QModelIndex index = tree.model()->index(row, 0, parent);
        if (tree.model()->hasChildren(index) && !tree.isExpanded(index))
            m_collapsed.insert(index.data(m_keyRole).toString());
        rememberBelow(tree, index);
    }
}

void TreeState::restore(QTreeView &tree) const
{
    tree.expandAll();
    tree.setCurrentIndex(tree.model()->index(0, 0));
    restoreBelow(tree, {});
    tree.verticalScrollBar()->setValue(m_scrolled);
}

void TreeState::restoreBelow(QTreeView &tree, const QModelIndex &parent) const
{
    for (int row = 0; row < tree.model()->rowCount(parent); ++row) {
        const QModelIndex index = tree.model()->index(row, 0, parent);
        const QString key = index.data(m_keyRole).toString();
        if (key == m_current && !m_current.isEmpty())
            tree.setCurrentIndex(index);
        restoreBelow(tree, index);
        if (m_collapsed.contains(key))
            tree.collapse(index);
    }
}

void TreeState::forget()
{
    m_current.clear();
    m_collapsed.clear();
    m_scrolled = 0;
}

} // namespace widgets
