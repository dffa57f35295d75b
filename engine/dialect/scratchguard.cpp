#include "engine/dialect/scratchguard.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

Error leaves(const QString &sql, const QString &why)
{
    return {.kind = Error::Kind::Unsupported,
            .what = u"The statement would reach outside of the place in which the schema is tried out."_s,
            .why = why,
            .advice = u"Leave out the names of other databases and schemas, or let the database itself be compared."_s,
            .sql = sql};
}

} // namespace

void ScratchGuard::setOthers(const QStringList &others)
{
    QStringList escaped;
    for (const QString &other : others)
        escaped << QRegularExpression::escape(other);
    m_others = u"(?<![\\w.$])[`\"]?(%1)[`\"]?\\s*\\.(?!\\d)"_s.arg(escaped.isEmpty() ? u"(?!)"_s : escaped.join(u'|'));
}

Done ScratchGuard::check(const QString &sql, const QStringList &words) const
{
    if (m_others.isEmpty())
        return {};
    static const QRegularExpression blanks(u"(\\s|/\\*.*?\\*/|--[^\\n]*\\n)+"_s,
                                           QRegularExpression::DotMatchesEverythingOption);
    const QString plain = QString(sql).replace(blanks, u" "_s).trimmed().toUpper() + u' ';
    for (const QString &word : words) {
        if (plain.startsWith(word + u' '))
            return failure(leaves(sql, u"%1 is not a matter of one schema."_s.arg(word)));
    }
    const QRegularExpression others(
        m_others, QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    if (const auto found = others.match(sql); found.hasMatch())
        return failure(leaves(sql, u"It names %1."_s.arg(found.captured(1))));
    return {};
}

} // namespace engine
