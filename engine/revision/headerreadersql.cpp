#include "engine/revision/headerreader.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// The lines of a file one after the other, without their ends.
class Lines
{
public:
    explicit Lines(QByteArrayView text)
        : m_rest(text.startsWith("\xEF\xBB\xBF") ? text.sliced(3) : text)
    {
    }

    [[nodiscard]] bool atEnd() const { return m_rest.isEmpty(); }

    QByteArrayView next()
    {
        const auto end = m_rest.indexOf('\n');
        const auto line = end < 0 ? m_rest : m_rest.first(end);
        m_rest = end < 0 ? QByteArrayView() : m_rest.sliced(end + 1);
        return line.trimmed();
    }

private:
    QByteArrayView m_rest;
};

struct HeaderField
{
    QByteArrayView name;
    QByteArrayView value;
};

/// `-- name: value`; empty for any other comment.
std::optional<HeaderField> readField(QByteArrayView line)
{
    const auto comment = line.sliced(2).trimmed();
    const auto colon = comment.indexOf(':');
    if (colon < 0)
        return std::nullopt;
    return HeaderField{comment.first(colon).trimmed(), comment.sliced(colon + 1).trimmed()};
}

/// Calls `take` with each field above the first section and the first statement.
template <typename Take> void readFields(QByteArrayView text, Take take)
{
    for (Lines lines(text); !lines.atEnd();) {
        const auto line = lines.next();
        if (line.isEmpty())
            continue;
        if (!line.startsWith("--"))
            return;
        const auto field = readField(line);
        if (!field)
            continue;
        if (field->name.startsWith("upgrade") || field->name.startsWith("downgrade"))
            return;
        take(*field);
    }
}

QStringList listOf(QByteArrayView value)
{
    QStringList result;
    if (value == "None")
        return result;
    const auto parts = QString::fromUtf8(value).split(u',', Qt::SkipEmptyParts);
    for (const auto &part : parts)
        result.append(part.trimmed());
    return result;
}

} // namespace

bool isSqlRevision(QByteArrayView text)
{
    bool found = false;
    readFields(text, [&](const HeaderField &field) { found = found || field.name == "revision"; });
    return found;
}

Result<Revision> readSqlHeader(QByteArrayView text, const QString &file)
{
    Revision revision;
    revision.file = file;
    revision.format = Revision::Format::Sql;
    QStringList message;
    readFields(text, [&](const HeaderField &field) {
        const auto value = QString::fromUtf8(field.value);
        if (field.name == "revision")
            revision.id = value;
        else if (field.name == "down_revision")
            revision.downRevisions = listOf(field.value);
        else if (field.name == "branch_labels")
            revision.branchLabels = listOf(field.value);
        else if (field.name == "depends_on")
            revision.dependsOn = listOf(field.value);
        else if (field.name == "message")
            message.append(value);
        else if (field.name == "create_date")
            revision.createDate = value;
    });
    if (revision.id.isEmpty())
        return failure(missingRevisionId(file));
    revision.documentation = message.join(u'\n');
    return revision;
}

} // namespace engine
