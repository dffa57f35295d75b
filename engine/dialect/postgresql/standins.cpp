#include "engine/dialect/postgresql/standins.h"

#include "engine/dialect/postgresql/quoting.h"
#include "engine/dialect/postgresql/sqltokenizer.h"
#include "engine/dialect/statementwords.h"

using namespace Qt::StringLiterals;

namespace engine::postgresql {

namespace {

using Tokens = std::vector<SqlToken>;

/// The name that an identifier means; nothing for other tokens.
std::optional<QString> nameOf(const SqlToken &token)
{
    if (token.kind == SqlToken::Kind::Word)
        return token.text.toString().toLower();
    if (token.kind != SqlToken::Kind::QuotedIdentifier || !token.text.startsWith(u'"'))
        return {};
    return token.text.sliced(1).chopped(1).toString().replace(u"\"\""_s, u"\""_s);
}

QString making(const QString &standIn, const QString &schema)
{
    return u"CREATE SCHEMA IF NOT EXISTS %1; COMMENT ON SCHEMA %1 IS %2; "_s.arg(standIn, stringLiteral(schema));
}

class Words : public StatementWords<SqlToken>
{
public:
    explicit Words(const Tokens &tokens)
        : StatementWords(tokens, nameOf)
    {
    }

    /// Where the name of what CREATE, ALTER or DROP speaks of begins, schema and all; -1 for other statements.
    [[nodiscard]] qsizetype subject() const
    {
        if (!isOneOf(0, {u"create", u"alter", u"drop"}))
            return -1;
        qsizetype at = 1;
        while (isOneOf(at, {u"or", u"replace", u"unlogged", u"materialized", u"unique", u"temporary", u"temp"}))
            ++at;
        return afterCondition(at + 1);
    }

    /// True where only the name of something that is in a schema can stand.
    [[nodiscard]] bool expectsObject(qsizetype at) const
    {
        if (is(at - 1, u"from"))
            return !is(at - 2, u"distinct");
        if (is(at - 1, u"on"))
            return is(0, u"comment") || isAbout({u"index", u"trigger", u"rule", u"policy"});
        return isOneOf(at - 1,
                       {u"join", u"into", u"update", u"only", u"table", u"view", u"references", u"exists", u"sequence",
                        u"type", u"function", u"index", u"trigger", u"::"});
    }

    /// True where values are to be put in: such a statement goes alone.
    [[nodiscard]] bool hasPlaces() const
    {
        for (qsizetype at = 0; at < count(); ++at) {
            if (is(at, u"?"))
                return true;
        }
        return false;
    }

    /// True where an identifier means that name.
    [[nodiscard]] bool names(const QString &wanted) const
    {
        for (qsizetype at = 0; at < count(); ++at) {
            if (name(at) == wanted)
                return true;
        }
        return false;
    }

private:
    /// True where CREATE, ALTER or DROP speaks of one of these kinds.
    [[nodiscard]] bool isAbout(std::initializer_list<QStringView> kinds) const
    {
        return subject() > 0 && (isOneOf(1, kinds) || isOneOf(2, kinds));
    }
};

} // namespace

/// One statement on its way.
class StandIns::Translator
{
public:
    Translator(StandIns &standIns, const QString &sql, const Tokens &tokens)
        : m_standIns(standIns)
        , m_sql(sql)
        , m_words(tokens)
        , m_rewriting(sql)
    {
    }

    Result<Translation> run()
    {
        reachServer();
        noteNames();
        const bool creates = isSchemaStatement(u"create");
        const bool drops = isSchemaStatement(u"drop");
        qsizetype subject = creates || drops ? m_words.afterCondition(2) : -1;
        for (qsizetype at = 0; at < m_words.count(); ++at) {
            if (at == subject) {
                if (const Done done = takeSubject(at, creates); !done)
                    return failure(done.error());
                subject = drops && m_words.is(at + 1, u",") ? at + 2 : -1;
            } else if (isSchemaByItself(at)) {
                takeSchema(at);
            } else if (m_words.is(at + 1, u".") && !m_words.is(at - 1, u".")) {
                takeQualifier(at);
            } else if (m_words.token(at)->kind == SqlToken::Kind::String) {
                takeString(at);
            } else {
                keep(at);
            }
        }
        return Translation{m_before, m_rewriting.text(), m_after, m_rewriting.checked()};
    }

private:
    [[nodiscard]] bool isSchemaStatement(QStringView verb) const
    {
        return m_words.is(0, verb) && m_words.is(1, u"schema") && !m_words.is(2, u"authorization");
    }

