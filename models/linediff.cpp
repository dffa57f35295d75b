#include "models/linediff.h"

#include <QHash>
#include <QStringView>

#include <algorithm>
#include <functional>
#include <vector>

namespace models {

namespace {

constexpr qsizetype mostCells = 4'000'000; // of a table of two by two lines; above, the texts are cut first
constexpr qsizetype mostLikenessCells = 4'000;
constexpr double leastLikeness = 0.4;

/// What counts of a line. The comma behind it says that another one follows, which is that one's affair.
QStringView saidBy(const QString &line)
{
    const QStringView said = QStringView(line).trimmed();
    return said.endsWith(u',') ? said.chopped(1) : said;
}

struct Pair
{
    qsizetype left;
    qsizetype right;
};

/// A stretch of both texts, ends excluded.
struct Stretch
{
    qsizetype leftBegin;
    qsizetype leftEnd;
    qsizetype rightBegin;
    qsizetype rightEnd;

    [[nodiscard]] qsizetype leftSize() const { return leftEnd - leftBegin; }
    [[nodiscard]] qsizetype rightSize() const { return rightEnd - rightBegin; }
};

/// The dearest alignment of a stretch in order, by dynamic programming: `worth(i, j)` is what the pair of left i and
/// right j brings, 0 or less for "never". Gives the pairs from the top.
std::vector<Pair> bestPairs(const Stretch &stretch, const std::function<double(qsizetype, qsizetype)> &worth)
{
    const auto rows = static_cast<size_t>(stretch.leftSize());
    const auto columns = static_cast<size_t>(stretch.rightSize());
    std::vector<float> best((rows + 1) * (columns + 1), 0.0F);
    const auto at = [&best, columns](size_t row, size_t column) -> float & {
        return best[row * (columns + 1) + column];
    };
    const auto worthAt = [&](size_t row, size_t column) {
        return static_cast<float>(worth(stretch.leftBegin + static_cast<qsizetype>(row),
                                        stretch.rightBegin + static_cast<qsizetype>(column)));
    };
    for (size_t row = rows; row-- > 0;) {
        for (size_t column = columns; column-- > 0;) {
            const float pair = worthAt(row, column);
            const float skipped = std::max(at(row + 1, column), at(row, column + 1));
            at(row, column) = pair > 0 ? std::max(skipped, at(row + 1, column + 1) + pair) : skipped;
        }
    }
    std::vector<Pair> pairs;
    for (size_t row = 0, column = 0; row < rows && column < columns;) {
        const float pair = worthAt(row, column);
        if (pair > 0 && at(row, column) == at(row + 1, column + 1) + pair) {
            pairs.push_back(
                {stretch.leftBegin + static_cast<qsizetype>(row), stretch.rightBegin + static_cast<qsizetype>(column)});
            ++row;
            ++column;
        } else if (at(row + 1, column) >= at(row, column + 1)) {
            ++row;
        } else {
            ++column;
        }
    }
    return pairs;
}

/// The longest rising sequence of `pairs`' right sides; their left sides rise already.
std::vector<Pair> rising(const std::vector<Pair> &pairs)
{
    std::vector<size_t> tails;
    std::vector<qsizetype> before(pairs.size(), -1);
    for (size_t i = 0; i < pairs.size(); ++i) {
        const auto place =
            std::ranges::lower_bound(tails, pairs[i].right, {}, [&pairs](size_t tail) { return pairs[tail].right; });
        if (place != tails.begin())
            before[i] = static_cast<qsizetype>(*std::prev(place));
        if (place == tails.end())
            tails.push_back(i);
        else
            *place = i;
    }
    std::vector<Pair> result;
    for (qsizetype i = tails.empty() ? -1 : static_cast<qsizetype>(tails.back()); i >= 0;
         i = before[static_cast<size_t>(i)])
        result.push_back(pairs[static_cast<size_t>(i)]);
    std::ranges::reverse(result);
    return result;
}

class Alignment
{
public:
    Alignment(const QStringList &left, const QStringList &right)
        : m_left(left)
        , m_right(right)
    {
    }

