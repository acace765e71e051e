import type pg from "pg"

/** What keeps a table of the schema public from being under row-level security, as lines; the list of migrations aside. */
export async function tablesWithoutPolicy(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; enabled: boolean; forced: boolean; readable: boolean }>(
    `select relname as name, relrowsecurity as enabled, relforcerowsecurity as forced,
        exists (select 1 from pg_policies
          where schemaname = 'public' and tablename = relname and cmd in ('SELECT', 'ALL') and policyname <> 'backup_read') as readable
       from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'migration'
      order by relname`,
  )
  return rows.flatMap(({ name, enabled, forced, readable }) => [
    ...(enabled ? [] : [`${name}: no row-level security`]),
    ...(forced ? [] : [`${name}: row-level security is not forced on its owner`]),
    ...(readable ? [] : [`${name}: no policy for reading`]),
  ])
}
