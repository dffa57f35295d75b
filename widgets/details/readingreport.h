#pragma once

#include "models/revisionfacts.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace widgets {

/// What reading a project has found, right after it was opened.
struct ReadingSummary
{
    QString name; ///< of the project
    QString settingsFile;
    int folders = 0;
    int revisions = 0;
    int heads = 0;
    QString model; ///< as the project names it; empty where it names none
    QString databaseOrigin; ///< where the database's URL comes from; empty where there is none
    QString databaseProblem; ///< why there is none
    bool complete = false; ///< all revisions have been read
    models::RevisionFactsById facts;
    std::vector<engine::Error> problems; ///< of the graph: files that could not be read
};

/// Says how much of a project can be shown without Python, and what stands in the way of the rest.
class ReadingReport : public QWidget
{
    Q_OBJECT

public:
    explicit ReadingReport(QWidget *parent = nullptr);

    void show(const ReadingSummary &summary);

signals:
    void placeRequested(const QString &file, int line);
    void addEnvironmentRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showCounts();
    void addProblem(const engine::Error &problem);

    ReadingSummary m_summary;
    QLabel *m_title;
    QLabel *m_extent;
    QLabel *m_read;
    QLabel *m_python;
    QLabel *m_unreadable;
    QListWidget *m_problems;
    QLabel *m_modelTitle;
    QLabel *m_model;
    QLabel *m_databaseTitle;
    QLabel *m_database;
    QPushButton *m_addEnvironment;
};

} // namespace widgets
