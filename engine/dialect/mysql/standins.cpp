#include "engine/dialect/mysql/standins.h"

#include "engine/dialect/mysql/sqlscript.h"
#include "engine/dialect/mysql/statementtokens.h"
#include "engine/dialect/statementwords.h"

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

/// One statement's words, as far as databases need them.
class Words : public StatementWords<SqlToken>
{
public:
    explicit Words(const std::vector<SqlToken> &tokens)
        : StatementWords(tokens, nameOf)
    {
    }

    /// Where the name of what CREATE, ALTER or DROP speaks of begins, database and all; -1 for other statements.
    [[nodiscard]] qsizetype subject() const
    {
        const qsizetype kind = subjectKind();
        return kind < 0 ? -1 : afterCondition(kind + 1);
    }

    /// CREATE DATABASE or another verb's.
    [[nodiscard]] bool isDatabaseStatement(QStringView verb) const
    {
        return is(0, verb) && isOneOf(1, {u"database", u"schema"});
    }

    /// True where only the name of something that is in a database can stand.
    [[nodiscard]] bool expectsObject(qsizetype at) const
    {
        if (is(at - 1, u"on"))
            return isAbout({u"index", u"trigger"});
        if (isOneOf(at - 1, {u"to", u"rename", u"as"}))
            return isOneOf(0, {u"alter", u"rename"});
        if (is(at - 1, u"like"))
            return is(0, u"create");
        if (is(at - 1, u"for"))
            return is(at - 2, u"value");
        return isOneOf(at - 1,
                       {u"from", u"join", u"straight_join", u"into", u"update", u"table", u"tables", u"view",
                        u"references", u"exists", u"sequence", u"trigger", u"procedure", u"function", u"event",
                        u"describe", u"desc", u"explain"});
    }

    /// True where strings are nothing but values.
    [[nodiscard]] bool hasPlainStrings() const
    {
        static constexpr std::initializer_list<QStringView> elsewhere{u"federated", u"connect", u"spider"};
        for (qsizetype at = 0; at < count(); ++at) {
            if (isOneOf(at, elsewhere))
                return false;
        }
        return isOneOf(0, {u"insert", u"replace", u"update", u"delete", u"select", u"with"})
            || isAbout({u"table", u"index", u"view", u"database", u"schema"});
    }

private:
    /// Where the kind of what is made, changed or dropped stands: options and definers may stand before it.
    [[nodiscard]] qsizetype subjectKind() const
    {
        if (!isOneOf(0, {u"create", u"alter", u"drop"}))
            return -1;
        for (qsizetype at = 1; at < std::min<qsizetype>(count(), 20); ++at) {
            if (isOneOf(at,
                        {u"table", u"index", u"view", u"trigger", u"procedure", u"function", u"event", u"sequence",
                         u"database", u"schema", u"package"}))
                return at;
        }
        return -1;
    }

    [[nodiscard]] bool isAbout(std::initializer_list<QStringView> kinds) const
    {
        const qsizetype kind = subjectKind();
        return kind > 0 && isOneOf(kind, kinds);
    }
};

Error dropsThePlace(const QString &sql)
{
    return {.kind = Error::Kind::Unsupported,
            .what = u"The statement would drop the database in which everything here is tried out."_s,
            .advice = u"Drop its tables, or let the database itself be compared."_s,
            .sql = sql};
}

} // namespace

/// One statement on its way.
class StandIns::Translator
{
public:
    Translator(StandIns &standIns, const QString &sql, const std::vector<SqlToken> &tokens)
        : m_standIns(standIns)
        , m_sql(sql)
        , m_words(tokens)
        , m_rewriting(sql)
        , m_hasPlainStrings(m_words.hasPlainStrings())
    {
    }

