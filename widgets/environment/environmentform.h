#pragma once

#include "models/environment.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace widgets {

/// Edits one environment: name, kind, URL. It tests nothing by itself: it asks, and is told the answer.
class EnvironmentForm : public QWidget
{
    Q_OBJECT

public:
    explicit EnvironmentForm(QWidget *parent = nullptr);

    /// Shows `environment`. One that is `fixed` comes from the project's files and can only be looked at.
    void setEnvironment(const models::Environment &environment, bool fixed);
    [[nodiscard]] models::Environment environment() const;

    /// True where name and URL are there and the URL can be read.
    [[nodiscard]] bool isComplete() const;

    /// The answer to testRequested; an empty `version` with an error's text where it failed.
    void showTestResult(const QString &version, const QString &error);

    /// Where the file picker starts.
    void setFolder(const QString &folder) { m_folder = folder; }

signals:
    void edited();
    void testRequested(const models::Environment &environment);

protected:
    void changeEvent(QEvent *event) override;

private:
    void setupForm();
    void retranslate();
    void check();
    void chooseFile();

    QLabel *m_nameLabel;
    QLineEdit *m_name;
    QLabel *m_kindLabel;
    QComboBox *m_kind;
    QLabel *m_urlLabel;
    QLineEdit *m_url;
    QPushButton *m_browse;
    QPushButton *m_test;
    QLabel *m_notice;
    QLabel *m_result;
    QString m_folder;
    bool m_fixed = false;
};

} // namespace widgets
