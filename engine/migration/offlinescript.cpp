#include "engine/migration/offlinescript.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// The offset after the quoted text or comment that starts at `at`, or `at` where none does.
qsizetype afterQuotedText(const QString &sql, qsizetype at)
{
    const QChar first = sql.at(at);
    qsizetype end = -1;
    qsizetype closing = 1;
    if (first == u'\'' || first == u'"' || first == u'`') {
        end = sql.indexOf(first, at + 1);
    } else if (QStringView(sql).mid(at).startsWith(u"--")) {
        end = sql.indexOf(u'\n', at);
    } else if (QStringView(sql).mid(at).startsWith(u"/*")) {
        end = sql.indexOf(u"*/"_s, at + 2);
        closing = 2;
    } else {
        return at;
    }
    return end < 0 ? sql.size() : end + closing;
}

QString withLiterals(const Statement &statement, const Dialect &dialect)
{
    QString text;
    qsizetype binding = 0;
    for (qsizetype at = 0; at < statement.sql.size();) {
        const qsizetype after = afterQuotedText(statement.sql, at);
        if (after > at) {
            text += QStringView(statement.sql).mid(at, after - at);
            at = after;
            continue;
        }
        if (statement.sql.at(at) == u'?' && binding < statement.bindings.size())
            text += dialect.literal(statement.bindings.at(binding++));
        else
            text += statement.sql.at(at);
        ++at;
    }
    return text;
}

QString piece(const QString &text)
{
    return text + u"\n\n"_s;
}

/// The transaction around the whole script, on databases where Alembic believes in one.
QString framed(const QString &script, const Dialect &dialect)
{
    if (!dialect.capabilities().alembicTransactionalDdl)
        return script;
    return piece(u"BEGIN;"_s) + script + piece(u"COMMIT;"_s);
}

/// What stands outside of a transaction ends the script's own, and the next begins after it.
QString pieces(const std::vector<Statement> &statements, const Dialect &dialect)
{
    const bool isFramed = dialect.capabilities().alembicTransactionalDdl;
    QString text;
    bool isOutside = false;
    for (const Statement &statement : statements) {
        if (statement.role == Statement::Role::Check)
            continue;
        if (isFramed && statement.autocommit != isOutside)
            text += piece(isOutside ? u"BEGIN;"_s : u"COMMIT;"_s);
        isOutside = statement.autocommit;
        text += piece(offlineStatement(statement, dialect));
    }
    return isFramed && isOutside ? text + piece(u"BEGIN;"_s) : text;
}

/// A rebuild brings its frame along: without the settings in it, dropping the old table could delete rows of others.
QString statementsOf(const Step &step, size_t first, const Dialect &dialect)
{
    std::vector<Statement> statements;
    bool rebuilds = false;
    for (size_t number = first; number < step.statements.size(); ++number) {
        statements.push_back(step.statements[number].statement);
        rebuilds = rebuilds || statements.back().rebuild;
    }
    const QString text = pieces(statements, dialect);
    return rebuilds ? pieces(step.frame.before, dialect) + text + pieces(step.frame.after, dialect) : text;
}

/// What stands first in the script of a plan that a run would add to.
QString missingFrom(const Plan &plan)
{
    QString text;
    for (const Step &step : plan.steps) {
        if (!step.knownWhenRun)
            continue;
        text += u"-- Not all of %1 is in this script, only a run shows it: %2 (%3:%4)\n"_s.arg(
            step.revision.id, step.knownWhenRun->why, step.knownWhenRun->where.file.section(u'/', -1),
            QString::number(step.knownWhenRun->where.line));
    }
    return text.isEmpty() ? text : text + u'\n';
}

} // namespace

QString statementWithLiterals(const Statement &statement, const Dialect &dialect)
{
    return statement.bindings.isEmpty() ? statement.sql : withLiterals(statement, dialect);
}

QString offlineStatement(const Statement &statement, const Dialect &dialect)
{
    QString text = statementWithLiterals(statement, dialect);
    text.replace(u'\t', u"    "_s);
    return text.trimmed() + u';';
}

QString runningText(const Step &step, bool withMessage)
{
    const bool up = step.direction == Direction::Upgrade;
    const QString below = step.revision.downRevisions.join(u", "_s);
    const QString from = up ? below : step.revision.id;
    const QString to = up ? step.revision.id : below;
    QString text = u"Running %1 %2 -> %3"_s.arg(up ? u"upgrade"_s : u"downgrade"_s, from, to);
    if (withMessage && !step.revision.message().isEmpty())
        text += u", "_s + step.revision.message();
    return text;
}

QString runningText(const StampStep &step)
{
    return u"Running stamp_revision %1 -> %2"_s.arg(step.from.join(u", "_s), step.to);
}

QString offlineScript(const Plan &plan, const Dialect &dialect)
{
    QString script = missingFrom(plan);
    if (plan.createsVersionTable)
        script += piece(offlineStatement(createVersionTable(dialect, plan.versionTable), dialect));
    for (size_t index = 0; index < plan.steps.size(); ++index) {
        const Step &step = plan.steps[index];
        // Alembic creates the version table before it speaks of the first step.
        const size_t first = plan.createsVersionTable && index == 0 ? 1 : 0;
        script += piece(u"-- "_s + runningText(step, false)) + statementsOf(step, first, dialect);
    }
    return framed(script, dialect);
}

QString offlineStampScript(const std::vector<StampStep> &steps, const Dialect &dialect, const VersionTable &table,
                           bool createsVersionTable)
{
    QString script;
    if (createsVersionTable)
        script += piece(offlineStatement(createVersionTable(dialect, table), dialect));
    for (const StampStep &step : steps) {
        script += piece(u"-- "_s + runningText(step));
        for (const VersionRowChange &change : step.changes)
            script += piece(offlineStatement(versionStatement(dialect, table, change), dialect));
    }
    return framed(script, dialect);
}

QString offlineVersionTable(const Dialect &dialect, const VersionTable &table)
{
    return framed(piece(offlineStatement(createVersionTable(dialect, table), dialect)), dialect);
}

} // namespace engine
