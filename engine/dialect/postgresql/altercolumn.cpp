#include "engine/dialect/postgresql/altercolumn.h"

#include "engine/dialect/postgresql/constrainttext.h"
#include "engine/dialect/postgresql/enumtypes.h"
#include "engine/dialect/postgresql/quoting.h"
#include "engine/dialect/postgresql/tabletext.h"
#include "engine/dialect/postgresql/typenames.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::postgresql {

namespace {

using Statements = std::vector<Statement>;

QString optionText(const QVariant &option)
{
    return option.canConvert<SqlText>() ? option.value<SqlText>().text : option.toString();
}

/// What PostgreSQL takes where nothing is said, for an option that is said no more.
QVariantMap usualOption(const QString &option, const QVariantMap &others)
{
    if (option == u"minvalue" || option == u"maxvalue")
        return {{u"no"_s + option, true}};
    if (option == u"cycle")
        return {{option, false}};
    return {{option, option == u"start" ? others.value(u"minvalue"_s, 1) : QVariant(1)}};
}

/// The changed attributes in the order of their names, as Alembic lists them.
QString identityChanges(const Identity &from, const Identity &to)
{
    QStringList changes;
    if (from.always != to.always)
        changes << u"SET GENERATED "_s + (to.always ? u"ALWAYS"_s : u"BY DEFAULT"_s);
    QVariantMap all = from.options;
    all.insert(to.options);
    for (const QString &option : all.keys()) {
        const QVariant wanted = to.options.value(option);
        if (wanted.isValid() && from.options.value(option) != wanted)
            changes << u"SET "_s + identityOptions({{option, wanted}});
        else if (!wanted.isValid())
            changes << u"SET "_s + identityOptions(usualOption(option, to.options));
    }
    return changes.join(u' ');
}

/// The statements for one AlterColumn.
class Alteration
{
public:
    Alteration(const AlterColumn &alter, const Schema &before)
        : m_alter(alter)
        , m_before(before)
        , m_table(u"ALTER TABLE "_s + quotedName(alter.table))
        , m_column(m_table + u" ALTER COLUMN "_s + quotedName(alter.column))
    {
    }

    Result<Statements> run()
    {
        if (const Done done = changeType(); !done)
            return failure(done.error());
        if (m_alter.nullable)
            add(m_column + (*m_alter.nullable ? u" DROP NOT NULL"_s : u" SET NOT NULL"_s));
        if (const Done done = changeComputed(); !done)
            return failure(done.error());
        changeDefault();
        changeIdentity();
        addTypeCheck();
        if (m_alter.comment)
            add(columnCommentSql(m_alter.table, m_alter.column, *m_alter.comment));
        if (m_alter.newName && *m_alter.newName != m_alter.column)
            add(u"%1 RENAME %2 TO %3"_s.arg(m_table, quotedName(m_alter.column), quotedName(*m_alter.newName)));
        return m_statements;
    }

private:
    void add(const QString &sql) { m_statements.push_back({.sql = sql}); }

    [[nodiscard]] const Column *columnBefore() const
    {
        const Table *table = m_before.table(m_alter.table);
        return table ? table->column(m_alter.column) : nullptr;
    }

    Done changeType()
    {
        const QString usingText = optionText(m_alter.options.value(u"postgresql_using"_s));
        if (!m_alter.type) {
            if (usingText.isEmpty())
                return {};
            return failure({.kind = Error::Kind::Command,
                            .what = u"postgresql_using must be used with the type_ parameter"_s,
                            .advice = u"Give alter_column() the new type as type_."_s});
        }
        if (m_alter.existingType && !m_alter.existingType->typeName.isEmpty()
            && !typeCheck(*m_alter.existingType, m_alter.column).isEmpty())
            add(m_table + u" DROP CONSTRAINT "_s + quotedName(m_alter.existingType->typeName));
        const Column column = withTypeSchema({.name = m_alter.column, .type = *m_alter.type}, m_alter.table);
        const Result<QString> type = typeSql(column.type);
        if (!type)
            return failure(type.error());
        for (Statement &statement : createEnumTypesForKnown({column}, m_alter.table, m_before))
            m_statements.push_back(std::move(statement));
        add(m_column + u" TYPE "_s + *type + (usingText.isEmpty() ? QString() : u" USING "_s + usingText));
        return {};
    }

    void addTypeCheck()
    {
        const QString expression = m_alter.type ? typeCheck(*m_alter.type, m_alter.column) : QString();
        if (!expression.isEmpty()) {
            add(m_table + u" ADD "_s
                + constraintSpec(CheckConstraint{.name = m_alter.type->typeName, .expression = expression}));
        }
    }

    Done changeComputed()
    {
        if (!m_alter.computed)
            return {};
        if (*m_alter.computed) {
            return failure({.kind = Error::Kind::Unsupported,
                            .what = u"PostgreSQL cannot make %1 a generated column."_s.arg(m_alter.column),
                            .advice = u"Drop the column and add it again with sa.Computed(...)."_s});
        }
        add(m_column + u" DROP EXPRESSION"_s);
        return {};
    }

    void changeDefault()
    {
        if (!m_alter.serverDefault)
            return;
        const QString text = *m_alter.serverDefault ? defaultSql(**m_alter.serverDefault) : QString();
        add(m_column + (text.isEmpty() ? u" DROP DEFAULT"_s : u" SET DEFAULT "_s + text));
    }

    void changeIdentity()
    {
        if (!m_alter.identity)
            return;
        const Column *column = columnBefore();
        if (!*m_alter.identity) {
            add(m_column + u" DROP IDENTITY"_s);
        } else if (!column || !column->identity) {
            // A serial column takes its numbers from a default, beside which there can be no identity.
            if (column && isSerialKey(*m_before.table(m_alter.table), *column))
                add(m_column + u" DROP DEFAULT"_s);
            add(m_column + u" ADD "_s + identitySpec(**m_alter.identity));
        } else if (const QString changes = identityChanges(*column->identity, **m_alter.identity); !changes.isEmpty()) {
            add(m_column + u' ' + changes);
        }
    }

    const AlterColumn &m_alter;
    const Schema &m_before;
    QString m_table;
    QString m_column;
    Statements m_statements;
};

} // namespace

Result<std::vector<Statement>> alterColumn(const AlterColumn &alter, const Schema &before)
{
    return Alteration(alter, before).run();
}

} // namespace engine::postgresql
