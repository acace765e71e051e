import type pg from "pg"

/** Schemas of work in progress: the queue is made anew, and what it was doing is read from the rows that ordered it. */
const passing = ["jobs"]

/** Tables whose rows end with the installation: whoever was signed in signs in again. */
const transient = ["public.migration", "auth.session", "auth.verification", "auth.sign_in_attempt"]

export interface StoredTable {
  /** With its schema, as in the archive: `auth.user`. */
  readonly name: string
  /** With its schema, quoted for SQL: `auth."user"`. */
  readonly quoted: string
  /** In order, quoted; without those that are computed. */
  readonly columns: readonly string[]
  /** Whether the backup would see it empty. */
  readonly hidden: boolean
}

/** Every table whose rows belong in an archive, in the order of their names. */
export async function listTables(client: pg.Client): Promise<StoredTable[]> {
  const { rows } = await client.query<StoredTable>(
    `select space.nspname || '.' || class.relname as name,
        quote_ident(space.nspname) || '.' || quote_ident(class.relname) as quoted,
        array_agg(quote_ident(attribute.attname) order by attribute.attnum) as columns,
        class.relrowsecurity and not exists (
          select 1 from pg_policy where polrelid = class.oid and polname = 'backup_read') as hidden
       from pg_class as class
       join pg_namespace as space on space.oid = class.relnamespace
       join pg_attribute as attribute on attribute.attrelid = class.oid
        and attribute.attnum > 0 and not attribute.attisdropped and attribute.attgenerated = ''
      where class.relkind in ('r', 'p') and not class.relispartition and class.relpersistence = 'p'
        and class.relowner = 'gaoxin_owner'::regrole and space.nspname <> all ($1)
      group by space.nspname, class.relname, class.oid, class.relrowsecurity
      order by 1`,
    [passing],
  )
  return rows.filter(({ name }) => !transient.includes(name))
}

export interface StoredSequence {
  readonly name: string
  readonly quoted: string
}

export async function listSequences(client: pg.Client): Promise<StoredSequence[]> {
  const { rows } = await client.query<StoredSequence>(
    `select space.nspname || '.' || class.relname as name,
        quote_ident(space.nspname) || '.' || quote_ident(class.relname) as quoted
       from pg_class as class join pg_namespace as space on space.oid = class.relnamespace
      where class.relkind = 'S' and class.relowner = 'gaoxin_owner'::regrole and space.nspname <> all ($1)
      order by 1`,
    [passing],
  )
  return rows
}
