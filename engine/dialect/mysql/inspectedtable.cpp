#include "engine/dialect/mysql/inspectedtable.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::mysql {

QVariantMap createOptions(const QString &text, Flavour flavour)
{
    static const QRegularExpression option(uR"re(`?(\w+)`?=(?:(\w+)|'([^']*)'|"([^"]*)"))re"_s);
    static const QRegularExpression number(u"^\\d+$"_s);
    // Aria says so of every table, and MySQL of one that was compressed or encrypted once.
    static const QStringList usual{u"transactional=1"_s, u"page_checksum=1"_s, u"compression='none'"_s,
                                   u"encryption='n'"_s};
    QVariantMap options;
    for (const QRegularExpressionMatch &match : option.globalMatch(text)) {
        const QString quoted = match.captured(3) + match.captured(4);
        const bool isBare = !match.captured(2).isEmpty() || number.match(quoted).hasMatch();
        const QString name = match.captured(1).toLower();
        const QString value = isBare ? match.captured(2) + quoted : u'\'' + quoted + u'\'';
        if (!usual.contains(name + u'=' + value.toLower()))
            options.insert(wordOf(flavour) + u'_' + name, value);
    }
    return options;
}

bool isPeriodBound(const QString &expression)
{
    static const QStringList bounds{u"ROW START"_s, u"ROW END"_s};
    return bounds.contains(expression.toUpper());
}

bool mayBePeriod(const QString &clause)
{
    static const QRegularExpression bounds(u"^`(?:[^`]|``)+` < `(?:[^`]|``)+`$"_s);
    return bounds.match(clause).hasMatch();
}

std::vector<std::pair<QString, QString>> takePeriods(Table &table, const QString &sql)
{
    static const QRegularExpression period(u"^\\s*PERIOD FOR `((?:[^`]|``)+)` \\("_s,
                                           QRegularExpression::MultilineOption);
    static const QRegularExpression key(u"^\\s*UNIQUE KEY `((?:[^`]|``)+)` \\(.*WITHOUT OVERLAPS\\)"_s,
                                        QRegularExpression::MultilineOption);
    std::vector<std::pair<QString, QString>> taken;
    for (const QRegularExpressionMatch &match : period.globalMatch(sql)) {
        const QString name = match.captured(1).replace(u"``"_s, u"`"_s);
        std::erase_if(table.constraints, [&name](const Constraint &constraint) {
            return std::holds_alternative<CheckConstraint>(constraint) && nameOf(constraint) == name;
        });
        taken.emplace_back(u"PERIOD FOR "_s + name, u"a period of time"_s);
    }
    for (const QRegularExpressionMatch &match : key.globalMatch(sql)) {
        const QString name = match.captured(1).replace(u"``"_s, u"`"_s);
        std::erase_if(table.indexes, [&name](const Index &index) { return index.name == name; });
        taken.emplace_back(u"UNIQUE "_s + name, u"a key WITHOUT OVERLAPS"_s);
    }
    return taken;
}

} // namespace engine::mysql
