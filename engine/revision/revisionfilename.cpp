#include "engine/revision/revisionfilename.h"

#include "engine/python/stringrepr.h"
#include "engine/revision/percentformat.h"

#include <QRegularExpression>
#include <QStringList>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace engine {

QString newRevisionId()
{
    return QUuid::createUuid().toString(QUuid::Id128).right(12);
}

Done checkRevisionId(const QString &id)
{
    QStringList found;
    for (const QChar character : u"@-+:"_s) {
        if (id.contains(character))
            found << QString(character);
    }
    if (found.isEmpty())
        return {};
    found.sort();
    return failure({.kind = Error::Kind::Command,
                    .what = u"Character(s) '%1' not allowed in revision identifier '%2'"_s.arg(found.join(u", "_s), id),
                    .advice = u"Use letters, digits, underscores and dots."_s});
}

QString revisionSlug(const QString &message, int limit)
{
    static const QRegularExpression word(u"\\w+"_s, QRegularExpression::UseUnicodePropertiesOption);
    QStringList words;
    for (const QRegularExpressionMatch &match : word.globalMatch(message))
        words << match.captured();
    const QString slug = words.join(u'_').toLower();
    const QList<uint> characters = slug.toUcs4(); // Python counts characters, not UTF-16 units
    if (characters.size() <= limit)
        return slug;
    const QList<uint> kept = characters.first(std::max(0, limit));
    const QString cut = QString::fromUcs4(reinterpret_cast<const char32_t *>(kept.constData()), kept.size());
    const qsizetype lastWord = cut.lastIndexOf(u'_');
    return (lastWord < 0 ? cut : cut.left(lastWord)) + u'_';
}

Result<QString> revisionFileName(const QString &fileTemplate, const RevisionName &name)
{
    const QDate date = name.createDate.moment.date();
    const QTime time = name.createDate.moment.time();
    Result<QString> result = percentFormat(fileTemplate,
                                           {{u"rev"_s, name.id},
                                            {u"slug"_s, revisionSlug(name.message, name.truncateSlugLength)},
                                            {u"epoch"_s, name.createDate.epoch()},
                                            {u"year"_s, qint64(date.year())},
                                            {u"month"_s, qint64(date.month())},
                                            {u"day"_s, qint64(date.day())},
                                            {u"hour"_s, qint64(time.hour())},
                                            {u"minute"_s, qint64(time.minute())},
                                            {u"second"_s, qint64(time.second())}});
    if (!result) {
        result.error().what = u"The file_template %1 cannot be used."_s.arg(python::stringRepr(fileTemplate));
        result.error().advice = u"Its tokens are rev, slug, epoch, year, month, day, hour, minute and second."_s;
    }
    return result;
}

} // namespace engine
