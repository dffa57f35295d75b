#include "engine/revision/sqlrevisiontext.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// A header value is one line: a line break would end the comment and begin a statement.
QString field(const QString &name, const QString &value)
{
    return u"-- %1: %2\n"_s.arg(name, value.simplified());
}

QString text(const QString &direction, const QString &dialect, const SqlSection &section)
{
    QString text = u"\n-- "_s + direction;
    if (!dialect.isEmpty())
        text += u" (%1)"_s.arg(dialect);
    text += section.transactional ? u":\n"_s : u": no-transaction\n"_s;
    for (const QString &statement : section.statements)
        text += statement + u'\n';
    return text;
}

} // namespace

QString sqlRevisionText(const SqlRevisionHeader &header, const QString &dialect, const SqlSection &upgrade,
                        const SqlSection &downgrade)
{
    QString lines = field(u"revision"_s, header.id);
    lines += field(u"down_revision"_s, header.downRevisions.join(u", "_s));
    if (!header.branchLabels.isEmpty())
        lines += field(u"branch_labels"_s, header.branchLabels.join(u", "_s));
    if (!header.dependsOn.isEmpty())
        lines += field(u"depends_on"_s, header.dependsOn.join(u", "_s));
    lines += field(u"message"_s, header.message);
    lines += field(u"create_date"_s, header.createDate);
    return lines + text(u"upgrade"_s, dialect, upgrade) + text(u"downgrade"_s, dialect, downgrade);
}

} // namespace engine
