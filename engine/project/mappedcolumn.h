#pragma once

#include "engine/python/program.h"

namespace engine {

/// What stood in the way of reading a part of the models, or looks like a mistake in them, in a sentence, with the
/// place.
struct ModelNote
{
    enum class Kind {
        Unread, ///< something of the models is missing here
        LeftAlone, ///< it is there, and no part of a comparison: a partition, a foreign table
        Hint, ///< all was read as Python would; it may not be what was meant
        Remark, ///< nothing is wrong; it says how the model was had
    };

    QString text;
    SourcePosition where;
    Kind kind = Kind::Unread;

    friend bool operator==(const ModelNote &, const ModelNote &) = default;
};

/// An attribute of a mapped class that may stand for a column.
struct ColumnAttribute
{
    QString name;
    python::Value value; ///< None where it is only annotated
    const python::Annotation *annotation = nullptr; ///< may be null
    const python::Class *source = nullptr; ///< the class or mixin that has it
    const python::Class *type = nullptr; ///< the class whose table it is for
};

/// A column as the call of `sa.Column` that would make the same.
struct MappedColumn
{
    QString name;
    python::Value column;
    python::Value origin; ///< the call in the source, by which other code refers to the column
};

/// Reads one attribute of a mapped class: `Column`, `mapped_column`, SQLModel's `Field`, a bare `Mapped[...]`.
class MappedColumnReader
{
public:
    /// Both must outlive the reader; what cannot be read is added to `notes`.
    MappedColumnReader(python::Program &program, QList<ModelNote> &notes);

    /// The column; nothing for a relationship and other attributes that are none.
    [[nodiscard]] std::optional<MappedColumn> read(const ColumnAttribute &attribute);

private:
    [[nodiscard]] python::Value annotationOf(const ColumnAttribute &attribute);
    [[nodiscard]] python::Value evaluatedText(const python::Value &value, const ColumnAttribute &attribute);
    [[nodiscard]] QString takeName(const QString &attribute);
    void addFieldArguments(bool isSqlModel);
    [[nodiscard]] bool addType(const python::Value &annotation, const python::Class &type);
    [[nodiscard]] python::Value typeFor(const python::Value &annotation, const python::Class &type);
    [[nodiscard]] python::Value typeOfAnnotated(const QList<python::Value> &items, const python::Class &type);
    void addTemplate(const python::Construct &column);

    python::Program &m_program;
    QList<ModelNote> &m_notes;
    python::Construct m_column;
    bool m_isNullable = false;
};

/// The last part of a dotted name, as a part of it.
[[nodiscard]] QStringView lastPart(QStringView name);

/// The last part of the function that `value` is a call of, as a part of the value; empty for other values.
[[nodiscard]] QStringView calledName(const python::Value &value);

/// True for a call that makes a column in a class body.
[[nodiscard]] bool makesColumn(const python::Value &value);

/// True for SQLModel's classes, mapped or not.
[[nodiscard]] bool isSqlModelClass(const python::Class &type);

} // namespace engine
