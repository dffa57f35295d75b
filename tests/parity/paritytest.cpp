#include "tests/parity/paritytest.h"

#include "engine/diff/compare.h"
#include "engine/migration/modelsource.h"

#include "tests/parity/operationwords.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;

namespace {

constexpr int kPatience = 120'000;

bool write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

QStringList linesOf(const QJsonValue &lines)
{
    return lines.toVariant().toStringList();
}

/// In an order that is the same on both sides, and as one string, so that a failure shows all of it.
QString shown(QStringList lines)
{
    lines.sort();
    return lines.isEmpty() ? u"nothing"_s : lines.join(u"; "_s);
}

} // namespace

void ParityTest::initTestCase()
{
    m_url = prepare();
    const auto url = parseDatabaseUrl(m_url);
    QVERIFY2(url.has_value(), qPrintable(m_url));
    QVERIFY(write(path(u"alembic.ini"_s), "[alembic]\nscript_location = migrations\nprepend_sys_path = .\n"));
    QVERIFY(write(path(u"migrations/versions/.keep"_s), {}));
    QVERIFY(write(path(u"migrations/env.py"_s), "import models\ntarget_metadata = models.metadata\n"));
    m_alembic.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_alembic.start(u"/usr/bin/python3"_s,
                    {QStringLiteral(ATHANOR_SOURCE_DIR "/tests/parity/alembicside.py"), url->dialect, m_url,
                     QStringLiteral(ATHANOR_SOURCE_DIR "/tests/parity/cases")});
    QVERIFY2(m_alembic.waitForStarted(kPatience), qPrintable(m_alembic.errorString()));
}

QJsonValue ParityTest::ask(const QString &question)
{
    m_alembic.write(question.toUtf8() + '\n');
    while (!m_alembic.canReadLine()) {
        if (!m_alembic.waitForReadyRead(kPatience))
            return QJsonObject{{u"error"_s, m_alembic.errorString()}};
    }
    const QJsonDocument document = QJsonDocument::fromJson(m_alembic.readLine());
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

/// Athanor's operations, had as `revision --autogenerate` has them. A failure is a line as well: a case may expect it.
QStringList ParityTest::found(const QString &model, QString &error)
{
    const auto fail = [](const Error &what) { return QStringList{u"fails "_s + what.what}; };
    if (!write(path(u"models.py"_s), model.toUtf8())) {
        error = u"the model cannot be written"_s;
        return {};
    }
    const auto project = openProject({.startFolder = m_folder.path()});
    if (!project)
        return fail(project.error());
    const DatabaseUrl url = parseDatabaseUrl(m_url).value();
    const Dialect *dialect = dialectFor(url.dialect).value();
    ModelContext context{.dialect = dialect};
    context.server = url;
    auto desired = loadModel(SqlAlchemySource{*project}, context);
    if (!desired)
        return fail(desired.error());
    for (const ModelNote &note : desired->notes) {
        if (note.kind != ModelNote::Kind::Remark)
            error += placed(note);
    }
    context.schemas = otherSchemas(desired->schema);
    auto actual = loadModel(DatabaseSource{url, {}}, context);
    if (!actual)
        return fail(actual.error());
    leaveOutUnread(*actual, *desired);
    const CompareOptions options{.ignoredTables = {context.versionTable.name},
                                 .comments = dialect->capabilities().comments,
                                 .computed = dialect->capabilities().computed,
                                 .fixedTableOptions = dialect->capabilities().fixedTableOptions};
    return operationWords(compare(actual->schema, desired->schema, options).operations);
}

void ParityTest::sameOperations_data()
{
    QTest::addColumn<QString>("name");
    const QJsonArray names = ask(u"cases"_s).toArray();
    for (const QJsonValue name : names) {
        if (takes(name.toString()))
            QTest::newRow(qPrintable(name.toString())) << name.toString();
    }
    QVERIFY(!names.isEmpty());
}

void ParityTest::sameOperations()
{
    QFETCH(QString, name);
    const QJsonValue answer = ask(name);
    QCOMPARE(answer[u"error"_s].toString(), QString());
    QString error;
    const QStringList ours = found(answer[u"model"_s].toString(), error);
    QCOMPARE(error, QString());
    // In one comparison, so that a failure tells of both.
    QCOMPARE(u"Alembic: %1\nAthanor: %2"_s.arg(shown(linesOf(answer[u"alembic"_s])), shown(ours)),
             u"Alembic: %1\nAthanor: %2"_s.arg(shown(linesOf(answer[u"expectedOfAlembic"_s])),
                                               shown(linesOf(answer[u"expected"_s]))));
}
