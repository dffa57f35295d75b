#include "engine/project/dotenv.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

QString unescaped(const QString &text)
{
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) != u'\\' || i + 1 == text.size()) {
            result += text.at(i);
            continue;
        }
        const QChar next = text.at(++i);
        if (next == u'n')
            result += u'\n';
        else if (next == u't')
            result += u'\t';
        else if (next == u'r')
            result += u'\r';
        else if (u"\\\"'$"_s.contains(next))
            result += next;
        else
            result += u'\\' + QString(next);
    }
    return result;
}

QString expanded(const QString &text, const QMap<QString, QString> &known, const QMap<QString, QString> &outer)
{
    static const QRegularExpression reference(uR"(\$\{(\w+)(?::-([^}]*))?\})"_s);
    QString result;
    qsizetype position = 0;
    for (const QRegularExpressionMatch &match : reference.globalMatch(text)) {
        result += QStringView(text).mid(position, match.capturedStart() - position);
        const QString name = match.captured(1);
        result += outer.value(name, known.value(name, match.captured(2)));
        position = match.capturedEnd();
    }
    return result + text.mid(position);
}

} // namespace

QMap<QString, QString> parseDotenv(const QString &text, const QMap<QString, QString> &outer)
{
    static const QRegularExpression line(uR"re(^[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*=[ \t]*)re"
                                         R"re((?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^\r\n]*?)))re"
                                         R"re([ \t]*(?:[ \t]#[^\r\n]*)?\r?$)re"_s,
                                         QRegularExpression::MultilineOption);
    QMap<QString, QString> variables;
    for (const QRegularExpressionMatch &match : line.globalMatch(text)) {
        QString value = match.captured(2);
        if (match.hasCaptured(3))
            value = expanded(unescaped(match.captured(3)), variables, outer);
        else if (match.hasCaptured(4))
            value = match.captured(4).startsWith(u'#') ? QString() : expanded(match.captured(4), variables, outer);
        variables.insert(match.captured(1), value);
    }
    return variables;
}

} // namespace engine
