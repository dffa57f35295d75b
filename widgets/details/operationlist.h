#pragma once

#include "engine/operation/operation.h"

#include <QWidget>

class QVBoxLayout;

namespace widgets {

/// Operations in words, one a line, each with a mark that says whether something comes, goes or changes.
class OperationList : public QWidget
{
    Q_OBJECT

public:
    explicit OperationList(QWidget *parent = nullptr);

    void setOperations(const std::vector<engine::Operation> &operations);

    /// As plain text, for tests and for copying.
    [[nodiscard]] QStringList lines() const { return m_lines; }

private:
    void addLine(const engine::Operation &operation);

    QVBoxLayout *m_layout;
    QStringList m_lines;
};

} // namespace widgets
