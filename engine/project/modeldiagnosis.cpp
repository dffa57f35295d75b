#include "engine/project/modeldiagnosis.h"

#include "engine/project/modelmodules.h"
#include "engine/project/modeltables.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

using python::Class;
using python::Construct;
using python::Object;
using python::Value;

namespace {

constexpr qsizetype NamedTables = 5;

QString counted(qsizetype count)
{
    return count == 1 ? u"1 table"_s : u"%1 tables"_s.arg(count);
}

/// "a, b, c and 4 more".
QString listed(const QStringList &names)
{
    const qsizetype more = names.size() - NamedTables;
    return more > 0 ? u"%1 and %2 more"_s.arg(names.first(NamedTables).join(u", "_s)).arg(more) : names.join(u", "_s);
}

QString placeOf(const SourcePosition &where)
{
    return u"%1:%2"_s.arg(where.file).arg(where.line);
}

/// "User (models.py:12)" for a class, "tags (models.py:40)" for a Table.
QString placed(const MappedTable &table)
{
    const SourcePosition &where = table.type ? table.type->where : table.table.construct()->where;
    return u"%1 (%2)"_s.arg(table.type ? table.type->name : table.name, placeOf(where));
}

QStringList namesOf(const QList<MappedTable> &tables)
{
    QStringList names;
    for (const MappedTable &table : tables)
        names << table.name;
    return names;
}

/// The tables of each metadata for itself, in the order of their first ones.
QList<QList<MappedTable>> byMetadata(const QList<MappedTable> &tables)
{
    QList<QList<MappedTable>> groups;
    for (const MappedTable &table : tables) {
        const auto known = std::ranges::find_if(
            groups, [&table](const auto &group) { return areSame(group.front().metadata, table.metadata); });
        if (known != groups.end())
            known->append(table);
        else
            groups.append({table});
    }
    return groups;
}

} // namespace

ModelDiagnosis::ModelDiagnosis(const Project &project, python::Program &program, ModelHost &host,
                               const QList<MappedTable> &tables, const QList<Value> &targets)
    : m_project(project)
    , m_program(program)
    , m_host(host)
    , m_tables(tables)
    , m_targets(targets)
{
}

bool ModelDiagnosis::isTarget(const Value &metadata) const
{
    return std::ranges::any_of(m_targets, [&metadata](const Value &target) { return areSame(target, metadata); });
}

QList<ModelNote> ModelDiagnosis::tablesElsewhere() const
{
    QList<ModelNote> notes;
    for (const QList<MappedTable> &group : byMetadata(m_tables)) {
        // A table of a Table() with a metadata of its own is often a mere helper for queries.
        const auto first = std::ranges::find_if(group, [](const MappedTable &table) { return table.type != nullptr; });
        if (isTarget(group.front().metadata) || first == group.end())
            continue;
        QStringList places;
        for (const MappedTable &table : group)
            places << placed(table);
        notes << ModelNote{u"%1 %2 to another MetaData than target_metadata: %3. %4 %5 derived from its Base."_s.arg(
                               counted(group.size()), group.size() == 1 ? u"belongs"_s : u"belong"_s,
                               listed(namesOf(group)), listed(places), group.size() == 1 ? u"is not"_s : u"are not"_s),
                           first->type->where, ModelNote::Kind::Hint};
    }
    return notes;
}

QString ModelDiagnosis::betterTarget() const
{
    const auto elsewhere = std::ranges::find_if(
        m_tables, [this](const MappedTable &table) { return table.type && !isTarget(table.metadata); });
    return elsewhere == m_tables.end() ? QString() : rootOf(*elsewhere->type);
}

/// "models.Base.metadata": how env.py can name the metadata that the hierarchy of `type` has now.
QString ModelDiagnosis::rootOf(const Class &type) const
{
    for (const Class *each : python::resolutionOrder(type)) {
        for (const Value &base : each->bases) {
            if (!isSymbolicBase(base))
                continue;
            const Construct *made = base.construct();
            const QString name = made ? nameIn(made->where, base) : QString();
            if (!name.isEmpty())
                return name + u".metadata"_s;
            return u"%1.%2.metadata"_s.arg(each->environment->moduleName, each->name);
        }
    }
    return {};
}

/// The name that `value` was bound to in the file in which it was made.
QString ModelDiagnosis::nameIn(const SourcePosition &where, const Value &value) const
{
    for (const python::Environment *module : m_program.modules()) {
        if (module->tree->fileName() != where.file)
            continue;
        for (const QString &name : module->names.names()) {
            const Value *bound = module->names.find(name)->value();
            if (bound && bound->construct() && areSame(*bound, value))
                return module->moduleName + u'.' + name;
        }
    }
    return {};
}

