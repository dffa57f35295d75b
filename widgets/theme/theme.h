#pragma once

#include "widgets/theme/tokens.h"

#include <QObject>
#include <QPalette>

class QApplication;

namespace widgets {

class AthanorStyle;

/// Light, dark, or what the system says: puts our palette and style on the application and keeps them right.
/// Make one in main(), before the first widget.
class Theme final : public QObject
{
    Q_OBJECT

public:
    enum class Choice { System, Light, Dark };
    Q_ENUM(Choice)

    /// Takes over `application`'s style, palette and, where the system names none of its own, font.
    explicit Theme(QApplication &application, QObject *parent = nullptr);

    [[nodiscard]] Choice choice() const { return m_choice; }
    void setChoice(Choice choice);

    [[nodiscard]] const Tokens &tokens() const { return m_tokens; }
    [[nodiscard]] bool isDark() const { return m_tokens.isDark(); }

    /// The setting's stable text ("system", "light", "dark") and back; an unknown text means System.
    [[nodiscard]] static QString toText(Choice choice);
    [[nodiscard]] static Choice fromText(const QString &text);

    /// The tokens that `choice` leads to on a system with `systemPalette`: high contrast wins over every choice.
    [[nodiscard]] static Tokens resolved(Choice choice, const QPalette &systemPalette, bool systemIsDark);

signals:
    /// The colours have changed; palettes have already been handed out.
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply();
    [[nodiscard]] bool systemIsDark() const;
    void setPreferredFont();

    QApplication &m_application;
    AthanorStyle *m_style = nullptr; ///< owned by the application
    QPalette m_systemPalette;
    Tokens m_tokens;
    Choice m_choice = Choice::System;
    bool m_applying = false;
};

/// The font for SQL and Python: the system's fixed font at the size of the application's.
[[nodiscard]] QFont fixedFont();

} // namespace widgets
