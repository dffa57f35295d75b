#include "engine/dialect/postgresql/standins.h"

#include "engine/dialect/postgresql/quoting.h"
#include "engine/dialect/postgresql/sqltokenizer.h"

using namespace Qt::StringLiterals;

namespace engine::postgresql {

namespace {

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

} // namespace

/// One statement on its way.
class StandIns::Translator
{
public:
    Translator(StandIns &standIns, const QString &sql, const std::vector<SqlToken> &tokens)
        : m_standIns(standIns)
        , m_sql(sql)
        , m_tokens(tokens)
    {
    }

    Result<Translation> run()
    {
        noteRelation();
        reachExtensions();
        const bool creates = isSchemaStatement(u"create");
        const bool drops = isSchemaStatement(u"drop");
        qsizetype subject = creates || drops ? firstSubject() : -1;
        for (qsizetype at = 0; at < qsizetype(m_tokens.size()); ++at) {
            if (at == subject) {
                if (const Done done = takeSubject(at, creates); !done)
                    return failure(done.error());
                subject = drops && isSymbol(at + 1, u",") ? at + 2 : -1;
            } else if (isSymbol(at + 1, u".") && !isSymbol(at - 1, u".")) {
                takeQualifier(at);
            } else if (m_tokens[size_t(at)].kind == SqlToken::Kind::String) {
                takeString(at);
            }
        }
        const QString rest = m_sql.sliced(m_end);
        return Translation{m_before, m_text + rest, m_after, m_checked + rest};
    }

private:
    [[nodiscard]] const SqlToken *token(qsizetype at) const
    {
        return at >= 0 && at < qsizetype(m_tokens.size()) ? &m_tokens[size_t(at)] : nullptr;
    }

    [[nodiscard]] bool isSymbol(qsizetype at, QStringView text) const { return token(at) && token(at)->is(text); }

    [[nodiscard]] bool isSchemaStatement(QStringView verb) const
    {
        return isSymbol(0, verb) && isSymbol(1, u"schema") && !isSymbol(2, u"authorization");
    }

    [[nodiscard]] qsizetype firstSubject() const
    {
        qsizetype at = 2;
        while (isSymbol(at, u"if") || isSymbol(at, u"not") || isSymbol(at, u"exists"))
            ++at;
        return at;
    }

    Done takeSubject(qsizetype at, bool creates)
    {
        const auto name = token(at) ? nameOf(*token(at)) : std::nullopt;
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

    void takeQualifier(qsizetype at)
    {
        const auto name = nameOf(*token(at));
        if (!name || !m_standIns.m_names.contains(*name) || isAlias(*name))
            return;
        const auto member = token(at + 2) ? nameOf(*token(at + 2)) : std::nullopt;
        if (member && m_standIns.m_server.extensions.value(*name).contains(*member))
            replace(at, token(at)->text.toString(), {});
        else
            replace(at, madeStandIn(*name));
    }

    /// `SELECT c.id FROM orders c`: where the name stands by itself, it is no schema's.
    [[nodiscard]] bool isAlias(const QString &name) const
    {
        for (qsizetype at = 0; at < qsizetype(m_tokens.size()); ++at) {
            if (nameOf(*token(at)) == name && !isSymbol(at - 1, u".") && !isSymbol(at + 1, u"."))
                return true;
        }
        return false;
    }

    void takeString(qsizetype at)
    {
        const QString text = token(at)->text.toString();
        for (const QString &name : m_standIns.m_names.keys()) {
            const QString head = u'\'' + quotedName(name) + u'.';
            if (text.startsWith(head))
                replace(at, u'\'' + madeStandIn(name) + u'.' + text.sliced(head.size()));
        }
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

    void replace(qsizetype at, const QString &text) { replace(at, text, text); }

    void replace(qsizetype at, const QString &text, const QString &checked)
    {
        const QStringView kept = QStringView(m_sql).sliced(m_end, token(at)->offset - m_end);
        (m_text += kept) += text;
        (m_checked += kept) += checked;
        m_end = token(at)->end();
    }

    /// CREATE TABLE [IF NOT EXISTS] name: from now on that name means what is in the place.
    void noteRelation()
    {
        qsizetype at = 1;
        while (isSymbol(at, u"unlogged") || isSymbol(at, u"or") || isSymbol(at, u"replace")
               || isSymbol(at, u"materialized"))
            ++at;
        const bool isRelation = isSymbol(at, u"table") || isSymbol(at, u"view") || isSymbol(at, u"sequence");
        if (!isSymbol(0, u"create") || !isRelation)
            return;
        ++at;
        while (isSymbol(at, u"if") || isSymbol(at, u"not") || isSymbol(at, u"exists"))
            ++at;
        if (isSymbol(at + 1, u"."))
            at += 2;
        if (const auto name = token(at) ? nameOf(*token(at)) : std::nullopt)
            m_standIns.m_relations.insert(*name);
    }

    /// A type or function of an extension without its schema is found only on the path. That is longer for the one
    /// statement, where it speaks of no table that could be found there as well.
    void reachExtensions()
    {
        const Server &server = m_standIns.m_server;
        const QSet<QString> members = server.extensions.value(server.defaultSchema);
        bool isNeeded = false;
        for (qsizetype at = 0; at < qsizetype(m_tokens.size()); ++at) {
            const auto name = isSymbol(at - 1, u".") ? std::nullopt : nameOf(*token(at));
            const bool isBound = isSymbol(at, u"?");
            if (isBound || (name && server.relations.contains(*name) && !m_standIns.m_relations.contains(*name)))
                return;
            isNeeded = isNeeded || (name && members.contains(*name));
        }
        if (!isNeeded)
            return;
        m_before += u"SET LOCAL search_path TO %1, %2; "_s.arg(m_standIns.m_place, quotedName(server.defaultSchema));
        m_after = u"; SET LOCAL search_path TO "_s + m_standIns.m_place;
    }

    StandIns &m_standIns;
    const QString &m_sql;
    const std::vector<SqlToken> &m_tokens;
    QString m_before;
    QString m_text; ///< of `m_sql` up to `m_end`
    QString m_checked;
    QString m_after;
    qsizetype m_end = 0;
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
    m_relations.clear();
}

Result<StandIns::Translation> StandIns::translated(const QString &sql)
{
    const auto tokens = tokenize(sql);
    if (!tokens)
        return failure(tokens.error());
    return Translator(*this, sql, *tokens).run();
}

} // namespace engine::postgresql
