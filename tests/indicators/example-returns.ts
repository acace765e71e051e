// Invented returns in a database in memory, and what computing indicators needs around them.
import { resolve } from "node:path"
import type { Declared, Scalar } from "#expressions"
import { declaredVariables, type Pack } from "#packs"
import type { IndicatorContext, ReturnsSource } from "#services/indicators"
import { loadSqlParser } from "#sql-parser"
import { loadPack } from "../../src/adapters/pack-files/index.ts"
import { openRows } from "../../src/adapters/snapshots/open-rows.ts"

const packsRoot = resolve(import.meta.dirname, "../../packs")

let loaded: Pack | null = null

/** The national pack, read once. */
export async function national(): Promise<Pack> {
  if (loaded !== null) return loaded
  const { pack } = await loadPack("national", packsRoot, { parse: await loadSqlParser() })
  if (pack === null) throw new Error("national")
  loaded = pack
  return pack
}

export interface ExampleReturn {
  readonly unit: string
  readonly zone: string | null
  /** By code, integers of the smallest unit: 千元 with two decimals, 人 with none. */
  readonly cells: Readonly<Record<string, Scalar | null>>
}

/** Returns as a source, oldest period first; numbers as the pack's variables carry them. */
export async function exampleSource(
  pack: Pack,
  columns: readonly string[],
  periods: Readonly<Record<string, readonly ExampleReturn[]>>,
): Promise<ReturnsSource> {
  const variables: readonly Declared[] = declaredVariables(pack)
  const source = await openRows({
    variables,
    periods: Object.entries(periods).map(([period, returns]) => ({
      period,
      columns,
      rows: returns.map(({ unit, zone, cells }) => ({
        unit,
        zone,
        cells: columns.map((code) => cells[code] ?? null),
      })),
    })),
  })
  return { ...source, origin: "invented" }
}

/** A folder that holds these returns as a snapshot. */
export async function contextOf(
  pack: Pack,
  source: ReturnsSource,
  files: Pick<IndicatorContext, "filesOf" | "readTable"> = {
    filesOf: async () => [{ name: "manifest.json", path: "manifest.json" }],
    readTable: async () => ({ table: null, issues: [] }),
  },
): Promise<IndicatorContext> {
  const refuse = () => {
    throw new Error("nothing is written here")
  }
  return {
    engine: { name: "gaoxin", version: "test" },
    parse: await loadSqlParser(),
    loadPack: async () => ({ pack, folder: "", issues: [] }),
    packNames: async () => ["national"],
    resolvePath: (base, path) => `${base}/${path}`,
    writeFile: refuse,
    writeCsv: refuse,
    writeList: refuse,
    progress: () => {},
    openSnapshot: async () => ({ source, issues: [] }),
    openRows: refuse,
    ...files,
  }
}
