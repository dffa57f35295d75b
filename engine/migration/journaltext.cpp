#include "engine/migration/journaltext.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// Bytes stand in an object of their own; times are given to every database as text.
QJsonValue valueJson(const QVariant &value)
{
    if (value.userType() == QMetaType::QByteArray)
        return QJsonObject{{u"base64"_s, QString::fromLatin1(value.toByteArray().toBase64())}};
    if (value.userType() == QMetaType::LongLong)
        return QJsonValue(value.toLongLong());
    return QJsonValue::fromVariant(value);
}

QVariant readValue(const QJsonValue &json)
{
    if (json.isObject())
        return QByteArray::fromBase64(json.toObject().value(u"base64"_s).toString().toLatin1());
    if (json.isNull())
        return {};
    // A whole number stays one.
    const QVariant value = json.toVariant();
    return value;
}

QJsonObject statementJson(const Statement &statement)
{
    QJsonObject json{{u"sql"_s, statement.sql}, {u"role"_s, int(statement.role)}};
    if (!statement.bindings.isEmpty()) {
        QJsonArray bindings;
        for (const QVariant &value : statement.bindings)
            bindings << valueJson(value);
        json.insert(u"bindings"_s, bindings);
    }
    if (!statement.purpose.isEmpty())
        json.insert(u"purpose"_s, statement.purpose);
    if (statement.expectedRows >= 0)
        json.insert(u"rows"_s, statement.expectedRows);
    if (statement.asWritten)
        json.insert(u"asWritten"_s, true);
    if (statement.autocommit)
        json.insert(u"autocommit"_s, true);
    return json;
}

Statement readStatement(const QJsonObject &json)
{
    Statement statement;
    statement.sql = json.value(u"sql"_s).toString();
    statement.role = Statement::Role(json.value(u"role"_s).toInt());
    for (const auto &value : json.value(u"bindings"_s).toArray())
        statement.bindings << readValue(value);
    statement.purpose = json.value(u"purpose"_s).toString();
    statement.expectedRows = json.value(u"rows"_s).toInt(-1);
    statement.asWritten = json.value(u"asWritten"_s).toBool();
    statement.autocommit = json.value(u"autocommit"_s).toBool();
    return statement;
}

QJsonArray namesJson(const QSet<QString> &names)
{
    QStringList sorted = names.values();
    sorted.sort();
    return QJsonArray::fromStringList(sorted);
}

QStringList readTexts(const QJsonValue &json)
{
    QStringList texts;
    for (const auto &value : json.toArray())
        texts << value.toString();
    return texts;
}

QSet<QString> readNames(const QJsonValue &json)
{
    const QStringList names = readTexts(json);
    return {names.begin(), names.end()};
}

} // namespace

QString entryText(const JournalEntry &entry)
{
    QJsonObject json = statementJson(entry.statement);
    if (entry.undo) {
        QJsonArray undo;
        for (const Statement &statement : *entry.undo)
            undo << statementJson(statement);
        json.insert(u"undo"_s, undo);
    }
    if (entry.traces != Traces()) {
        json.insert(u"schema"_s, entry.table.schema);
        json.insert(u"table"_s, entry.table.name);
        json.insert(u"adds"_s, namesJson(entry.traces.added));
        json.insert(u"removes"_s, namesJson(entry.traces.removed));
    }
    if (entry.versionRows)
        json.insert(u"versionRows"_s, QJsonArray::fromStringList(*entry.versionRows));
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

Result<JournalEntry> readEntry(const QString &text)
{
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    if (!json.value(u"sql"_s).isString()) {
        return failure({.kind = Error::Kind::Reading,
                        .what = u"The journal of the database holds what Athanor has not written."_s,
                        .why = text,
                        .advice = u"Look at the table by hand, and drop it once the database is at a revision."_s});
    }
    JournalEntry entry;
    entry.statement = readStatement(json);
    if (json.contains(u"undo"_s)) {
        entry.undo.emplace();
        for (const auto &statement : json.value(u"undo"_s).toArray())
            entry.undo->push_back(readStatement(statement.toObject()));
    }
    entry.table = {json.value(u"schema"_s).toString(), json.value(u"table"_s).toString()};
    entry.traces = {readNames(json.value(u"adds"_s)), readNames(json.value(u"removes"_s))};
    if (json.contains(u"versionRows"_s))
        entry.versionRows = readTexts(json.value(u"versionRows"_s));
    return entry;
}

} // namespace engine
