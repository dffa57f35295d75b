#include "engine/project/environmentreader.h"

#include "engine/dialect/databaseurl.h"
#include "engine/project/dotenv.h"
#include "engine/project/environmentcalls.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;
using engine::python::Reference;

namespace engine {

namespace {

constexpr int MaximumDepth = 20;
const QString ConfigName = QStringLiteral("alembic.context.config");
const QString LocalPrefix = QStringLiteral("env.py:");

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

tl::unexpected<Error> needsPython(const QString &why)
{
    return failure({.kind = Error::Kind::NeedsPython, .what = u"Only Python can tell this value."_s, .why = why});
}

/// Where python-dotenv would look: from the script upwards, then where the process works.
QString findDotenv(const Project &project)
{
    QStringList folders;
    for (QDir folder(project.scriptLocation); folder.exists(); folder.cdUp()) {
        folders << folder.absolutePath();
        if (folder.absolutePath() == QDir(project.root).absolutePath() || folder.isRoot())
            break;
    }
    folders << project.root << project.workingDirectory;
    for (const QString &folder : folders) {
        const QString path = folder + u"/.env"_s;
        if (!folder.isEmpty() && QFileInfo(path).isFile())
            return path;
    }
    return {};
}

QString readText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

EnvironmentReader::EnvironmentReader(const python::Module &module, const Project &project,
                                     const ScriptSurroundings &surroundings)
    : m_module(module)
    , m_project(project)
    , m_surroundings(surroundings)
    , m_variables(surroundings.variables)
{
    if (surroundings.readDotenv)
        m_dotenvFile = findDotenv(project);
    if (!m_dotenvFile.isEmpty())
        m_dotenv = parseDotenv(readText(m_dotenvFile), m_variables);
    m_scopes.append(Scope{});
}

EnvironmentScript EnvironmentReader::read()
{
    m_script.file = m_module.fileName();
    run(m_module.body());
    return m_script;
}

void EnvironmentReader::run(python::Statements statements)
{
    for (const python::Statement *statement : statements) {
        if (m_returned)
            return;
        runStatement(*statement);
    }
}

void EnvironmentReader::runStatement(const python::Statement &statement)
{
    m_line = m_module.position(statement).line;
    m_usedVariables.clear();
    std::visit([this](const auto &node) { runNode(node); }, statement.node);
}

void EnvironmentReader::runNode(const python::ExpressionStatement &node)
{
    const auto *await = std::get_if<python::Await>(&node.value->node);
    // The value is of no interest, what its calls say is.
    const Result<Value> ignored = evaluate(await ? *await->value : *node.value);
    Q_UNUSED(ignored)
}

void EnvironmentReader::runNode(const python::Assign &node)
{
    for (const python::Expression *target : node.targets)
        assign(*target, *node.value);
}

void EnvironmentReader::runNode(const python::AnnotatedAssign &node)
{
    if (node.value)
        assign(*node.target, *node.value);
}

void EnvironmentReader::assign(const python::Expression &target, const python::Expression &value)
{
    const Result<Value> result = evaluate(value);
    if (const auto *name = std::get_if<python::Name>(&target.node)) {
        bind(textOf(name->identifier), result);
        return;
    }
    const auto *subscript = std::get_if<python::Subscript>(&target.node);
    if (!subscript)
        return;
    const Result<Value> index = evaluate(*subscript->index);
    const QString *key = index ? index->string() : nullptr;
    if (key && (*key == "sqlalchemy.url"_L1 || *key == "url"_L1))
        takeUrl(result, false);
}

void EnvironmentReader::runNode(const python::Import &node)
{
    for (const python::ImportedName &name : node.names) {
        const QString full = textOf(name.name);
        if (name.alias.empty())
            bind(full.section(u'.', 0, 0), Value(Reference{full.section(u'.', 0, 0)}));
        else
            bind(textOf(name.alias), Value(Reference{full}));
    }
}

void EnvironmentReader::runNode(const python::ImportFrom &node)
{
    const QString module = QString(int(node.level), u'.') + textOf(node.module);
    for (const python::ImportedName &name : node.names)
        bind(textOf(name.alias.empty() ? name.name : name.alias), Value(Reference{module + u'.' + textOf(name.name)}));
}

void EnvironmentReader::runNode(const python::FunctionDefinition &node)
{
    const QString name = textOf(node.name);
    m_functions.insert(name, &node);
    bind(name, Value(Reference{LocalPrefix + name}));
}

void EnvironmentReader::runNode(const python::If &node)
{
    for (const python::Branch &branch : node.branches) {
        const Result<Value> condition = evaluate(*branch.condition);
        const auto *reference = condition ? condition->reference() : nullptr;
        if (condition && !reference) {
            if (!ExpressionInterpreter::truth(*condition))
                continue;
            run(branch.body);
            return;
        }
        // Nobody knows: what each branch says is taken, and the URL of one of them is not called certain.
        const int outer = std::exchange(m_uncertainLine, m_module.position(*branch.condition).line);
        run(branch.body);
        m_uncertainLine = outer;
        m_returned.reset();
    }
    run(node.orElse);
}

void EnvironmentReader::runNode(const python::With &node)
{
    for (const python::WithItem &item : node.items) {
        const auto *await = std::get_if<python::Await>(&item.context->node);
        const Result<Value> context = evaluate(await ? *await->value : *item.context);
        const auto *name = item.target ? std::get_if<python::Name>(&item.target->node) : nullptr;
        if (name)
            bind(textOf(name->identifier), context);
    }
    run(node.body);
}

void EnvironmentReader::runNode(const python::Try &node)
{
    run(node.body);
    run(node.orElse);
    run(node.finally);
}

void EnvironmentReader::runNode(const python::For &node)
{
    if (const auto *name = std::get_if<python::Name>(&node.target->node))
        bind(textOf(name->identifier), needsPython(u"it changes in a loop"_s));
    const int outer = std::exchange(m_uncertainLine, m_line);
    run(node.body);
    m_uncertainLine = outer;
}

void EnvironmentReader::runNode(const python::Return &node)
{
    m_returned = node.value ? evaluate(*node.value) : Result<Value>(Value());
}

Result<python::Value> EnvironmentReader::evaluate(const python::Expression &expression)
{
    return ExpressionInterpreter(m_module, *this).evaluate(expression);
}

Result<python::Value> EnvironmentReader::name(const QString &identifier)
{
    for (qsizetype i = m_scopes.size() - 1; i >= 0; --i) {
        const auto found = m_scopes.at(i).constFind(identifier);
        if (found != m_scopes.at(i).cend())
            return *found;
        if (i > 1)
            i = 1; // Python knows the function's own names and the module's, not those of callers
    }
    if (identifier == "__file__"_L1)
        return Value(m_script.file);
    return Value(Reference{identifier});
}

Result<python::Value> EnvironmentReader::attribute(const QString &dottedName)
{
    if (dottedName == ConfigName + u".config_file_name"_s && !m_project.iniPath.isEmpty())
        return Value(m_project.iniPath);
    if (dottedName == ConfigName + u".config_ini_section"_s)
        return Value(m_project.settings.section);
    const std::optional<QString> url = m_script.url ? m_script.url : m_project.url;
    if (dottedName.endsWith(".dialect.name"_L1) && url) {
        if (const Result<DatabaseUrl> parsed = parseDatabaseUrl(*url))
            return Value(parsed->dialect);
    }
    return Value(Reference{dottedName});
}

std::optional<bool> EnvironmentReader::truthOf(const Reference &)
{
    return std::nullopt;
}

Result<python::Value> EnvironmentReader::unreadable(const Error &error)
{
    const QString name = u"unreadable:%1"_s.arg(m_unreadable.size());
    m_unreadable.insert(name, error);
    return Value(Reference{name});
}

Result<python::Value> EnvironmentReader::call(const QString &dottedName, const python::CallArguments &arguments)
{
    if (const std::optional<VariableRead> read = variableReadBy(dottedName, arguments))
        return variable(read->name, read->fallback);
    if (const std::optional<Value> value = evaluateLibraryCall(dottedName, arguments))
        return *value;
    if (dottedName == "str"_L1 && arguments.positional.size() == 1)
        return arguments.positional.first(); // still only a name, but a telling one
    if (dottedName.startsWith(ConfigName + u'.'))
        return callConfig(dottedName.mid(ConfigName.size() + 1), arguments);
    if (dottedName == "alembic.context.is_offline_mode"_L1)
        return Value(false);
    if (dottedName == "alembic.context.get_x_argument"_L1) {
        python::Dict dict;
        python::List list;
        for (const QString &argument : m_surroundings.xArguments) {
            dict.items.append({Value(argument.section(u'=', 0, 0)), Value(argument.section(u'=', 1))});
            list.items << Value(argument);
        }
        const bool asDictionary = !arguments.keywords.isEmpty() || !arguments.positional.isEmpty();
        return asDictionary ? Value(dict) : Value(list);
    }
    if (dottedName == "alembic.context.configure"_L1) {
        takeConfigure(arguments);
        return Value();
    }
    const auto function = m_functions.constFind(dottedName.mid(LocalPrefix.size()));
    if (dottedName.startsWith(LocalPrefix) && function != m_functions.cend())
        return callFunction(**function, arguments);
    const bool makesEngine = dottedName.endsWith(".create_engine"_L1) || dottedName.endsWith(".create_async_engine"_L1);
    if (makesEngine && !arguments.positional.isEmpty())
        takeUrl(arguments.positional.first(), false);
    runCallbacks(arguments);
    return Value(Reference{dottedName + u"()"_s});
}

Result<python::Value> EnvironmentReader::callFunction(const python::FunctionDefinition &function,
                                                      const python::CallArguments &arguments)
{
    if (m_depth >= MaximumDepth)
        return needsPython(u"functions that call each other too deeply"_s);
    Scope scope;
    qsizetype position = 0;
    for (const python::Parameter &parameter : function.parameters) {
        const QString name = textOf(parameter.name);
        Result<Value> value =
            parameter.defaultValue ? evaluate(*parameter.defaultValue) : Result<Value>(Value(Reference{name}));
        if (position < arguments.positional.size())
            value = arguments.positional.at(position++);
        for (const python::Keyword &keyword : arguments.keywords) {
            if (keyword.name == name)
                value = keyword.value;
        }
        scope.insert(name, value);
    }
    const int line = m_line;
    ++m_depth;
    m_scopes.append(scope);
    const auto outer = std::exchange(m_returned, std::nullopt);
    const QSet<QString> used = m_usedVariables;
    QSet<QString> all = used;
    for (const python::Statement *statement : function.body) {
        if (m_returned)
            break;
        runStatement(*statement);
        all.unite(m_usedVariables);
    }
    const Result<Value> result = m_returned.value_or(Result<Value>(Value()));
    m_returned = outer;
    m_scopes.removeLast();
    m_usedVariables = all;
    --m_depth;
    m_line = line;
    return result;
}

/// `connection.run_sync(do_run_migrations)`, `asyncio.run(...)`: whoever is handed a function of the file calls it.
void EnvironmentReader::runCallbacks(const python::CallArguments &arguments)
{
    for (const Value &value : arguments.positional) {
        const auto *reference = value.reference();
        if (!reference || !reference->name.startsWith(LocalPrefix))
            continue;
        if (const auto *function = m_functions.value(reference->name.mid(LocalPrefix.size()))) {
            const Result<Value> ignored = callFunction(*function, {});
            Q_UNUSED(ignored)
        }
    }
}

Result<python::Value> EnvironmentReader::callConfig(const QString &method, const python::CallArguments &arguments)
{
    const QString *key = arguments.positional.isEmpty() ? nullptr : arguments.positional.first().string();
    if (key && method == "get_main_option"_L1) {
        if (*key == "sqlalchemy.url"_L1 && m_script.url)
            return Value(*m_script.url);
        const auto option = m_project.settings.mainOption(*key);
        if (!option)
            return failure(option.error());
        return *option ? Value(**option) : arguments.positional.value(1);
    }
    const qsizetype keyIndex = method == "set_section_option"_L1 ? 1 : 0;
    const bool sets = method == "set_main_option"_L1 || method == "set_section_option"_L1;
    const Value name = arguments.positional.value(keyIndex);
    if (sets && name.string() && *name.string() == "sqlalchemy.url"_L1 && arguments.positional.size() > keyIndex + 1) {
        takeUrl(arguments.positional.at(keyIndex + 1), true);
        return Value();
    }
    return Value(Reference{ConfigName + u'.' + method + u"()"_s});
}

Result<python::Value> EnvironmentReader::variable(const QString &variableName, const std::optional<Value> &fallback)
{
    m_usedVariables.insert(variableName);
    for (const QMap<QString, QString> *source : {&m_variables, &m_dotenv}) {
        const auto found = source->constFind(variableName);
        if (found == source->cend())
            continue;
        m_readVariables.insert(variableName, *found);
        return Value(*found);
    }
    if (fallback)
        return *fallback;
    return needsPython(u"The environment variable %1 is not set."_s.arg(variableName));
}

void EnvironmentReader::note(const QString &text)
{
    m_script.notes.append({m_line, text});
}

} // namespace engine
