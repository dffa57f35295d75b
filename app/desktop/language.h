#pragma once

#include <QStringList>
#include <QTranslator>

namespace app {

/// Puts a language on the running program and takes it off again.
class Language
{
public:
    /// The codes that there are translations for, English, the language of the source, first.
    [[nodiscard]] static QStringList available();

    /// `code` of available(), or empty for the system's language. Widgets are told by QEvent::LanguageChange.
    void use(const QString &code);

private:
    QTranslator m_own;
    QTranslator m_qt;
};

} // namespace app
