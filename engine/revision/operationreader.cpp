#include "engine/python/needspython.h"
#include "engine/python/parser.h"
#include "engine/python/program.h"
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

Operations readFunction(python::Program &program, DirectiveHost &host, const python::Environment &environment,
                        const QString &name)
{
    const python::Module &tree = *environment.tree;
    const python::Binding *binding = environment.names.find(name);
    if (!binding) {
        return failure({.kind = Error::Kind::Unsupported,
                        .what = u"The file has no function %1()."_s.arg(name),
                        .advice = u"Write one; 'pass' is enough when there is nothing to do."_s,
                        .where = {tree.fileName()}});
    }
    if (const python::Unreadable *unreadable = binding->unreadable())
        return failure(python::needsPython(unreadable->reason, unreadable->where));
    python::Object *object = binding->value()->object();
    const auto *function = object ? object->as<python::Function>() : nullptr;
    const python::Statement *raise = function && function->definition ? onlyRaise(*function->definition) : nullptr;
    if (raise) {
        return failure({.kind = Error::Kind::Unsupported,
                        .what = u"%1() refuses to run."_s.arg(name),
                        .why = tree.text(raise->span),
                        .advice = u"Write what it should do, or go another way."_s,
                        .where = tree.position(*raise)});
    }
    if (const auto done = program.call(*binding->value(), {}, binding->where); !done)
        return failure(done.error());
    return host.finish();
}

Operations readDirection(const python::Module &tree, const QString &dialect, const QString &name)
{
    DirectiveHost host(dialect);
    python::Program program(host, {});
    return readFunction(program, host, program.runTree(tree, u"revision"_s), name);
}

// Each direction begins with the module as it is written: what one leaves in a list is not for the other.
RevisionOperations readPython(const QByteArray &text, const QString &file, const QString &dialect)
{
    const Result<python::Module> tree = python::parseModule(text, file);
    if (!tree)
        return failed(tree.error());
    return {.upgrade = readDirection(*tree, dialect, u"upgrade"_s),
            .downgrade = readDirection(*tree, dialect, u"downgrade"_s)};
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
