import type { Transaction } from "#schema"
import type { EvaluationContext } from "#services/evaluation"
import { listDatasets } from "#services/runs"
import { parseNumber } from "#tables"
import type { OwnFigure } from "./letter.ts"

export interface FiguresContext {
  readonly evaluation: Pick<EvaluationContext, "readTable">
  readonly artefacts: { readonly pathOf: (digest: string) => string }
}

/** Tables that are looked through: the latest of the zone's own. */
const mostTables = 20

/**
 * The zone's own figures by indicator: of its imported tables, the latest period that is not after the year; of two tables
 * with the period, the one imported last.
 */
export async function ownFigures(
  tx: Transaction,
  zone: string,
  year: string,
  codes: ReadonlySet<string>,
  { evaluation, artefacts }: FiguresContext,
): Promise<Map<string, OwnFigure>> {
  const figures = new Map<string, OwnFigure>()
  const tables = (await listDatasets(tx))
    .filter((one) => one.organisation.id === zone && one.header.some((name) => codes.has(name)))
    .slice(0, mostTables)
  for (const dataset of tables) {
    const { table } = await evaluation.readTable(artefacts.pathOf(dataset.digest), {})
    if (table === null) continue
    const header = table.header.map((name) => name.trim())
    const [code, period] = [header.indexOf("code"), header.indexOf("period")]
    for (const { cells } of table.rows) {
      if ((cells[code] ?? "").trim() !== zone) continue
      const when = period < 0 ? year : (cells[period] ?? "").trim()
      if (!/^\d{4}$/.test(when) || when > year) continue
      header.forEach((name, i) => {
        if (!codes.has(name)) return
        const read = parseNumber(cells[i] ?? "")
        if (!read.ok || read.value === null) return
        const known = figures.get(name)
        if (known !== undefined && known.from.period >= when) return
        figures.set(name, {
          value: read.value,
          from: { dataset: dataset.id, title: dataset.title, period: when },
        })
      })
    }
  }
  return figures
}
