#include "engine/dialect/mysql/tableitems.h"

#include "engine/dialect/mysql/quoting.h"

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

/// Reads one specification after the other.
class Alteration
{
public:
    Alteration(TableChange &change, const std::function<bool(const QString &)> &isForeignKey)
        : m_change(change)
        , m_isForeignKey(isForeignKey)
    {
    }

    /// What of it is left for the server.
    Result<QString> read(Tokens specification)
    {
        TokenCursor cursor(specification);
        if (const Done done = harmless(specification); !done)
            return failure(done.error());
        if (cursor.accept(u"add"))
            return add(cursor);
        if (cursor.accept(u"drop"))
            return drop(cursor, specification);
        if (cursor.accept(u"change"))
            return change(cursor);
        if (cursor.accept(u"modify"))
            return modify(cursor);
        if (cursor.accept(u"rename"))
            return rename(cursor, specification);
        if (cursor.accept(u"alter"))
            return textOf(specification);
        // A temporary table is always copied, and is nobody else's.
        if (isOneOf(cursor.peek(), {u"algorithm", u"lock"}))
            return QString();
        if (isOneOf(cursor.peek(),
                    {u"comment",
                     u"engine",
                     u"default",
                     u"character",
                     u"charset",
                     u"collate",
                     u"convert",
                     u"auto_increment",
                     u"row_format",
                     u"key_block_size",
                     u"force",
                     u"enable",
                     u"disable",
                     u"order",
                     u"checksum",
                     u"pack_keys",
                     u"stats_persistent",
                     u"stats_auto_recalc",
                     u"stats_sample_pages",
                     u"max_rows",
                     u"min_rows",
                     u"avg_row_length",
                     u"delay_key_write",
                     u"page_checksum",
                     u"transactional"}))
            return optionsText(specification, m_change);
        return failure(beyondTemporary(
            u"ALTER TABLE ... %1 is not for temporary tables."_s.arg(cursor.peek().text.toString().toUpper())));
    }

private:
    static QString prefixed(const QString &prefix, const QString &text)
    {
        return text.isEmpty() ? QString() : prefix + text;
    }

    Result<QString> add(TokenCursor cursor)
    {
        const bool saysColumn = cursor.accept(u"column");
        if (cursor.peek().is(u"(")) {
            return itemsText(cursor.takeParentheses(), m_change).map([](const QString &text) {
                return prefixed(u"ADD COLUMN "_s, text.isEmpty() ? text : u'(' + text + u')');
            });
        }
        const bool ifNotExists = saysColumn && cursor.accept({u"if", u"not", u"exists"});
        return itemText(cursor.rest(), m_change).map([&](const QString &text) {
            return prefixed(u"ADD "_s + (saysColumn ? u"COLUMN "_s : QString())
                                + (ifNotExists ? u"IF NOT EXISTS "_s : QString()),
                            text);
        });
    }

    Result<QString> drop(TokenCursor cursor, Tokens specification)
    {
        const bool isKey = cursor.accept({u"foreign", u"key"});
        if (!isKey && !cursor.accept(u"constraint")) {
            if (cursor.peek().is(u"partition") || speaksOfVersions(cursor))
                return failure(beyondTemporary(u"A temporary table is neither partitioned nor versioned."_s));
            return textOf(specification);
        }
        const bool ifExists = cursor.accept({u"if", u"exists"});
        const QString name = cursor.takeName().value_or(QString());
        if (m_isForeignKey(name)) {
            m_change.dropped << name;
            return QString();
        }
        if (isKey && ifExists)
            return QString();
        return textOf(specification); // the server has the words for what is not there
    }

    Result<QString> change(TokenCursor cursor)
    {
        cursor.accept(u"column");
        const bool ifExists = cursor.accept({u"if", u"exists"});
        const auto old = cursor.takeName();
        const Tokens definition = cursor.rest();
        const auto name = TokenCursor(definition).takeName();
        if (old && name)
            m_change.renamedColumns.emplace_back(*old, *name);
        return itemText(definition, m_change).map([&](const QString &text) {
            return u"CHANGE "_s + (ifExists ? u"IF EXISTS "_s : QString()) + alwaysQuoted(old.value_or(QString()))
                + u' ' + text;
        });
    }

    Result<QString> modify(TokenCursor cursor)
    {
        cursor.accept(u"column");
        const bool ifExists = cursor.accept({u"if", u"exists"});
        return itemText(cursor.rest(), m_change).map([&](const QString &text) {
            return u"MODIFY "_s + (ifExists ? u"IF EXISTS "_s : QString()) + text;
        });
    }

    Result<QString> rename(TokenCursor cursor, Tokens specification)
    {
        if (cursor.accept(u"column")) {
            cursor.accept({u"if", u"exists"});
            const auto old = cursor.takeName();
            cursor.accept(u"to");
            const auto name = cursor.takeName();
            if (old && name)
                m_change.renamedColumns.emplace_back(*old, *name);
            return textOf(specification);
        }
        if (isOneOf(cursor.peek(), {u"index", u"key"}))
            return textOf(specification);
        (void)(cursor.accept(u"to") || cursor.accept(u"as") || cursor.accept(u"="));
        const auto first = cursor.takeName();
        const auto second = cursor.accept(u".") ? cursor.takeName() : std::nullopt;
        if (!first || !cursor.atEnd())
            return failure(beyondTemporary(u"Its new name cannot be read."_s));
        m_change.newName = second ? TableName{*first, *second} : TableName{{}, *first};
        return QString();
    }

    TableChange &m_change;
    const std::function<bool(const QString &)> &m_isForeignKey;
};

} // namespace

Result<TableChange> alteredTable(Tokens specifications, const std::function<bool(const QString &)> &isForeignKey)
{
    TableChange change;
    Alteration alteration(change, isForeignKey);
    QStringList texts;
    for (const Tokens specification : itemsOf(specifications)) {
        const Result<QString> text = alteration.read(specification);
        if (!text)
            return failure(text.error());
        if (!text->isEmpty())
            texts << *text;
    }
    change.sql = texts.join(u", "_s);
    return change;
}

} // namespace engine::mysql
