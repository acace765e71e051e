// Invented returns by hand, as files and as checked through the whole of `gaoxin check`. Only tests read it.
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type CellValue, Workbook } from "@cj-tech-master/excelts"
import type { Language } from "#issues"
import { usccCheckLetter } from "#registers"
import type { Told } from "#returns"
import {
  type CheckAsked,
  checkFile,
  collectFindings,
  type ReturnsContext,
  writeCheck,
} from "#services/returns"
import { makeEvaluationContext, makeReturnsContext } from "#wiring"

export type Values = Readonly<Record<string, CellValue>>

/** A credit code of nobody: registrar 99, an invented province, and its check letter. */
export function inventedUscc(number: number): string {
  const body = `9999000099${String(number).padStart(7, "0")}`
  return body + (usccCheckLetter(body) ?? "")
}

/**
 * Figures that keep every relation, written down by hand: 1,000,000 = 300,000 + 500,000 + 150,000 + 50,000;
 * 2,000,000 = 900,000 + 1,100,000 = 800,000 + 1,200,000; 120,000 = 110,000 + 15,000 − 5,000; 102,000 = 120,000 − 18,000;
 * 60,000 = 30,000 + 8,000 + 5,000 + 4,000 + 3,000 + 2,000 + 6,000 + 2,000; 6,000 = 1,000 + 2,000 + 500 + 2,500.
 */
const figures: Values = {
  QA19: "990000",
  QB03_1: "3911",
  QB04: "2015-06-01",
  QB11: 1,
  QC02: 620000,
  QC05_0: 1000000,
  QC06: 300000,
  QC06_1: 100000,
  QC06_2: 50000,
  QC06_3: 50000,
  QC06_4: 20000,
  QC07: 500000,
  QC09: 400000,
  QC10: 150000,
  QC49: 50000,
  QC52: 90000,
  QC11: 80000,
  QC38: 60000,
  QC11_1: 10000,
  QC120: 110000,
  QC227: 15000,
  QC230: 5000,
  QC234: 120000,
  QC231: 18000,
  QC12: 102000,
  QC13: 70000,
  QC14: 40000,
  QC16: 20000,
  QC24: 2000000,
  QC25: 900000,
  QC27_1: 1100000,
  QC31: 800000,
  QC33: 1200000,
  QC51: 54000,
  QD01: 300,
  QD05: 290,
  QD03: 6,
  QD25: 2,
  QD26: 40,
  QD14: 20,
  QD14_0: 8,
  QD18: 50,
  QD06: 10,
  QD07: 40,
  QD08: 150,
  QD09: 60,
  QJ09: 90,
  QJ20: 60000,
  QJ23_1: 30000,
  QJ23_2: 8000,
  QJ23_3: 5000,
  QJ23_4: 4000,
  QJ23_6: 3000,
  QJ23_7: 2000,
  QJ33: 6000,
  QJ23_5: 2000,
  QJ33_1: 1000,
  QJ33_2: 2000,
  QJ33_3: 500,
  QJ33_4: 2500,
}

export const codes = ["QA03", "QA04", ...Object.keys(figures)]

/** A return without a fault. */
export const good = (number: number, changed: Values = {}): Values => ({
  QA03: inventedUscc(number),
  QA04: `示例企业${number}有限公司`,
  ...figures,
  ...changed,
})

/** A workbook of sheets, each of rows. */
export async function book(
  sheets: Readonly<Record<string, readonly (readonly CellValue[])[]>>,
): Promise<Uint8Array> {
  const workbook = new Workbook()
  for (const [name, rows] of Object.entries(sheets))
    workbook.addWorksheet(name).addRows(rows.map((row) => [...row]))
  return workbook.xlsx.writeBuffer()
}

/** One row a unit under a line of codes. */
export const rowsOf = (returns: readonly Values[], columns: readonly string[] = codes): CellValue[][] => [
  [...columns],
  ...returns.map((one) => columns.map((code) => one[code] ?? null)),
]

const folder = mkdtempSync(join(tmpdir(), "gaoxin-returns-"))
export const at = (name: string): string => join(folder, name)
export const read = (name: string): Uint8Array => readFileSync(at(name))

export function put(name: string, content: Uint8Array | string): string {
  writeFileSync(at(name), content)
  return at(name)
}

let opened: Promise<ReturnsContext> | null = null

/** The context of the command; each pack is loaded once. */
export function theContext(): Promise<ReturnsContext> {
  opened ??= (async () => {
    const whole = await makeReturnsContext(await makeEvaluationContext(() => {}))
    const packs = new Map<string, ReturnType<ReturnsContext["loadPack"]>>()
    return {
      ...whole,
      loadPack: (name) => {
        const loaded = packs.get(name) ?? whole.loadPack(name)
        packs.set(name, loaded)
        return loaded
      },
    }
  })()
  return opened
}

/** Checks a file of the invented pack, as the command does. */
export async function check(name: string, asked: Partial<CheckAsked> = {}) {
  const context = await theContext()
  const found = collectFindings(null, "zh", context)
  const options = {
    path: at(name),
    name,
    pack: "demo",
    form: "demo-annual",
    period: "2024",
    last: null,
    ...asked,
  }
  return { ...(await checkFile(options, context, found.sink)), told: found.kept }
}

/** Checks and writes what the command writes into a folder. */
export async function checkInto(name: string, out: string, language: Language = "zh") {
  const context = await theContext()
  const found = collectFindings(at(out), language, context)
  const options = { path: at(name), name, pack: "demo", form: "demo-annual", period: "2024", last: null }
  const outcome = await checkFile(options, context, found.sink)
  found.finish()
  if (outcome.checked === null) throw new Error(JSON.stringify(outcome.issues))
  return {
    ...outcome,
    written: await writeCheck(outcome.checked, found.kept, at(out), at(name), language, context),
  }
}

/** `error 年报!C5 revenue-parts` */
export const short = (told: readonly Told[]): string[] =>
  told.map(({ level, cell, check }) => `${level} ${cell} ${check}`)
