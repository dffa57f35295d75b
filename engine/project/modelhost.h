#pragma once

#include "engine/python/program.h"

namespace engine {

/// A `sa.Table(...)` of a model, or an `Index` or constraint that may stand beside its table.
struct RecordedCall
{
    python::Value value;
    SourcePosition where;
    python::Value table = {}; ///< what it was appended to; None where only its columns tell
};

/// Who is asked while models are read: keeps the tables and indexes that are made, gives each base class its metadata,
/// and knows what Flask-SQLAlchemy's `db` stands for. Nothing is refused: what means nothing to a schema stays a
/// symbol.
class ModelHost final : public python::Host
{
public:
    /// `dialectName` is what the project's types are told the dialect is.
    explicit ModelHost(QString dialectName)
        : m_dialectName(std::move(dialectName))
    {
    }

    [[nodiscard]] Result<python::Value> call(const python::Construct &call) override;
    [[nodiscard]] Result<python::Value> enter(const python::Value &context, const SourcePosition &where) override;
    [[nodiscard]] Done leave(const python::Value &context, const python::Value &entered,
                             const SourcePosition &where) override;
    [[nodiscard]] bool seesModules() const override { return true; }
    [[nodiscard]] std::optional<Result<python::Value>> known(const python::Value &symbolic) override;
    void defined(const python::Class &type) override;

    [[nodiscard]] const QList<RecordedCall> &tables() const { return m_tables; }
    /// Indexes and constraints, wherever they stand, and what was appended to a table.
    [[nodiscard]] const QList<RecordedCall> &tableItems() const { return m_items; }

    /// The metadata of what stands for the root of a hierarchy (`declarative_base()`, `db.Model`, a registry): what it
    /// was given, or one of its own. The same value at each call.
    [[nodiscard]] python::Value metadataOf(const python::Value &base);

    /// The metadata of a class of the project: what it or a base named so when the class was defined, or that of its
    /// hierarchy's root. None for a class that is no model.
    [[nodiscard]] python::Value metadataOf(const python::Class &type);

    /// `schema` or `naming_convention` of a metadata: what it was made with, or what was set later. None where it has
    /// none.
    [[nodiscard]] python::Value optionOf(const python::Value &metadata, const QString &name) const;

private:
    QString m_dialectName;
    void setAttribute(const python::Value &object, const QString &name, const python::Value &value);
    [[nodiscard]] python::Value currentMetadataOf(const python::Class &type);
    [[nodiscard]] python::Value metadataFor(const python::Value &extension);

    QList<RecordedCall> m_tables;
    QList<RecordedCall> m_items;
    QList<std::pair<python::Value, python::Value>> m_metadata; ///< a base, and what it was given
    QList<python::Construct> m_options; ///< what was set on a metadata: the operand, its name and its value
    QHash<const python::Class *, python::Value> m_rootMetadata; ///< of classes that stand on DeclarativeBase itself
    QHash<const python::Class *, python::Value> m_registered; ///< by class, where its table went when it was defined
};

/// True when both are the very same object, not only alike.
[[nodiscard]] bool areSame(const python::Value &a, const python::Value &b);

/// All classes that `type` takes attributes from: its resolution order, and what `declarative_base(cls=...)` was given.
[[nodiscard]] QList<const python::Class *> sourcesOf(const python::Class &type);

/// True for a class that is a declarative base itself, and so has no table: it stands on `DeclarativeBase`, or is
/// decorated with `as_declarative()`.
[[nodiscard]] bool isRootBase(const python::Class &type);

/// True for what stands for the root of a declarative hierarchy and is no class of the project: `DeclarativeBase`,
/// `declarative_base()`, `registry().generate_base()`, `db.Model`, `SQLModel`.
[[nodiscard]] bool isSymbolicBase(const python::Value &value);

} // namespace engine
