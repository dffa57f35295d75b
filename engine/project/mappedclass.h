#pragma once

#include "engine/project/mappedcolumn.h"
#include "engine/project/modelhost.h"

namespace engine {

/// The columns that Python code refers to by their objects: `ForeignKey(User.id)`, `Index('ix', User.name)`.
struct ColumnOrigin
{
    python::Value column; ///< the very call that made it
    QString table;
    QString name;
};

/// A table that a class of the models stands for, as the call of `sa.Table` that would make the same.
struct MappedTable
{
    python::Value metadata;
    python::Value table;
    QString name; ///< with its schema: "audit.entry"
    const python::Class *type = nullptr; ///< the class that it is of; null for a Table
    bool isPartial = false; ///< something of it could not be read
};

/// True for a class that a declarative base stands behind, abstract ones among them.
[[nodiscard]] bool isModelClass(const python::Class &type);

/// True for a SQLModel class that does not say `table=True`, and so has no table.
[[nodiscard]] bool isPlainSqlModel(const python::Class &type);

/// Turns declarative classes into tables: 1.x `Column`, 2.0 `Mapped` and `mapped_column`, mixins, abstract bases,
/// `declared_attr`, `__table_args__`, joined and single inheritance, dataclass-mapped and SQLModel classes.
class MappedClassReader
{
public:
    /// Both must outlive the reader.
    MappedClassReader(python::Program &program, ModelHost &host);

    /// The tables of all mapped classes of the program, in the order of their definitions.
    [[nodiscard]] QList<MappedTable> read();

    [[nodiscard]] const QList<ModelNote> &notes() const { return m_notes; }
    [[nodiscard]] const QList<ColumnOrigin> &origins() const { return m_origins; }

private:
    /// A class that has a table of its own, or shares that of a class it is derived from.
    struct Mapped
    {
        const python::Class *type = nullptr;
        python::Value metadata;
        python::Construct table;
        QString name;
        bool isPartial = false;
    };

    void readClass(python::Object &object);
    void addTable(python::Object &object, const QString &name);
    void addColumns(python::Object &object, const QList<const python::Class *> &sources, Mapped &mapped);
    void addArguments(python::Object &object, const QList<const python::Class *> &sources, Mapped &mapped);
    void addColumn(const ColumnAttribute &attribute, Mapped &mapped);
    [[nodiscard]] QList<const python::Class *> ownSources(const python::Class &type) const;
    [[nodiscard]] std::optional<python::Value> attributeOf(python::Object &object,
                                                           const QList<const python::Class *> &sources,
                                                           const QString &name);
    [[nodiscard]] std::optional<python::Value> evaluated(const python::Value &value, python::Object &object);
    [[nodiscard]] QString tableNameOf(python::Object &object, const QList<const python::Class *> &sources);
    [[nodiscard]] Mapped *mappedParentOf(const python::Class &type);
    void note(const QString &text, const SourcePosition &where);

    python::Program &m_program;
    ModelHost &m_host;
    QList<Mapped> m_mapped;
    QList<ModelNote> m_notes;
    QList<ColumnOrigin> m_origins;
};

} // namespace engine
