#include "widgets/diff/comparewords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace widgets {

using engine::Difference;

QString CompareWords::choice(const models::SourceChoice &choice)
{
    switch (choice.kind) {
    case models::SourceChoice::Kind::Database:
        return tr("Database: %1").arg(choice.name);
    case models::SourceChoice::Kind::Model:
        if (choice.name == "sqlalchemy"_L1)
            return tr("Model: %1").arg(u"SQLAlchemy"_s);
        if (choice.name == "sqlalchemy:python"_L1)
            return tr("Model: SQLAlchemy, by Python");
        return choice.name.isEmpty() ? tr("Model") : tr("Model: %1").arg(choice.name.section(u':', 1));
    case models::SourceChoice::Kind::Revision:
        break;
    }
    return choice.detail.isEmpty() ? tr("Revision %1").arg(choice.name)
                                   : tr("Revision %1, %2").arg(choice.name, choice.detail);
}

QString CompareWords::side(const models::SourceChoice &choice)
{
    switch (choice.kind) {
    case models::SourceChoice::Kind::Database:
        return choice.name;
    case models::SourceChoice::Kind::Model:
        return tr("the model");
    case models::SourceChoice::Kind::Revision:
        break;
    }
    return tr("revision %1").arg(choice.name);
}

QString CompareWords::sign(Difference::State state)
{
    switch (state) {
    case Difference::State::Added:
        return u"+"_s;
    case Difference::State::Dropped:
        return u"−"_s;
    case Difference::State::Changed:
        return u"~"_s;
    case Difference::State::Renamed:
        return u"→"_s;
    case Difference::State::Equal:
        break;
    }
    return u"="_s;
}

QString CompareWords::state(Difference::State state)
{
    switch (state) {
    case Difference::State::Added:
        return tr("added");
    case Difference::State::Dropped:
        return tr("dropped");
    case Difference::State::Changed:
        return tr("changed");
    case Difference::State::Renamed:
        return tr("renamed");
    case Difference::State::Equal:
        break;
    }
    return tr("equal");
}

QString CompareWords::kind(Difference::Kind kind)
{
    switch (kind) {
    case Difference::Kind::Table:
        return tr("table");
    case Difference::Kind::Column:
        return tr("column");
    case Difference::Kind::PrimaryKey:
        return tr("primary key");
    case Difference::Kind::ForeignKey:
        return tr("foreign key");
    case Difference::Kind::Unique:
        return tr("unique constraint");
    case Difference::Kind::Check:
        return tr("check constraint");
    case Difference::Kind::Exclude:
        return tr("exclusion constraint");
    case Difference::Kind::Index:
        return tr("index");
    case Difference::Kind::View:
        return tr("view");
    case Difference::Kind::EnumType:
        return tr("enum type");
    case Difference::Kind::Trigger:
        break;
    }
    return tr("trigger");
}

QString CompareWords::why(const Difference &difference)
{
    if (difference.state == Difference::State::Added)
        return tr("only on the right");
    if (difference.state == Difference::State::Dropped)
        return tr("only on the left");
    const bool itsOwn =
        std::ranges::any_of(difference.properties, [](const auto &property) { return !property.equal(); });
    if (difference.state == Difference::State::Changed && !itsOwn)
        return tr("its parts differ");
    QStringList facts;
    for (const engine::PropertyDifference &property : difference.properties) {
        if (property.equal())
            facts << tr("%1 equal").arg(property.property);
        else
            facts << tr("%1 differs: %2 / %3")
                         .arg(property.property, property.left.isEmpty() ? tr("none") : property.left,
                              property.right.isEmpty() ? tr("none") : property.right);
    }
    return facts.isEmpty() ? tr("the same on both sides") : facts.join(u" · "_s);
}

Role CompareWords::mark(Difference::State state)
{
    switch (state) {
    case Difference::State::Added:
        return Role::AddedMark;
    case Difference::State::Dropped:
        return Role::DroppedMark;
    case Difference::State::Changed:
        return Role::ChangedMark;
    case Difference::State::Renamed:
        return Role::RenamedMark;
    case Difference::State::Equal:
        break;
    }
    return Role::Muted;
}

Role CompareWords::row(Difference::State state)
{
    switch (state) {
    case Difference::State::Added:
        return Role::AddedRow;
    case Difference::State::Dropped:
        return Role::DroppedRow;
    case Difference::State::Changed:
        return Role::ChangedRow;
    case Difference::State::Renamed:
        return Role::RenamedRow;
    case Difference::State::Equal:
        break;
    }
    return Role::Surface;
}

} // namespace widgets
