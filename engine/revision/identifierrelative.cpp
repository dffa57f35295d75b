#include "engine/revision/identifierresolver.h"

#include <algorithm>

namespace engine {

namespace {

bool isWordCharacter(QChar character)
{
    return character.isLetterOrNumber() || character == u'_';
}

/// `word+2` at the beginning of `text`.
std::optional<RelativeIdentifier> parseSteps(QStringView text)
{
    const auto *sign = std::find_if_not(text.begin(), text.end(), isWordCharacter);
    if (sign == text.end() || (*sign != u'+' && *sign != u'-'))
        return std::nullopt;
    const auto *end = std::find_if_not(sign + 1, text.end(), [](QChar character) { return character.isDigit(); });
    if (end == sign + 1)
        return std::nullopt;

    RelativeIdentifier result;
    result.symbol = QStringView(text.begin(), sign).toString();
    result.stepsText = QStringView(sign, end).toString();
    bool fits = false;
    result.steps = result.stepsText.toLongLong(&fits);
    // More than can be counted is more than any graph has.
    if (!fits)
        result.steps = *sign == u'-' ? -std::numeric_limits<int>::max() : std::numeric_limits<int>::max();
    return result;
}

} // namespace

std::optional<RelativeIdentifier> parseRelative(const QString &identifier)
{
    // A label may itself hold an "@": the first place after which the rest fits counts.
    for (auto at = identifier.indexOf(u'@', 1); at >= 0; at = identifier.indexOf(u'@', at + 1)) {
        if (auto result = parseSteps(QStringView(identifier).mid(at + 1))) {
            result->label = identifier.left(at);
            return result;
        }
    }
    return parseSteps(identifier);
}

} // namespace engine
