#include "engine/schema/namingconvention.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

QString conventionKey(ConstraintKind kind)
{
    switch (kind) {
    case ConstraintKind::PrimaryKey:
        return u"pk"_s;
    case ConstraintKind::ForeignKey:
        return u"fk"_s;
    case ConstraintKind::Unique:
        return u"uq"_s;
    case ConstraintKind::Check:
        return u"ck"_s;
    case ConstraintKind::Exclude:
    case ConstraintKind::Unknown:
        break;
    }
    return {};
}

/// `column_0_name`, `column_1_label`, `column_0_N_name`, `column_0N_name`: which of `columns`, and how joined.
std::optional<QString> columnToken(const QString &token, const QStringList &columns, const QString &label)
{
    static const QRegularExpression form(u"^column_(\\d+)(_?N)?_(name|key|label)$"_s);
    const QRegularExpressionMatch match = form.match(token);
    if (!match.hasMatch())
        return std::nullopt;
    const QString prefix = match.captured(3) == u"label" ? label + u'_' : QString();
    if (match.captured(2).isEmpty()) {
        const int place = match.captured(1).toInt();
        return place < columns.size() ? std::optional(prefix + columns.at(place)) : std::nullopt;
    }
    QStringList parts;
    for (const QString &column : columns)
        parts << prefix + column;
    return parts.join(match.captured(2) == u"_N" ? u"_"_s : QString());
}

std::optional<QString> tokenValue(const QString &token, const Constraint &constraint, const TableName &table)
{
    if (token == u"table_name")
        return table.name;
    if (const auto *key = std::get_if<ForeignKey>(&constraint)) {
        if (token == u"referred_table_name")
            return key->referredTable.name;
        if (token.startsWith(u"referred_"_s))
            return columnToken(token.mid(9), key->referredColumns, key->referredTable.name);
    }
    const QString label = table.schema.isEmpty() ? table.name : table.schema + u'_' + table.name;
    return columnToken(token, columnsOf(constraint), label);
}

QString conventionalName(const QString &format, const Constraint &constraint, const TableName &table)
{
    static const QRegularExpression token(u"%\\((\\w+)\\)s"_s);
    QString name;
    qsizetype copied = 0;
    for (const QRegularExpressionMatch &match : token.globalMatch(format)) {
        const std::optional<QString> value = tokenValue(match.captured(1), constraint, table);
        if (!value)
            return {};
        name += QStringView(format).mid(copied, match.capturedStart() - copied).toString() + *value;
        copied = match.capturedEnd();
    }
    return name + format.mid(copied);
}

} // namespace

void nameByConvention(Table &table, const QMap<QString, QString> &convention)
{
    for (Constraint &constraint : table.constraints) {
        const QString format = convention.value(conventionKey(kindOf(constraint)));
        if (format.isEmpty() || !nameOf(constraint).isEmpty())
            continue;
        const QString name = conventionalName(format, constraint, table.name);
        std::visit([&name](auto &value) { value.name = name; }, constraint);
    }
}

} // namespace engine
