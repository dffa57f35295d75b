#include "app/cli/renames.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

using engine::failure;
using engine::RenameCandidate;
using engine::Result;
using engine::Schema;
using engine::TableName;

namespace {

engine::Error refused(const QString &text, const QString &why)
{
    return {.kind = engine::Error::Kind::Command,
            .what = u"--rename %1 cannot be done."_s.arg(text),
            .why = why,
            .advice = u"Write old=new for a table and table.old=new for a column, with the names of both sides as "
                      u"'compare' prints them."_s};
}

/// `schema.name`, or a name alone.
TableName nameOf(const QString &text)
{
    return {text.section(u'.', 0, -2), text.section(u'.', -1)};
}

/// What a table is called after the renames so far.
TableName currentName(const TableName &name, const std::vector<RenameCandidate> &renames)
{
    for (const RenameCandidate &rename : renames) {
        if (rename.kind == RenameCandidate::Kind::Table && rename.table == name)
            return {name.schema, rename.newName};
    }
    return name;
}

class Reader
{
public:
    Reader(const Schema &actual, const Schema &desired)
        : m_actual(actual)
        , m_desired(desired)
    {
    }

    Result<RenameCandidate> read(const QString &text, const std::vector<RenameCandidate> &renames)
    {
        const QString old = text.section(u'=', 0, 0);
        const QString newName = text.section(u'=', 1);
        if (text.count(u'=') != 1 || old.isEmpty() || newName.isEmpty())
            return failure(refused(text, u"It is not of the form old=new."_s));
        const TableName owner = nameOf(old.section(u'.', 0, -2));
        const QString last = old.section(u'.', -1);
        if (m_actual.table(nameOf(old)))
            return table(text, nameOf(old), newName);
        if (const engine::Table *of = m_actual.table(owner); of && of->column(last))
            return column(text, {owner, last, newName}, currentName(owner, renames));
        const auto type = m_actual.enumTypes.find(owner);
        if (type != m_actual.enumTypes.end() && type->second.values.contains(last))
            return value(text, {owner, last, newName});
        return failure(refused(text, u"There is nothing called %1 to be renamed."_s.arg(old)));
    }

private:
    struct Change
    {
        TableName owner;
        QString oldName;
        QString newName;
    };

    Result<RenameCandidate> table(const QString &text, const TableName &old, const QString &newName) const
    {
        if (m_desired.table(old))
            return failure(refused(text, u"The table %1 is on both sides."_s.arg(old.text())));
        if (!m_desired.table({old.schema, newName}))
            return failure(refused(text, u"There is no table %1 that it could have become."_s.arg(newName)));
        return RenameCandidate{.kind = RenameCandidate::Kind::Table, .table = old, .newName = newName};
    }

    Result<RenameCandidate> column(const QString &text, const Change &change, const TableName &now) const
    {
        const engine::Table *desired = m_desired.table(now);
        if (!desired || !desired->column(change.newName))
            return failure(refused(text, u"There is no column %1 that it could have become."_s.arg(change.newName)));
        if (desired->column(change.oldName))
            return failure(refused(text, u"The column %1 is on both sides."_s.arg(change.oldName)));
        return candidate(RenameCandidate::Kind::Column, change);
    }

    Result<RenameCandidate> value(const QString &text, const Change &change) const
    {
        const auto type = m_desired.enumTypes.find(change.owner);
        if (type == m_desired.enumTypes.end() || !type->second.values.contains(change.newName))
            return failure(refused(text, u"There is no value %1 that it could have become."_s.arg(change.newName)));
        if (type->second.values.contains(change.oldName))
            return failure(refused(text, u"The value %1 is on both sides."_s.arg(change.oldName)));
        return candidate(RenameCandidate::Kind::EnumValue, change);
    }

    static RenameCandidate candidate(RenameCandidate::Kind kind, const Change &change)
    {
        return {.kind = kind, .table = change.owner, .oldName = change.oldName, .newName = change.newName};
    }

    const Schema &m_actual;
    const Schema &m_desired;
};

} // namespace

Result<std::vector<RenameCandidate>> readRenames(const QStringList &texts, const Schema &actual, const Schema &desired)
{
    // Tables first: a column is told by the table's old name.
    QStringList sorted = texts;
    std::stable_partition(sorted.begin(), sorted.end(), [&actual](const QString &text) {
        return actual.table(nameOf(text.section(u'=', 0, 0))) != nullptr;
    });
    Reader reader(actual, desired);
    std::vector<RenameCandidate> renames;
    for (const QString &text : std::as_const(sorted)) {
        auto rename = reader.read(text, renames);
        if (!rename)
            return failure(rename.error());
        renames.push_back(*std::move(rename));
    }
    return renames;
}

} // namespace app
