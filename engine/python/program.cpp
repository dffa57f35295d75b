#include "engine/python/program.h"

#include "engine/python/interpreter.h"
#include "engine/python/needspython.h"
#include "engine/python/parser.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace engine::python {

FileStamp stampOf(const QString &path)
{
    const QFileInfo info(path);
    return info.exists() ? FileStamp{path, info.size(), info.lastModified().toMSecsSinceEpoch()} : FileStamp{path};
}

Program::Program(Host &host, ProgramOptions options)
    : m_host(host)
    , m_options(std::move(options))
    , m_interpreter(std::make_unique<Interpreter>(*this))
{
}

Program::~Program() = default;

Object *Program::make(Object::Data data)
{
    return &m_objects.emplace_back(Object{std::move(data)});
}

Environment &Program::makeEnvironment()
{
    return m_environments.emplace_back();
}

// Each name that is imported from another package is looked for as a module of the project first, in every module.
QString Program::fileOf(const QString &moduleName) const
{
    if (m_foundIn != m_options.searchPath) {
        m_found.clear();
        m_foundIn = m_options.searchPath;
    }
    const auto known = m_found.constFind(moduleName);
    return known != m_found.constEnd() ? *known : *m_found.insert(moduleName, findFile(moduleName));
}

QString Program::findFile(const QString &moduleName) const
{
    const QString path = QString(moduleName).replace(u'.', u'/');
    for (const QString &folder : m_options.searchPath) {
        for (const QString &file : {folder + u'/' + path + u"/__init__.py"_s, folder + u'/' + path + u".py"_s}) {
            if (QFileInfo(file).isFile())
                return file;
        }
    }
    return {};
}

Result<Environment *> Program::runFile(const QString &file, const QString &name)
{
    if (Environment *known = m_modules.value(name))
        return known;
    m_files << stampOf(file);
    QFile reader(file);
    if (!reader.open(QIODevice::ReadOnly)) {
        return failure({.kind = Error::Kind::File,
                        .what = u"The file %1 cannot be read."_s.arg(file),
                        .why = reader.errorString(),
                        .where = {file, 0, 0}});
    }
    return runText(reader.readAll(), file, name);
}

Result<Environment *> Program::runText(const QByteArray &source, const QString &file, const QString &name)
{
    Result<Module> tree = parseModule(source, file);
    if (!tree)
        return failure(tree.error());
    return &runTree(m_trees.emplace_back(std::move(*tree)), name);
}

Environment &Program::runTree(const Module &tree, const QString &name)
{
    Environment &environment = makeEnvironment();
    environment.tree = &tree;
    environment.moduleName = name;
    m_modules.insert(name, &environment);
    m_interpreter->runModule(environment);
    return environment;
}

// A folder without __init__.py is a package too, but has no file to run.
Result<Environment *> Program::import(const QString &name)
{
    if (Environment *known = m_modules.value(name))
        return known;
    // The packages around it come first, as in Python.
    const qsizetype dot = name.lastIndexOf(u'.');
    if (dot > 0) {
        if (const Result<Environment *> parent = import(name.first(dot)); !parent)
            return parent;
        if (Environment *known = m_modules.value(name))
            return known;
    }
    const QString file = fileOf(name);
    if (file.isEmpty())
        return nullptr;
    return runFile(file, name);
}

Result<Value> Program::call(const Value &callee, const CallArguments &arguments, const SourcePosition &where)
{
    return m_interpreter->callFromOutside(callee, arguments, where);
}

Result<Value> Program::evaluate(const Expression &expression, Environment &environment)
{
    return m_interpreter->evaluateFromOutside(expression, environment);
}

Result<Value> Program::evaluateText(const QString &text, Environment &environment, const SourcePosition &where)
{
    Result<Module> tree = parseModule(text.toUtf8(), where.file);
    const bool isExpression =
        tree && tree->body().size() == 1 && std::holds_alternative<ExpressionStatement>(tree->body().front()->node);
    if (!isExpression)
        return failure(needsPython(u"the text '%1' as an expression"_s.arg(text), where));
    const Module &kept = m_trees.emplace_back(std::move(*tree));
    const auto &statement = std::get<ExpressionStatement>(kept.body().front()->node);
    Environment &inside = makeEnvironment();
    inside.outer = &environment;
    inside.tree = &kept;
    inside.moduleName = environment.moduleName;
    return m_interpreter->evaluateFromOutside(*statement.value, inside);
}

} // namespace engine::python
