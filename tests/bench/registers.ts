/** Half a million records of a register on both databases: searches and pages as the nation's and a zone's analyst. */
import { randomUUID } from "node:crypto"
import type { Database } from "../../src/adapters/database/index.ts"
import type { Actor } from "../../src/engines/access/index.ts"
import type { ReadRow } from "../../src/engines/imports/index.ts"
import { certificates } from "../../src/engines/registers/example-registers.ts"
import { importRecords, searchRecords } from "../../src/services/registers/index.ts"
import { type DatabaseRow, onBothDatabases } from "./databases.ts"
import { analyst, context, count, fill, nameOf, zones } from "./large-register.ts"

export const registerRows = (): Promise<DatabaseRow[]> => onBothDatabases(measured)

async function measured(name: string, database: Database): Promise<DatabaseRow[]> {
  const filled = await fill(database)
  const nation = analyst("cn", "/cn/")
  const zone = analyst("z7", "/cn/z7/")
  const find = (
    actor: Actor,
    filter: Parameters<typeof searchRecords>[3],
    page: Parameters<typeof searchRecords>[4],
  ) =>
    database.withActor(actor, "administration", (tx) =>
      searchRecords(tx, actor, certificates.id, filter, page, context),
    )
  const searches = [
    ...Array.from({ length: 20 }, (_, i) => nameOf(i * 20_011 + 5).slice(2, 5 + (i % 6))),
    ...Array.from({ length: 10 }, (_, i) => `cert${i * 39_119}`.slice(3)),
    ...Array.from({ length: 10 }, (_, i) => `${i * 39_119}`.slice(-3)),
    ...["量子", "有限公司", "科技", "苏州", "苏州 光电", "安安", "司", "没有的名字", "zz9", "公司 1234"],
  ]
  const sorts = ["-updatedAt", "name", "validTo", "-name", "-validTo", "updatedAt"] as const
  const row = async (work: string, runs: readonly (() => Promise<unknown>)[]): Promise<DatabaseRow> => {
    for (const run of runs.slice(0, 5)) await run()
    const times: number[] = []
    for (const run of runs) {
      const start = performance.now()
      await run()
      times.push(performance.now() - start)
    }
    times.sort((a, b) => a - b)
    const at = (share: number) => times[Math.ceil(times.length * share) - 1] ?? 0
    return {
      work: `${work}, ${count} records, PostgreSQL ${name}`,
      median: `${at(0.5).toFixed(0)} ms`,
      rate: `p95 ${at(0.95).toFixed(0)} ms, most ${at(1).toFixed(0)} ms`,
      bar: "p95 ≤ 150 ms",
    }
  }
  const [added, same] = await importTimes(database)
  return [
    {
      work: `import of 10,000 rows into them, PostgreSQL ${name}`,
      median: `${added} s`,
      rate: `all the same again: ${same} s`,
      bar: "≤ 5 s",
    },
    {
      work: `COPY of ${count} records, PostgreSQL ${name}`,
      median: `${filled.toFixed(1)} s`,
      rate: "",
      bar: "",
    },
    await row(
      "search, nation",
      searches.map((search) => () => find(nation, { search }, {})),
    ),
    await row(
      "search, one zone",
      searches.map((search) => () => find(zone, { search }, {})),
    ),
    await row(
      "pages by every order, nation",
      Array.from(
        { length: 60 },
        (_, i) => () => find(nation, {}, { page: 1 + ((i * 7) % 20), sort: sorts[i % 6] }),
      ),
    ),
    await row(
      "filters by zone, state and expiry, nation",
      Array.from(
        { length: 60 },
        (_, i) => () =>
          find(
            nation,
            i % 3 === 0
              ? { zone: `z${i}` }
              : i % 3 === 1
                ? { state: "queried" }
                : { expiry: (["expiring", "expired", "valid"] as const)[Math.floor(i / 3) % 3] },
            { sort: sorts[Math.floor(i / 3) % 6] },
          ),
      ),
    ),
  ]
}

/** Seconds of a list of 10,000 rows, and of the same list again. */
async function importTimes(database: Database): Promise<readonly [string, string]> {
  const nation = analyst("cn", "/cn/")
  const rows: ReadRow[] = Array.from({ length: 10_000 }, (_, i) => ({
    line: i + 2,
    entity: `z${i % zones}`,
    name: nameOf(i),
    period: null,
    values: Object.entries({ name: nameOf(i), number: `NEW${i}`, issued: "2024-01-01", level: "国家级" }).map(
      ([measure, text], column) => ({ measure, text, cell: `${"ABCD"[column]}${i + 2}`, raw: text }),
    ),
  }))
  const run = async (importId: string) => {
    const start = performance.now()
    await database.withActor(nation, "administration", (tx) =>
      importRecords(
        tx,
        nation,
        certificates,
        rows,
        { importId, file: "list.xlsx" },
        { ...context, newId: randomUUID },
      ),
    )
    return ((performance.now() - start) / 1000).toFixed(1)
  }
  return [await run("i-1"), await run("i-2")]
}
