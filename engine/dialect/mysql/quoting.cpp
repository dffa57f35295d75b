#include "engine/dialect/mysql/quoting.h"

#include "engine/schema/datatype.h"
#include "engine/schema/exactnumber.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonValue>
#include <QSet>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

/// The words that one of the two servers reserves, as SQLAlchemy counts them.
const QSet<QString> &reservedWords()
{
    static const QSet<QString> words = [] {
        const QString text =
            u"accessible add admin all alter analyze and array as asc asensitive before between bigint binary "
            u"blob body both by call cascade case change char character check collate column condition constraint "
            u"continue convert create cross cube cume_dist current_date current_role current_time "
            u"current_timestamp current_user cursor database databases day_hour day_microsecond day_minute "
            u"day_second dec decimal declare default delayed delete dense_rank desc describe deterministic "
            u"distinct distinctrow div do_domain_ids double drop dual each else elseif elsif empty enclosed "
            u"escaped except exists exit explain false fetch first_value float float4 float8 for force foreign "
            u"from fulltext function general generated get get_master_public_key goto grant group grouping groups "
            u"having high_priority history hour_microsecond hour_minute hour_second if ignore ignore_domain_ids "
            u"ignore_server_ids in index infile inner inout insensitive insert int int1 int2 int3 int4 int8 "
            u"integer intersect interval into io_after_gtids io_before_gtids is iterate join json_table key keys "
            u"kill lag last_value lateral lead leading leave left like limit linear lines load localtime "
            u"localtimestamp lock long longblob longtext loop low_priority master_bind master_heartbeat_period "
            u"master_ssl_verify_server_cert match maxvalue mediumblob mediumint mediumtext member middleint "
            u"minute_microsecond minute_second mod modifies natural no_write_to_binlog not nth_value ntile null "
            u"numeric of offset on optimize optimizer_costs option optionally or order others out outer outfile "
            u"over package page_checksum parse_gcol_expr parse_vcol_expr partition percent_rank period persist "
            u"persist_only position precision primary procedure purge raise range rank read read_write reads real "
            u"recursive ref_system_id references regexp release rename repeat replace require resignal restrict "
            u"return returning revoke right rlike role row row_number rows rowtype schema schemas "
            u"second_microsecond select sensitive separator set show signal slow smallint spatial specific sql "
            u"sql_after_gtids sql_before_gtids sql_big_result sql_calc_found_rows sql_small_result sqlexception "
            u"sqlstate sqlwarning ssl starting stats_auto_recalc stats_persistent stats_sample_pages stored "
            u"straight_join system system_time table terminated then tinyblob tinyint tinytext to trailing "
            u"trigger true undo union unique unlock unsigned update usage use using utc_date utc_time "
            u"utc_timestamp values varbinary varchar varcharacter varying versioning virtual when where while "
            u"window with without write xor year_month zerofill"_s;
        const QStringList list = text.split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return words;
}

bool isPlain(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_' || c == u'$';
}

bool needsQuotes(const QString &identifier)
{
    if (identifier.isEmpty())
        return true;
    const QChar first = identifier.front();
    if ((first >= u'0' && first <= u'9') || first == u'$')
        return true;
    return !std::ranges::all_of(identifier, isPlain) || reservedWords().contains(identifier);
}

QString doubleLiteral(double value)
{
    return std::isfinite(value) ? QString::number(value, 'g', QLocale::FloatingPointShortest) : u"1e999"_s;
}

QString timeText(const QTime &time)
{
    const QString seconds = time.toString(u"HH:mm:ss"_s);
    return time.msec() == 0 ? seconds : seconds + u'.' + QString::number(time.msec() * 1000).rightJustified(6, u'0');
}

/// What a letter means after a backslash; any other stands for itself.
QChar escaped(QChar letter)
{
    static const QHash<QChar, QChar> letters{{u'0', QChar::Null}, {u'b', u'\b'}, {u'n', u'\n'},
                                             {u'r', u'\r'},       {u't', u'\t'}, {u'Z', QChar(0x1a)}};
    return letters.value(letter, letter);
}

QString bytesLiteral(const QByteArray &bytes)
{
    return bytes.isEmpty() ? u"''"_s : u"0x"_s + QString::fromLatin1(bytes.toHex());
}

} // namespace

QString alwaysQuoted(const QString &identifier)
{
    QString text = identifier;
    return u'`' + text.replace(u'`', u"``"_s) + u'`';
}

QString quotedName(const QString &identifier)
{
    return needsQuotes(identifier) ? alwaysQuoted(identifier) : identifier;
}

QString quotedName(const TableName &table)
{
    return table.schema.isEmpty() ? quotedName(table.name) : quotedName(table.schema) + u'.' + quotedName(table.name);
}

QString quotedNames(const QStringList &identifiers)
{
    QStringList quoted;
    for (const QString &identifier : identifiers)
        quoted << quotedName(identifier);
    return quoted.join(u", "_s);
}

QString stringLiteral(const QString &text)
{
    QString escaped = text;
    escaped.replace(u'\\', u"\\\\"_s).replace(u'\'', u"''"_s).replace(QChar::Null, u"\\0"_s);
    return u'\'' + escaped + u'\'';
}

QString stringValue(const QString &text)
{
    QString value;
    for (qsizetype place = 1; place + 1 < text.size(); ++place) {
        const QChar character = text.at(place);
        const bool isLast = place + 2 >= text.size();
        if (character == u'\\' && !isLast)
            value += escaped(text.at(++place));
        else
            value += character == u'\'' && !isLast ? text.at(++place) : character;
    }
    return value;
}

QString identifierValue(const QString &text)
{
    return text.startsWith(u'`') ? text.mid(1, text.size() - 2).replace(u"``"_s, u"`"_s) : text;
}

QString literalValue(const QVariant &value)
{
    if (!value.isValid() || value.isNull())
        return u"NULL"_s;
    if (value.canConvert<SqlText>())
        return value.value<SqlText>().text;
    if (value.canConvert<ExactNumber>())
        return value.value<ExactNumber>().digits;
    switch (value.typeId()) {
    case QMetaType::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
        return value.toString();
    case QMetaType::Float:
    case QMetaType::Double:
        return doubleLiteral(value.toDouble());
    case QMetaType::QByteArray:
        return bytesLiteral(value.toByteArray());
    case QMetaType::QDate:
        return stringLiteral(value.toDate().toString(Qt::ISODate));
    case QMetaType::QTime:
        return stringLiteral(timeText(value.toTime()));
    case QMetaType::QDateTime: {
        const QDateTime moment = value.toDateTime();
        return stringLiteral(moment.date().toString(Qt::ISODate) + u' ' + timeText(moment.time()));
    }
    case QMetaType::QVariantList:
    case QMetaType::QVariantMap:
    case QMetaType::QStringList:
        return stringLiteral(QString::fromUtf8(QJsonDocument::fromVariant(value).toJson(QJsonDocument::Compact)));
    default:
        return stringLiteral(value.toString());
    }
}

} // namespace engine::mysql
