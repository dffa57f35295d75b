#include "engine/revision/sqloperationreader.h"

#include "engine/dialect/dialect.h"
#include "engine/dialect/nulcharacter.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using Operations = Result<std::vector<PlacedOperation>>;

struct Section
{
    QString direction; ///< "upgrade" or "downgrade"
    QString dialect; ///< empty for all
    bool transactional = true;
    qsizetype begin = 0; ///< of the SQL after the section's line
    qsizetype end = 0;
};

std::vector<Section> findSections(const QString &text)
{
    static const QRegularExpression line(
        uR"(^--[ \t]*(upgrade|downgrade)[ \t]*(?:\([ \t]*(\w+)[ \t]*\))?[ \t]*(no-transaction)?[ \t]*:[ \t]*(no-transaction)?[ \t]*\r?$)"_s,
        QRegularExpression::MultilineOption);
    std::vector<Section> sections;
    auto matches = line.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        if (!sections.empty())
            sections.back().end = match.capturedStart();
        const bool isPlain = match.captured(3).isEmpty() && match.captured(4).isEmpty();
        sections.push_back({match.captured(1), match.captured(2), isPlain, match.capturedEnd(), text.size()});
    }
    return sections;
}

const Section *choose(const std::vector<Section> &sections, const QString &direction, const QString &dialect)
{
    for (const QString &wanted : {dialect, QString()}) {
        const auto found = std::ranges::find_if(sections, [&](const Section &section) {
            return section.direction == direction && section.dialect == wanted;
        });
        if (found != sections.end())
            return &*found;
    }
    return nullptr;
}

SourcePosition positionAt(const QString &text, qsizetype offset, const QString &file)
{
    const auto before = QStringView(text).first(offset);
    const auto line = static_cast<int>(before.count(u'\n')) + 1;
    return {file, line, static_cast<int>(offset - before.lastIndexOf(u'\n'))};
}

Operations readSection(const QString &text, const Section *section, const QString &file, const QString &direction,
                       const Dialect &dialect)
{
    if (!section) {
        return failure({.kind = Error::Kind::Unsupported,
                        .what = u"The file has no %1 section for %2."_s.arg(direction, dialect.displayName()),
                        .advice = u"Add a line \"-- %1:\" and its statements."_s.arg(direction),
                        .where = {file}});
    }
    const auto statements = dialect.split(text.mid(section->begin, section->end - section->begin));
    if (!statements) {
        Error error = statements.error();
        error.where = positionAt(text, section->begin, file);
        return failure(error);
    }
    std::vector<PlacedOperation> operations;
    for (const Dialect::ScriptStatement &statement : *statements)
        operations.push_back({ExecuteSql{statement.sql}, positionAt(text, section->begin + statement.offset, file)});
    return operations;
}

} // namespace

RevisionOperations readSqlOperations(const QByteArray &bytes, const QString &file, const QString &dialectName)
{
    const auto dialect = dialectFor(dialectName);
    if (!dialect)
        return {.upgrade = failure(dialect.error()), .downgrade = failure(dialect.error())};
    if (!bytes.isValidUtf8()) {
        const Error error{.kind = Error::Kind::Reading, .what = u"The file is not UTF-8."_s, .where = {file}};
        return {.upgrade = failure(error), .downgrade = failure(error)};
    }
    const QString text = QString::fromUtf8(bytes);
    if (const Done whole = withoutNul(text); !whole) {
        Error error = whole.error();
        error.where.file = file;
        return {.upgrade = failure(error), .downgrade = failure(error)};
    }
    const std::vector<Section> sections = findSections(text);
    const Section *upgrade = choose(sections, u"upgrade"_s, dialectName);
    const Section *downgrade = choose(sections, u"downgrade"_s, dialectName);
    return {.upgrade = readSection(text, upgrade, file, u"upgrade"_s, **dialect),
            .downgrade = readSection(text, downgrade, file, u"downgrade"_s, **dialect),
            .transactional = (!upgrade || upgrade->transactional) && (!downgrade || downgrade->transactional)};
}

} // namespace engine
