#pragma once

#include <QJsonValue>
#include <QObject>
#include <QProcess>
#include <QTemporaryDir>

/// Every case of tests/parity/cases for one kind of database: a model, a database, and the operations that real Alembic
/// and Athanor are to find between them. What the two find differently says why; see alembicside.py.
class ParityTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void sameOperations_data();
    void sameOperations();

protected:
    /// Makes an empty database and gives its URL in SQLAlchemy's form; a word that no URL has is an error.
    [[nodiscard]] virtual QString prepare() = 0;

    /// Whether the case can be had here.
    [[nodiscard]] virtual bool takes(const QString & /*name*/) const { return true; }

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

private:
    [[nodiscard]] QJsonValue ask(const QString &question);
    [[nodiscard]] QStringList found(const QString &model, QString &error);

    QTemporaryDir m_folder;
    QProcess m_alembic;
    QString m_url;
};
