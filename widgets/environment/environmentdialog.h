#pragma once

#include "models/environment.h"

#include <QDialog>
#include <QList>

#include <optional>

class QCheckBox;
class QListWidget;
class QPushButton;
class QLabel;

namespace widgets {

class EnvironmentForm;

/// The project's databases: a list and a form beside it. Edits values and gives them back, the passwords that were
/// typed in their URLs among them; connects to nothing.
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

    /// Whether the passwords in the URLs should be kept in the keychain.
    [[nodiscard]] bool keepsPasswords() const;

    /// The answer to keychainWanted().
    void setKeychain(bool isThere);

    void showTestResult(const QString &version, const QString &error);

signals:
    /// A password was typed for the first time: is there a keychain that could keep it?
    void keychainWanted();
    void testRequested(const models::Environment &environment);

protected:
    void changeEvent(QEvent *event) override;

private:
    void setupLayout();
    void retranslate();
    void showRow(int row);
    void takeEdit();
    void showKeychain();
    void removeCurrent();
    [[nodiscard]] QString freeName() const;

    QList<models::Environment> m_environments;
    QString m_fixedName;
    QLabel *m_text;
    QListWidget *m_list;
    QPushButton *m_add;
    QPushButton *m_remove;
    EnvironmentForm *m_form;
    QCheckBox *m_keep;
    QLabel *m_keepText;
    QPushButton *m_accept;
    QPushButton *m_cancel;
    std::optional<bool> m_hasKeychain; ///< nothing: not asked yet, or no answer yet
    bool m_keychainAsked = false;
    bool m_hasPassword = false; ///< one of the URLs says one
    bool m_showing = false;
};

} // namespace widgets
