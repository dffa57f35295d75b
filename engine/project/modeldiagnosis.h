#pragma once

#include "engine/project/mappedclass.h"
#include "engine/project/project.h"

namespace engine {

/// Finds out what users trip over whose tables are not, or not all, in `target_metadata`: models of another Base,
/// classes that look like models and are none, modules that nothing imports.
class ModelDiagnosis
{
public:
    /// `tables` are all that the program has made, in whatever metadata; `targets` those of `target_metadata`. All must
    /// outlive the diagnosis.
    ModelDiagnosis(const Project &project, python::Program &program, ModelHost &host, const QList<MappedTable> &tables,
                   const QList<python::Value> &targets);

    /// The tables that stand in a metadata which is none of the targets, one note for each metadata. Empty where there
    /// are none.
    [[nodiscard]] QList<ModelNote> tablesElsewhere() const;

    /// What to write in place of the target: "models.Base.metadata"; empty where no other metadata has tables.
    [[nodiscard]] QString betterTarget() const;

    /// Classes that have a `__tablename__` and columns but no declarative base.
    [[nodiscard]] QList<ModelNote> classesWithoutBase() const;

    /// Modules of the project that would add tables to the targets if they were imported, one note each. Runs them in
    /// the program: to be called last.
    [[nodiscard]] QList<ModelNote> missingImports();

private:
    [[nodiscard]] bool isTarget(const python::Value &metadata) const;
    [[nodiscard]] bool isBaseOfModel(const python::Class &type) const;
    [[nodiscard]] bool hasColumns(const python::Class &type) const;
    [[nodiscard]] QString rootOf(const python::Class &type) const;
    [[nodiscard]] QString nameIn(const SourcePosition &where, const python::Value &value) const;
    [[nodiscard]] QStringList baseNames() const;
    [[nodiscard]] QSet<QString> filesOfModels() const;
    [[nodiscard]] QString moduleOf(const QString &file) const;

    const Project &m_project;
    python::Program &m_program;
    ModelHost &m_host;
    const QList<MappedTable> &m_tables;
    const QList<python::Value> &m_targets;
};

} // namespace engine
