#include "engine/diff/tablenotes.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

QStringList notesOnFixedOptions(const TablePair &tables, const QStringList &fixed)
{
    QStringList notes;
    const auto words = [](const QVariant &option) {
        return option.isValid() ? u"'%1'"_s.arg(option.toString()) : u"not given"_s;
    };
    for (const QString &option : fixed) {
        const QVariant actual = tables.actual.options.value(option);
        const QVariant desired = tables.desired.options.value(option);
        if (actual != desired) {
            notes << u"Table %1: %2 is %3 and should be %4, but a table keeps it from its creation on; nothing is "
                     "proposed."_s.arg(tables.actual.name.text(), option, words(actual), words(desired));
        }
    }
    return notes;
}

bool hasSequence(const Column &column)
{
    return column.options.value(u"postgresql_serial"_s).toBool();
}

/// True where a column gives itself a number on the one side only: by a sequence of its own, or as a key, which does
/// unless it says that it does not.
bool countsOtherwise(const Column &column, const Column &wanted, const TablePair &tables)
{
    const auto givesValue = [](const Column &each) { return each.identity || each.serverDefault || each.computed; };
    const auto isKey = [&column](const Table &table) {
        return table.primaryKey() && table.primaryKey()->columns.contains(column.name);
    };
    if (givesValue(column) || givesValue(wanted) || !sameType(column.type, wanted.type))
        return false;
    if (hasSequence(column) != hasSequence(wanted))
        return true;
    const bool isOff = column.autoincrement == Autoincrement::Off;
    return isKey(tables.actual) && isKey(tables.desired) && isOff != (wanted.autoincrement == Autoincrement::Off);
}

/// Alembic takes a column with a sequence of its own for a plain one.
QStringList notesOnCounting(const TablePair &tables)
{
    QStringList notes;
    for (const Column &wanted : tables.desired.columns) {
        const Column *column = tables.actual.column(wanted.name);
        if (!column || !countsOtherwise(*column, wanted, tables))
            continue;
        const bool counts = hasSequence(*column) || wanted.autoincrement == Autoincrement::Off;
        notes << u"Table %1: %2 %3 (SERIAL, AUTO_INCREMENT). Alembic does not compare that; nothing is proposed."_s.arg(
            tables.actual.name.text(), wanted.name,
            counts ? u"gives itself its numbers, and should not"_s : u"does not give itself its numbers, and should"_s);
    }
    return notes;
}

} // namespace

QStringList tableNotes(const TablePair &tables, const CompareOptions &options)
{
    return notesOnFixedOptions(tables, options.fixedTableOptions) + notesOnCounting(tables);
}

} // namespace engine
