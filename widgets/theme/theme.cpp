#include "widgets/theme/theme.h"

#include "widgets/theme/athanorstyle.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QPixmapCache>
#include <QScopedValueRollback>
#include <QStyleHints>

using namespace Qt::StringLiterals;

namespace widgets {

Theme::Theme(QApplication &application, QObject *parent)
    : QObject(parent)
    , m_application(application)
    , m_style(new AthanorStyle) // QApplication::setStyle takes it over below
    , m_systemPalette(QGuiApplication::palette())
    , m_tokens(Tokens::light())
{
    QApplication::setStyle(m_style);
    setPreferredFont();
    apply();
    m_application.installEventFilter(this);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &Theme::apply);
#endif
}

void Theme::setChoice(Choice choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    apply();
}

QString Theme::toText(Choice choice)
{
    switch (choice) {
    case Choice::Light:
        return u"light"_s;
    case Choice::Dark:
        return u"dark"_s;
    case Choice::System:
        break;
    }
    return u"system"_s;
}

Theme::Choice Theme::fromText(const QString &text)
{
    if (text == "light"_L1)
        return Choice::Light;
    return text == "dark"_L1 ? Choice::Dark : Choice::System;
}

Tokens Theme::resolved(Choice choice, const QPalette &systemPalette, bool systemIsDark)
{
    if (isHighContrast(systemPalette))
        return Tokens::highContrast(systemPalette);
    const bool dark = choice == Choice::Dark || (choice == Choice::System && systemIsDark);
    return dark ? Tokens::dark() : Tokens::light();
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_application && event->type() == QEvent::ApplicationPaletteChange && !m_applying) {
        {
            // Ours hides the system's palette; take it off for as long as it takes to look.
            const QScopedValueRollback applying(m_applying, true);
            QApplication::setPalette(QPalette());
            m_systemPalette = QGuiApplication::palette();
        }
        apply();
    }
    return QObject::eventFilter(watched, event);
}

void Theme::apply()
{
    const QScopedValueRollback applying(m_applying, true);
    m_tokens = resolved(m_choice, m_systemPalette, systemIsDark());
    m_style->setTokens(m_tokens);
    QPixmapCache::clear();
    QApplication::setPalette(m_tokens.palette());
    emit changed();
}

bool Theme::systemIsDark() const
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    if (const Qt::ColorScheme scheme = QGuiApplication::styleHints()->colorScheme(); scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
    return m_systemPalette.color(QPalette::Window).lightness()
        < m_systemPalette.color(QPalette::WindowText).lightness();
}

/// A desktop that names its font is obeyed. Where Qt only found the fallback, Inter reads better at these sizes.
void Theme::setPreferredFont()
{
    QFont font = QApplication::font();
    const bool fallback = font.family().compare("Sans Serif"_L1, Qt::CaseInsensitive) == 0
        || font.family().compare("Sans"_L1, Qt::CaseInsensitive) == 0 || font.family().isEmpty();
    if (!fallback || !QFontDatabase::hasFamily(u"Inter"_s))
        return;
    font.setFamily(u"Inter"_s);
    font.setPointSizeF(10.0);
    QApplication::setFont(font);
}

QFont fixedFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    const QFont application = QApplication::font();
    // DejaVu and its kin draw larger letters than proportional fonts of the same size.
    if (application.pointSizeF() > 0)
        font.setPointSizeF(application.pointSizeF() * 0.94);
    return font;
}

} // namespace widgets
