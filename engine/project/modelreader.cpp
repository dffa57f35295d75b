#include "engine/project/modelreader.h"

#include "engine/dialect/dialect.h"
#include "engine/project/modeldiagnosis.h"
#include "engine/project/modeltables.h"
#include "engine/revision/qualifiedname.h"
#include "engine/revision/tablereader.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

using python::Binding;
using python::Class;
using python::Construct;
using python::Keyword;
using python::Reference;
using python::Value;

namespace {

QString otherModel()
{
    return u"Or name another model in alembic.ini: a section [athanor] with model = sql:schema.sql (or database:URL, "
           u"or "
           "revision:IDENT)."_s;
}

/// One reading, from env.py to the schema.
class ModelReader
{
public:
    ModelReader(const Project &project, const QString &dialect, const QMap<QString, QString> &variables)
        : m_project(project)
        , m_dialectName(dialect)
        , m_host(dialect)
        , m_program(m_host, {.searchPath = project.searchPath(), .variables = variables})
        , m_classes(m_program, m_host)
    {
    }

    [[nodiscard]] const QList<python::FileStamp> &files() const { return m_program.files(); }

    [[nodiscard]] Result<ModelReading> read()
    {
        const auto environment = m_program.runFile(m_project.environmentScript(), u"env"_s);
        if (!environment)
            return failure(environment.error());
        const auto targets = targetsOf(**environment);
        if (!targets)
            return failure(targets.error());
        addTables(*targets);
        addReferredTypes();
        addNotes();
        if (m_reading.schema.tables.empty() && m_reading.unread.empty())
            return nothingFound(*targets);
        addHints(*targets);
        return std::move(m_reading);
    }

private:
    [[nodiscard]] Result<QList<Value>> targetsOf(const python::Environment &environment)
    {
        const Binding *binding = environment.names.find(u"target_metadata"_s);
        if (!binding) {
            return failure(
                {.kind = Error::Kind::Project,
                 .what = u"%1 sets no target_metadata."_s.arg(m_project.environmentScript()),
                 .advice = u"Set target_metadata to the MetaData of your models, for example Base.metadata. "_s
                     + otherModel(),
                 .where = {m_project.environmentScript(), 0, 0}});
        }
        m_targetPlace = binding->where;
        if (!binding->value()) {
            return failure(
                {.kind = Error::Kind::NeedsPython,
                 .what = u"Only Python can tell what target_metadata is: %1."_s.arg(binding->unreadable()->reason),
                 .where = binding->unreadable()->where});
        }
        const Value value = python::frozen(*binding->value());
        if (value.isNone()) {
            return failure({.kind = Error::Kind::Project,
                            .what = u"target_metadata is None, so there are no models to compare with."_s,
                            .advice = u"Import the Base of your models in env.py and set target_metadata = "
                                      "Base.metadata. "_s
                                + otherModel(),
                            .where = binding->where});
        }
        if (value.items())
            return *value.items();
        if (!value.construct()) {
            return failure({.kind = Error::Kind::NeedsPython,
                            .what = u"Only Python can tell what target_metadata is: %1 is none of the project's "
                                    "files."_s.arg(value.typeName()),
                            .where = binding->where});
        }
        return QList<Value>{value};
    }

    [[nodiscard]] static bool isWanted(const QList<Value> &targets, const Value &metadata)
    {
        return std::ranges::any_of(targets, [&metadata](const Value &target) { return areSame(target, metadata); });
    }

    void addTables(const QList<Value> &targets)
    {
        ModelTables all = gatherTables(m_classes, m_host);
        const ModelResolver resolver(m_program, all.origins, all.tables);
        attachItems(all.tables, m_host, resolver);
        for (const MappedTable &mapped : std::as_const(all.tables)) {
            if (isWanted(targets, mapped.metadata))
                addTable(mapped, resolver);
        }
        m_tables = all.tables;
    }

    [[nodiscard]] ReadContext newContext() const
    {
        ReadContext context;
        context.dialectName = m_dialectName;
        const auto dialect = dialectFor(m_dialectName);
        context.dialect = dialect ? *dialect : nullptr;
        return context;
    }

