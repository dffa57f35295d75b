#pragma once

#include "engine/python/value.h"
#include "engine/revision/readcontext.h"
#include "engine/revision/valuereader.h"

#include <QHash>
#include <QStringList>
#include <QVariantMap>

#include <optional>
#include <utility>
#include <vector>

namespace engine {

/// The parameters of a directive or constructor, by their real names.
struct Signature
{
    QString name; ///< for messages: `op.drop_table`
    QStringList positional; ///< may also be given by keyword
    int required = 0; ///< how many of them must be given
    QString rest; ///< what takes further positional arguments, or empty: `*columns`
    QStringList keywords; ///< only by keyword
    bool dialectOptions = false; ///< takes `<dialect>_<name>`
    QHash<QString, QString> aliases; ///< keywords of Alembic before 1.5, and what they are called now
};

/// The arguments of one call under the names of its parameters. The readers note what is wrong in the context.
class BoundArguments
{
public:
    /// Unknown keywords, missing and surplus arguments are Reading errors that name the directive and the keyword.
    BoundArguments(const python::Construct &call, const Signature &signature, ReadContext &context);

    [[nodiscard]] const SourcePosition &where() const { return m_call.where; }

    /// The value given, or null.
    [[nodiscard]] const python::Value *value(const QString &name) const;
    /// True when something other than None is given.
    [[nodiscard]] bool has(const QString &name) const;
    [[nodiscard]] const QList<python::Value> &rest() const { return m_rest; }

    /// Empty when it is not given or None.
    [[nodiscard]] QString text(const QString &name) const;
    [[nodiscard]] QStringList texts(const QString &name) const;
    [[nodiscard]] bool flag(const QString &name, bool fallback = false) const;
    [[nodiscard]] std::optional<bool> optionalFlag(const QString &name) const;
    [[nodiscard]] std::optional<int> number(const QString &name) const;

    /// The `<dialect>_<name>` keywords.
    [[nodiscard]] const QVariantMap &options() const { return m_options; }

    /// The same of the dialect's own `<dialect>_where` as SQL; it is taken out of the options.
    [[nodiscard]] QString takeWhere();

private:
    void bindPositional();
    void bindKeyword(const python::Keyword &keyword);
    void checkRequired();
    [[nodiscard]] ValuePlace place(const QString &name) const;

    const python::Construct &m_call;
    const Signature &m_signature;
    ReadContext &m_context;
    std::vector<std::pair<QString, const python::Value *>> m_values; ///< few, and quicker found so than by a hash
    QList<python::Value> m_rest;
    QVariantMap m_options;
};

/// True for keywords such as `postgresql_where`: those of any dialect that SQLAlchemy knows.
[[nodiscard]] bool isDialectOption(const QString &keyword);

} // namespace engine
