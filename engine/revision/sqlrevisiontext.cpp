#include "engine/revision/sqlrevisiontext.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// A header value is one line: a line break would end the comment and begin a statement.
QString field(const QString &name, const QString &value)
{
    return u"-- %1: %2\n"_s.arg(name, value.simplified());
}

QString section(const QString &direction, const QString &dialect, const QStringList &statements)
{
    QString text = dialect.isEmpty() ? u"\n-- %1:\n"_s.arg(direction) : u"\n-- %1 (%2):\n"_s.arg(direction, dialect);
    for (const QString &statement : statements)
        text += statement + u";\n"_s;
    return text;
}

} // namespace

QString sqlRevisionText(const SqlRevisionHeader &header, const QString &dialect, const QStringList &upgrade,
                        const QStringList &downgrade)
{
    QString text = field(u"revision"_s, header.id);
    text += field(u"down_revision"_s, header.downRevisions.join(u", "_s));
    if (!header.branchLabels.isEmpty())
        text += field(u"branch_labels"_s, header.branchLabels.join(u", "_s));
    if (!header.dependsOn.isEmpty())
        text += field(u"depends_on"_s, header.dependsOn.join(u", "_s));
    text += field(u"message"_s, header.message);
    text += field(u"create_date"_s, header.createDate);
    return text + section(u"upgrade"_s, dialect, upgrade) + section(u"downgrade"_s, dialect, downgrade);
}

} // namespace engine
