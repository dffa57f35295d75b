#include "engine/revision/directivesignatures.h"

#include "engine/revision/tablereader.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using Signatures = QHash<QString, Signature>;

// Keywords that Alembic took before 1.5; old files may carry them.
const QHash<QString, QString> constraintAliases{{u"name"_s, u"constraint_name"_s},
                                                {u"tablename"_s, u"table_name"_s},
                                                {u"type"_s, u"type_"_s},
                                                {u"source"_s, u"source_table"_s},
                                                {u"referent"_s, u"referent_table"_s}};
const QHash<QString, QString> tableAliases{{u"name"_s, u"table_name"_s}, {u"tablename"_s, u"table_name"_s}};
const QHash<QString, QString> indexAliases{{u"name"_s, u"index_name"_s}, {u"tablename"_s, u"table_name"_s}};

void addTableDirectives(Signatures &all)
{
    all.insert(u"create_table"_s,
               {.positional = {u"table_name"_s},
                .required = 1,
                .rest = u"columns"_s,
                .keywords = tableKeywords(),
                .dialectOptions = true,
                .aliases = tableAliases});
    all.insert(u"drop_table"_s,
               {.positional = {u"table_name"_s},
                .required = 1,
                .keywords = {u"schema"_s, u"if_exists"_s, u"info"_s},
                .dialectOptions = true,
                .aliases = tableAliases});
    all.insert(u"rename_table"_s,
               {.positional = {u"old_table_name"_s, u"new_table_name"_s}, .required = 2, .keywords = {u"schema"_s}});
    all.insert(u"create_table_comment"_s,
               {.positional = {u"table_name"_s, u"comment"_s},
                .required = 2,
                .keywords = {u"existing_comment"_s, u"schema"_s}});
    all.insert(u"drop_table_comment"_s,
               {.positional = {u"table_name"_s}, .required = 1, .keywords = {u"existing_comment"_s, u"schema"_s}});
    all.insert(u"execute"_s, {.positional = {u"sqltext"_s}, .required = 1, .keywords = {u"execution_options"_s}});
    all.insert(u"bulk_insert"_s,
               {.positional = {u"table"_s, u"rows"_s}, .required = 2, .keywords = {u"multiinsert"_s}});
    all.insert(u"batch_alter_table"_s,
               {.positional = {u"table_name"_s, u"schema"_s, u"recreate"_s, u"partial_reordering"_s, u"copy_from"_s,
                               u"table_args"_s, u"table_kwargs"_s, u"reflect_args"_s, u"reflect_kwargs"_s,
                               u"naming_convention"_s},
                .required = 1});
}

void addColumnDirectives(Signatures &all)
{
    all.insert(u"add_column"_s,
               {.positional = {u"table_name"_s, u"column"_s},
                .required = 2,
                .keywords = {u"schema"_s, u"if_not_exists"_s, u"inline_references"_s, u"inline_primary_key"_s}});
    all.insert(u"drop_column"_s,
               {.positional = {u"table_name"_s, u"column_name"_s},
                .required = 2,
                .keywords = {u"schema"_s, u"if_exists"_s},
                .dialectOptions = true});
    QHash<QString, QString> aliases{{u"name"_s, u"new_column_name"_s}, {u"type"_s, u"type_"_s}};
    all.insert(u"alter_column"_s,
               {.positional = {u"table_name"_s, u"column_name"_s},
                .required = 2,
                .keywords = {u"nullable"_s, u"comment"_s, u"server_default"_s, u"new_column_name"_s, u"type_"_s,
                             u"existing_type"_s, u"existing_server_default"_s, u"existing_nullable"_s,
                             u"existing_comment"_s, u"schema"_s, u"autoincrement"_s, u"existing_autoincrement"_s},
                .dialectOptions = true,
                .aliases = aliases});
}

void addIndexDirectives(Signatures &all)
{
    all.insert(u"create_index"_s,
               {.positional = {u"index_name"_s, u"table_name"_s, u"columns"_s},
                .required = 3,
                .keywords = {u"schema"_s, u"unique"_s, u"if_not_exists"_s, u"quote"_s, u"info"_s},
                .dialectOptions = true,
                .aliases = indexAliases});
    all.insert(u"drop_index"_s,
               {.positional = {u"index_name"_s, u"table_name"_s},
                .required = 1,
                .keywords = {u"schema"_s, u"if_exists"_s, u"info"_s},
                .dialectOptions = true,
                .aliases = indexAliases});
}