    QList<AlignedLine> run()
    {
        match({0, m_left.size(), 0, m_right.size()}, true);
        return std::move(m_lines);
    }

private:
    [[nodiscard]] bool same(qsizetype left, qsizetype right) const
    {
        return saidBy(m_left.at(left)) == saidBy(m_right.at(right));
    }
    void match(Stretch stretch, bool mayCut);
    void matchMiddle(const Stretch &stretch, bool mayCut);
    void matchBetween(const Stretch &stretch, const std::vector<Pair> &anchors, bool mayCut);
    [[nodiscard]] std::vector<Pair> uniquePairs(const Stretch &stretch) const;
    void replace(const Stretch &stretch);
    void addEqual(qsizetype left, qsizetype right);
    void addChanged(qsizetype left, qsizetype right);
    void addOneSided(const Stretch &stretch);

    const QStringList &m_left;
    const QStringList &m_right;
    QList<AlignedLine> m_lines;
};

void Alignment::addEqual(qsizetype left, qsizetype right)
{
    m_lines.append({AlignedLine::Kind::Equal, static_cast<int>(left), static_cast<int>(right), {}, {}});
}

void Alignment::addChanged(qsizetype left, qsizetype right)
{
    WordDifference words = compareWords(m_left.at(left), m_right.at(right));
    m_lines.append({AlignedLine::Kind::Changed, static_cast<int>(left), static_cast<int>(right), std::move(words.left),
                    std::move(words.right)});
}

void Alignment::addOneSided(const Stretch &stretch)
{
    for (qsizetype line = stretch.leftBegin; line < stretch.leftEnd; ++line)
        m_lines.append({AlignedLine::Kind::Dropped, static_cast<int>(line), -1, {}, {}});
    for (qsizetype line = stretch.rightBegin; line < stretch.rightEnd; ++line)
        m_lines.append({AlignedLine::Kind::Added, -1, static_cast<int>(line), {}, {}});
}

/// What both begin and end with is taken off first: that alone settles most texts.
void Alignment::match(Stretch stretch, bool mayCut)
{
    while (stretch.leftSize() > 0 && stretch.rightSize() > 0 && same(stretch.leftBegin, stretch.rightBegin))
        addEqual(stretch.leftBegin++, stretch.rightBegin++);
    qsizetype tail = 0;
    while (stretch.leftSize() > 0 && stretch.rightSize() > 0 && same(stretch.leftEnd - 1, stretch.rightEnd - 1)) {
        --stretch.leftEnd;
        --stretch.rightEnd;
        ++tail;
    }
    matchMiddle(stretch, mayCut);
    for (qsizetype line = 0; line < tail; ++line)
        addEqual(stretch.leftEnd + line, stretch.rightEnd + line);
}

void Alignment::matchMiddle(const Stretch &stretch, bool mayCut)
{
    if (stretch.leftSize() == 0 || stretch.rightSize() == 0) {
        addOneSided(stretch);
    } else if (stretch.leftSize() * stretch.rightSize() <= mostCells) {
        const auto pairs =
            bestPairs(stretch, [this](qsizetype left, qsizetype right) { return same(left, right) ? 1.0 : 0.0; });
        matchBetween(stretch, pairs, false);
    } else {
        const auto anchors = mayCut ? uniquePairs(stretch) : std::vector<Pair>{};
        matchBetween(stretch, anchors, !anchors.empty());
    }
}

void Alignment::matchBetween(const Stretch &stretch, const std::vector<Pair> &anchors, bool mayCut)
{
    qsizetype left = stretch.leftBegin;
    qsizetype right = stretch.rightBegin;
    const auto between = [this, mayCut](const Stretch &gap) {
        if (mayCut)
            match(gap, true);
        else
            replace(gap);
    };
    for (const Pair &anchor : anchors) {
        between({left, anchor.left, right, anchor.right});
        addEqual(anchor.left, anchor.right);
        left = anchor.left + 1;
        right = anchor.right + 1;
    }
    between({left, stretch.leftEnd, right, stretch.rightEnd});
}

std::vector<Pair> Alignment::uniquePairs(const Stretch &stretch) const
{
    struct Places
    {
        int leftCount = 0;
        int rightCount = 0;
        qsizetype right = -1;
    };
    QHash<QStringView, Places> places;
    for (qsizetype line = stretch.leftBegin; line < stretch.leftEnd; ++line)
        ++places[saidBy(m_left.at(line))].leftCount;
    for (qsizetype line = stretch.rightBegin; line < stretch.rightEnd; ++line) {
        Places &place = places[saidBy(m_right.at(line))];
        ++place.rightCount;
        place.right = line;
    }
    std::vector<Pair> pairs;
    for (qsizetype line = stretch.leftBegin; line < stretch.leftEnd; ++line) {
        const Places place = places.value(saidBy(m_left.at(line)));
        if (place.leftCount == 1 && place.rightCount == 1)
            pairs.push_back({line, place.right});
    }
    return rising(pairs);
}

/// Lines that have no equal: those that are alike become changed ones, the rest stands alone.
void Alignment::replace(const Stretch &stretch)
{
    if (stretch.leftSize() == 0 || stretch.rightSize() == 0
        || stretch.leftSize() * stretch.rightSize() > mostLikenessCells) {
        addOneSided(stretch);
        return;
    }
    const auto likeness = [this](qsizetype left, qsizetype right) {
        const double found = compareWords(m_left.at(left), m_right.at(right)).likeness;
        return found >= leastLikeness ? found : 0.0;
    };
    QHash<std::pair<qsizetype, qsizetype>, double> known;
    const auto remembered = [&known, &likeness](qsizetype left, qsizetype right) {
        const auto key = std::make_pair(left, right);
        const auto found = known.constFind(key);
        return found != known.constEnd() ? *found : *known.insert(key, likeness(left, right));
    };
    qsizetype left = stretch.leftBegin;
    qsizetype right = stretch.rightBegin;
    for (const Pair &pair : bestPairs(stretch, remembered)) {
        addOneSided({left, pair.left, right, pair.right});
        addChanged(pair.left, pair.right);
        left = pair.left + 1;
        right = pair.right + 1;
    }
    addOneSided({left, stretch.leftEnd, right, stretch.rightEnd});
}

bool isWordLetter(QChar letter)
{
    return letter.isLetterOrNumber() || letter == QLatin1Char('_');
}

/// Names and numbers whole, everything else a letter at a time, blanks left out.
std::vector<TextRange> wordsOf(const QString &line)
{
    std::vector<TextRange> words;
    const int size = static_cast<int>(line.size());
    for (int i = 0; i < size;) {
        int end = i + 1;
        if (isWordLetter(line.at(i))) {
            while (end < size && isWordLetter(line.at(end)))
                ++end;
        }
        if (!line.at(i).isSpace())
            words.push_back({i, end - i});
        i = end;
    }
    return words;
}

/// Changed words with nothing but blanks between them are one range.
void appendJoined(QList<TextRange> &ranges, const TextRange &word, const QString &line)
{
    if (!ranges.isEmpty()) {
        TextRange &last = ranges.last();
        const int end = last.start + last.length;
        if (QStringView(line).mid(end, word.start - end).trimmed().isEmpty()) {
            last.length = word.start + word.length - last.start;
            return;
        }
    }
    ranges.append(word);
}

} // namespace

QList<AlignedLine> alignLines(const QStringList &left, const QStringList &right)
{
    return Alignment(left, right).run();
}

WordDifference compareWords(const QString &left, const QString &right)
{
    const std::vector<TextRange> leftWords = wordsOf(left);
    const std::vector<TextRange> rightWords = wordsOf(right);
    const auto text = [](const QString &line, const TextRange &range) {
        return QStringView(line).mid(range.start, range.length);
    };
    const Stretch all{0, static_cast<qsizetype>(leftWords.size()), 0, static_cast<qsizetype>(rightWords.size())};
    const auto pairs = bestPairs(all, [&](qsizetype i, qsizetype j) {
        const TextRange &one = leftWords[static_cast<size_t>(i)];
        // Names weigh more than brackets and commas, which every line of SQL has.
        const double weight = isWordLetter(left.at(one.start)) ? 1.0 : 0.25;
        return text(left, one) == text(right, rightWords[static_cast<size_t>(j)]) ? weight : 0.0;
    });

    WordDifference result;
    double common = 0;
    double total = 0;
    const auto collect = [&](const std::vector<TextRange> &words, const QString &line, auto side,
                             QList<TextRange> &ranges) {
        size_t next = 0;
        for (size_t i = 0; i < words.size(); ++i) {
            const double weight = isWordLetter(line.at(words[i].start)) ? 1.0 : 0.25;
            total += weight;
            if (next < pairs.size() && static_cast<size_t>(pairs[next].*side) == i) {
                common += weight;
                ++next;
            } else {
                appendJoined(ranges, words[i], line);
            }
        }
    };
    collect(leftWords, left, &Pair::left, result.left);
    collect(rightWords, right, &Pair::right, result.right);
    result.likeness = total > 0 ? common / total : 1.0;
    return result;
}

} // namespace models
