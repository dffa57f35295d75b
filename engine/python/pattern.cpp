#include "engine/python/pattern.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

const QString compiledName = u"re.Pattern"_s;
const QString matchName = u"re.Match"_s;

tl::unexpected<QString> refused(const QString &name)
{
    return tl::unexpected(u"these arguments of re.%1()"_s.arg(name));
}

std::optional<QRegularExpression::PatternOptions> optionsOf(const Value &flags)
{
    static const QHash<QString, QRegularExpression::PatternOption> options{
        {u"re.I"_s, QRegularExpression::CaseInsensitiveOption},
        {u"re.IGNORECASE"_s, QRegularExpression::CaseInsensitiveOption},
        {u"re.M"_s, QRegularExpression::MultilineOption},
        {u"re.MULTILINE"_s, QRegularExpression::MultilineOption},
        {u"re.S"_s, QRegularExpression::DotMatchesEverythingOption},
        {u"re.DOTALL"_s, QRegularExpression::DotMatchesEverythingOption},
        {u"re.X"_s, QRegularExpression::ExtendedPatternSyntaxOption},
        {u"re.VERBOSE"_s, QRegularExpression::ExtendedPatternSyntaxOption}};
    if (flags.isNone())
        return QRegularExpression::PatternOptions();
    if (const Reference *reference = flags.reference()) {
        if (reference->name == u"re.U" || reference->name == u"re.UNICODE") // what a str's pattern is anyway
            return QRegularExpression::PatternOptions();
        const auto option = options.constFind(reference->name);
        return option == options.constEnd() ? std::nullopt : std::optional(QRegularExpression::PatternOptions(*option));
    }
    const Construct *both = flags.construct();
    if (!both || both->kind != Construct::Kind::Binary || both->name != u"|")
        return std::nullopt;
    const auto left = optionsOf(both->operands.front());
    const auto right = optionsOf(both->operands.back());
    return left && right ? std::optional(*left | *right) : std::nullopt;
}

/// A pattern as Qt reads it: named groups and classes are written alike, `\Z` is Perl's `\z`.
std::optional<QRegularExpression> expressionOf(const QString &pattern, const Value &flags)
{
    const auto options = optionsOf(flags);
    if (!options || pattern.contains(u"\\N"_s) || pattern.contains(u"\\h"_s) || pattern.contains(u"\\R"_s))
        return std::nullopt;
    QRegularExpression expression(QString(pattern).replace(u"\\Z"_s, u"\\z"_s),
                                  *options | QRegularExpression::UseUnicodePropertiesOption);
    return expression.isValid() ? std::optional(expression) : std::nullopt;
}

std::optional<QRegularExpression> expressionOf(const Value &value)
{
    if (const QString *text = value.string())
        return expressionOf(*text, {});
    const Construct *compiled = value.construct();
    if (!compiled || compiled->name != compiledName)
        return std::nullopt;
    return expressionOf(*compiled->arguments.front().string(), compiled->arguments.back());
}

Value matchValue(const QRegularExpressionMatch &match)
{
    if (!match.hasMatch())
        return {};
    Construct result;
    result.name = matchName;
    const QStringList names = match.regularExpression().namedCaptureGroups();
    for (int group = 0; group <= match.regularExpression().captureCount(); ++group) {
        result.arguments << (match.capturedStart(group) < 0 ? Value() : Value(match.captured(group)));
        if (!names.value(group).isEmpty())
            result.keywords << Keyword{names.value(group), result.arguments.back()};
    }
    return Value(result);
}

/// `\1` and `\g<name>` of a replacement, filled in.
std::optional<QString> expanded(const QString &replacement, const QRegularExpressionMatch &match)
{
    QString result;
    for (qsizetype at = 0; at < replacement.size(); ++at) {
        if (replacement.at(at) != u'\\' || at + 1 == replacement.size()) {
            result += replacement.at(at);
            continue;
        }
        const QChar next = replacement.at(++at);
        if (next.isDigit()) {
            result += match.captured(next.digitValue());
        } else if (next == u'g' && replacement.mid(at + 1, 1) == u"<") {
            const qsizetype end = replacement.indexOf(u'>', at);
            if (end < 0)
                return std::nullopt;
            const QString group = replacement.mid(at + 2, end - at - 2);
            bool isNumber = false;
            const int number = group.toInt(&isNumber);
            result += isNumber ? match.captured(number) : match.captured(group);
            at = end;
        } else if (next == u'n') {
            result += u'\n';
        } else if (next == u'\\') {
            result += u'\\';
        } else {
            return std::nullopt;
        }
    }
    return result;
}