    /// ALTER ... SET SCHEMA x, COMMENT ON SCHEMA x.
    [[nodiscard]] bool isSchemaByItself(qsizetype at) const
    {
        const auto name = m_words.name(at);
        return m_words.is(at - 1, u"schema") && m_words.isOneOf(at - 2, {u"set", u"on"}) && name
            && m_standIns.m_names.contains(*name);
    }

    Done takeSubject(qsizetype at, bool creates)
    {
        const auto name = m_words.name(at);
        if (!name)
            return {};
        if (!creates && m_standIns.m_names.value(*name) == m_standIns.m_place) {
            return failure({.kind = Error::Kind::Unsupported,
                            .what = u"The statement would drop the schema in which everything here is tried out."_s,
                            .advice = u"Drop its tables, or let the database itself be compared."_s,
                            .sql = m_sql});
        }
        const QString standIn = standInFor(*name);
        replace(at, standIn);
        if (creates && standIn != m_standIns.m_place) {
            m_standIns.m_made << *name;
            m_after += u"; COMMENT ON SCHEMA %1 IS %2"_s.arg(standIn, stringLiteral(*name));
        } else {
            m_standIns.m_made.removeAll(*name);
        }
        return {};
    }

    void takeSchema(qsizetype at) { replace(at, madeStandIn(*m_words.name(at))); }

    void takeQualifier(qsizetype at)
    {
        const auto name = m_words.name(at);
        const auto member = m_words.name(at + 2);
        if (!name || !m_standIns.m_names.contains(*name)) {
            keep(at);
            return;
        }
        const bool isOfTable = m_words.isTableName(*name) && !m_words.expectsObject(at);
        if (at != m_words.subject() && (isOfTable || (member && isMet(*name, *member))))
            replace(at, m_words.token(at)->text.toString(), u"_"_s);
        else
            replace(at, madeStandIn(*name));
    }

    /// True for what is met where it really is.
    [[nodiscard]] bool isMet(const QString &schema, const QString &member) const
    {
        const Server &server = m_standIns.m_server;
        if (server.extensions.value(schema).contains(member))
            return true;
        const QString own = schema == server.defaultSchema ? member : schema + u'.' + member;
        return !setsRows() && server.definitions.value(schema).contains(member) && !m_standIns.m_own.contains(own);
    }

    /// What it names would run.
    [[nodiscard]] bool setsRows() const { return m_words.isOneOf(0, {u"insert", u"update"}); }

    /// The place gets a sequence of its own for one that the server has: numbers are never taken from that.
    void makeSequence(qsizetype at)
    {
        if (!m_words.is(at - 1, u"(") || !m_words.is(at - 2, u"nextval"))
            return;
        const QString text = m_words.token(at)->text.toString().mid(1).chopped(1);
        const Tokens tokens = tokenize(text).value_or(Tokens());
        const Words parts(tokens);
        const Server &server = m_standIns.m_server;
        const bool isQualified = parts.is(1, u".");
        const QString schema = isQualified ? parts.name(0).value_or(QString()) : server.defaultSchema;
        const QString name = parts.name(isQualified ? 2 : 0).value_or(QString());
        const auto sequences = server.sequences.value(schema);
        const auto sequence = sequences.constFind(name);
        if (sequence == sequences.cend() || m_words.hasPlaces())
            return;
        const QString standIn = madeStandIn(schema) + u'.' + quotedName(name);
        m_before += u"CREATE SEQUENCE IF NOT EXISTS %1; "_s.arg(standIn);
        giveSequence(schema, standIn, *sequence);
    }

    /// With its table it goes to the column that it belongs to, as that of a serial column does.
    void giveSequence(const QString &schema, const QString &standIn, const Sequence &sequence)
    {
        const qsizetype subject = m_words.subject();
        const bool isQualified = m_words.is(subject + 1, u".");
        if (!m_words.is(0, u"create") || !m_words.is(1, u"table") || !m_words.names(sequence.column)
            || m_words.name(isQualified ? subject + 2 : subject) != sequence.table)
            return;
        if ((isQualified ? m_words.name(subject) : m_standIns.m_server.defaultSchema) != schema)
            return;
        m_after += u"; ALTER SEQUENCE %1 OWNED BY %2.%3.%4"_s.arg(
            standIn, madeStandIn(schema), quotedName(sequence.table), quotedName(sequence.column));
    }

    /// Strings are looked into only where they are code.
    void takeString(qsizetype at)
    {
        makeSequence(at);
        const QString text = m_words.token(at)->text.toString();
        for (const QString &name : m_standIns.m_names.keys()) {
            const QString head = u'\'' + quotedName(name) + u'.';
            if (text.startsWith(head)) {
                replace(at, u'\'' + madeStandIn(name) + u'.' + text.sliced(head.size()), u"''"_s);
                return;
            }
        }
        const bool isCode = m_words.isOneOf(0, {u"do", u"execute"}) || m_words.is(1, u"function")
            || m_words.is(1, u"procedure") || m_words.is(3, u"function") || m_words.is(3, u"procedure");
        replace(at, text, isCode ? text : u"''"_s);
    }