// A mixin may well have columns and a name for the table.
bool ModelDiagnosis::isBaseOfModel(const Class &type) const
{
    return std::ranges::any_of(
        m_tables, [&type](const MappedTable &table) { return table.type && sourcesOf(*table.type).contains(&type); });
}

bool ModelDiagnosis::hasColumns(const Class &type) const
{
    const auto isColumn = [&type](const QString &name) {
        const Value *value = type.names.find(name)->value();
        return value && makesColumn(*value);
    };
    const auto isMapped = [&type](const python::Annotation &annotation) {
        const python::Module &tree = *type.environment->tree;
        return tree.text(annotation.expression->span).contains(u"Mapped["_s);
    };
    return std::ranges::any_of(type.names.names(), isColumn) || std::ranges::any_of(type.annotations, isMapped);
}

QList<ModelNote> ModelDiagnosis::classesWithoutBase() const
{
    QList<ModelNote> notes;
    for (const Object *object : m_program.classes()) {
        const auto &type = *object->as<Class>();
        const bool isPlain = isPlainSqlModel(type);
        if (!type.names.find(u"__tablename__"_s) || (isModelClass(type) && !isPlain) || !hasColumns(type)
            || isBaseOfModel(type))
            continue;
        const QStringList foreign = python::symbolicBases(type);
        const auto isUnknown = [](const QString &base) { return !base.startsWith(u"builtins."_s); };
        const auto unknown = std::ranges::find_if(foreign, isUnknown);
        if (isPlain)
            notes << ModelNote{
                u"The class %1 has a __tablename__ and no table: write table=True behind its bases."_s.arg(type.name),
                type.where, ModelNote::Kind::Hint};
        else if (unknown != foreign.end())
            notes << ModelNote{
                u"The table of the class %1 is not read: its base %2 is none of the project's files"_s.arg(type.name,
                                                                                                           *unknown),
                type.where};
        else
            notes << ModelNote{u"The class %1 has a __tablename__ and columns but is not derived from the Base of "
                               "target_metadata, so it has no table."_s.arg(type.name),
                               type.where, ModelNote::Kind::Hint};
    }
    return notes;
}

/// What the classes are called that others are derived from: who uses none of them has no model.
QStringList ModelDiagnosis::baseNames() const
{
    QStringList names{u"__tablename__"_s, u"Table("_s, u"table=True"_s, u".Model"_s};
    for (const Object *object : m_program.classes()) {
        const auto &type = *object->as<Class>();
        const auto hasTable = [&type](const MappedTable &table) { return table.type == &type; };
        if (isModelClass(type) && std::ranges::none_of(m_tables, hasTable))
            names << type.name;
    }
    return names;
}

QSet<QString> ModelDiagnosis::filesOfModels() const
{
    QSet<QString> files;
    for (const Object *object : m_program.classes()) {
        if (isModelClass(*object->as<Class>()))
            files.insert(object->as<Class>()->where.file);
    }
    for (const Value &target : m_targets) {
        if (target.construct())
            files.insert(target.construct()->where.file);
    }
    files.remove(m_project.environmentScript());
    files.remove(QString());
    return files;
}

QString ModelDiagnosis::moduleOf(const QString &file) const
{
    for (const python::Environment *module : m_program.modules()) {
        if (module->tree->fileName() == file)
            return module->moduleName;
    }
    return {};
}

QList<ModelNote> ModelDiagnosis::missingImports()
{
    const QList<ModuleFile> modules = modulesNotImported(
        m_program, {.beside = filesOfModels(), .words = baseNames(), .ignoredFolder = m_project.scriptLocation});
    if (modules.isEmpty())
        return {};
    for (const ModuleFile &module : modules) {
        // A file that is no Python is imported by nobody, for now; it is none of this reading's business.
        const auto ran = m_program.import(module.name);
        Q_UNUSED(ran)
    }
    QSet<QString> known;
    for (const MappedTable &table : m_tables)
        known.insert(placed(table));
    MappedClassReader classes(m_program, m_host);
    QMap<QString, QList<MappedTable>> missing; // by file
    for (const MappedTable &table : classes.read() + recordedTables(m_host)) {
        if (isTarget(table.metadata) && !known.contains(placed(table)))
            missing[table.table.construct()->where.file] << table;
    }
    QList<ModelNote> notes;
    for (const QList<MappedTable> &tables : std::as_const(missing)) {
        const SourcePosition where = tables.front().table.construct()->where;
        const QString module = moduleOf(where.file);
        notes << ModelNote{
            u"Nothing imports the module %1 before target_metadata, so that %2 of it %3 missing: %4. Write "
            "'import %1' into env.py."_s.arg(module, counted(tables.size()), tables.size() == 1 ? u"is"_s : u"are"_s,
                                             listed(namesOf(tables))),
            where, ModelNote::Kind::Hint};
    }
    return notes;
}

} // namespace engine
