#include "engine/dialect/mysql/sqlscript.h"
#include "engine/dialect/mysql/typenames.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

/// What the numbers in a declaration's parentheses are.
enum class Numbers { None, Length, Width, Digits, Fraction, Values };

struct ReflectedName
{
    QString name;
    QString module;
    Numbers numbers = Numbers::None;
};

/// SQLAlchemy's ischema_names of MySQL, with the modules that its classes live in.
const QHash<QString, ReflectedName> &reflectedNames()
{
    static const QString own = u"mysql"_s;
    static const QHash<QString, ReflectedName> names{
        {u"bigint"_s, {u"BIGINT"_s, own, Numbers::Width}},
        {u"binary"_s, {u"BINARY"_s, {}, Numbers::Length}},
        {u"bit"_s, {u"BIT"_s, own, Numbers::Length}},
        {u"blob"_s, {u"BLOB"_s, {}, Numbers::Length}},
        {u"char"_s, {u"CHAR"_s, own, Numbers::Length}},
        {u"date"_s, {u"DATE"_s, {}, Numbers::None}},
        {u"datetime"_s, {u"DATETIME"_s, own, Numbers::Fraction}},
        {u"decimal"_s, {u"DECIMAL"_s, own, Numbers::Digits}},
        {u"double"_s, {u"DOUBLE"_s, own, Numbers::Digits}},
        {u"enum"_s, {u"ENUM"_s, own, Numbers::Values}},
        {u"float"_s, {u"FLOAT"_s, own, Numbers::Digits}},
        {u"int"_s, {u"INTEGER"_s, own, Numbers::Width}},
        {u"json"_s, {u"JSON"_s, own, Numbers::None}},
        {u"longblob"_s, {u"LONGBLOB"_s, own, Numbers::None}},
        {u"longtext"_s, {u"LONGTEXT"_s, own, Numbers::None}},
        {u"mediumblob"_s, {u"MEDIUMBLOB"_s, own, Numbers::None}},
        {u"mediumint"_s, {u"MEDIUMINT"_s, own, Numbers::Width}},
        {u"mediumtext"_s, {u"MEDIUMTEXT"_s, own, Numbers::None}},
        {u"set"_s, {u"SET"_s, own, Numbers::Values}},
        {u"smallint"_s, {u"SMALLINT"_s, own, Numbers::Width}},
        {u"text"_s, {u"TEXT"_s, own, Numbers::Length}},
        {u"time"_s, {u"TIME"_s, own, Numbers::Fraction}},
        {u"timestamp"_s, {u"TIMESTAMP"_s, own, Numbers::Fraction}},
        {u"tinyblob"_s, {u"TINYBLOB"_s, own, Numbers::None}},
        {u"tinyint"_s, {u"TINYINT"_s, own, Numbers::Width}},
        {u"tinytext"_s, {u"TINYTEXT"_s, own, Numbers::None}},
        {u"varbinary"_s, {u"VARBINARY"_s, {}, Numbers::Length}},
        {u"varchar"_s, {u"VARCHAR"_s, own, Numbers::Length}},
        {u"year"_s, {u"YEAR"_s, own, Numbers::Width}},
    };
    return names;
}

QString textOf(const SqlToken &token)
{
    const QChar quote = token.text.front();
    QString text = token.text.mid(1, token.text.size() - 2).toString();
    return text.replace(QString(2, quote), QString(quote)).replace(u"\\\\"_s, u"\\"_s);
}

void setNumbers(DataType &type, Numbers kind, const std::vector<int> &numbers)
{
    if (numbers.empty())
        return;
    switch (kind) {
    case Numbers::Length:
        type.length = numbers.front();
        break;
    case Numbers::Width:
        type.options.insert(u"display_width"_s, numbers.front());
        break;
    case Numbers::Fraction:
        type.options.insert(u"fsp"_s, numbers.front());
        break;
    case Numbers::Digits:
        type.precision = numbers.front();
        if (numbers.size() > 1)
            type.scale = numbers.back();
        break;
    case Numbers::None:
    case Numbers::Values:
        break;
    }
}

DataType unknownType(const QString &declaration)
{
    DataType type;
    type.name = declaration.section(u'(', 0, 0).trimmed().toUpper();
    type.declared = declaration;
    return type;
}

} // namespace

DataType reflectedType(const QString &declaration)
{
    const auto tokens = tokenize(declaration);
    if (!tokens || tokens->empty())
        return unknownType(declaration);
    const auto known = reflectedNames().constFind(tokens->front().text.toString().toLower());
    if (known == reflectedNames().constEnd())
        return unknownType(declaration);
    DataType type;
    type.name = known->name;
    type.module = known->module;
    std::vector<int> numbers;
    for (size_t place = 1; place < tokens->size(); ++place) {
        const SqlToken &token = (*tokens)[place];
        bool isNumber = false;
        const int number = token.text.toInt(&isNumber);
        if (isNumber)
            numbers.push_back(number);
        else if (token.kind == SqlToken::Kind::String)
            type.values << textOf(token);
        else if (token.is(u"unsigned") || token.is(u"zerofill"))
            type.options.insert(token.text.toString().toLower(), true);
        else if (token.kind == SqlToken::Kind::Word || token.kind == SqlToken::Kind::Conditional)
            type.declared = declaration;
    }
    setNumbers(type, known->numbers, numbers);
    return type;
}

bool isReflectedName(const QString &name)
{
    return std::ranges::any_of(reflectedNames(), [&name](const auto &known) { return known.name == name; });
}

} // namespace engine::mysql