void addConstraintDirectives(Signatures &all)
{
    const QStringList deferring{u"deferrable"_s, u"initially"_s};
    all.insert(u"create_unique_constraint"_s,
               {.positional = {u"constraint_name"_s, u"table_name"_s, u"columns"_s},
                .required = 3,
                .keywords = QStringList{u"schema"_s, u"info"_s} + deferring,
                .dialectOptions = true,
                .aliases = constraintAliases});
    all.insert(u"create_primary_key"_s,
               {.positional = {u"constraint_name"_s, u"table_name"_s, u"columns"_s},
                .required = 3,
                .keywords = {u"schema"_s},
                .dialectOptions = true,
                .aliases = constraintAliases});
    all.insert(u"create_foreign_key"_s,
               {.positional = {u"constraint_name"_s, u"source_table"_s, u"referent_table"_s, u"local_cols"_s,
                               u"remote_cols"_s},
                .required = 5,
                .keywords = QStringList{u"onupdate"_s, u"ondelete"_s, u"match"_s, u"source_schema"_s,
                                        u"referent_schema"_s, u"use_alter"_s, u"info"_s}
                    + deferring,
                .dialectOptions = true,
                .aliases = constraintAliases});
    all.insert(u"create_check_constraint"_s,
               {.positional = {u"constraint_name"_s, u"table_name"_s, u"condition"_s},
                .required = 3,
                .keywords = QStringList{u"schema"_s, u"info"_s} + deferring,
                .dialectOptions = true,
                .aliases = constraintAliases});
    all.insert(u"create_exclude_constraint"_s,
               {.positional = {u"constraint_name"_s, u"table_name"_s},
                .required = 2,
                .rest = u"elements"_s,
                .keywords = QStringList{u"where"_s, u"using"_s, u"schema"_s, u"ops"_s} + deferring,
                .dialectOptions = true,
                .aliases = constraintAliases});
    all.insert(u"drop_constraint"_s,
               {.positional = {u"constraint_name"_s, u"table_name"_s, u"type_"_s},
                .required = 2,
                .keywords = {u"schema"_s, u"if_exists"_s},
                .aliases = constraintAliases});
}

Signature forBatch(Signature signature)
{
    static const QStringList left{u"table_name"_s, u"source_table"_s};
    for (const QString &name : left) {
        const qsizetype index = signature.positional.indexOf(name);
        if (index < 0)
            continue;
        signature.positional.removeAt(index);
        signature.required -= index < signature.required ? 1 : 0;
    }
    signature.keywords.removeAll(u"schema"_s);
    signature.keywords.removeAll(u"source_schema"_s);
    return signature;
}

Signatures opSignatures()
{
    Signatures all;
    addTableDirectives(all);
    addColumnDirectives(all);
    addIndexDirectives(all);
    addConstraintDirectives(all);
    for (auto entry = all.begin(); entry != all.end(); ++entry)
        entry->name = u"op."_s + entry.key();
    return all;
}

Signatures batchSignatures()
{
    static const QStringList outsideOnly{u"create_table"_s, u"drop_table"_s, u"rename_table"_s, u"bulk_insert"_s,
                                         u"batch_alter_table"_s};
    Signatures all = opSignatures();
    for (const QString &name : outsideOnly)
        all.remove(name);
    for (auto entry = all.begin(); entry != all.end(); ++entry) {
        *entry = forBatch(*entry);
        entry->name = u"batch_op."_s + entry.key();
        if (entry.key() == u"add_column" || entry.key() == u"alter_column")
            entry->keywords << u"insert_before"_s << u"insert_after"_s;
    }
    return all;
}

} // namespace

const Signature *directiveSignature(const QString &name, bool inBatch)
{
    static const Signatures outside = opSignatures();
    static const Signatures inside = batchSignatures();
    const Signatures &signatures = inBatch ? inside : outside;
    const auto found = signatures.constFind(name);
    return found == signatures.constEnd() ? nullptr : &*found;
}

} // namespace engine
