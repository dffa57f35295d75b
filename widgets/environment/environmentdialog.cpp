#include "widgets/environment/environmentdialog.h"

#include "keychain/passwordplace.h"
#include "widgets/common/labels.h"
#include "widgets/environment/environmentform.h"
#include "widgets/environment/environmentwords.h"
#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/icons.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace widgets {

EnvironmentDialog::EnvironmentDialog(QWidget *parent)
    : QDialog(parent)
    , m_text(mutedLabel(this))
    , m_list(new QListWidget(this))
    , m_add(new QPushButton(icon(u"plus"_s), QString(), this))
    , m_remove(new QPushButton(icon(u"delete"_s), QString(), this))
    , m_form(new EnvironmentForm(this))
    , m_keep(new QCheckBox(this))
    , m_keepText(mutedLabel(this))
    , m_accept(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    setObjectName(u"environmentDialog"_s);
    m_list->setObjectName(u"environmentList"_s);
    m_add->setObjectName(u"environmentAdd"_s);
    m_remove->setObjectName(u"environmentRemove"_s);
    m_keep->setObjectName(u"environmentKeep"_s);
    m_keepText->setObjectName(u"environmentKeepText"_s);
    m_accept->setObjectName(u"environmentAccept"_s);
    m_cancel->setObjectName(u"environmentCancel"_s);
    m_accept->setDefault(true);
    for (QPushButton *button : {m_add, m_remove, m_cancel})
        button->setAutoDefault(false);
    setupLayout();
    connect(m_list, &QListWidget::currentRowChanged, this, &EnvironmentDialog::showRow);
    connect(m_form, &EnvironmentForm::edited, this, &EnvironmentDialog::takeEdit);
    connect(m_form, &EnvironmentForm::testRequested, this, &EnvironmentDialog::testRequested);
    connect(m_add, &QPushButton::clicked, this, &EnvironmentDialog::addNew);
    connect(m_remove, &QPushButton::clicked, this, &EnvironmentDialog::removeCurrent);
    connect(m_accept, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    retranslate();
}

void EnvironmentDialog::setupLayout()
{
    const int step = rhythm(this);
    auto *below = new QHBoxLayout;
    below->addWidget(m_add);
    below->addWidget(m_remove);
    below->addStretch();
    auto *left = new QVBoxLayout;
    left->addWidget(m_list, 1);
    left->addLayout(below);
    auto *right = new QVBoxLayout;
    right->addWidget(m_form);
    right->addSpacing(step);
    auto *keep = new QVBoxLayout;
    keep->setSpacing(step / 2);
    keep->addWidget(m_keep);
    keep->addWidget(m_keepText);
    right->addLayout(keep);
    right->addStretch();
    auto *columns = new QHBoxLayout;
    columns->setSpacing(3 * step);
    columns->addLayout(left, 2);
    columns->addLayout(right, 4);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_accept);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step);
    layout->setSpacing(2 * step);
    layout->addWidget(m_text);
    layout->addLayout(columns, 1);
    layout->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 112, fontMetrics().lineSpacing() * 22);
}

void EnvironmentDialog::setEnvironments(const QList<models::Environment> &environments, const QString &fixedName,
                                        const QString &current)
{
    m_environments = environments;
    m_fixedName = fixedName;
    m_list->clear();
    int row = 0;
    for (const models::Environment &environment : environments) {
        m_list->addItem(markedName(environment));
        if (environment.name == current)
            row = m_list->count() - 1;
    }
    m_list->setCurrentRow(m_list->count() > 0 ? row : -1);
    showRow(m_list->currentRow());
}

void EnvironmentDialog::setFolder(const QString &folder)
{
    m_form->setFolder(folder);
}

void EnvironmentDialog::addNew()
{
    models::Environment environment;
    environment.name = freeName();
    m_environments.append(environment);
    m_list->addItem(markedName(environment));
    m_list->setCurrentRow(m_list->count() - 1);
    m_form->setFocus();
}

