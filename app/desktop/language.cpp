#include "app/desktop/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace app {

QStringList Language::available()
{
    return {u"en"_s, u"it"_s, u"ru"_s};
}

void Language::use(const QString &code)
{
    const QLocale locale = code.isEmpty() ? QLocale::system() : QLocale(code);
    QLocale::setDefault(locale);
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    const QString language = QLocale::languageToCode(locale.language());
    if (m_qt.load(u"qtbase_"_s + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    // English too has a file: it holds the plural forms.
    if (m_own.load(u":/i18n/athanor_"_s + language) || m_own.load(u":/i18n/athanor_en"_s))
        QCoreApplication::installTranslator(&m_own);
}

} // namespace app
