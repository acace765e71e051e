import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { exactText } from "#expressions"
import { formScope } from "#packs"
import type { EvaluationContext } from "#services/evaluation"
import { findSurvey, inventReturns } from "#services/returns"
import { type DemoReturns, type DemoReturnsAsked, demoForms } from "#services/snapshots"
import type { RawTable } from "#tables"
import { makeInventContext } from "./invent-context.ts"

/** Makes up returns as `gaoxin invent` does, in a folder that is gone afterwards. */
export function makeDemoReturns(
  context: EvaluationContext,
): (asked: DemoReturnsAsked) => Promise<DemoReturns> {
  const invent = makeInventContext({ ...context, progress: () => {} })
  return async (asked) => {
    const { survey } = await findSurvey(demoForms.pack, demoForms.formSet, context)
    if (survey === null) throw new Error(`The pack ${demoForms.pack} has no ${demoForms.formSet}`)
    const columns = formScope(survey.pack, survey.forms).variables
    const decimals = new Map(
      columns.flatMap(({ code, type, decimals = 0 }) => (type === "number" ? [[code, decimals]] : [])),
    )
    const textOf = (code: string, value: unknown): string => {
      const digits = decimals.get(code)
      return digits === undefined ? String(value) : exactText(BigInt(String(value)), digits)
    }
    const parent = await mkdtemp(join(tmpdir(), "gaoxin-demo-"))
    try {
      const folder = join(parent, "returns")
      const made = await inventReturns(
        { ...asked, pack: demoForms.pack, form: demoForms.formSet, out: folder, as: null },
        invent,
      )
      if (made.result === null) throw new Error(JSON.stringify(made.issues))
      const tableOf = async (file: string) => {
        const { table, issues } = await context.readTable(join(folder, file), {})
        if (table === null) throw new Error(JSON.stringify(issues))
        return recordsOf(table)
      }
      const frame = (await tableOf("frame.csv")).map((row) => ({
        unit: row.unit ?? "",
        name: row.name ?? "",
        zone: row.zone ?? "",
        period: row.period ?? "",
      }))
      const planted = (await tableOf("planted.csv")).map(({ unit, period, cell = "", true_value }) => ({
        unit: unit ?? "",
        period: period ?? "",
        cell,
        right: true_value === undefined || true_value === "" ? null : textOf(cell, true_value),
      }))
      const returns = new Map<string, ReadonlyMap<string, Record<string, string>>>()
      for (const year of asked.years) {
        const { rows, issues } = await invent.rowsOf(
          folder,
          String(year),
          columns.map(({ code }) => code),
        )
        if (rows === null) throw new Error(JSON.stringify(issues))
        returns.set(
          String(year),
          new Map(
            rows.map((row) => [
              String(row.unit),
              Object.fromEntries(
                columns.flatMap(({ code }) => {
                  const value = row[code] ?? null
                  return value === null ? [] : [[code, textOf(code, value)]]
                }),
              ),
            ]),
          ),
        )
      }
      return { frame, returns, planted }
    } finally {
      await rm(parent, { recursive: true, force: true })
    }
  }
}

function recordsOf({ header, rows }: RawTable): Record<string, string>[] {
  return rows.map(({ cells }) => Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ""])))
}
