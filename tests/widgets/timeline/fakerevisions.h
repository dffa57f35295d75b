#pragma once

#include "models/lanes.h"
#include "models/timelineroles.h"

#include <QStandardItemModel>

/// A row for tests of the timeline, without a graph of the engine behind it.
struct FakeRevision
{
    QString id;
    QStringList downs;
    models::TimelineMark mark = models::TimelineMark::Pending;
    QList<models::TimelineBadge> badges = {};
    int folded = 0;
    bool dimmed = false;
    bool hit = false;
};

/// Answers every role of models/timelineroles.h for `revisions`, which have children before parents.
inline void fillTimeline(QStandardItemModel &model, const QList<FakeRevision> &revisions)
{
    QList<models::LaneInput> inputs;
    for (const FakeRevision &revision : revisions)
        inputs.append({revision.id, revision.downs, {}});
    const QList<models::LaneRow> lanes = models::layoutLanes(inputs, models::laneColours(inputs));
    model.setColumnCount(models::TimelineColumnCount);
    for (qsizetype row = 0; row < revisions.size(); ++row) {
        const FakeRevision &revision = revisions.at(row);
        QList<QStandardItem *> items;
        for (int column = 0; column < models::TimelineColumnCount; ++column) {
            auto item = std::make_unique<QStandardItem>();
            if (column == models::RevisionColumn || column == models::MessageColumn)
                item->setText(column == models::RevisionColumn ? revision.id
                                                               : QStringLiteral("message of ") + revision.id);
            item->setData(revision.id, models::RevisionIdRole);
            item->setData(revision.downs, models::DownRevisionsRole);
            item->setData(static_cast<int>(revision.mark), models::MarkRole);
            item->setData(revision.downs.isEmpty(), models::IsBaseRole);
            item->setData(revision.downs.size() > 1, models::IsMergeRole);
            item->setData(QVariant::fromValue(revision.badges), models::BadgesRole);
            item->setData(QVariant::fromValue(lanes.at(row)), models::LaneRowRole);
            item->setData(revision.dimmed, models::DimmedRole);
            item->setData(revision.hit, models::SearchHitRole);
            item->setData(revision.folded, models::FoldedCountRole);
            items.append(item.release()); // the model takes it over
        }
        model.appendRow(items);
    }
}
