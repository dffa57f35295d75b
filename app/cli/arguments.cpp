#include "app/cli/arguments.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

namespace {

bool isNegativeNumber(const std::string &token)
{
    static const QRegularExpression pattern(u"^-\\d+$|^-\\d*\\.\\d+$"_s);
    return pattern.match(QString::fromStdString(token)).hasMatch();
}

/// One way to understand a token as an option.
struct Match
{
    const CLI::Option *option = nullptr;
    std::string name; ///< with its dashes
    bool hasValue = false;
    std::string value;
};

bool takesValue(const CLI::Option &option)
{
    return option.get_items_expected_max() > 0;
}

/// The name by which CLI11 reads the option without doubt.
std::string canonicalName(const CLI::Option &option)
{
    return option.get_lnames().empty() ? "-" + option.get_snames().front() : "--" + option.get_lnames().front();
}

/// Reads the options of one parser: the program's own, or those of a command.
class OptionReader
{
public:
    OptionReader(const CLI::App &app, QString program)
        : m_app(app)
        , m_program(std::move(program))
    {
    }

    /// Reads tokens from `at` on; stops before the first positional when `untilPositional`.
    bool read(const std::vector<std::string> &tokens, size_t &at, bool untilPositional);

    std::vector<std::string> options;
    std::vector<std::string> positionals;
    UsageError error;

private:
    [[nodiscard]] std::vector<Match> matches(const std::string &token) const;
    [[nodiscard]] std::vector<Match> shortMatches(const std::string &token) const;
    [[nodiscard]] std::vector<Match> longMatches(const std::string &token) const;
    [[nodiscard]] bool isPositional(const std::string &token) const;
    bool take(const Match &match, const std::vector<std::string> &tokens, size_t &at);
    bool takeValue(const Match &match, const std::string &value);
    bool fail(const QString &message);