    QString standInFor(const QString &name)
    {
        QString &standIn = m_standIns.m_names[name];
        if (standIn.isEmpty())
            standIn = u"%1_s%2"_s.arg(m_standIns.m_place).arg(m_standIns.m_names.size());
        return standIn;
    }

    QString madeStandIn(const QString &name)
    {
        const QString standIn = standInFor(name);
        if (standIn != m_standIns.m_place && !m_standIns.m_made.contains(name)) {
            m_before += making(standIn, name);
            m_standIns.m_made << name;
        }
        return standIn;
    }

    void keep(qsizetype at) { m_rewriting.keep(*m_words.token(at)); }

    void replace(qsizetype at, const QString &text) { m_rewriting.replace(*m_words.token(at), text); }

    void replace(qsizetype at, const QString &text, const QString &checked)
    {
        m_rewriting.replace(*m_words.token(at), text, checked);
    }

    /// From now on the name of what is made means what is in the place, and no longer once that has gone.
    void noteNames()
    {
        qsizetype at = m_words.subject();
        if (at < 0 || isSchemaStatement(u"create") || isSchemaStatement(u"drop"))
            return;
        QString prefix;
        if (m_words.is(at + 1, u".")) {
            const QString schema = m_words.name(at).value_or(QString());
            prefix = m_standIns.m_names.value(schema) == m_standIns.m_place ? QString() : schema + u'.';
            at += 2;
        }
        auto name = m_words.name(at);
        if (!name)
            return;
        name->prepend(prefix);
        if (m_words.is(0, u"create"))
            m_standIns.m_own.insert(*name);
        else if (m_words.is(0, u"drop") || m_words.is(at + 1, u"rename") || m_words.is(at + 1, u"set"))
            m_standIns.m_own.remove(*name);
        if (m_words.is(at + 1, u"rename") && m_words.is(at + 2, u"to"))
            m_standIns.m_own.insert(prefix + m_words.name(at + 3).value_or(QString()));
    }

    /// Types, functions and operators that are met where they are, are found only on the path. That is longer for a
    /// statement that makes or alters something of the place and names nothing else that could be found there. A
    /// query's rows would be lost behind the statement that comes after it.
    void reachServer()
    {
        const Server &server = m_standIns.m_server;
        const QSet<QString> definitions = server.definitions.value(server.defaultSchema);
        const bool makes =
            m_words.is(0, u"create") || setsRows() || (m_words.is(0, u"alter") && m_words.is(1, u"table"));
        const bool hasAny =
            !server.extensions.value(server.defaultSchema).isEmpty() || (!setsRows() && !definitions.isEmpty());
        // A statement with places for values goes alone.
        if (!makes || !hasAny || m_words.is(1, u"extension") || m_words.is(1, u"schema") || m_words.hasPlaces())
            return;
        const qsizetype subject = m_words.is(0, u"create") ? m_words.subject() : -1;
        for (qsizetype at = 0; at < m_words.count(); ++at) {
            const auto name = m_words.is(at - 1, u".") ? std::nullopt : m_words.name(at);
            const bool isReal = name && (server.names.contains(*name) || (setsRows() && definitions.contains(*name)));
            if (isReal && !m_standIns.m_own.contains(*name) && at != subject)
                return;
        }
        m_before += u"SET LOCAL search_path TO %1, %2; "_s.arg(m_standIns.m_place, quotedName(server.defaultSchema));
        m_after = u"; SET LOCAL search_path TO "_s + m_standIns.m_place;
    }

    StandIns &m_standIns;
    const QString &m_sql;
    Words m_words;
    StatementRewriting<SqlToken> m_rewriting;
    QString m_before;
    QString m_after;
};

void StandIns::begin(const QString &place, const Server &server)
{
    m_place = place;
    m_server = server;
    for (const QString &schema : server.schemas)
        m_names.insert(schema, u"%1_s%2"_s.arg(place).arg(m_names.size() + 1));
    m_names.insert(server.defaultSchema, place);
}

void StandIns::forgetMade()
{
    m_made.clear();
    m_own.clear();
}

Result<StandIns::Translation> StandIns::translated(const QString &sql)
{
    const auto tokens = tokenize(sql);
    if (!tokens)
        return failure(tokens.error());
    return Translator(*this, sql, *tokens).run();
}

} // namespace engine::postgresql
