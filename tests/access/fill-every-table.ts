// Rows of one organisation in every table there is, made from the database's own catalogue, so that a new table is
// covered without anybody thinking of it. Checks and triggers are switched off: the rows need not make sense, only be there.
import { createHash } from "node:crypto"
import type pg from "pg"

/** Rows of each table; they take the values of enumerated columns in turn. */
export const variants = 8

export interface FilledTable {
  readonly name: string
  readonly columns: readonly string[]
  /** The rows by variant; the last one was not inserted, and is for trying to. */
  readonly rows: readonly Readonly<Record<string, unknown>>[]
  readonly key: readonly string[]
}

interface Column {
  readonly name: string
  readonly type: string
  readonly required: boolean
  readonly hasDefault: boolean
  readonly generated: boolean
}

interface Reference {
  readonly table: string
  readonly column: string
}

/** Stands in every row, so that it is found in any answer. */
export const mark = "access-mark"

/** States that make a row everyone's, or work to be done: rows are given any other. */
const avoided = /publish|released|public|^(queued|running)$/

/**
 * @param admin a superuser on a database that is thrown away afterwards
 * @param organisation whose rows they are
 * @param place where it stands
 */
export async function fillEveryTable(
  admin: pg.Client,
  organisation: string,
  place: string,
): Promise<ReadonlyMap<string, FilledTable>> {
  await admin.query("set session_replication_role = replica")
  const catalogue = await readCatalogue(admin)
  for (const { table, name } of catalogue.checks)
    await admin.query(`alter table ${quote(table)} drop constraint ${quote(name)}`)

  const made = new Map<string, Readonly<Record<string, unknown>>[]>()
  let number = 900_000
  function rowsOf(table: string): Readonly<Record<string, unknown>>[] {
    const known = made.get(table)
    if (known !== undefined) return known
    const rows: Record<string, unknown>[] = []
    made.set(table, rows)
    for (let variant = 0; variant <= variants; variant++) {
      const row: Record<string, unknown> = {}
      rows.push(row)
      for (const column of catalogue.columns.get(table) ?? []) {
        if (column.generated) continue
        const value = valueFor(table, column, variant)
        if (value !== undefined) row[column.name] = value
      }
    }
    return rows
  }

  function valueFor(table: string, column: Column, variant: number): unknown {
    const { name, type } = column
    if (name === "place" || name === "scope" || name === "covers") return place
    // The heads of a period's forms: the period is shown to those whom it covers.
    if (table === "survey" && name === "forms") return "[]"
    if (table === "snapshot_release" && name === "held_back") return "[]"
    if (/^organisation(_id)?$/.test(name)) return organisation
    const reference = catalogue.references.get(`${table}.${name}`)
    if (reference?.table === "organisation") return organisation
    if (reference !== undefined && reference.table !== table)
      return rowsOf(reference.table)[variant]?.[reference.column]
    if (reference !== undefined) return null
    const choices = catalogue.choices.get(`${table}.${name}`)?.filter((choice) => !avoided.test(choice))
    if (choices !== undefined && choices.length > 0) return choices[variant % choices.length]
    const isKey = catalogue.keys.get(table)?.includes(name) ?? false
    if (column.hasDefault && !isKey) return undefined
    const text = `${mark}-${table}-${variant}`
    if (/digest|hash|previous/.test(name))
      return createHash("sha256")
        .update(text + name)
        .digest("hex")
    if (type === "text" || type.startsWith("character")) return text
    if (type === "uuid") return uuidOf(text)
    if (/^(integer|bigint)$/.test(type)) return ++number
    if (/^(smallint|numeric|double precision|real)$/.test(type)) return 1
    if (type === "boolean") return false
    if (type === "jsonb" || type === "json") return JSON.stringify({ secret: text })
    if (!column.required) return null
    // What is to be released is not yet; everything else ends before.
    if (type.startsWith("timestamp"))
      return new Date(Date.now() + (/released|published/.test(name) ? 30 : 1) * 86_400_000)
    if (type === "date") return "2025-06-30"
    if (type === "bytea") return Buffer.from(text)
    if (type.endsWith("[]")) return []
    throw new Error(`${table}.${name}: no value for the type ${type}`)
  }

  const filled = new Map<string, FilledTable>()
  for (const table of catalogue.columns.keys()) {
    if (table === "migration" || table === "organisation") continue
    const rows = rowsOf(table)
    for (const row of rows.slice(0, variants)) await admin.query(...insertOf(table, row))
    filled.set(table, {
      name: table,
      columns: (catalogue.columns.get(table) ?? [])
        .filter(({ generated }) => !generated)
        .map(({ name }) => name),
      rows,
      key: catalogue.keys.get(table) ?? [],
    })
  }
  await admin.query("set session_replication_role = origin")
  return filled
}

/** A statement with its values; a row that is there already stays as it is. */
export function insertOf(table: string, row: Readonly<Record<string, unknown>>): [string, unknown[]] {
  const names = Object.keys(row)
  return [
    `insert into ${quote(table)} (${names.map(quote).join(", ")}) overriding system value
     values (${names.map((_, i) => `$${i + 1}`).join(", ")}) on conflict do nothing`,
    Object.values(row),
  ]
}

export const quote = (name: string) => `"${name.replaceAll('"', '""')}"`

const uuidOf = (text: string) => {
  const hex = createHash("sha256").update(text).digest("hex")
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

async function readCatalogue(admin: pg.Client) {
  const list = async <T>(text: string) => (await admin.query(text)).rows as T[]
  const columns = new Map<string, Column[]>()
  for (const { table, ...column } of await list<Column & { table: string }>(`
    select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type, a.attnotnull as required,
      a.atthasdef or a.attidentity <> '' as "hasDefault", a.attgenerated <> '' as generated
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
    order by c.relname, a.attnum`))
    columns.set(table, [...(columns.get(table) ?? []), column])
  const keys = new Map<string, string[]>()
  for (const { table, name } of await list<{ table: string; name: string }>(`
    select c.relname as table, a.attname as name
    from pg_index i join pg_class c on c.oid = i.indrelid
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
    where i.indisprimary and c.relnamespace = 'public'::regnamespace`))
    keys.set(table, [...(keys.get(table) ?? []), name])
  const references = new Map<string, Reference>()
  for (const { from, table, column } of await list<{ from: string } & Reference>(`
    select c.relname || '.' || a.attname as from, t.relname as table, b.attname as column
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class t on t.oid = k.confrelid
    cross join lateral unnest(k.conkey, k.confkey) as pair (child, parent)
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.child
    join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.parent
    where k.contype = 'f' and c.relnamespace = 'public'::regnamespace`))
    if (!references.has(from)) references.set(from, { table, column })
  const checks = await list<{ table: string; name: string; text: string }>(`
    select c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as text
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype = 'c' and c.relnamespace = 'public'::regnamespace`)
  const choices = new Map<string, string[]>()
  for (const { table, text } of checks) {
    const found = /^CHECK \(\((\w+) = ANY \(ARRAY\[([^\]]*)\]\)\)\)$/.exec(text)
    if (found?.[1] === undefined || found[2] === undefined) continue
    choices.set(
      `${table}.${found[1]}`,
      [...found[2].matchAll(/'((?:[^']|'')*)'/g)].map((one) => one[1] ?? ""),
    )
  }
  return { columns, keys, references, checks, choices }
}
