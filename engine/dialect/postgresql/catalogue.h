#pragma once

#include <QLatin1StringView>

/// The queries of inspect(), one for each kind of thing whatever the number of tables. Each takes the schemas' names as
/// one binding, a text of the form {a,b}; lists come back as JSON. The columns' order is what the readers count on.
namespace engine::postgresql {

// In a scratch place every schema has that which it stands in for as its comment; no schema of a user's has such a
// name.
constexpr auto kOwnSchemas = QLatin1StringView(R"(
SELECT current_schema(), (SELECT json_object_agg(n.nspname, obj_description(n.oid, 'pg_namespace'))::text
    FROM pg_namespace n
    WHERE current_schema() ~ '^athanor_scratch_[0-9a-f]{16}$' AND starts_with(n.nspname, current_schema())))");

// What extensions have made belongs to them.
constexpr auto kRelations = QLatin1StringView(R"(
SELECT c.oid, n.nspname, c.relname, c.relkind::text, c.relispartition, d.description,
    CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END,
    CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END,
    (SELECT string_agg(pn.nspname || '.' || pc.relname, ', ' ORDER BY i.inhseqno)
        FROM pg_inherits i JOIN pg_class pc ON pc.oid = i.inhparent JOIN pg_namespace pn ON pn.oid = pc.relnamespace
        WHERE i.inhrelid = c.oid),
    array_to_json(c.reloptions)::text, s.spcname, c.relpersistence::text
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_description d ON d.objoid = c.oid AND d.classoid = 'pg_class'::regclass AND d.objsubid = 0
LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
WHERE n.nspname = ANY (?::text[]) AND c.relkind IN ('r', 'p', 'f', 'v', 'm')
    AND NOT EXISTS (SELECT 1 FROM pg_depend e
        WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
ORDER BY n.nspname, c.relname)");

// An array's item stands where the type itself would; a domain says what it is made of. The sequence of an identity
// comes before one that the column kept from being serial.
constexpr auto kColumns = QLatin1StringView(R"(
SELECT a.attrelid, a.attnum, a.attname, a.attnotnull, pg_get_expr(ad.adbin, ad.adrelid), a.attgenerated::text,
    a.attidentity::text, d.description, co.collname, t.typcategory = 'A' AND t.typlen = -1,
    it.typtype::text, itn.nspname, it.typname, format_type(it.oid, a.atttypmod),
    CASE WHEN it.typtype = 'd' THEN format_type(it.typbasetype, it.typtypmod) END,
    q.deptype::text, q.seqstart, q.seqincrement, q.seqmin, q.seqmax, q.seqcache, q.seqcycle
FROM pg_attribute a
JOIN pg_class c ON c.oid = a.attrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_type t ON t.oid = a.atttypid
JOIN pg_type it ON it.oid = CASE WHEN t.typcategory = 'A' AND t.typlen = -1 THEN t.typelem ELSE t.oid END
JOIN pg_namespace itn ON itn.oid = it.typnamespace
LEFT JOIN pg_attrdef ad ON ad.adrelid = a.attrelid AND ad.adnum = a.attnum
LEFT JOIN pg_description d ON d.objoid = a.attrelid AND d.classoid = 'pg_class'::regclass AND d.objsubid = a.attnum
LEFT JOIN pg_collation co ON co.oid = a.attcollation AND a.attcollation <> t.typcollation
LEFT JOIN (SELECT dep.refobjid, dep.refobjsubid, dep.deptype, s.*
    FROM pg_depend dep JOIN pg_sequence s ON s.seqrelid = dep.objid
    WHERE dep.classid = 'pg_class'::regclass AND dep.refclassid = 'pg_class'::regclass AND dep.deptype IN ('a', 'i')) q
    ON q.refobjid = a.attrelid AND q.refobjsubid = a.attnum
WHERE n.nspname = ANY (?::text[]) AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY a.attrelid, a.attnum, q.deptype DESC NULLS LAST)");

// A foreign key to a partitioned table has a copy for each of its partitions, which belongs to the key.
constexpr auto kConstraints = QLatin1StringView(R"(
SELECT con.conrelid, con.conname, con.contype::text, con.condeferrable, con.condeferred, con.convalidated,
    array_to_json(con.conkey)::text, fn.nspname, fc.relname,
    (SELECT json_agg(fa.attname ORDER BY k.place) FROM unnest(con.confkey) WITH ORDINALITY k (number, place)
        JOIN pg_attribute fa ON fa.attrelid = con.confrelid AND fa.attnum = k.number)::text,
    con.confupdtype::text, con.confdeltype::text, con.confmatchtype::text,
    CASE WHEN con.contype = 'c' THEN pg_get_expr(con.conbin, con.conrelid)
        WHEN con.contype = 'x' THEN pg_get_expr(i.indpred, i.indrelid) END,
    CASE WHEN con.contype = 'f' THEN pg_get_constraintdef(con.oid) END,
    (SELECT json_agg(json_build_array(pg_get_indexdef(con.conindid, k.place::int, true), o.oprname,
            CASE WHEN NOT oc.opcdefault OR xa.attoptions IS NOT NULL
                THEN oc.opcname || coalesce('(' || array_to_string(xa.attoptions, ', ') || ')', '') END)
            ORDER BY k.place)
        FROM unnest(con.conexclop) WITH ORDINALITY k (number, place) JOIN pg_operator o ON o.oid = k.number
        JOIN pg_opclass oc ON oc.oid = i.indclass[k.place - 1]
        JOIN pg_attribute xa ON xa.attrelid = con.conindid AND xa.attnum = k.place)::text,
    am.amname, coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false),
    (SELECT json_agg(ia.attname ORDER BY k.place) FROM unnest(i.indkey) WITH ORDINALITY k (number, place)
        JOIN pg_attribute ia ON ia.attrelid = i.indrelid AND ia.attnum = k.number
        WHERE con.contype IN ('p', 'u', 'x') AND k.place > i.indnkeyatts)::text,
    con.connoinherit
FROM pg_constraint con
JOIN pg_class c ON c.oid = con.conrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_class fc ON fc.oid = con.confrelid
LEFT JOIN pg_namespace fn ON fn.oid = fc.relnamespace
LEFT JOIN pg_index i ON i.indexrelid = con.conindid AND con.contype IN ('p', 'u', 'x')
LEFT JOIN pg_class ic ON ic.oid = i.indexrelid
LEFT JOIN pg_am am ON am.oid = ic.relam
WHERE n.nspname = ANY (?::text[]) AND con.contype IN ('p', 'u', 'f', 'c', 'x')
    AND con.conparentid = 0
ORDER BY con.conrelid, con.contype <> 'p', con.conname)");

// What a constraint has made is the constraint's. The option bits are 1 for DESC and 2 for NULLS FIRST.
constexpr auto kIndexes = QLatin1StringView(R"(
SELECT i.indrelid, ic.relname, i.indisunique, i.indnkeyatts, am.amname, array_to_json(ic.reloptions)::text,
    pg_get_expr(i.indpred, i.indrelid), s.spcname, coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false),
    (SELECT json_agg(json_build_array(a.attname, pg_get_indexdef(i.indexrelid, k.place::int, true),
            i.indoption[k.place - 1], CASE WHEN NOT oc.opcdefault OR xa.attoptions IS NOT NULL
                THEN oc.opcname || coalesce('(' || array_to_string(xa.attoptions, ', ') || ')', '') END,
            CASE WHEN i.indcollation[k.place - 1] <> coalesce(nullif(a.attcollation, 0), i.indcollation[k.place - 1])
                THEN co.collname END) ORDER BY k.place)
        FROM unnest(i.indkey) WITH ORDINALITY k (number, place)
        LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number AND k.number > 0
        LEFT JOIN pg_opclass oc ON oc.oid = i.indclass[k.place - 1]
        LEFT JOIN pg_attribute xa ON xa.attrelid = i.indexrelid AND xa.attnum = k.place
        LEFT JOIN pg_collation co ON co.oid = i.indcollation[k.place - 1])::text,
    i.indisvalid OR c.relkind = 'p', pg_get_indexdef(i.indexrelid, 0, true)
FROM pg_index i
JOIN pg_class ic ON ic.oid = i.indexrelid
JOIN pg_class c ON c.oid = i.indrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_am am ON am.oid = ic.relam
LEFT JOIN pg_tablespace s ON s.oid = ic.reltablespace
WHERE n.nspname = ANY (?::text[]) AND c.relkind IN ('r', 'p') AND NOT EXISTS (
    SELECT 1 FROM pg_constraint con WHERE con.conindid = i.indexrelid AND con.contype IN ('p', 'u', 'x'))
ORDER BY i.indrelid, ic.relname)");

