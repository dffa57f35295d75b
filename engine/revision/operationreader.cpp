#include "engine/python/needspython.h"
#include "engine/python/parser.h"
#include "engine/python/program.h"
#include "engine/revision/directivehost.h"
#include "engine/revision/revisiondatabase.h"
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

Done runFunction(python::Program &program, DirectiveHost &host, const python::Environment &environment,
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

Done runDirection(const python::Module &tree, const QString &name, const ReadOptions &options,
                  RevisionDatabase &database)
{
    DirectiveHost host(options.dialect, database);
    python::Program program(host,
                            {.searchPath = options.searchPath, .variables = options.variables, .stop = options.stop});
    host.setProgram(program);
    return runFunction(program, host, program.runTree(tree, u"revision"_s), name);
}

Operations recorded(const python::Module &tree, const QString &name, const ReadOptions &options)
{
    OperationRecorder recorder;
    if (const Done done = runDirection(tree, name, options, recorder); !done)
        return failure(done.error());
    return std::move(recorder).operations();
}

// Each direction begins with the module as it is written: what one leaves in a list is not for the other.
RevisionOperations readPython(const QByteArray &text, const QString &file, const ReadOptions &options)
{
    const Result<python::Module> tree = python::parseModule(text, file);
    if (!tree)
        return failed(tree.error());
    return {.upgrade = recorded(*tree, u"upgrade"_s, options), .downgrade = recorded(*tree, u"downgrade"_s, options)};
}

Done runAll(const Operations &operations, RevisionDatabase &database)
{
    if (!operations)
        return failure(operations.error());
    for (const PlacedOperation &operation : *operations) {
        if (const Done done = database.run(operation); !done)
            return done;
    }
    return {};
}

} // namespace

RevisionOperations readRevisionOperations(const QByteArray &text, const QString &file, const ReadOptions &options)
{
    return file.endsWith(u".sql"_s) ? readSqlOperations(text, file, options.dialect) : readPython(text, file, options);
}

RevisionOperations readRevisionOperations(const Revision &revision, const ReadOptions &options)
{
    const Result<QByteArray> text = revisionText(revision);
    return text ? readRevisionOperations(*text, revision.file, options) : failed(text.error());
}

Result<QByteArray> revisionText(const Revision &revision)
{
    QFile file(revision.file);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure({.kind = Error::Kind::File,
                        .what = u"The revision file cannot be read."_s,
                        .why = file.errorString(),
                        .where = {revision.file}});
    }
    return file.readAll();
}

Result<bool> runRevision(const QByteArray &text, const QString &file, Direction direction, const ReadOptions &options,
                         RevisionDatabase &database)
{
    const bool isUpgrade = direction == Direction::Upgrade;
    if (file.endsWith(u".sql"_s)) {
        const RevisionOperations read = readSqlOperations(text, file, options.dialect);
        const Done done = runAll(isUpgrade ? read.upgrade : read.downgrade, database);
        return done.map([&read] { return read.transactional; });
    }
    const Result<python::Module> tree = python::parseModule(text, file);
    if (!tree)
        return failure(tree.error());
    return runDirection(*tree, isUpgrade ? u"upgrade"_s : u"downgrade"_s, options, database).map([] { return true; });
}

} // namespace engine
