#pragma once

#include "engine/project/projectinit.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace widgets {

/// What a new project is to be: a value.
struct NewProject
{
    QString folder;
    QString templateName; ///< of engine::projectTemplates()
    QString databaseFile; ///< of SQLite, in the folder; empty for none
};

/// Asks for a new project and says what it will create. Creates nothing.
class NewProjectDialog : public QDialog
{
    Q_OBJECT

public:
    explicit NewProjectDialog(const QString &folder, QWidget *parent = nullptr);

    [[nodiscard]] NewProject project() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void setupForm();
    void retranslate();
    void check();
    void browse();
    [[nodiscard]] QStringList files() const;

    QLabel *m_folderLabel;
    QLineEdit *m_folder;
    QPushButton *m_browse;
    QLabel *m_formatLabel;
    QComboBox *m_format;
    QLabel *m_databaseLabel;
    QLineEdit *m_database;
    QLabel *m_filesTitle;
    QLabel *m_files;
    QPushButton *m_accept;
    QPushButton *m_cancel;
};

} // namespace widgets
