#include "engine/schema/namingconvention.h"

#include <QCryptographicHash>
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

QString labelOf(const TableName &table)
{
    return table.schema.isEmpty() ? table.name : table.schema + u'_' + table.name;
}

std::optional<QString> tokenValue(const QString &token, const Constraint &constraint, const TableName &table)
{
    if (token == u"table_name")
        return table.name;
    if (token == u"constraint_name" && !nameOf(constraint).isEmpty())
        return nameOf(constraint);
    if (const auto *key = std::get_if<ForeignKey>(&constraint)) {
        if (token == u"referred_table_name")
            return key->referredTable.name;
        if (token.startsWith(u"referred_"_s))
            return columnToken(token.mid(9), key->referredColumns, key->referredTable.name);
    }
    return columnToken(token, columnsOf(constraint), labelOf(table));
}

/// `format` with its tokens filled in; empty where `valueOf(token)` has nothing for one of them.
template <typename ValueOf> QString filledIn(const QString &format, const ValueOf &valueOf)
{
    static const QRegularExpression token(u"%\\((\\w+)\\)s"_s);
    QString name;
    qsizetype copied = 0;
    for (const QRegularExpressionMatch &match : token.globalMatch(format)) {
        const std::optional<QString> value = valueOf(match.captured(1));
        if (!value)
            return {};
        name += QStringView(format).mid(copied, match.capturedStart() - copied).toString() + *value;
        copied = match.capturedEnd();
    }
    return name + format.mid(copied);
}

void setName(Constraint &constraint, const QString &format, const TableName &table)
{
    const QString name = filledIn(format, [&](const QString &token) { return tokenValue(token, constraint, table); });
    std::visit([&name](auto &value) { value.name = name; }, constraint);
}

void setName(Index &index, const QString &format, const TableName &table)
{
    QStringList columns;
    for (const IndexElement &element : index.elements)
        columns << element.column;
    index.name = filledIn(format, [&](const QString &token) {
        return token == u"table_name" ? std::optional(table.name) : columnToken(token, columns, labelOf(table));
    });
}

bool isNamedByFlag(const Index &index, const Table &table, const QStringList &indexedColumns)
{
    const QString column = index.elements.size() == 1 ? index.elements.front().column : QString();
    return indexedColumns.contains(column) && index.name == u"ix_%1_%2"_s.arg(labelOf(table.name), column);
}

/// Cuts the names that are not among those that were given.
void cutNames(Table &table, const QStringList &given, int longest)
{
    for (Constraint &constraint : table.constraints) {
        if (!given.contains(nameOf(constraint)))
            std::visit([longest](auto &value) { value.name = cutName(value.name, longest); }, constraint);
    }
}

} // namespace

QString cutName(const QString &name, int longest)
{
    if (longest == 0 || name.size() <= longest)
        return name;
    const QByteArray sum = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Md5).toHex();
    return name.first(longest - 8) + u'_' + QString::fromLatin1(sum.last(4));
}

void nameByConvention(Table &table, const QMap<QString, QString> &convention)
{
    for (Constraint &constraint : table.constraints) {
        const QString format = convention.value(conventionKey(kindOf(constraint)));
        if (format.isEmpty() || !nameOf(constraint).isEmpty())
            continue;
        setName(constraint, format, table.name);
    }
}

void nameByMetadata(Table &table, QMap<QString, QString> convention, const GivenNames &given)
{
    if (!convention.contains(u"ix"_s))
        convention.insert(u"ix"_s, u"ix_%(column_0_label)s"_s);
    for (Index &index : table.indexes) {
        if (!index.name.isEmpty() && !isNamedByFlag(index, table, given.indexedColumns))
            continue;
        setName(index, convention.value(u"ix"_s), table.name);
        index.name = cutName(index.name, given.longest);
    }
    QStringList own;
    for (Constraint &constraint : table.constraints) {
        const QString format = convention.value(conventionKey(kindOf(constraint)));
        const QString name = nameOf(constraint);
        own << name;
        if (!name.isEmpty() && !given.fixed.contains(name) && format.contains(u"%(constraint_name)s"_s))
            setName(constraint, format, table.name);
    }
    nameByConvention(table, convention);
    cutNames(table, own, given.longest);
}

} // namespace engine
