#include "widgets/environment/environmentform.h"

#include "widgets/common/labels.h"
#include "widgets/environment/environmentwords.h"
#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/icons.h"

#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

using Kind = models::Environment::Kind;

constexpr Kind Kinds[] = {Kind::Development, Kind::Staging, Kind::Production};

} // namespace

EnvironmentForm::EnvironmentForm(QWidget *parent)
    : QWidget(parent)
    , m_nameLabel(new QLabel(this))
    , m_name(new QLineEdit(this))
    , m_kindLabel(new QLabel(this))
    , m_kind(new QComboBox(this))
    , m_urlLabel(new QLabel(this))
    , m_url(new QLineEdit(this))
    , m_browse(new QPushButton(icon(u"folder"_s), QString(), this))
    , m_test(new QPushButton(icon(u"database"_s), QString(), this))
    , m_notice(mutedLabel(this))
    , m_result(new QLabel(this))
{
    setupForm();
    for (const Kind kind : Kinds)
        m_kind->addItem(QString(), static_cast<int>(kind));
    connect(m_name, &QLineEdit::textEdited, this, &EnvironmentForm::check);
    connect(m_url, &QLineEdit::textChanged, this, &EnvironmentForm::check);
    connect(m_kind, &QComboBox::activated, this, &EnvironmentForm::check);
    connect(m_browse, &QPushButton::clicked, this, &EnvironmentForm::chooseFile);
    connect(m_test, &QPushButton::clicked, this, [this] {
        m_result->setText(tr("Asking…"));
        emit testRequested(environment());
    });
    retranslate();
}

void EnvironmentForm::setupForm()
{
    m_name->setObjectName(u"environmentName"_s);
    m_kind->setObjectName(u"environmentKind"_s);
    m_url->setObjectName(u"environmentUrl"_s);
    m_browse->setObjectName(u"environmentBrowse"_s);
    m_test->setObjectName(u"environmentTest"_s);
    m_result->setObjectName(u"environmentTestResult"_s);
    m_result->setWordWrap(true);
    m_result->setTextFormat(Qt::PlainText);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_nameLabel->setBuddy(m_name);
    m_kindLabel->setBuddy(m_kind);
    m_urlLabel->setBuddy(m_url);
    m_notice->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *url = new QHBoxLayout;
    url->setSpacing(rhythm(this));
    url->addWidget(m_url, 1);
    url->addWidget(m_browse);
    auto *test = new QHBoxLayout;
    test->addWidget(m_test);
    test->addWidget(m_result, 1);
    auto *form = new QFormLayout(this);
    form->setContentsMargins({});
    form->setVerticalSpacing(rhythm(this) * 3 / 2);
    form->setHorizontalSpacing(rhythm(this) * 2);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(m_nameLabel, m_name);
    form->addRow(m_kindLabel, m_kind);
    form->addRow(m_urlLabel, url);
    form->addRow(QString(), m_notice);
    form->addRow(QString(), test);
}

void EnvironmentForm::setEnvironment(const models::Environment &environment, bool fixed)
{
    m_fixed = fixed;
    m_name->setText(environment.name);
    m_kind->setCurrentIndex(static_cast<int>(environment.kind));
    m_url->setText(environment.url);
    m_result->clear();
    for (QWidget *field : QList<QWidget *>{m_name, m_kind, m_url, m_browse})
        field->setEnabled(!fixed);
    check();
}

models::Environment EnvironmentForm::environment() const
{
    models::Environment environment;
    environment.name = m_name->text().trimmed();
    environment.kind = static_cast<Kind>(m_kind->currentData().toInt());
    environment.url = m_url->text().trimmed();
    return environment;
}

bool EnvironmentForm::isComplete() const
{
    const models::Environment edited = environment();
    return !edited.name.isEmpty() && engine::parseDatabaseUrl(edited.url).has_value();
}

void EnvironmentForm::showTestResult(const QString &version, const QString &error)
{
    m_result->setText(error.isEmpty() ? tr("It answers: version %1.").arg(version) : error);
}

void EnvironmentForm::check()
{
    const models::Environment edited = environment();
    const auto url = engine::parseDatabaseUrl(edited.url);
    m_test->setEnabled(url.has_value());
    if (m_fixed) {
        m_notice->setText(tr("This is the database that the project's own files name. Change it there."));
    } else if (models::looksLikeProduction(edited)) {
        m_notice->setText(tr("This looks like production. If it is, choose that kind."));
    } else if (!edited.url.isEmpty() && !url) {
        m_notice->setText(url.error().what);
    } else {
        m_notice->setText(tr("For example %1").arg(u"sqlite:///shop.db"_s));
    }
    emit this->edited();
}

void EnvironmentForm::chooseFile()
{
    // A file that is not there yet is a choice too: the first upgrade makes it.
    const QString file = QFileDialog::getSaveFileName(this, tr("Choose an SQLite file"), m_folder,
                                                      tr("SQLite databases (*.db *.sqlite *.sqlite3);;All files (*)"),
                                                      nullptr, QFileDialog::DontConfirmOverwrite);
    if (!file.isEmpty())
        m_url->setText(u"sqlite:///"_s + file);
}

void EnvironmentForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void EnvironmentForm::retranslate()
{
    m_nameLabel->setText(tr("&Name"));
    m_kindLabel->setText(tr("&Kind"));
    m_urlLabel->setText(tr("&URL"));
    m_browse->setText(tr("&File…"));
    m_test->setText(tr("&Test"));
    for (int row = 0; row < m_kind->count(); ++row) {
        const KindLook look = lookOf(static_cast<Kind>(m_kind->itemData(row).toInt()));
        m_kind->setItemText(row, u"%1 %2"_s.arg(look.mark).arg(look.word));
    }
    check();
}

} // namespace widgets