QString EnvironmentDialog::freeName() const
{
    const auto taken = [this](const QString &name) {
        return std::ranges::find(m_environments, name, &models::Environment::name) != m_environments.end();
    };
    QString name = u"development"_s;
    for (int number = 2; taken(name); ++number)
        name = u"development-%1"_s.arg(number);
    return name;
}

void EnvironmentDialog::removeCurrent()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    m_environments.removeAt(row);
    const std::unique_ptr<QListWidgetItem> gone(m_list->takeItem(row));
    showRow(m_list->currentRow());
}

void EnvironmentDialog::showRow(int row)
{
    const bool there = row >= 0 && row < m_environments.size();
    m_form->setEnabled(there);
    const models::Environment shown = there ? m_environments[row] : models::Environment();
    const bool fixed = there && shown.name == m_fixedName;
    m_remove->setEnabled(there && !fixed);
    m_showing = true;
    m_form->setEnvironment(shown, fixed);
    m_showing = false;
    takeEdit();
}

void EnvironmentDialog::takeEdit()
{
    const int row = m_list->currentRow();
    if (!m_showing && row >= 0 && row < m_environments.size()) {
        const bool fixed = m_environments[row].name == m_fixedName;
        if (!fixed)
            m_environments[row] = m_form->environment();
        m_list->item(row)->setText(markedName(m_environments[row]));
    }
    QStringList names;
    bool complete = true;
    m_hasPassword = false;
    for (const models::Environment &environment : std::as_const(m_environments)) {
        complete = complete && !names.contains(environment.name) && !environment.name.isEmpty()
            && (environment.name == m_fixedName || engine::parseDatabaseUrl(environment.url));
        const auto url = engine::parseDatabaseUrl(environment.url);
        m_hasPassword = m_hasPassword
            || (environment.name != m_fixedName && url && keychain::passwordPlace(*url)
                && !keychain::passwordIn(*url).isEmpty());
        names.append(environment.name);
    }
    m_accept->setEnabled(complete);
    showKeychain();
}

void EnvironmentDialog::showKeychain()
{
    if (m_hasPassword && !m_keychainAsked) {
        m_keychainAsked = true;
        emit keychainWanted();
    }
    m_keep->setVisible(m_hasPassword);
    m_keepText->setVisible(m_hasPassword);
    m_keep->setEnabled(m_hasKeychain.value_or(false));
    m_keepText->setText(m_hasKeychain.value_or(true)
                            ? tr("Otherwise it is known until Athanor ends. It is written nowhere else.")
                            : tr("There is no keychain here that could keep it: it is known until Athanor ends."));
}

void EnvironmentDialog::setKeychain(bool isThere)
{
    m_hasKeychain = isThere;
    showKeychain();
}

bool EnvironmentDialog::keepsPasswords() const
{
    return m_keep->isEnabled() && m_keep->isChecked();
}

QList<models::Environment> EnvironmentDialog::environments() const
{
    QList<models::Environment> own = m_environments;
    own.removeIf([this](const models::Environment &environment) { return environment.name == m_fixedName; });
    return own;
}

QString EnvironmentDialog::chosen() const
{
    return m_environments.value(m_list->currentRow()).name;
}

void EnvironmentDialog::showTestResult(const QString &version, const QString &error)
{
    m_form->showTestResult(version, error);
}

void EnvironmentDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void EnvironmentDialog::retranslate()
{
    setWindowTitle(tr("Databases of this project"));
    m_text->setText(
        tr("The databases are kept in your own settings, not in the project, and without their passwords."));
    m_keep->setText(tr("Keep the &password in the keychain"));
    m_add->setText(tr("&Add"));
    m_remove->setText(tr("&Remove"));
    m_accept->setText(tr("Use the &chosen one"));
    m_cancel->setText(tr("Cancel"));
    m_list->setAccessibleName(tr("Databases"));
    showKeychain();
}

} // namespace widgets
