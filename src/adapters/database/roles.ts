import pg from "pg"
import { refusal } from "./refusal.ts"
import { type DatabaseRole, databaseRoles } from "./secrets.ts"

/** The oldest PostgreSQL that runs the product's SQL: 16. */
const oldestVersion = 160_000

/** @throws Problem `database-too-old` */
export async function checkVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: string; name: string }>(
    "select current_setting('server_version_num') as number, current_setting('server_version') as name",
  )
  if (Number(rows[0]?.number ?? 0) < oldestVersion)
    throw refusal("database-too-old", { version: rows[0]?.name ?? "?" })
}

/**
 * Makes the roles with their passwords and what only an administrator of the database may do. Nothing here depends on
 * what was there before.
 *
 * @param admin connected to the product's database as a superuser, or as a role that may create roles and owns it
 * @throws Problem `database-rights-missing`
 */
export async function prepareRoles(
  admin: pg.Client,
  passwords: Readonly<Record<DatabaseRole, string>>,
): Promise<void> {
  try {
    await makeRoles(admin, passwords)
  } catch (cause) {
    const denied = cause instanceof Error && "code" in cause && cause.code === "42501"
    throw denied
      ? refusal("database-rights-missing", {
          user: admin.user ?? "",
          database: admin.database ?? "",
          reason: cause.message,
        })
      : cause
  }
}

async function makeRoles(admin: pg.Client, passwords: Readonly<Record<DatabaseRole, string>>): Promise<void> {
  for (const role of databaseRoles) {
    if (role === "postgres") continue
    const known = await admin.query("select 1 from pg_roles where rolname = $1", [role])
    const password = pg.escapeLiteral(passwords[role])
    await admin.query(
      known.rowCount === 0
        ? `create role ${role} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password ${password}`
        : `alter role ${role} login password ${password}`,
    )
  }
  const name = pg.escapeIdentifier(admin.database ?? "gaoxin")
  await admin.query(`grant connect, create, temporary on database ${name} to gaoxin_owner`)
  await admin.query(`revoke temporary on database ${name} from public`)
  await admin.query("grant create, usage on schema public to gaoxin_owner")
  await admin.query("revoke create on schema public from public")
  // Who owns neither database nor schema gets a warning for an answer, and no right.
  const { rows } = await admin.query<{ made: boolean; superuser: boolean }>(
    `select has_schema_privilege('gaoxin_owner', 'public', 'create')
        and has_database_privilege('gaoxin_owner', current_database(), 'create') as made,
      (select rolsuper from pg_roles where rolname = current_user) as superuser`,
  )
  if (rows[0]?.made !== true)
    throw refusal("database-rights-missing", {
      user: admin.user ?? "",
      database: admin.database ?? "",
      reason: "no right to grant",
    })
  // The settings of a transaction say who acts: only a statement of its own may set them, never an expression inside a
  // query. Only a superuser can see to that; elsewhere no query of ours carries text of a user's.
  if (rows[0].superuser) {
    await admin.query("revoke execute on function pg_catalog.set_config(text, text, boolean) from public")
    await admin.query("grant execute on function pg_catalog.set_config(text, text, boolean) to gaoxin_owner")
  }
}

/**
 * Lets `gaoxin_backup` read every row of every table, those that the last migration made too: a table that a backup
 * would see empty is a table lost.
 *
 * @param owner connected as `gaoxin_owner`
 */
export async function grantBackup(owner: pg.Client): Promise<void> {
  const { rows: schemas } = await owner.query<{ schema: string }>(
    `select distinct relnamespace::regnamespace::text as schema from pg_class
      where relowner = current_user::regrole and relkind in ('r', 'p', 'S')
        and relnamespace::regnamespace::text <> 'jobs' order by 1`,
  )
  for (const { schema } of schemas) {
    await owner.query(`grant usage on schema ${schema} to gaoxin_backup`).catch((cause) => {
      // `public` is another's, and everyone may use it.
      if (schema !== "public") throw cause
    })
    const { rows: relations } = await owner.query<{ name: string; kind: string; hidden: boolean }>(
      `select oid::regclass::text as name, relkind as kind, relrowsecurity and not exists (
           select 1 from pg_policies where schemaname = $1 and tablename = relname and policyname = 'backup_read') as hidden
         from pg_class where relnamespace = $1::regnamespace and relkind in ('r', 'p', 'S') and relowner = current_user::regrole`,
      [schema],
    )
    for (const { name, kind, hidden } of relations) {
      await owner.query(`grant select on ${kind === "S" ? "sequence " : ""}${name} to gaoxin_backup`)
      if (hidden)
        await owner.query(`create policy backup_read on ${name} for select to gaoxin_backup using (true)`)
    }
  }
}