    void addTable(const MappedTable &mapped, const ModelResolver &resolver)
    {
        const Construct table = readableTable(mapped, m_host, resolver);
        ReadContext context = newContext();
        Table read = readTableConstruct(Value(table), table.where, context);
        if (!context.ok()) {
            m_reading.unread.push_back(read.name);
            m_reading.notes << ModelNote{u"The table %1 cannot be read: %2"_s.arg(mapped.name, context.error->what),
                                         context.error->where};
            return;
        }
        nameByMetadata(read, table, m_host.optionOf(mapped.metadata, u"naming_convention"_s),
                       context.dialect ? context.dialect->capabilities().longestName : 0);
        if (read.columns.empty()) {
            m_reading.unread.push_back(read.name);
            m_reading.notes << ModelNote{u"The table %1 is left out: no column of it was found"_s.arg(mapped.name),
                                         table.where};
            return;
        }
        if (mapped.isPartial)
            m_reading.unread.push_back(read.name);
        m_reading.schema.tables.insert_or_assign(read.name, read);
    }

    // A column with a foreign key and no type of its own has the type of the column that it refers to.
    void addReferredTypes()
    {
        for (auto &[name, table] : m_reading.schema.tables) {
            for (const Constraint &constraint : table.constraints) {
                const auto *key = std::get_if<ForeignKey>(&constraint);
                const Table *referred = key ? m_reading.schema.table(key->referredTable) : nullptr;
                for (qsizetype i = 0; referred && i < key->columns.size(); ++i) {
                    Column *column = table.column(key->columns[i]);
                    const Column *other = referred->column(key->referredColumns.value(i));
                    if (column && other && column->type.name.isEmpty())
                        column->type = other->type;
                }
            }
        }
    }

    void addNotes()
    {
        m_reading.notes << m_classes.notes();
        const QString script = m_project.environmentScript();
        for (const python::Unread &unread : m_program.unread()) {
            // What env.py does when it runs is none of the models' business.
            const auto isTold = [&unread](const ModelNote &note) { return note.where == unread.where; };
            if (unread.where.file != script && std::ranges::none_of(m_reading.notes, isTold))
                m_reading.notes << ModelNote{u"A statement was passed over: %1"_s.arg(unread.reason), unread.where};
        }
    }

    void addHints(const QList<Value> &targets)
    {
        ModelDiagnosis diagnosis(m_project, m_program, m_host, m_tables, targets);
        m_reading.notes << diagnosis.tablesElsewhere() << diagnosis.classesWithoutBase() << diagnosis.missingImports();
    }

    /// What is likely wrong, the surest cause first.
    [[nodiscard]] tl::unexpected<Error> nothingFound(const QList<Value> &targets)
    {
        ModelDiagnosis diagnosis(m_project, m_program, m_host, m_tables, targets);
        Error error{.kind = Error::Kind::Project, .what = u"target_metadata has no table."_s, .where = m_targetPlace};
        const auto explain = [&error](const QList<ModelNote> &notes, const QString &advice) {
            QStringList texts;
            for (const ModelNote &note : notes)
                texts << placed(note);
            error.why = texts.join(u'\n');
            error.advice = advice;
        };
        if (const auto elsewhere = diagnosis.tablesElsewhere(); !elsewhere.isEmpty()) {
            explain(
                elsewhere,
                u"Set target_metadata = %1, and give that Base no fresh MetaData after its models are defined."_s.arg(
                    diagnosis.betterTarget()));
        } else if (const auto classes = diagnosis.classesWithoutBase(); !classes.isEmpty()) {
            explain(classes, u"Derive the models from the Base whose metadata is target_metadata."_s);
        } else if (const auto imports = diagnosis.missingImports(); !imports.isEmpty()) {
            explain(imports, u"Import the modules with your models in env.py before target_metadata is set."_s);
        } else {
            explain(m_reading.notes, u"Import the modules with your models in env.py before target_metadata is set."_s);
        }
        return failure(error);
    }

    const Project &m_project;
    QString m_dialectName;
    ModelHost m_host;
    python::Program m_program;
    MappedClassReader m_classes;
    ModelReading m_reading;
    QList<MappedTable> m_tables; ///< in whatever metadata
    SourcePosition m_targetPlace; ///< where env.py sets target_metadata
};

} // namespace

QString placed(const ModelNote &note)
{
    return note.where.line > 0 ? u"%1:%2: %3"_s.arg(note.where.file).arg(note.where.line).arg(note.text) : note.text;
}

Result<ModelReading> readModels(const Project &project, const QString &dialect, const QMap<QString, QString> &variables,
                                QList<python::FileStamp> *files)
{
    ModelReader reader(project, dialect, variables);
    auto reading = reader.read();
    if (files)
        *files << reader.files();
    return reading;
}

} // namespace engine
