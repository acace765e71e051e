/** The folder of a lock: accepted returns read from exact text, as they come out of the database, and written; then indicators. */
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { loadPack } from "../../src/adapters/pack-files/index.ts"
import { openSnapshot, type SnapshotRow, writeLockedSnapshot } from "../../src/adapters/snapshots/index.ts"
import { loadSqlParser } from "../../src/adapters/sql-parser/index.ts"
import { type Declared, readCell } from "../../src/engines/expressions/index.ts"
import { formScope, formsOf } from "../../src/engines/packs/index.ts"

interface BenchRow {
  readonly work: string
  readonly median: string
  readonly rate: string
  readonly bar: string
}

/** @param units of which each has a value in every number */
export async function lockedSnapshotRows(units = 250_000): Promise<BenchRow[]> {
  const parse = await loadSqlParser()
  const { pack } = await loadPack("demo", resolve(import.meta.dirname, "../../packs"), { parse })
  if (pack === null) throw new Error("no demo pack")
  const forms = formsOf(pack, "demo-annual").map((form) => ({
    form: form.id,
    variables: formScope(pack, [form]).variables,
  }))
  const variables = forms.flatMap((form) => form.variables)
  const root = await mkdtemp(join(tmpdir(), "gaoxin-bench-"))
  const lock = async (name: string, before: string | null, shift: number) => {
    const start = performance.now()
    const { changes } = await writeLockedSnapshot(join(root, name), {
      head: { title: { zh: name, en: name }, origin: "invented", pack: "demo", made: "", excluded: null },
      period: "2024",
      forms: forms.map(({ form, variables: own }) => ({
        form,
        columns: own.map(({ code, type, decimals = 0 }) => ({ code, type, decimals })),
      })),
      rows: returns(units, variables, shift),
      carried: null,
      before,
      lists: async () => new Map(),
    })
    return { time: performance.now() - start, changes }
  }
  try {
    const first = await lock("first", null, 0)
    const second = await lock("second", join(root, "first"), 1)
    const start = performance.now()
    const { snapshot, issues } = await openSnapshot(join(root, "second"))
    if (snapshot === null) throw new Error(JSON.stringify(issues))
    snapshot.close()
    const opened = performance.now() - start
    const size = `${units.toLocaleString("en")} × ${variables.length}`
    const row = (work: string, time: number, rate: string): BenchRow => ({
      work: `${work}, ${size}`,
      median: `${time.toFixed(0)} ms`,
      rate,
      bar: "",
    })
    return [
      row("accepted returns locked into a folder", first.time, "exact text read"),
      row(
        "locked again, with the cells that changed",
        second.time,
        `${second.changes?.changed} units changed`,
      ),
      row("its folder verified", opened, "every digest"),
    ]
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

/** Every hundredth unit reports another figure in its first number after a shift. */
function* returns(units: number, variables: readonly Declared[], shift: number): Generator<SnapshotRow> {
  const first = variables.findIndex(({ type }) => type === "number")
  for (let i = 0; i < units; i++) {
    const unit = `99${String(i).padStart(16, "0")}`
    const zone = String(990001 + (i % 200))
    yield {
      unit,
      zone,
      place: `/99/${zone}/${unit}/`,
      cells: variables.map((variable, at) => {
        if (variable.type !== "number") return null
        const text = String(1000 + ((i * 31 + at * 7) % 9973) + (at === first && i % 100 === 0 ? shift : 0))
        const { cell } = readCell(variable, text, variable.code)
        return typeof cell === "object" ? null : cell
      }),
    }
  }
}
