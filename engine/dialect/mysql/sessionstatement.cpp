#include "engine/dialect/mysql/sessionstatement.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

/// What scripts and dumps set, and what does nothing to what is outside of the session.
bool isKnownVariable(QString name)
{
    static const QStringList names{u"foreign_key_checks"_s,
                                   u"unique_checks"_s,
                                   u"sql_mode"_s,
                                   u"sql_notes"_s,
                                   u"note_verbosity"_s,
                                   u"time_zone"_s,
                                   u"names"_s,
                                   u"character"_s,
                                   u"charset"_s,
                                   u"character_set_client"_s,
                                   u"character_set_results"_s,
                                   u"character_set_connection"_s,
                                   u"collation_connection"_s,
                                   u"sql_quote_show_create"_s,
                                   u"innodb_strict_mode"_s,
                                   u"autocommit"_s,
                                   u"explicit_defaults_for_timestamp"_s,
                                   u"lock_wait_timeout"_s,
                                   u"innodb_lock_wait_timeout"_s};
    name = name.toLower();
    if (name.startsWith(u"@@"_s))
        name = name.mid(2);
    return (name.startsWith(u'@') && name.size() > 1) || names.contains(name);
}

/// Words after which a table, a sequence or a file comes.
bool reachesOut(const SqlToken &token)
{
    static const QStringList words{u"from"_s, u"into"_s, u"select"_s, u"union"_s, u"table"_s, u"for"_s, u";"_s};
    return token.kind == SqlToken::Kind::Conditional
        || (token.kind != SqlToken::Kind::String && words.contains(token.text.toString().toLower()));
}

/// `x = 1`, `SESSION x = 1`, `@@SESSION.x = 1`, `NAMES utf8mb4`; without a call of anything.
bool isKnownAssignment(Tokens assignment)
{
    TokenCursor cursor(assignment);
    (void)(cursor.accept(u"session") || cursor.accept(u"local") || cursor.accept({u"@@session", u"."})
           || cursor.accept({u"@@local", u"."}));
    return cursor.peek().kind == SqlToken::Kind::Word && isKnownVariable(cursor.peek().text.toString())
        && std::ranges::none_of(assignment, [](const SqlToken &token) { return token.is(u"(") || reachesOut(token); });
}

bool isKnownSet(Tokens statement)
{
    TokenCursor cursor(statement);
    if (!cursor.accept(u"set") || cursor.atEnd())
        return false;
    const auto assignments = itemsOf(cursor.rest());
    return std::ranges::all_of(assignments, isKnownAssignment);
}

/// A SELECT that no table takes part in.
bool isPlainSelect(Tokens statement)
{
    static const QStringList functions{u"version"_s,      u"database"_s,      u"schema"_s, u"user"_s,
                                       u"current_user"_s, u"connection_id"_s, u"now"_s,    u"cast"_s};
    if (!statement.front().is(u"select"))
        return false;
    for (size_t place = 1; place < statement.size(); ++place) {
        const SqlToken &token = statement[place];
        const bool isCall = token.is(u"(")
            && !(statement[place - 1].kind == SqlToken::Kind::Word
                 && functions.contains(statement[place - 1].text.toString().toLower()));
        if (isCall || token.is(u".") || reachesOut(token))
            return false;
    }
    return true;
}

bool isTransaction(Tokens statement)
{
    TokenCursor cursor(statement);
    if (cursor.accept({u"start", u"transaction"}))
        return cursor.atEnd();
    const bool ends = cursor.accept(u"begin") || cursor.accept(u"commit") || cursor.accept(u"rollback");
    cursor.accept(u"work");
    return ends && cursor.atEnd();
}

bool isPlain(Tokens statement)
{
    return !statement.empty() && (isKnownSet(statement) || isPlainSelect(statement) || isTransaction(statement));
}

/// What a conditional comment holds, after the number of its version.
QStringView contentOf(const SqlToken &conditional)
{
    QStringView text = conditional.text.chopped(2);
    text = text.mid(text.indexOf(u'!') + 1);
    const auto *begin = std::find_if_not(text.begin(), text.end(), [](QChar letter) { return letter.isDigit(); });
    return text.mid(begin - text.begin());
}

} // namespace

bool isOfSession(Tokens statement)
{
    if (statement.size() != 1 || statement.front().kind != SqlToken::Kind::Conditional)
        return isPlain(statement);
    const auto tokens = tokenize(contentOf(statement.front()));
    return tokens && isPlain(*tokens);
}

} // namespace engine::mysql