Computed substituted(const QRegularExpression &expression, const QString &replacement, const QString &text,
                     qint64 count)
{
    QString result;
    qsizetype done = 0;
    QRegularExpressionMatchIterator matches = expression.globalMatch(text);
    for (qint64 number = 0; matches.hasNext() && (count == 0 || number < count); ++number) {
        const QRegularExpressionMatch match = matches.next();
        const auto filled = expanded(replacement, match);
        if (!filled)
            return refused(u"sub"_s);
        result += text.mid(done, match.capturedStart() - done) + *filled;
        done = match.capturedEnd();
    }
    return Value(result + text.mid(done));
}

/// What findall() gives for one match: the whole, the one group, or a tuple of all groups.
Value foundIn(const QRegularExpressionMatch &match)
{
    const int groups = match.regularExpression().captureCount();
    if (groups <= 1)
        return Value(match.captured(groups));
    Tuple tuple;
    for (int group = 1; group <= groups; ++group)
        tuple.items << Value(match.captured(group));
    return Value(tuple);
}

/// `arguments` are those after the pattern.
std::optional<Computed> search(const QString &name, const QRegularExpression &expression, const QList<Value> &given)
{
    if (name == u"sub") {
        const bool isPlain = given.size() >= 2 && given[0].string() && given[1].string();
        const qint64 *count = given.size() == 3 ? given[2].integer() : nullptr;
        return isPlain ? substituted(expression, *given[0].string(), *given[1].string(), count ? *count : 0)
                       : Computed(refused(name));
    }
    if (given.size() != 1 || !given.front().string())
        return std::nullopt;
    const QString &text = *given.front().string();
    if (name == u"search")
        return Computed(matchValue(expression.match(text)));
    if (name == u"match" || name == u"fullmatch") {
        const QString pattern = u"\\A(?:"_s + expression.pattern() + (name == u"match" ? u")"_s : u")\\z"_s);
        return Computed(matchValue(QRegularExpression(pattern, expression.patternOptions()).match(text)));
    }
    List found;
    if (name == u"split") {
        if (expression.captureCount() > 0)
            return Computed(refused(name));
        for (const QString &part : text.split(expression))
            found.items << Value(part);
        return Computed(Value(found));
    }
    if (name != u"findall")
        return std::nullopt;
    for (QRegularExpressionMatchIterator matches = expression.globalMatch(text); matches.hasNext();)
        found.items << foundIn(matches.next());
    return Computed(Value(found));
}

Computed groupOf(const Construct &match, const QList<Value> &given)
{
    if (given.isEmpty())
        return match.arguments.front();
    const qint64 *number = given.front().integer();
    if (number && *number >= 0 && *number < match.arguments.size() && given.size() == 1)
        return match.arguments[*number];
    const Value *named = given.front().string() ? match.keyword(*given.front().string()) : nullptr;
    return named ? Computed(*named) : Computed(refused(u"Match.group"_s));
}

} // namespace

std::optional<Computed> callPatternFunction(const QString &name, const CallArguments &arguments)
{
    const QList<Value> &given = arguments.positional;
    if (!name.startsWith(u"re."_s) || given.isEmpty())
        return std::nullopt;
    const QString function = name.mid(3);
    Value flags;
    for (const Keyword &keyword : arguments.keywords) {
        if (keyword.name != u"flags")
            return Computed(refused(function));
        flags = keyword.value;
    }
    if (function == u"escape" && given.front().string())
        return Computed(Value(QRegularExpression::escape(*given.front().string())));
    if (function == u"compile" && given.front().string()) {
        const Value chosenFlags = given.size() == 2 ? given[1] : flags;
        if (!expressionOf(*given.front().string(), chosenFlags))
            return Computed(refused(function));
        Construct compiled;
        compiled.name = compiledName;
        compiled.arguments = {given.front(), chosenFlags};
        return Computed(Value(compiled));
    }
    const auto expression =
        given.front().string() ? expressionOf(*given.front().string(), flags) : expressionOf(given.front());
    return expression ? search(function, *expression, given.mid(1)) : Computed(refused(function));
}

std::optional<Computed> callPatternMethod(const Value &object, const QString &method, const CallArguments &arguments)
{
    const Construct *construct = object.construct();
    if (!construct || construct->kind != Construct::Kind::Call)
        return std::nullopt;
    if (construct->name == compiledName) {
        const auto expression = expressionOf(object);
        return expression ? search(method, *expression, arguments.positional) : Computed(refused(method));
    }
    if (construct->name != matchName)
        return std::nullopt;
    if (method == u"group")
        return groupOf(*construct, arguments.positional);
    if (method == u"groups")
        return Computed(Value(Tuple{construct->arguments.mid(1)}));
    return std::nullopt;
}

} // namespace engine::python
