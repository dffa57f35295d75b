#pragma once

#include "engine/project/environmentscript.h"
#include "engine/revision/expressioninterpreter.h"

#include <QSet>

namespace engine {

/// Follows the statements of an env.py as far as they can be followed without running them, and gathers what they say
/// into an EnvironmentScript. What it does not know is a Reference under the dotted name of where it comes from.
class EnvironmentReader : public ExpressionHost
{
public:
    /// All must outlive the reader.
    EnvironmentReader(const python::Module &module, const Project &project, const ScriptSurroundings &surroundings);

    /// Reads the whole module.
    [[nodiscard]] EnvironmentScript read();

    [[nodiscard]] Result<python::Value> name(const QString &identifier) override;
    [[nodiscard]] Result<python::Value> attribute(const QString &dottedName) override;
    [[nodiscard]] Result<python::Value> call(const QString &dottedName,
                                             const python::CallArguments &arguments) override;
    [[nodiscard]] std::optional<bool> truthOf(const python::Reference &reference) override;
    [[nodiscard]] Result<python::Value> unreadable(const Error &error) override;

private:
    using Value = python::Value;
    using Scope = QHash<QString, Result<Value>>;

    void run(python::Statements statements);
    void runStatement(const python::Statement &statement);
    void runNode(const python::ExpressionStatement &node);
    void runNode(const python::Assign &node);
    void runNode(const python::AnnotatedAssign &node);
    void runNode(const python::Import &node);
    void runNode(const python::ImportFrom &node);
    void runNode(const python::FunctionDefinition &node);
    void runNode(const python::If &node);
    void runNode(const python::With &node);
    void runNode(const python::Try &node);
    void runNode(const python::For &node);
    void runNode(const python::Return &node);
    template <typename Node> void runNode(const Node &) { }

    void assign(const python::Expression &target, const python::Expression &value);
    void bind(const QString &identifier, const Result<Value> &value) { m_scopes.back().insert(identifier, value); }
    [[nodiscard]] Result<Value> evaluate(const python::Expression &expression);
    [[nodiscard]] Result<Value> callFunction(const python::FunctionDefinition &function,
                                             const python::CallArguments &arguments);
    [[nodiscard]] Result<Value> callConfig(const QString &method, const python::CallArguments &arguments);
    void runCallbacks(const python::CallArguments &arguments);
    [[nodiscard]] Result<Value> variable(const QString &variableName, const std::optional<Value> &fallback);

    void takeConfigure(const python::CallArguments &arguments);
    void takeUrl(const Result<Value> &url, bool isInterpolated);
    void refuseUrl(const Result<Value> &url);
    [[nodiscard]] QString originOf(const QString &url) const;
    void note(const QString &text);

    const python::Module &m_module;
    const Project &m_project;
    const ScriptSurroundings &m_surroundings;
    QMap<QString, QString> m_variables;
    QMap<QString, QString> m_dotenv;
    QString m_dotenvFile;
    EnvironmentScript m_script;
    QList<Scope> m_scopes;
    QHash<QString, const python::FunctionDefinition *> m_functions;
    QHash<QString, Error> m_unreadable; ///< why, by the name of the Reference that stands for the value
    QMap<QString, QString> m_readVariables; ///< all that were read, with their values
    QSet<QString> m_usedVariables; ///< since the current statement began
    std::optional<Result<Value>> m_returned;
    int m_depth = 0;
    int m_line = 0; ///< of the statement that is being read
    int m_uncertainLine = 0; ///< of the condition that cannot be read, whose branches are all followed
};

} // namespace engine
