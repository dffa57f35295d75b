#include "engine/python/evaluator.h"
#include "engine/python/parser.h"
#include "engine/revision/directivehost.h"
#include "engine/revision/revisionreader.h"
#include "engine/revision/sqloperationreader.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using Operations = Result<std::vector<PlacedOperation>>;

RevisionOperations failed(const Error &error)
{
    return {.upgrade = failure(error), .downgrade = failure(error)};
}

/// `raise NotImplementedError()` and the like as all that a function does.
const python::Statement *onlyRaise(const python::FunctionDefinition &function)
{
    for (const python::Statement *statement : function.body) {
        if (std::holds_alternative<python::Raise>(statement->node))
            return statement;
        const auto *expression = std::get_if<python::ExpressionStatement>(&statement->node);
        if (!expression || !std::holds_alternative<python::StringLiteral>(expression->value->node))
            return nullptr;
    }
    return nullptr;
}

Operations readFunction(const python::Module &module, const python::Evaluator &evaluator, const QString &name,
                        const QString &dialect)
{
    const python::Binding *binding = evaluator.scope().find(name);
    if (!binding) {
        return failure({.kind = Error::Kind::Unsupported,
                        .what = u"The file has no function %1()."_s.arg(name),
                        .advice = u"Write one; 'pass' is enough when there is nothing to do."_s,
                        .where = {module.fileName()}});
    }
    const python::Statement *raise = binding->function() ? onlyRaise(*binding->function()) : nullptr;
    if (raise) {
        return failure({.kind = Error::Kind::Unsupported,
                        .what = u"%1() refuses to run."_s.arg(name),
                        .why = module.text(raise->span),
                        .advice = u"Write what it should do, or go another way."_s,
                        .where = module.position(*raise)});
    }
    DirectiveHost host(dialect);
    if (const Done done = evaluator.runFunction(name, host); !done)
        return failure(done.error());
    return host.finish();
}

RevisionOperations readPython(const QByteArray &text, const QString &file, const QString &dialect)
{
    const Result<python::Module> module = python::parseModule(text, file);
    if (!module)
        return failed(module.error());
    const python::Evaluator evaluator(*module);
    return {.upgrade = readFunction(*module, evaluator, u"upgrade"_s, dialect),
            .downgrade = readFunction(*module, evaluator, u"downgrade"_s, dialect)};
}

} // namespace

RevisionOperations readRevisionOperations(const QByteArray &text, const QString &file, const QString &dialect)
{
    return file.endsWith(u".sql"_s) ? readSqlOperations(text, file, dialect) : readPython(text, file, dialect);
}

RevisionOperations readRevisionOperations(const Revision &revision, const QString &dialect)
{
    QFile file(revision.file);
    if (!file.open(QIODevice::ReadOnly)) {
        return failed({.kind = Error::Kind::File,
                       .what = u"The revision file cannot be read."_s,
                       .why = file.errorString(),
                       .where = {revision.file}});
    }
    const QByteArray text = file.readAll();
    return revision.format == Revision::Format::Sql ? readSqlOperations(text, revision.file, dialect)
                                                    : readPython(text, revision.file, dialect);
}

} // namespace engine
