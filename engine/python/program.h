#pragma once

#include "engine/python/evaluator.h"
#include "engine/python/object.h"
#include "engine/python/texttools.h"

#include <QMap>

#include <deque>
#include <memory>
#include <stop_token>

namespace engine::python {

class Interpreter;

/// What of a module could not be read: the statement was passed over, and the names that it binds have no value.
struct Unread
{
    QString reason;
    SourcePosition where;
};

/// A file that was read, as it was right before.
struct FileStamp
{
    QString path;
    qint64 size = -1; ///< -1 for one that is not there
    qint64 modified = 0; ///< milliseconds since 1970

    friend bool operator==(const FileStamp &, const FileStamp &) = default;
};

/// The stamp that `path` has now.
[[nodiscard]] FileStamp stampOf(const QString &path);

/// Where a Program finds modules, and what it may know of the world.
struct ProgramOptions
{
    QStringList searchPath; ///< absolute folders, as `sys.path`; a script may add to them
    QMap<QString, QString> variables; ///< `os.environ`
    qint64 maximumSteps = 2'000'000; ///< statements and calls, over all that the program does
    std::stop_token stop = {}; ///< ends whatever runs with Cancelled
};

/// A project's own Python as it runs without Python: its modules, which import each other, with functions, classes,
/// loops and conditions. Everything that is not the project's own is symbolic, and the host is asked about each call of
/// it. At the outermost level of a module a statement that only Python can tell is passed over and noted; inside of a
/// function it ends the run with an Error of kind NeedsPython.
class Program
{
public:
    /// `host` must outlive the program.
    Program(Host &host, ProgramOptions options);
    ~Program();
    Program(const Program &) = delete;
    Program &operator=(const Program &) = delete;

    /// Runs a file under the module name `name`, or gives what an earlier run of it has left. Errors: File and Reading
    /// for a file that is not there or is no Python, with the place.
    [[nodiscard]] Result<Environment *> runFile(const QString &file, const QString &name);

    /// Runs a text that stands for a file. Errors: Reading.
    [[nodiscard]] Result<Environment *> runText(const QByteArray &source, const QString &file, const QString &name);

    /// Runs what is parsed already; `tree` must outlive the program.
    [[nodiscard]] Environment &runTree(const Module &tree, const QString &name);

    /// Imports a module by its dotted name; null where the search path has none of that name. Errors: as runFile().
    [[nodiscard]] Result<Environment *> import(const QString &name);

    /// Calls a function or class of the project, or something symbolic. Errors: NeedsPython and the host's.
    [[nodiscard]] Result<Value> call(const Value &callee, const CallArguments &arguments, const SourcePosition &where);

    /// Evaluates an expression that stands in `environment`, an annotation for example. Errors as for call().
    [[nodiscard]] Result<Value> evaluate(const Expression &expression, Environment &environment);

    /// Parses `text` as an expression and evaluates it in `environment`: an annotation that is written as a str.
    [[nodiscard]] Result<Value> evaluateText(const QString &text, Environment &environment,
                                             const SourcePosition &where);

    /// All classes that were defined, in the order in which their definitions ran.
    [[nodiscard]] const QList<Object *> &classes() const { return m_classes; }

    /// What was passed over, in the order in which it was met.
    [[nodiscard]] const QList<Unread> &unread() const { return m_unread; }

    /// The modules that were run or began to be, by their dotted names.
    [[nodiscard]] const QHash<QString, Environment *> &modules() const { return m_modules; }

    /// The files that were read, those that are no Python among them, in the order in which they were met.
    [[nodiscard]] const QList<FileStamp> &files() const { return m_files; }

    /// The file that a module of this name has on the search path; empty where there is none.
    [[nodiscard]] QString fileOf(const QString &moduleName) const;

private:
    friend class Interpreter;

    [[nodiscard]] QString findFile(const QString &moduleName) const;
    [[nodiscard]] Object *make(Object::Data data);
    [[nodiscard]] Environment &makeEnvironment();

    Host &m_host;
    ProgramOptions m_options;
    mutable QHash<QString, QString> m_found; ///< what fileOf() gave, in the folders of m_foundIn
    mutable QStringList m_foundIn;
    std::deque<Object> m_objects;
    std::deque<Environment> m_environments;
    std::deque<Module> m_trees;
    QHash<QString, Environment *> m_modules; ///< by name; there as soon as their run begins
    QList<Object *> m_classes;
    QList<Unread> m_unread;
    QList<FileStamp> m_files;
    std::unique_ptr<Interpreter> m_interpreter;
};

} // namespace engine::python
