#include "engine/revision/textclause.h"

#include "engine/revision/qualifiedname.h"
#include "engine/revision/valuereader.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

// SQLAlchemy's rules: a bind parameter is a colon and a word, not after a colon, a word or a backslash, not before a
// colon.
const QRegularExpression &bindParameter()
{
    static const QRegularExpression expression(uR"((?<![:\w\\]):(\w+)(?!:))"_s,
                                               QRegularExpression::UseUnicodePropertiesOption);
    return expression;
}

QString unescaped(QString sql)
{
    static const QRegularExpression escape(uR"(\\(:[\w$]*)(?![:\w$]))"_s,
                                           QRegularExpression::UseUnicodePropertiesOption);
    return sql.replace(escape, u"\\1"_s);
}

} // namespace

QString resolvedText(const QString &sql, const QHash<QString, QString> &bound, const SourcePosition &where,
                     ReadContext &context)
{
    QString result;
    qsizetype copied = 0;
    auto matches = bindParameter().globalMatch(sql);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const QString name = match.captured(1);
        if (!bound.contains(name)) {
            context.failReading(where, u"The SQL has a bind parameter :%1 without a value."_s.arg(name),
                                u"Write \\:%1 where a colon is meant."_s.arg(name));
            return {};
        }
        result += unescaped(sql.mid(copied, match.capturedStart() - copied)) + bound.value(name);
        copied = match.capturedEnd();
    }
    return result + unescaped(sql.mid(copied));
}

QString readTextClause(const python::Construct &call, ReadContext &context)
{
    const ValuePlace place{call.where, u"The SQL of %1()"_s.arg(shortName(call))};
    if (call.arguments.size() != 1) {
        context.failReading(call.where, u"%1() takes one text."_s.arg(shortName(call)));
        return {};
    }
    const QString sql = readText(call.arguments.first(), place, context);
    return shortName(call) == u"sa.text" ? resolvedText(sql, {}, call.where, context) : sql;
}

} // namespace engine
