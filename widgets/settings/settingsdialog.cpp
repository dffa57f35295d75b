#include "widgets/settings/settingsdialog.h"

#include "widgets/theme/athanorstyle.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace widgets {

SettingsDialog::SettingsDialog(const Preferences &preferences, const QStringList &languages, QWidget *parent)
    : QDialog(parent)
    , m_before(preferences)
    , m_themeLabel(new QLabel(this))
    , m_theme(new QComboBox(this))
    , m_languageLabel(new QLabel(this))
    , m_language(new QComboBox(this))
    , m_timelineLabel(new QLabel(this))
    , m_newestOnTop(new QCheckBox(this))
    , m_accept(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    setObjectName(u"settingsDialog"_s);
    setupForm(languages);
    show(preferences);
    const auto tell = [this] { emit preferencesChanged(this->preferences()); };
    connect(m_theme, &QComboBox::activated, this, tell);
    connect(m_language, &QComboBox::activated, this, tell);
    connect(m_newestOnTop, &QCheckBox::clicked, this, tell);
    connect(m_accept, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(this, &QDialog::rejected, this, [this] {
        if (this->preferences() != m_before)
            emit preferencesChanged(m_before);
    });
    retranslate();
}

void SettingsDialog::setupForm(const QStringList &languages)
{
    m_theme->setObjectName(u"settingsTheme"_s);
    m_language->setObjectName(u"settingsLanguage"_s);
    m_newestOnTop->setObjectName(u"settingsNewestOnTop"_s);
    m_accept->setObjectName(u"settingsAccept"_s);
    m_cancel->setObjectName(u"settingsCancel"_s);
    for (const Theme::Choice choice : {Theme::Choice::System, Theme::Choice::Light, Theme::Choice::Dark})
        m_theme->addItem(QString(), static_cast<int>(choice));
    m_language->addItem(QString(), QString());
    for (const QString &code : languages) {
        const QString name = QLocale(code).nativeLanguageName();
        m_language->addItem(name.left(1).toUpper() + name.mid(1), code);
    }
    m_themeLabel->setBuddy(m_theme);
    m_languageLabel->setBuddy(m_language);
    m_accept->setDefault(true);
    m_cancel->setAutoDefault(false);
    const int step = rhythm(this);
    auto *form = new QFormLayout;
    form->setVerticalSpacing(step * 3 / 2);
    form->setHorizontalSpacing(2 * step);
    form->addRow(m_themeLabel, m_theme);
    form->addRow(m_languageLabel, m_language);
    form->addRow(m_timelineLabel, m_newestOnTop);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_accept);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step);
    layout->setSpacing(3 * step);
    layout->addLayout(form);
    layout->addStretch();
    layout->addLayout(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 62);
}

void SettingsDialog::show(const Preferences &preferences)
{
    m_theme->setCurrentIndex(m_theme->findData(static_cast<int>(preferences.theme)));
    m_language->setCurrentIndex(std::max(0, m_language->findData(preferences.language)));
    m_newestOnTop->setChecked(preferences.newestOnTop);
}

Preferences SettingsDialog::preferences() const
{
    Preferences preferences;
    preferences.theme = static_cast<Theme::Choice>(m_theme->currentData().toInt());
    preferences.language = m_language->currentData().toString();
    preferences.newestOnTop = m_newestOnTop->isChecked();
    return preferences;
}

void SettingsDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void SettingsDialog::retranslate()
{
    setWindowTitle(tr("Settings"));
    m_themeLabel->setText(tr("&Theme"));
    m_theme->setItemText(0, tr("As the system"));
    m_theme->setItemText(1, tr("Light"));
    m_theme->setItemText(2, tr("Dark"));
    m_languageLabel->setText(tr("&Language"));
    m_language->setItemText(0, tr("As the system"));
    m_timelineLabel->setText(tr("Timeline"));
    m_newestOnTop->setText(tr("&Newest revision at the top"));
    m_accept->setText(tr("&Keep"));
    m_cancel->setText(tr("Cancel"));
}

} // namespace widgets
