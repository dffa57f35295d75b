#include "engine/dialect/mysql/indextext.h"

#include "engine/dialect/mysql/quoting.h"
#include "engine/schema/datatype.h"

#include <QMap>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

/// An option under the dialect's own name, or under MySQL's, which SQLAlchemy reads for MariaDB, too.
QVariant eitherOption(const QVariantMap &options, Flavour flavour, const QString &name)
{
    const QVariant own = option(options, flavour, name);
    return own.isValid() ? own : option(options, Flavour::MySql, name);
}

/// A term that is no column: MySQL wants an expression in parentheses of its own.
QString expressionTerm(const QString &expression)
{
    static const QRegularExpression plain(u"^(?:`(?:[^`]|``)+`|[\\w$]+)(?:\\(\\d+\\))?(?:\\s+(?:asc|desc))?$"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression directed(u"^(.*\\S)\\s+(asc|desc)$"_s,
                                             QRegularExpression::CaseInsensitiveOption
                                                 | QRegularExpression::DotMatchesEverythingOption);
    const QString text = expression.trimmed();
    if (plain.match(text).hasMatch() || text.startsWith(u'('))
        return text;
    const QRegularExpressionMatch match = directed.match(text);
    return match.hasMatch() ? u"(%1) %2"_s.arg(match.captured(1), match.captured(2)) : u'(' + text + u')';
}

/// How much of a column is in the index: `mysql_length` is a number for all or one for each.
QString prefixOf(const QVariant &lengths, const QString &column)
{
    const QVariant length = lengths.typeId() == QMetaType::QVariantMap ? lengths.toMap().value(column) : lengths;
    return length.isValid() && !length.isNull() ? u"(%1)"_s.arg(length.toInt()) : QString();
}

/// The order in which options are written: nothing but the character set has to come before something else.
const QStringList &optionOrder()
{
    static const QStringList order{u"ENGINE"_s,        u"ROW_FORMAT"_s,      u"CHARSET"_s,
                                   u"CHARACTER_SET"_s, u"DEFAULT_CHARSET"_s, u"DEFAULT_CHARACTER_SET"_s,
                                   u"COLLATE"_s,       u"DEFAULT_COLLATE"_s, u"COMMENT"_s,
                                   u"PARTITION_BY"_s,  u"PARTITIONS"_s,      u"SUBPARTITION_BY"_s,
                                   u"SUBPARTITIONS"_s};
    return order;
}

QString optionText(QString name, const QString &value)
{
    static const QStringList texts{u"COMMENT"_s, u"DATA_DIRECTORY"_s, u"INDEX_DIRECTORY"_s, u"PASSWORD"_s,
                                   u"CONNECTION"_s};
    static const QStringList spaced{u"DATA_DIRECTORY"_s, u"INDEX_DIRECTORY"_s, u"DEFAULT_CHARACTER_SET"_s,
                                    u"CHARACTER_SET"_s,  u"DEFAULT_CHARSET"_s, u"DEFAULT_COLLATE"_s,
                                    u"PARTITION_BY"_s,   u"SUBPARTITION_BY"_s};
    static const QStringList joinedByBlank{u"TABLESPACE"_s,      u"DEFAULT CHARACTER SET"_s, u"CHARACTER SET"_s,
                                           u"COLLATE"_s,         u"PARTITION BY"_s,          u"PARTITIONS"_s,
                                           u"SUBPARTITION BY"_s, u"SUBPARTITIONS"_s};
    const QString written = texts.contains(name) ? stringLiteral(value) : value;
    if (spaced.contains(name))
        name.replace(u'_', u' ');
    return name + (joinedByBlank.contains(name) ? u' ' : u'=') + written;
}

/// ` (a, b) USING HASH COMMENT 'x'`.
QString partsAndOptions(const Index &index, Flavour flavour)
{
    const QVariant lengths = option(index.options, flavour, u"length"_s);
    QStringList terms;
    for (const IndexElement &element : index.elements)
        terms << indexTerm(element, lengths);
    QString text = u" ("_s + terms.join(u", "_s) + u')';
    const auto add = [&](const QString &name, const QString &words) {
        const QString value = eitherOption(index.options, flavour, name).toString();
        text += value.isEmpty() ? QString() : words + value;
    };
    add(u"with_parser"_s, u" WITH PARSER "_s);
    add(u"using"_s, u" USING "_s);
    const QString comment = option(index.options, flavour, u"comment"_s).toString();
    text += comment.isEmpty() ? QString() : u" COMMENT "_s + stringLiteral(comment);
    for (const QString &word : {u"ignored"_s, u"invisible"_s}) {
        if (option(index.options, flavour, word).toBool())
            text += u' ' + word.toUpper();
    }
    return text;
}

} // namespace

QString indexTerm(const IndexElement &element, const QVariant &lengths)
{
    QString text = element.column.isEmpty() ? expressionTerm(element.expression)
                                            : quotedName(element.column) + prefixOf(lengths, element.column);
    return element.descending ? text + u" DESC"_s : text;
}

QString indexItem(const Index &index, Flavour flavour)
{
    const QString unique = index.unique ? u"UNIQUE "_s : QString();
    const QString prefix = option(index.options, flavour, u"prefix"_s).toString();
    return unique + (prefix.isEmpty() ? QString() : prefix + u' ') + u"INDEX "_s + quotedName(index.name)
        + partsAndOptions(index, flavour);
}

QString createIndexSql(const TableName &table, const Index &index, Flavour flavour, bool ifNotExists)
{
    QString text = index.unique ? u"CREATE UNIQUE "_s : u"CREATE "_s;
    const QString prefix = option(index.options, flavour, u"prefix"_s).toString();
    text += prefix.isEmpty() ? QString() : prefix + u' ';
    text += u"INDEX "_s + (ifNotExists ? u"IF NOT EXISTS "_s : QString()) + quotedName(index.name);
    return text + u" ON "_s + quotedName(table) + partsAndOptions(index, flavour);
}

QString tableOptions(const QVariantMap &options, const QString &comment, Flavour flavour)
{
    QMap<QString, QString> chosen;
    const QString prefix = wordOf(flavour) + u'_';
    for (auto entry = options.cbegin(); entry != options.cend(); ++entry) {
        if (entry.key().startsWith(prefix))
            chosen.insert(entry.key().mid(prefix.size()).toUpper(),
                          entry->canConvert<SqlText>() ? entry->value<SqlText>().text : entry->toString());
    }
    if (!comment.isEmpty())
        chosen.insert(u"COMMENT"_s, comment);
    QStringList texts;
    const QStringList names = chosen.keys();
    const auto placeOf = [](const QString &name) {
        const qsizetype place = optionOrder().indexOf(name);
        return place < 0 ? 1 : place * 2; // those without a place come right after the engine
    };
    QStringList sorted = names;
    std::ranges::stable_sort(sorted, {}, placeOf);
    for (const QString &name : std::as_const(sorted))
        texts << optionText(name, chosen.value(name));
    return texts.join(u' ');
}

} // namespace engine::mysql
