#include "widgets/details/readingreport.h"

#include "widgets/common/labels.h"
#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/icons.h"

#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

constexpr int FileRole = Qt::UserRole + 1;
constexpr int LineRole = Qt::UserRole + 2;

} // namespace

ReadingReport::ReadingReport(QWidget *parent)
    : QWidget(parent)
    , m_title(headingLabel(this))
    , m_extent(mutedLabel(this))
    , m_read(new QLabel(this))
    , m_python(new QLabel(this))
    , m_unreadable(new QLabel(this))
    , m_problems(new QListWidget(this))
    , m_modelTitle(sectionLabel(this))
    , m_model(mutedLabel(this))
    , m_databaseTitle(sectionLabel(this))
    , m_database(mutedLabel(this))
    , m_addEnvironment(new QPushButton(icon(u"database"_s), QString(), this))
{
    setObjectName(u"readingReport"_s);
    m_problems->setObjectName(u"readingProblems"_s);
    m_addEnvironment->setObjectName(u"reportAddEnvironment"_s);
    m_title->setWordWrap(true);
    const int step = rhythm(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(step + step / 2, step + step / 2, step + step / 2, step + step / 2);
    layout->setSpacing(step);
    for (QLabel *label : {m_title, m_extent, m_read, m_python, m_unreadable}) {
        label->setWordWrap(true);
        layout->addWidget(label);
    }
    layout->addWidget(m_problems, 1);
    for (QLabel *label : {m_modelTitle, m_model, m_databaseTitle, m_database})
        layout->addWidget(label);
    layout->addWidget(m_addEnvironment, 0, Qt::AlignLeft);
    layout->addStretch();
    connect(m_problems, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        emit placeRequested(item->data(FileRole).toString(), item->data(LineRole).toInt());
    });
    connect(m_addEnvironment, &QPushButton::clicked, this, &ReadingReport::addEnvironmentRequested);
    retranslate();
}

void ReadingReport::show(const ReadingSummary &summary)
{
    m_summary = summary;
    retranslate();
}

void ReadingReport::retranslate()
{
    m_title->setText(tr("Opened %1").arg(m_summary.name));
    m_extent->setText(tr("%1 · %2 · %3")
                          .arg(QFileInfo(m_summary.settingsFile).fileName(),
                               tr("%n revision(s)", nullptr, m_summary.revisions),
                               tr("%n head(s)", nullptr, m_summary.heads)));
    m_modelTitle->setText(tr("Model"));
    m_model->setText(m_summary.model.isEmpty()
                         ? tr("None is named. Set “model = sql:schema.sql” in the section [athanor] of alembic.ini.")
                         : m_summary.model);
    m_databaseTitle->setText(tr("Database"));
    m_database->setText(m_summary.databaseOrigin.isEmpty() ? m_summary.databaseProblem
                                                           : tr("named by %1").arg(m_summary.databaseOrigin));
    m_addEnvironment->setText(tr("&Add a database…"));
    m_problems->setAccessibleName(tr("What could not be read"));
    showCounts();
}

void ReadingReport::showCounts()
{
    int read = 0;
    int python = 0;
    m_problems->clear();
    for (const engine::Error &problem : m_summary.problems)
        addProblem(problem);
    for (const models::RevisionFacts &facts : std::as_const(m_summary.facts)) {
        if (!facts.problem) {
            ++read;
        } else {
            python += facts.pythonLine > 0 ? 1 : 0;
            addProblem(*facts.problem);
        }
    }
    const int unreadable =
        static_cast<int>(m_summary.problems.size()) + static_cast<int>(m_summary.facts.size()) - read - python;
    m_read->setText(m_summary.complete
                        ? tr("✓ %n revision(s) read completely", nullptr, read)
                        : tr("%1 of %2 revisions read…").arg(m_summary.facts.size()).arg(m_summary.revisions));
    m_python->setVisible(python > 0);
    m_python->setText(tr("▲ %n revision(s) have steps that need Python", nullptr, python));
    m_unreadable->setVisible(unreadable > 0);
    m_unreadable->setText(tr("✗ %n problem(s) in the files", nullptr, unreadable));
    m_problems->setVisible(m_problems->count() > 0);
}

void ReadingReport::addProblem(const engine::Error &problem)
{
    const QString file = QFileInfo(problem.where.file).fileName();
    auto *item = new QListWidgetItem(m_problems);
    item->setText(file.isEmpty() ? problem.what : u"%1:%2  %3"_s.arg(file).arg(problem.where.line).arg(problem.what));
    item->setToolTip(engine::describe(problem));
    item->setData(FileRole, problem.where.file);
    item->setData(LineRole, problem.where.line);
}

void ReadingReport::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace widgets