    Result<Translation> run()
    {
        const bool creates = m_words.isDatabaseStatement(u"create");
        const bool drops = m_words.isDatabaseStatement(u"drop");
        const qsizetype subject = creates || drops ? m_words.afterCondition(2) : -1;
        for (qsizetype at = 0; at < m_words.count(); ++at) {
            if (at < 2 && subject > 0)
                m_rewriting.replace(*m_words.token(at), m_words.token(at)->text.toString(), u"_"_s);
            else if (at == subject) {
                if (const Done done = takeSubject(at, creates); !done)
                    return failure(done.error());
            } else if (m_words.is(at + 1, u".") && !m_words.is(at - 1, u"."))
                takeQualifier(at);
            else if (m_words.token(at)->kind == SqlToken::Kind::String)
                takeString(at);
            else
                m_rewriting.keep(*m_words.token(at));
        }
        m_translation.sql = m_rewriting.text();
        m_translation.checked << m_rewriting.checked();
        return std::move(m_translation);
    }

private:
    Done takeSubject(qsizetype at, bool creates)
    {
        const auto name = m_words.name(at);
        if (!name) {
            m_rewriting.keep(*m_words.token(at));
            return {};
        }
        const QString standIn = m_standIns.standInFor(*name);
        const bool isPlace = standIn == m_standIns.m_place;
        if (isPlace && !creates)
            return failure(dropsThePlace(m_sql));
        replaceName(at, standIn);
        if (creates && !isPlace) {
            m_translation.creates = m_standIns.key(*name);
            m_translation.saysCharset = m_words.count() > at + 1;
        } else if (!creates) {
            m_translation.drops << m_standIns.key(*name);
        }
        return {};
    }

    void takeQualifier(qsizetype at)
    {
        const auto name = m_words.name(at);
        const auto member = m_words.name(at + 2);
        if (!name || !m_standIns.m_names.contains(m_standIns.key(*name))) {
            m_rewriting.keep(*m_words.token(at));
            return;
        }
        const bool isWhole = m_words.is(at + 3, u".") || m_words.is(at + 3, u"(") || !member;
        if (!isWhole && m_words.isTableName(*name) && !m_words.expectsObject(at) && at != m_words.subject()) {
            m_translation.columns.push_back({*name, *member});
            m_rewriting.replace(*m_words.token(at), m_words.token(at)->text.toString(), u"_"_s);
            return;
        }
        const QString standIn = m_standIns.standInFor(*name);
        replaceName(at, standIn);
        if (standIn != m_standIns.m_place && !m_translation.uses.contains(m_standIns.key(*name)))
            m_translation.uses << m_standIns.key(*name);
    }

    /// Written as it was, quoted or bare: definitions that the server keeps as they are come out alike.
    void replaceName(qsizetype at, const QString &standIn)
    {
        const bool isQuoted = m_words.token(at)->kind == SqlToken::Kind::QuotedIdentifier;
        m_rewriting.replace(*m_words.token(at), isQuoted ? u'`' + standIn + u'`' : standIn);
    }

    /// What stands beside a point is a name where sql_mode says so.
    void takeString(qsizetype at)
    {
        const bool isName = m_words.is(at + 1, u".") || m_words.is(at - 1, u".");
        const QString text = m_words.token(at)->text.toString();
        m_rewriting.replace(*m_words.token(at), text, isName || !m_hasPlainStrings ? text : u"''"_s);
    }

    StandIns &m_standIns;
    const QString &m_sql;
    Words m_words;
    StatementRewriting<SqlToken> m_rewriting;
    bool m_hasPlainStrings = false;
    Translation m_translation;
};

void StandIns::begin(const QString &place, const Server &server)
{
    m_place = place;
    m_foldsCase = server.foldsCase;
    for (const QString &database : server.databases)
        m_names.insert(key(database), u"%1_%2"_s.arg(place).arg(m_names.size() + 1));
    if (!server.defaultDatabase.isEmpty())
        m_names.insert(key(server.defaultDatabase), place);
}

QString StandIns::key(const QString &database) const
{
    return m_foldsCase ? database.toLower() : database;
}

QString StandIns::standInFor(const QString &database)
{
    QString &standIn = m_names[key(database)];
    if (standIn.isEmpty())
        standIn = u"%1_%2"_s.arg(m_place).arg(m_names.size());
    return standIn;
}

Result<StandIns::Translation> StandIns::translated(const QString &sql)
{
    const auto tokens = withConditionals(sql);
    if (!tokens)
        return failure(tokens.error());
    auto translation = Translator(*this, sql, *tokens).run();
    if (!translation)
        return translation;
    const auto inner = innerStatements(translation->sql);
    const auto plain = withoutConditionals(translation->sql);
    if (!inner || !plain)
        return failure(!inner ? inner.error() : plain.error());
    translation->checked << *inner;
    if (!plain->isEmpty() && !isAboutStandIn(*plain))
        translation->checked << *plain;
    return translation;
}

bool StandIns::isAboutStandIn(const QString &sql) const
{
    const auto tokens = tokenize(sql);
    if (!tokens)
        return false;
    const Words words(*tokens);
    return words.isDatabaseStatement(u"create") || words.isDatabaseStatement(u"drop")
        ? words.name(words.afterCondition(2)).value_or(QString()).startsWith(m_place)
        : false;
}

} // namespace engine::mysql
