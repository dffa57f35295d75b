#pragma once

#include "engine/dialect/connection.h"
#include "engine/dialect/mysql/sessionmode.h"

#include <QRegularExpression>

namespace engine::mysql {

/// Some of the modes change how the catalogue writes SQL (ANSI_QUOTES, ORACLE) or what is in its columns
/// (EMPTY_STRING_IS_NULL, PAD_CHAR_TO_FULL_LENGTH): it is read without any.
class PlainCatalogue
{
public:
    PlainCatalogue(Connection &connection, const QString &mode)
        : m_connection(connection)
        , m_mode(mode)
    {
        set({});
    }
    ~PlainCatalogue() { set(m_mode); }
    PlainCatalogue(const PlainCatalogue &) = delete;
    PlainCatalogue &operator=(const PlainCatalogue &) = delete;
    PlainCatalogue(PlainCatalogue &&) = delete;
    PlainCatalogue &operator=(PlainCatalogue &&) = delete;

private:
    void set(const QString &mode) const
    {
        static const QRegularExpression harmful(
            QStringLiteral("\\b(ANSI_QUOTES|EMPTY_STRING_IS_NULL|PAD_CHAR_TO_FULL_LENGTH)\\b"));
        if (m_mode.contains(harmful))
            (void)m_connection.execute(setModeSql(mode));
    }

    Connection &m_connection;
    QString m_mode;
};

} // namespace engine::mysql
