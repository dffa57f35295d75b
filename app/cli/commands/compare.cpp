#include "app/cli/commands/compare.h"

#include "app/cli/comparing.h"
#include "app/cli/operationtext.h"
#include "app/cli/renames.h"

#include "engine/migration/offlinescript.h"

using namespace Qt::StringLiterals;

namespace app {

namespace {

using Statements = std::vector<std::vector<engine::Statement>>;

QString directionSentence(const SchemaComparison &compared)
{
    return u"These operations would make %1 look like %2."_s.arg(compared.actual.description,
                                                                 compared.desired.description);
}

QString kindWord(engine::RenameCandidate::Kind kind)
{
    switch (kind) {
    case engine::RenameCandidate::Kind::Table:
        return u"table"_s;
    case engine::RenameCandidate::Kind::Column:
        return u"column"_s;
    case engine::RenameCandidate::Kind::EnumValue:
        break;
    }
    return u"enum value"_s;
}

QString candidateText(const engine::RenameCandidate &candidate)
{
    const QString kind = kindWord(candidate.kind);
    if (candidate.kind == engine::RenameCandidate::Kind::Table)
        return u"%1 %2 renamed to %3"_s.arg(kind, candidate.table.text(), candidate.newName);
    return u"%1 %2 of %3 renamed to %4"_s.arg(kind, candidate.oldName, candidate.table.text(), candidate.newName);
}

QString candidateLine(const engine::RenameCandidate &candidate)
{
    return u"? %1 (%2 % alike: %3)"_s.arg(candidateText(candidate))
        .arg(qRound(candidate.likeness * 100))
        .arg(candidate.evidence.join(u", "_s));
}

void printText(Output &output, const SchemaComparison &compared)
{
    if (compared.comparison.operations.empty()) {
        output.data(u"%1 and %2 are equal."_s.arg(compared.actual.description, compared.desired.description));
        return;
    }
    for (const QString &line : operationLines(compared.comparison.operations))
        output.data(line);
    output.data({});
    if (!compared.comparison.renameCandidates.empty()) {
        output.data(u"May be a rename instead:"_s);
        for (const engine::RenameCandidate &candidate : compared.comparison.renameCandidates)
            output.data(candidateLine(candidate));
        output.data({});
    }
    output.data(directionSentence(compared));
}

void printSql(Output &output, const SchemaComparison &compared, const Statements &statements)
{
    for (const auto &ofOperation : statements) {
        for (const engine::Statement &statement : ofOperation) {
            if (statement.role != engine::Statement::Role::Check)
                output.data(engine::offlineStatement(statement, *compared.dialect) + u'\n');
        }
    }
}

QJsonObject asJson(const SchemaComparison &compared, const Statements &statements)
{
    QJsonArray operations;
    for (size_t index = 0; index < statements.size(); ++index)
        operations << operationJson(compared.comparison.operations[index], statements[index], *compared.dialect);
    QJsonArray candidates;
    for (const engine::RenameCandidate &candidate : compared.comparison.renameCandidates) {
        candidates << QJsonObject{
            {u"kind"_s, kindWord(candidate.kind)}, {u"table"_s, candidate.table.text()},
            {u"old_name"_s, candidate.oldName},    {u"new_name"_s, candidate.newName},
            {u"likeness"_s, candidate.likeness},   {u"evidence"_s, QJsonArray::fromStringList(candidate.evidence)}};
    }
    return {{u"from"_s, compared.actual.description},
            {u"to"_s, compared.desired.description},
            {u"equal"_s, operations.isEmpty()},
            {u"operations"_s, operations},
            {u"rename_candidates"_s, candidates}};
}

} // namespace

CLI::App *CompareCommand::declare(CLI::App &program)
{
    CLI::App *command = program.add_subcommand(
        "compare",
        "Show the operations that would make FROM look like TO.\nA side is 'database' (the project's), 'model' (what "
        "[athanor] model = says, else the SQLAlchemy models of env.py), sqlalchemy:python (the same by the project's "
        "own "
        "Python), sql:FILE or FILE.sql, database:URL or a URL, "
        "revision:IDENT or a revision.");
    command->add_option("from", m_from, "what there is; default: database");
    command->add_option("to", m_to, "what there should be; default: model");
    command->add_option("--rename", m_renames, renameHelp)->take_all()->allow_extra_args(false);
    command->add_flag("--sql", m_sql, "Print the SQL of the operations");
    command->add_flag("--json", m_json, "Print JSON");
    command->add_flag("--exit-code", m_exitCode, "Exit with 1 when there are differences");
    return command;
}

int CompareCommand::run(Session &session)
{
    const auto compared = compareSides(session, text(m_from), text(m_to), false, texts(m_renames));
    if (!compared)
        return session.failed(compared.error());
    Output &output = session.output();
    if (m_sql || m_json) {
        const auto statements =
            operationStatements(compared->comparison.operations, *compared->dialect, compared->actual.schema);
        if (!statements)
            return session.failed(statements.error());
        if (m_json)
            output.json(QJsonDocument(asJson(*compared, *statements)));
        else
            printSql(output, *compared, *statements);
    } else {
        printText(output, *compared);
    }
    return m_exitCode && !compared->comparison.operations.empty() ? 1 : 0;
}

} // namespace app
