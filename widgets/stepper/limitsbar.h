#pragma once

#include "engine/dialect/dialect.h"

#include <QWidget>

class QDoubleSpinBox;
class QLabel;

namespace widgets {

/// How long the statements of a run may wait for locks and last, in seconds; zero leaves it to the database.
class LimitsBar : public QWidget
{
    Q_OBJECT

public:
    explicit LimitsBar(QWidget *parent = nullptr);

    /// Shows them; what the dialect cannot keep is not offered.
    void setLimits(const engine::SessionLimits &limits, const engine::Dialect *dialect);

    [[nodiscard]] engine::SessionLimits limits() const;

signals:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QLabel *m_lockLabel = nullptr;
    QDoubleSpinBox *m_lock = nullptr;
    QLabel *m_statementLabel = nullptr;
    QDoubleSpinBox *m_statement = nullptr;
};

} // namespace widgets
