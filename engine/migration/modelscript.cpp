#include "engine/migration/modelscript.h"

#include "engine/dialect/nulcharacter.h"
#include "engine/migration/schemafollower.h"
#include "engine/schema/sqlwords.h"

#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// Words that reach outside the scratch place: other files, other databases.
bool leavesScratch(const QString &sql)
{
    static const QStringList words{u"ATTACH"_s, u"DETACH"_s, u"VACUUM"_s};
    return words.contains(firstWord(sql));
}

SourcePosition positionIn(const QString &file, const QString &text, qsizetype offset)
{
    // A statement's text starts at its first word, not at the blanks before it.
    while (offset < text.size() && text.at(offset).isSpace())
        ++offset;
    const auto before = QStringView(text).first(std::min(offset, text.size()));
    const int line = int(before.count(u'\n')) + 1;
    return {file, line, int(offset - before.lastIndexOf(u'\n'))};
}

/// Rows make no difference to a schema, and not every place holds them.
bool isLeftOut(const QString &sql, const Connection &scratch)
{
    static const QStringList words{u"INSERT"_s, u"REPLACE"_s, u"UPDATE"_s, u"DELETE"_s, u"TRUNCATE"_s};
    return scratch.place() && !scratch.place()->holdsRows() && words.contains(firstWord(sql));
}

/// What a script makes that no comparison looks at: nobody would find it missing in the database.
class NotCompared
{
public:
    void look(const QString &sql, const SourcePosition &place)
    {
        const std::vector<SqlIdentifier> words = identifiersIn(sql);
        size_t at = 0;
        const auto next = [&](QStringView word) {
            const bool isNext =
                at < words.size() && !words[at].quoted && words[at].name.compare(word, Qt::CaseInsensitive) == 0;
            at += isNext ? 1 : 0;
            return isNext;
        };
        if (next(u"alter")) {
            takeOwned(sql, words, next(u"sequence"));
            return;
        }
        if (!next(u"create") || sql.contains(u"owned by"_s, Qt::CaseInsensitive))
            return;
        const bool isExtension = next(u"extension");
        if (!isExtension && !next(u"sequence"))
            return;
        if (next(u"if"))
            at += 2; // NOT EXISTS
        if (at >= words.size())
            return;
        const bool isQualified = at + 1 < words.size() && !words[at + 1].qualifier.isEmpty();
        m_found.push_back({isExtension, words[isQualified ? at + 1 : at].name, place});
    }

    [[nodiscard]] QList<ModelNote> notes() const
    {
        QList<ModelNote> notes;
        for (const auto &[isExtension, name, place] : m_found) {
            notes << ModelNote{u"The %1 %2 is not compared: a revision gets it by op.execute()."_s.arg(
                                   isExtension ? u"extension"_s : u"sequence"_s, name),
                               place, ModelNote::Kind::Remark};
        }
        return notes;
    }

private:
    struct Found
    {
        bool isExtension = false;
        QString name;
        SourcePosition place;
    };

    /// The sequence that a column owns is compared with the column.
    void takeOwned(const QString &sql, const std::vector<SqlIdentifier> &words, bool isSequence)
    {
        if (!isSequence || !sql.contains(u"owned by"_s, Qt::CaseInsensitive))
            return;
        std::erase_if(m_found, [&words](const Found &found) {
            return !found.isExtension
                && std::ranges::any_of(words, [&found](const SqlIdentifier &word) { return word.name == found.name; });
        });
    }

    std::vector<Found> m_found;
};

} // namespace

Result<QString> readScript(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure({.kind = Error::Kind::File,
                        .what = u"The model file %1 cannot be read."_s.arg(path),
                        .why = file.errorString()});
    }
    return QString::fromUtf8(file.readAll());
}

Result<QList<ModelNote>> runScript(Connection &scratch, const Dialect &dialect, const QString &path,
                                   const QString &text, const std::stop_token &stop)
{
    const auto statements = withoutNul(text).and_then([&] { return dialect.split(text); });
    if (!statements) {
        Error error = statements.error();
        error.where.file = path;
        return failure(error);
    }
    NotCompared notCompared;
    for (const auto &[sql, offset] : *statements) {
        if (stop.stop_requested())
            return failure({.kind = Error::Kind::Cancelled, .what = u"Reading the model was stopped."_s});
        const SourcePosition place = positionIn(path, text, offset);
        if (leavesScratch(sql)) {
            return failure(
                {.kind = Error::Kind::Reading,
                 .what = u"%1 has no place in a model: it reaches outside of the schema."_s.arg(firstWord(sql)),
                 .advice = u"Take the statement out of the file."_s,
                 .where = place,
                 .sql = sql});
        }
        if (isLeftOut(sql, scratch))
            continue;
        notCompared.look(sql, place);
        const Connection::Wording wording(scratch, {.sql = sql, .asWritten = true});
        const auto done = scratch.execute(sql, {}, stop);
        if (!done) {
            Error error = done.error();
            error.where = place;
            error.sql = sql;
            return failure(error);
        }
    }
    return notCompared.notes();
}

} // namespace engine
