#pragma once

#include "models/environment.h"

#include <QDialog>
#include <QList>

class QListWidget;
class QPushButton;
class QLabel;

namespace widgets {

class EnvironmentForm;

/// The project's databases: a list and a form beside it. Edits values and gives them back; connects to nothing.
class EnvironmentDialog : public QDialog
{
    Q_OBJECT

public:
    explicit EnvironmentDialog(QWidget *parent = nullptr);

    /// `fixedName`: the one that comes from the project's files, empty where there is none.
    void setEnvironments(const QList<models::Environment> &environments, const QString &fixedName,
                         const QString &current);
    void setFolder(const QString &folder);

    /// Starts with a new, empty environment to be filled in.
    void addNew();

    /// The user's environments, without the fixed one.
    [[nodiscard]] QList<models::Environment> environments() const;

    /// The one to work on from now.
    [[nodiscard]] QString chosen() const;

    void showTestResult(const QString &version, const QString &error);

signals:
    void testRequested(const models::Environment &environment);

protected:
    void changeEvent(QEvent *event) override;

private:
    void setupLayout();
    void retranslate();
    void showRow(int row);
    void takeEdit();
    void removeCurrent();
    [[nodiscard]] QString freeName() const;

    QList<models::Environment> m_environments;
    QString m_fixedName;
    QLabel *m_text;
    QListWidget *m_list;
    QPushButton *m_add;
    QPushButton *m_remove;
    EnvironmentForm *m_form;
    QPushButton *m_accept;
    QPushButton *m_cancel;
    bool m_showing = false;
};

} // namespace widgets
