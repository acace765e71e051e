import { loadModule } from "libpg-query"
import { beforeAll, expect, test } from "vitest"
import { listMigrations } from "#database"
import { type Catalogue, distributedFaults, readCatalogue } from "./distributed-sql.ts"

let catalogue: Catalogue

beforeAll(async () => {
  await loadModule()
  catalogue = readCatalogue((await listMigrations()).map((migration) => migration.text))
})

test("every migration keeps to what runs on Citus", async () => {
  const migrations = await listMigrations()
  const faults = migrations.flatMap(({ name, text }) =>
    distributedFaults(text, catalogue).map((fault) => `${name}: ${fault}`),
  )
  expect(faults).toEqual([])
  expect(catalogue.get("organisation")?.get("name_zh")).toBe(false)
  expect(catalogue.get("organisation")?.get("name_en")).toBe(true)
})

test.each([
  ["select kind, count(*) from organisation group by rollup (kind)", /ROLLUP/],
  ["select kind, count(*) from organisation group by cube (kind)", /CUBE/],
  ["select kind from organisation group by grouping sets ((kind), ())", /GROUPING SETS/],
  [
    "merge into setting s using (select 'a' as name) n on s.name = n.name when not matched then insert (name) values (n.name)",
    /MERGE/,
  ],
  ["create trigger t before update on artefact for each row execute function f()", /a trigger on artefact/],
  ["select set_config('app.role', 'system', true)", /set_config/],
  ["select id from setting where name in (select pg_catalog.set_config('a.b', 'c', true))", /set_config/],
  ["select id from run for update skip locked", /skip locked/],
  ["select bytes / 0 from artefact", /a division/],
  ["select bytes / 1024 from artefact", /a division/],
  ["select cast(bytes as double precision) / bytes from artefact", /a division/],
  ["select id from organisation order by name_en desc", /name_en desc without nulls last/],
  ["select o.id from organisation as o order by o.name_en desc", /name_en desc without nulls last/],
  [
    "select id, (select count(*) from artefact where artefact.organisation_id = organisation.id) from organisation",
    /a subquery over artefact that reads organisation.id/,
  ],
  [
    "select id from organisation o where exists (select 1 from artefact where organisation_id = name_zh)",
    /a subquery over artefact that reads name_zh/,
  ],
  [
    "update organisation set name_en = 'x' where exists (select 1 from artefact a where a.place = organisation.scope)",
    /reads organisation.scope/,
  ],
  [
    "create policy p on artefact using (exists (select 1 from audit_entry e where e.object_id = artefact.id))",
    /reads artefact.id/,
  ],
  ["select 1; select id from run for update skip locked", /skip locked/],
])("is refused: %s", (text, expected) => {
  expect(distributedFaults(text, catalogue).join("\n")).toMatch(expected)
})

test.each([
  "select kind, count(*) from organisation group by kind",
  "insert into setting (name, value) values ('a', '1') on conflict (name) do update set value = excluded.value",
  "select id from run for update",
  "select id from jobs.job order by created_on for update skip locked",
  "with next as (select id from jobs.job as j for update of j skip locked) update jobs.job set state = 'a' from next where job.id = next.id",
  "select cast(bytes as double precision) / nullif(bytes, 0) from artefact",
  "select id from organisation order by name_en desc nulls last, id desc",
  "select id from artefact where organisation_id in (select id from organisation where starts_with(place, scope))",
  "with counts as (select organisation_id, count(*) as n from artefact group by 1) select o.id, n from organisation o join counts c on c.organisation_id = o.id",
  "select relname from pg_class where exists (select 1 from pg_policies where tablename = relname)",
  "create trigger t before update on appointment for each row execute function f()",
  "not a statement at all",
])("is let through: %s", (text) => {
  expect(distributedFaults(text, catalogue)).toEqual([])
})
