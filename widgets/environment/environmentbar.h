#pragma once

#include "models/databasestate.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace widgets {

/// The line that always says which database this is and where it stands. Its words can be selected; its links do the
/// obvious. Where the server wants a password, a button asks for it.
class EnvironmentBar : public QWidget
{
    Q_OBJECT

public:
    explicit EnvironmentBar(QWidget *parent = nullptr);

    /// `hasProject` false leaves the bar empty; `currentId` is the short form of the current revision.
    void show(const models::DatabaseState &state, bool hasProject, const QStringList &currentIds);

signals:
    void currentRequested();
    void pendingRequested();
    void compareRequested();
    void addEnvironmentRequested();
    void halfDoneRequested();
    void problemRequested();
    void passwordRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    [[nodiscard]] QString text() const;
    [[nodiscard]] QStringList parts() const;
    [[nodiscard]] QString driftText() const;
    void follow(const QString &link);

    QLabel *m_label;
    QPushButton *m_password; ///< only there where one is wanted
    models::DatabaseState m_state;
    QStringList m_currentIds;
    bool m_hasProject = false;
};

} // namespace widgets
