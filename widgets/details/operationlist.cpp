#include "widgets/details/operationlist.h"

#include "widgets/common/labels.h"
#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/theme.h"

#include "engine/overloaded.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace widgets {

namespace {

struct Mark
{
    QChar glyph;
    Role role;
};

constexpr Mark Added{u'+', Role::AddedMark};
constexpr Mark Dropped{u'−', Role::DroppedMark};
constexpr Mark Changed{u'~', Role::ChangedMark};
constexpr Mark Renamed{u'→', Role::RenamedMark};
constexpr Mark Data{u'»', Role::Muted};

Mark markOf(const engine::Operation &operation)
{
    return std::visit(engine::Overloaded{
                          [](const engine::CreateTable &) { return Added; },
                          [](const engine::AddColumn &) { return Added; },
                          [](const engine::CreateIndex &) { return Added; },
                          [](const engine::AddConstraint &) { return Added; },
                          [](const engine::DropTable &) { return Dropped; },
                          [](const engine::DropColumn &) { return Dropped; },
                          [](const engine::DropIndex &) { return Dropped; },
                          [](const engine::DropConstraint &) { return Dropped; },
                          [](const engine::RenameTable &) { return Renamed; },
                          [](const engine::AlterColumn &alter) { return alter.newName ? Renamed : Changed; },
                          [](const engine::SetTableComment &) { return Changed; },
                          [](const engine::CreateEnumType &) { return Added; },
                          [](const engine::DropEnumType &) { return Dropped; },
                          [](const engine::AlterEnumType &) { return Changed; },
                          [](const engine::BatchAlterTable &) { return Changed; },
                          [](const engine::ExecuteSql &) { return Data; },
                          [](const engine::BulkInsert &) { return Data; },
                      },
                      operation);
}

} // namespace

OperationList::OperationList(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins({});
    m_layout->setSpacing(rhythm(this) / 2);
}

void OperationList::setOperations(const std::vector<engine::Operation> &operations)
{
    for (QObject *child : QObjectList(children())) {
        if (auto *line = qobject_cast<QWidget *>(child)) {
            m_layout->removeWidget(line);
            line->hide();
            line->deleteLater();
        }
    }
    m_lines.clear();
    for (const engine::Operation &operation : operations)
        addLine(operation);
}

void OperationList::addLine(const engine::Operation &operation)
{
    // A batch is a way of doing things, not a thing done: what counts is inside.
    if (const auto *batch = std::get_if<engine::BatchAlterTable>(&operation)) {
        for (const engine::Operation &inner : batch->operations)
            addLine(inner);
        return;
    }
    const Mark mark = markOf(operation);
    const QString text = engine::summary(operation).simplified();
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins({});
    row->setSpacing(rhythm(this));
    auto *glyph = new QLabel(mark.glyph, line);
    glyph->setFont(fixedFont());
    tint(glyph, tokensOf(this).color(mark.role));
    auto *words = new QLabel(text, line);
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(glyph, 0, Qt::AlignTop);
    row->addWidget(words, 1);
    m_layout->addWidget(line);
    m_lines.append(QString(mark.glyph) + u' ' + text);
}

} // namespace widgets
