#include "engine/revision/readcontext.h"

#include "engine/dialect/dialect.h"
#include "engine/schema/exactnumber.h"
#include "engine/python/needspython.h"

#include <QRegularExpression>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace engine {

void ReadContext::failReading(const SourcePosition &where, const QString &what, const QString &advice)
{
    fail({.kind = Error::Kind::Reading, .what = what, .advice = advice, .where = where});
}

void ReadContext::failNeedsPython(const SourcePosition &where, const QString &reason)
{
    fail(python::needsPython(reason, where));
}

void ReadContext::fail(const Error &failure)
{
    if (!error)
        error = failure;
}

int ReadContext::longestName() const
{
    return dialect ? dialect->capabilities().longestName : 0;
}

QString ReadContext::quoted(const QString &identifier) const
{
    if (dialect)
        return dialect->quoted(identifier);
    static const QRegularExpression plain(u"\\A[a-z_][a-z0-9_$]*\\z"_s);
    return plain.match(identifier).hasMatch() ? identifier : u'"' + QString(identifier).replace(u'"', "\"\""_L1) + u'"';
}

QString ReadContext::literal(const QVariant &value) const
{
    if (dialect)
        return dialect->literal(value);
    if (!value.isValid())
        return u"NULL"_s;
    if (value.typeId() == QMetaType::Bool)
        return value.toBool() ? u"true"_s : u"false"_s;
    if (value.canConvert<ExactNumber>())
        return value.value<ExactNumber>().digits;
    if (value.typeId() == QMetaType::LongLong || value.typeId() == QMetaType::Double)
        return value.toString();
    return u'\'' + value.toString().replace(u'\'', u"''"_s) + u'\'';
}

} // namespace engine
