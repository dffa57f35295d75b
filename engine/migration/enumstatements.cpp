#include "engine/migration/enumstatements.h"

#include "engine/schema/sqlwords.h"

#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using Words = std::span<const SqlIdentifier>;

bool isWord(const SqlIdentifier &identifier, QStringView word)
{
    return !identifier.quoted && identifier.name.compare(word, Qt::CaseInsensitive) == 0;
}

bool startWith(Words words, std::initializer_list<QStringView> wanted)
{
    return words.size() >= wanted.size()
        && std::equal(wanted.begin(), wanted.end(), words.begin(), [](auto a, auto &b) { return isWord(b, a); });
}

/// What the database calls a name that stands without quotes.
QString folded(const SqlIdentifier &identifier)
{
    return identifier.quoted ? identifier.name : identifier.name.toLower();
}

/// Takes a name with or without its schema from the front of `words`.
std::optional<TableName> takeName(Words &words)
{
    if (words.empty())
        return std::nullopt;
    TableName name{{}, folded(words.front())};
    const bool isQualified = words.size() > 1 && !words[1].qualifier.isEmpty();
    if (isQualified)
        name = {folded(words.front()), folded(words[1])};
    words = words.subspan(isQualified ? 2 : 1);
    return name;
}

/// The strings in the parentheses after `from`.
QStringList stringsIn(const QString &sql, qsizetype from)
{
    QStringList strings;
    qsizetype at = sql.indexOf(u'(', from);
    while (at >= 0 && ++at < sql.size() && sql.at(at) != u')') {
        if (sql.at(at) != u'\'')
            continue;
        QString text;
        for (++at; at < sql.size(); ++at) {
            const bool isQuote = sql.at(at) == u'\'';
            if (isQuote && (at + 1 >= sql.size() || sql.at(at + 1) != u'\''))
                break;
            at += isQuote ? 1 : 0;
            text += sql.at(at);
        }
        strings << text;
    }
    return strings;
}

void renameType(DataType &type, const TableName &from, const QString &to)
{
    for (DataType &element : type.elements)
        renameType(element, from, to);
    if (enumTypeOf(type) == from)
        type.typeName = to;
}

/// The statement that begins at the front of `words`, one of those that are followed.
class TypeStatement
{
public:
    TypeStatement(const QString &sql, Words words, Schema &schema)
        : m_sql(sql)
        , m_words(words)
        , m_schema(schema)
    {
    }

    void follow()
    {
        if (startWith(m_words, {u"create", u"type"}))
            create();
        else if (startWith(m_words, {u"alter", u"type"}))
            rename();
        else if (startWith(m_words, {u"drop", u"type"}))
            drop();
    }

private:
    void create()
    {
        Words rest = m_words.subspan(2);
        const auto name = takeName(rest);
        if (!name || !startWith(rest, {u"as", u"enum"}))
            return;
        const QStringList values = stringsIn(m_sql, rest[1].offset + rest[1].length);
        for (const TableName &each : namesOf(*name))
            m_schema.enumTypes.emplace(each, EnumType{each, values});
    }

    void rename()
    {
        Words rest = m_words.subspan(2);
        const auto name = takeName(rest);
        if (!name || rest.size() < 3 || !startWith(rest, {u"rename", u"to"}))
            return;
        const QString to = folded(rest[2]);
        for (const TableName &each : namesOf(*name)) {
            auto node = m_schema.enumTypes.extract(each);
            if (node.empty())
                continue;
            node.key() = {each.schema, to};
            node.mapped().name = node.key();
            m_schema.enumTypes.insert(std::move(node));
            for (auto &[tableName, table] : m_schema.tables) {
                for (Column &column : table.columns)
                    renameType(column.type, each, to);
            }
        }
    }

    void drop()
    {
        Words rest = m_words.subspan(startWith(m_words.subspan(2), {u"if", u"exists"}) ? 4 : 2);
        if (const auto name = takeName(rest)) {
            for (const TableName &each : namesOf(*name))
                m_schema.enumTypes.erase(each);
        }
    }

    // The types of the default schema are known without its name, which is nearly always this one.
    [[nodiscard]] static std::vector<TableName> namesOf(const TableName &name)
    {
        std::vector<TableName> names{name};
        if (name.schema == u"public")
            names.push_back({{}, name.name});
        return names;
    }

    const QString &m_sql;
    Words m_words;
    Schema &m_schema;
};

} // namespace

void followEnumTypes(const QString &sql, Schema &schema)
{
    if (!sql.contains(u"type"_s, Qt::CaseInsensitive))
        return;
    const std::vector<SqlIdentifier> words = identifiersIn(sql);
    for (size_t at = 0; at < words.size(); ++at)
        TypeStatement(sql, Words(words).subspan(at), schema).follow();
}

bool hasEnumType(const TableName &name, const Schema &schema)
{
    if (schema.enumTypes.contains(name))
        return true;
    return std::ranges::any_of(schema.tables, [&name](const auto &entry) {
        return std::ranges::any_of(entry.second.columns,
                                   [&name](const Column &column) { return enumTypeOf(column.type) == name; });
    });
}

} // namespace engine
