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
class StandIns::Translation
{
public:
    Translation(StandIns &standIns, const QString &sql, const std::vector<SqlToken> &tokens)
        : m_standIns(standIns)
        , m_sql(sql)
        , m_tokens(tokens)
    {
    }

    Result<QString> run()
    {
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
        return m_before + m_text + m_sql.sliced(m_end) + m_after;
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
            m_after = u"; COMMENT ON SCHEMA %1 IS %2"_s.arg(standIn, stringLiteral(*name));
        } else {
            m_standIns.m_made.removeAll(*name);
        }
        return {};
    }

    void takeQualifier(qsizetype at)
    {
        const auto name = nameOf(*token(at));
        if (name && m_standIns.m_names.contains(*name) && !isAlias(*name))
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

    void replace(qsizetype at, const QString &text)
    {
        m_text += QStringView(m_sql).sliced(m_end, token(at)->offset - m_end);
        m_text += text;
        m_end = token(at)->end();
    }

    StandIns &m_standIns;
    const QString &m_sql;
    const std::vector<SqlToken> &m_tokens;
    QString m_before;
    QString m_text; ///< of `m_sql` up to `m_end`
    QString m_after;
    qsizetype m_end = 0;
};

void StandIns::begin(const QString &place, const QString &defaultSchema, const QStringList &others)
{
    m_place = place;
    for (const QString &other : others)
        m_names.insert(other, u"%1_s%2"_s.arg(place).arg(m_names.size() + 1));
    m_names.insert(defaultSchema, place);
}

Result<QString> StandIns::translated(const QString &sql)
{
    const auto tokens = tokenize(sql);
    if (!tokens)
        return failure(tokens.error());
    return Translation(*this, sql, *tokens).run();
}

} // namespace engine::postgresql