    const CLI::App &m_app;
    QString m_program;
};

bool OptionReader::fail(const QString &message)
{
    error = {m_program, message};
    return false;
}

std::vector<Match> OptionReader::longMatches(const std::string &token) const
{
    const size_t equals = token.find('=');
    const std::string name = token.substr(2, equals == std::string::npos ? equals : equals - 2);
    Match found;
    found.hasValue = equals != std::string::npos;
    if (found.hasValue)
        found.value = token.substr(equals + 1);
    std::vector<Match> prefixes;
    for (const CLI::Option *option : m_app.get_options()) {
        for (const std::string &candidate : option->get_lnames()) {
            found.option = option;
            found.name = "--" + candidate;
            if (candidate == name)
                return {found};
            if (candidate.rfind(name, 0) == 0)
                prefixes.push_back(found);
        }
    }
    return prefixes;
}

std::vector<Match> OptionReader::shortMatches(const std::string &token) const
{
    for (const CLI::Option *option : m_app.get_options()) {
        for (const std::string &candidate : option->get_snames()) {
            if (candidate != token.substr(1, 1))
                continue;
            Match found{option, "-" + candidate, token.size() > 2, token.substr(2)};
            if (found.hasValue && found.value.front() == '=')
                found.value.erase(0, 1);
            return {found};
        }
    }
    return {};
}

std::vector<Match> OptionReader::matches(const std::string &token) const
{
    return token.rfind("--", 0) == 0 ? longMatches(token) : shortMatches(token);
}

bool OptionReader::isPositional(const std::string &token) const
{
    if (token.size() < 2 || token.front() != '-')
        return true;
    if (!matches(token).empty())
        return false;
    return isNegativeNumber(token) || token.find(' ') != std::string::npos;
}

bool OptionReader::takeValue(const Match &match, const std::string &value)
{
    const std::string name = canonicalName(*match.option);
    if (name.rfind("--", 0) == 0) {
        options.push_back(name + "=" + value);
    } else {
        options.push_back(name);
        options.push_back(value);
    }
    return true;
}

bool OptionReader::take(const Match &match, const std::vector<std::string> &tokens, size_t &at)
{
    const QString name = QString::fromStdString(match.name);
    if (takesValue(*match.option)) {
        if (match.hasValue)
            return takeValue(match, match.value);
        if (at >= tokens.size() || tokens[at] == "--" || !isPositional(tokens[at]))
            return fail(u"argument %1: expected one argument"_s.arg(name));
        return takeValue(match, tokens[at++]);
    }
    options.push_back(canonicalName(*match.option));
    if (!match.hasValue)
        return true;
    // Flags may be written together: -vi.
    const bool together = match.name.size() == 2;
    const auto next = together && !match.value.empty() ? shortMatches("-" + match.value) : std::vector<Match>{};
    if (next.empty()) {
        return fail(u"argument %1: ignored explicit argument '%2'"_s.arg(name, QString::fromStdString(match.value)));
    }
    return take(next.front(), tokens, at);
}

bool OptionReader::read(const std::vector<std::string> &tokens, size_t &at, bool untilPositional)
{
    QStringList unknown;
    while (at < tokens.size()) {
        const std::string &token = tokens[at];
        if (token == "--") {
            positionals.insert(positionals.end(), tokens.begin() + long(at) + 1, tokens.end());
            at = tokens.size();
            break;
        }
        if (isPositional(token)) {
            if (untilPositional)
                break;
            positionals.push_back(token);
            ++at;
            continue;
        }
        const std::vector<Match> found = matches(token);
        ++at;
        if (found.size() > 1) {
            QStringList names;
            for (const Match &match : found)
                names << QString::fromStdString(match.name);
            return fail(
                u"ambiguous option: %1 could match %2"_s.arg(QString::fromStdString(token), names.join(u", "_s)));
        }
        if (found.empty())
            unknown << QString::fromStdString(token);
        else if (!take(found.front(), tokens, at))
            return false;
    }
    if (!unknown.isEmpty())
        return fail(u"unrecognized arguments: %1"_s.arg(unknown.join(u' ')));
    return true;
}

QString commandNames(const CLI::App &app)
{
    QStringList names;
    for (const CLI::App *command : app.get_subcommands([](const CLI::App *) { return true; }))
        names << u'\'' + QString::fromStdString(command->get_name()) + u'\'';
    return names.join(u", "_s);
}

bool asksForHelp(const std::vector<std::string> &options)
{
    return std::any_of(options.begin(), options.end(),
                       [](const std::string &option) { return option == "--help" || option == "--version"; });
}

} // namespace

std::variant<std::vector<std::string>, UsageError> normalisedArguments(const CLI::App &app,
                                                                       const std::vector<std::string> &arguments)
{
    const QString program = QString::fromStdString(app.get_name());
    size_t at = 0;
    OptionReader globals(app, program);
    if (!globals.read(arguments, at, true))
        return globals.error;
    std::vector<std::string> result = globals.options;
    if (asksForHelp(result))
        return result;
    if (at >= arguments.size())
        return UsageError{program, u"too few arguments"_s};

    const std::string &name = arguments[at++];
    const auto commands = app.get_subcommands([&](const CLI::App *each) { return each->get_name() == name; });
    if (commands.empty()) {
        return UsageError{program,
                          u"argument {command}: invalid choice: '%1' (choose from %2)"_s.arg(
                              QString::fromStdString(name), commandNames(app))};
    }
    OptionReader own(*commands.front(), program + u' ' + QString::fromStdString(name));
    if (!own.read(arguments, at, false))
        return own.error;
    result.push_back(name);
    result.insert(result.end(), own.options.begin(), own.options.end());
    if (!own.positionals.empty() && !asksForHelp(own.options)) {
        result.emplace_back("--");
        result.insert(result.end(), own.positionals.begin(), own.positionals.end());
    }
    return result;
}

} // namespace app