// What belongs to views: indexes of materialized ones, comments on them and on their columns. A qualified name is
// written only where the path does not lead to it.
constexpr auto kViewParts = QLatin1StringView(R"(
SELECT n.nspname, c.relname, c.relkind::text, ic.relname, NULL,
    pg_get_indexdef(i.indexrelid, 0, true) || coalesce(' TABLESPACE ' || quote_ident(s.spcname), '')
FROM pg_index i
JOIN pg_class ic ON ic.oid = i.indexrelid
JOIN pg_class c ON c.oid = i.indrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_tablespace s ON s.oid = ic.reltablespace
WHERE n.nspname = ANY (?::text[]) AND c.relkind = 'm'
UNION ALL
SELECT n.nspname, c.relname, c.relkind::text, NULL, a.attname, d.description
FROM pg_description d
JOIN pg_class c ON c.oid = d.objoid AND d.classoid = 'pg_class'::regclass
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid AND d.objsubid > 0
WHERE n.nspname = ANY (?::text[]) AND c.relkind IN ('v', 'm')
ORDER BY 1, 2, 4, 5 NULLS FIRST)");

// Those of every schema, because columns may be of any of them; the binding says which are the schemas' own. What an
// extension brought is the extension's.
constexpr auto kEnums = QLatin1StringView(R"(
SELECT n.nspname, t.typname, json_agg(e.enumlabel ORDER BY e.enumsortorder)::text, n.nspname = ANY (?::text[])
    AND NOT EXISTS (SELECT 1 FROM pg_depend d
        WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e')
FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid JOIN pg_namespace n ON n.oid = t.typnamespace
GROUP BY n.nspname, t.oid, t.typname
ORDER BY n.nspname, t.typname)");

// In the order in which they were made: one may be made of another. What an extension brought is the extension's.
constexpr auto kDomains = QLatin1StringView(R"(
SELECT n.nspname, t.typname, format_type(t.typbasetype, t.typtypmod), t.typnotnull, t.typdefault, co.collname,
    (SELECT string_agg(format('CONSTRAINT %I %s', con.conname, pg_get_constraintdef(con.oid, true)), ' '
            ORDER BY con.conname)
        FROM pg_constraint con WHERE con.contypid = t.oid AND con.contype = 'c')
FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace JOIN pg_type b ON b.oid = t.typbasetype
LEFT JOIN pg_collation co ON co.oid = t.typcollation AND t.typcollation <> b.typcollation
WHERE n.nspname = ANY (?::text[]) AND t.typtype = 'd' AND NOT EXISTS (SELECT 1 FROM pg_depend d
    WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e')
ORDER BY t.oid)");

constexpr auto kTriggers = QLatin1StringView(R"(
SELECT tg.tgname, n.nspname, c.relname, pg_get_triggerdef(tg.oid)
FROM pg_trigger tg JOIN pg_class c ON c.oid = tg.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = ANY (?::text[]) AND NOT tg.tgisinternal AND NOT c.relispartition
ORDER BY n.nspname, c.relname, tg.tgname)");

} // namespace engine::postgresql
