/** Invented returns of 250,000 enterprises: written, verified and opened, summed over every variable. */
import { mkdtemp, readdir, rm, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { loadPack } from "../../src/adapters/pack-files/index.ts"
import { inventSnapshot, openSnapshot } from "../../src/adapters/snapshots/index.ts"
import { loadSqlParser } from "../../src/adapters/sql-parser/index.ts"
import { formScope, formsOf } from "../../src/engines/packs/index.ts"

interface SnapshotBenchRow {
  readonly work: string
  readonly median: string
  readonly rate: string
  readonly bar: string
}

/** @param enterprises of each of two years */
export async function snapshotRows(enterprises = 250_000): Promise<SnapshotBenchRow[]> {
  const parse = await loadSqlParser()
  const { pack } = await loadPack("demo", resolve(import.meta.dirname, "../../packs"), { parse })
  if (pack === null) throw new Error("no demo pack")
  const root = await mkdtemp(join(tmpdir(), "gaoxin-bench-"))
  const folder = join(root, "returns")
  const forms = formsOf(pack, "demo-annual").map((form) => ({
    form: form.id,
    columns: formScope(pack, [form]).variables,
  }))
  const numbers = forms.flatMap(({ columns }) => columns.filter(({ type }) => type === "number"))
  const columns = forms.reduce((sum, form) => sum + form.columns.length, 0)
  const row = (work: string, milliseconds: number, rate: string): SnapshotBenchRow => ({
    work: `${work}, ${enterprises.toLocaleString("en")} × ${columns}`,
    median: `${milliseconds.toFixed(0)} ms`,
    rate,
    bar: "",
  })
  const timed = async <T>(run: () => Promise<T>): Promise<{ value: T; time: number }> => {
    const start = performance.now()
    return { value: await run(), time: performance.now() - start }
  }
  try {
    const options = { folder, enterprises, years: [2023, 2024], seed: "1", mistakes: 0.02, zones: 20 }
    const written = await timed(() =>
      inventSnapshot({ ...options, pack: "demo", made: "2026-01-01T00:00:00Z", forms }),
    )
    const sizes = await Promise.all((await readdir(folder)).map((name) => stat(join(folder, name))))
    const megabytes = sizes.reduce((sum, { size }) => sum + size, 0) / 1048576
    const opened = await timed(() => openSnapshot(folder))
    const { snapshot } = opened.value
    if (snapshot === null) throw new Error(JSON.stringify(opened.value.issues))
    const codes = numbers.map(({ code }) => code)
    const sums = (asked: readonly string[]) =>
      `select zone, ${asked.map((code) => `sum(${code})`).join(", ")} from (${snapshot.relation("2024", asked)}) group by zone`
    const three = sums(["qc05_0", "qd01", "qj20"])
    await snapshot.query(three)
    const few = await timed(() => snapshot.query(three))
    const all = await timed(() => snapshot.query(sums(codes)))
    snapshot.close()
    return [
      row("returns of two years invented", written.time, `${megabytes.toFixed(0)} MB`),
      row("verified and opened", opened.time, "every digest, units in order"),
      row("3 sums by zone, of three forms", few.time, ""),
      row(`${codes.length} sums by zone, of all forms`, all.time, ""),
    ]
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}
