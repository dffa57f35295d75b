#include "engine/diff/viewcomparison.h"

#include "engine/schema/sqlwords.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// Quotes as the database does that has written a definition: on MySQL and MariaDB the name is in backticks there.
class Quoting
{
public:
    explicit Quoting(const QString &definition)
    {
        static const QRegularExpression backtick(u"^CREATE( SQL SECURITY INVOKER)? (VIEW|TRIGGER) `"_s);
        if (backtick.match(definition).hasMatch())
            m_quote = u'`';
    }

    [[nodiscard]] QString quoted(QString identifier) const
    {
        return m_quote + identifier.replace(m_quote, QString(2, m_quote)) + m_quote;
    }

    [[nodiscard]] QString quoted(const TableName &name) const
    {
        return name.schema.isEmpty() ? quoted(name.name) : quoted(name.schema) + u'.' + quoted(name.name);
    }

private:
    QChar m_quote = u'"';
};

/// A trigger of PostgreSQL calls a function, and is known only together with its table; others are blocks.
bool belongsToItsTable(const Trigger &trigger)
{
    return trigger.definition.contains(u" EXECUTE FUNCTION "_s)
        || trigger.definition.contains(u" EXECUTE PROCEDURE "_s);
}

bool differs(const std::map<TableName, View> &others, const View &view)
{
    const auto other = others.find(view.name);
    return other == others.end() || other->second.definition != view.definition;
}

/// The opposite of a drop.
ExecuteSql creation(const ExecuteSql &drop)
{
    return {.sql = drop.reverseSql, .reverseSql = drop.sql};
}

bool speaksOf(const View &view, const TableName &other)
{
    return view.name != other
        && std::ranges::any_of(identifiersIn(view.definition), [&](const SqlIdentifier &identifier) {
               return identifier.name.compare(other.name, Qt::CaseInsensitive) == 0;
           });
}

/// Views in rounds: each after those it speaks of. Views that speak of each other keep their order by name.
std::vector<const View *> orderedByUse(std::vector<const View *> views)
{
    std::vector<const View *> ordered;
    while (!views.empty()) {
        const std::vector<const View *> waiting = views;
        const auto isReady = [&](const View *view) {
            return std::ranges::none_of(waiting, [&](const View *other) { return speaksOf(*view, other->name); });
        };
        auto rest = std::stable_partition(views.begin(), views.end(), isReady);
        if (rest == views.begin())
            rest = views.end();
        ordered.insert(ordered.end(), views.begin(), rest);
        views.erase(views.begin(), rest);
    }
    return ordered;
}

std::vector<const View *> changedViews(const Schema &schema, const Schema &other)
{
    std::vector<const View *> changed;
    for (const auto &[name, view] : schema.views) {
        if (differs(other.views, view))
            changed.push_back(&view);
    }
    return orderedByUse(std::move(changed));
}

/// The parts of views that others do not have: all of those of a view that is made anew.
std::vector<const ViewPart *> changedParts(const Schema &schema, const Schema &other)
{
    std::vector<const ViewPart *> changed;
    for (const auto &[name, view] : schema.views) {
        const bool isKept = !differs(other.views, view);
        for (const ViewPart &part : view.parts) {
            if (!isKept || std::ranges::count(other.views.at(name).parts, part) == 0)
                changed.push_back(&part);
        }
    }
    return changed;
}

bool hasRelation(const Schema &schema, const TableName &name)
{
    return schema.tables.contains(name) || schema.views.contains(name);
}

/// True where the view that the trigger is on is made anew, and the trigger is lost with the old one.
bool losesItsView(const Trigger &trigger, const Schema &from, const Schema &to)
{
    const auto view = from.views.find(trigger.table);
    return view != from.views.end() && differs(to.views, view->second);
}

} // namespace

ExecuteSql dropOf(const View &view)
{
    const bool isMaterialized = view.definition.startsWith(u"CREATE MATERIALIZED "_s, Qt::CaseInsensitive);
    return {.sql = (isMaterialized ? u"DROP MATERIALIZED VIEW "_s : u"DROP VIEW "_s)
                + Quoting(view.definition).quoted(view.name),
            .reverseSql = view.definition};
}

ExecuteSql dropOf(const ViewPart &part)
{
    return {.sql = part.drop, .reverseSql = part.definition};
}

ExecuteSql dropOf(const Trigger &trigger)
{
    const Quoting quoting(trigger.definition);
    const QString name = belongsToItsTable(trigger)
        ? u"%1 ON %2"_s.arg(quoting.quoted(trigger.name), quoting.quoted(trigger.table))
        : quoting.quoted({trigger.table.schema, trigger.name});
    return {.sql = u"DROP TRIGGER "_s + name, .reverseSql = trigger.definition};
}

ViewChanges compareViews(const Schema &actual, const Schema &desired)
{
    ViewChanges changes;
    for (const Trigger &trigger : actual.triggers) {
        const bool kept = std::ranges::count(desired.triggers, trigger) > 0;
        if (!kept && hasRelation(desired, trigger.table) && !losesItsView(trigger, actual, desired))
            changes.drops.emplace_back(dropOf(trigger));
    }
    for (const ViewPart *part : changedParts(actual, desired))
        changes.drops.emplace_back(dropOf(*part));
    std::vector<const View *> unwanted = changedViews(actual, desired);
    std::ranges::reverse(unwanted);
    for (const View *view : unwanted)
        changes.drops.emplace_back(dropOf(*view));
    for (const View *view : changedViews(desired, actual))
        changes.creations.emplace_back(creation(dropOf(*view)));
    for (const ViewPart *part : changedParts(desired, actual))
        changes.creations.emplace_back(creation(dropOf(*part)));
    for (const Trigger &trigger : desired.triggers) {
        const bool present = std::ranges::count(actual.triggers, trigger) > 0;
        if (!present || losesItsView(trigger, desired, actual))
            changes.creations.emplace_back(creation(dropOf(trigger)));
    }
    return changes;
}

} // namespace engine
