#include "widgets/project/newprojectdialog.h"

#include "widgets/common/labels.h"
#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace widgets {

NewProjectDialog::NewProjectDialog(const QString &folder, QWidget *parent)
    : QDialog(parent)
    , m_folderLabel(new QLabel(this))
    , m_folder(new QLineEdit(folder, this))
    , m_browse(new QPushButton(icon(u"folder"_s), QString(), this))
    , m_formatLabel(new QLabel(this))
    , m_format(new QComboBox(this))
    , m_databaseLabel(new QLabel(this))
    , m_database(new QLineEdit(this))
    , m_filesTitle(sectionLabel(this))
    , m_files(mutedLabel(this))
    , m_accept(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    setObjectName(u"newProjectDialog"_s);
    m_folder->setObjectName(u"newProjectFolder"_s);
    m_browse->setObjectName(u"newProjectBrowse"_s);
    m_format->setObjectName(u"newProjectFormat"_s);
    m_database->setObjectName(u"newProjectDatabase"_s);
    m_files->setObjectName(u"newProjectFiles"_s);
    m_accept->setObjectName(u"newProjectAccept"_s);
    m_cancel->setObjectName(u"newProjectCancel"_s);
    m_database->setText(QDir(folder).dirName() + u".db"_s);
    m_format->addItem(QString(), u"generic"_s);
    m_format->addItem(QString(), u"sql"_s);
    setupForm();
    connect(m_folder, &QLineEdit::textChanged, this, &NewProjectDialog::check);
    connect(m_format, &QComboBox::activated, this, &NewProjectDialog::check);
    connect(m_database, &QLineEdit::textChanged, this, &NewProjectDialog::check);
    connect(m_browse, &QPushButton::clicked, this, &NewProjectDialog::browse);
    connect(m_accept, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    retranslate();
}

void NewProjectDialog::setupForm()
{
    m_folderLabel->setBuddy(m_folder);
    m_formatLabel->setBuddy(m_format);
    m_databaseLabel->setBuddy(m_database);
    m_files->setFont(fixedFont());
    m_accept->setDefault(true);
    m_browse->setAutoDefault(false);
    m_cancel->setAutoDefault(false);
    const int step = rhythm(this);
    auto *folder = new QHBoxLayout;
    folder->setSpacing(step);
    folder->addWidget(m_folder, 1);
    folder->addWidget(m_browse);
    auto *form = new QFormLayout;
    form->setVerticalSpacing(step * 3 / 2);
    form->setHorizontalSpacing(2 * step);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(m_folderLabel, folder);
    form->addRow(m_formatLabel, m_format);
    form->addRow(m_databaseLabel, m_database);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_accept);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step);
    layout->setSpacing(2 * step);
    layout->addLayout(form);
    layout->addWidget(m_filesTitle);
    layout->addWidget(m_files);
    layout->addStretch();
    layout->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 96, sizeHint().height());
}

NewProject NewProjectDialog::project() const
{
    return {QDir::cleanPath(m_folder->text().trimmed()), m_format->currentData().toString(),
            m_database->text().trimmed()};
}

QStringList NewProjectDialog::files() const
{
    QStringList files{u"alembic.ini"_s, u"migrations/versions/"_s};
    if (project().templateName == "generic"_L1)
        files += {u"migrations/env.py"_s, u"migrations/script.py.mako"_s, u"migrations/README"_s};
    if (!project().databaseFile.isEmpty())
        files.append(tr("%1, with the first upgrade").arg(project().databaseFile));
    return files;
}

void NewProjectDialog::check()
{
    m_files->setText(files().join(u'\n'));
    const QDir folder(m_folder->text().trimmed());
    const bool taken = folder.exists(u"alembic.ini"_s);
    m_filesTitle->setText(taken ? tr("There is a project in this folder already. Open it instead.")
                                : tr("This will be created:"));
    m_accept->setEnabled(!taken && folder.isAbsolute() && m_folder->text().trimmed().size() > 1);
}

void NewProjectDialog::browse()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder of the new project"), m_folder->text());
    if (!folder.isEmpty())
        m_folder->setText(folder);
}

void NewProjectDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void NewProjectDialog::retranslate()
{
    setWindowTitle(tr("New project"));
    m_folderLabel->setText(tr("&Folder"));
    m_browse->setText(tr("&Choose…"));
    m_formatLabel->setText(tr("&Revisions"));
    m_format->setItemText(0, tr("Python files, as Alembic writes them"));
    m_format->setItemText(1, tr("SQL files, without Python"));
    m_databaseLabel->setText(tr("&SQLite file"));
    m_accept->setText(tr("C&reate"));
    m_cancel->setText(tr("Cancel"));
    check();
}

} // namespace widgets
