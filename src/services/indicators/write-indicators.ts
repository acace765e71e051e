import type { Words } from "#issues"
import type { IndicatorContext } from "./context.ts"
import type { IndicatorsResult } from "./model.ts"
import { basisWords, stateWords } from "./state.ts"

interface Table {
  /** Of the file, without its ending. */
  readonly file: string
  readonly name: string
  /** A heading ends in `#` where the column holds numbers. */
  readonly header: readonly string[]
  readonly rows: readonly (readonly (string | null)[])[]
}

const count = (value: number | null) => (value === null ? null : String(value))

/** The table that `evaluate` takes as it is: one row a zone; an indicator without a value is a blank column. */
export function indicatorTable(result: IndicatorsResult): Pick<Table, "header" | "rows"> {
  const values = new Map(result.figures.map((one) => [`${one.zone} ${one.indicator}`, one.value]))
  const invented = result.origin === "invented"
  return {
    header: [
      "code",
      "name",
      "period",
      ...result.indicators.map(({ code }) => `${code}#`),
      ...(invented ? ["origin"] : []),
    ],
    rows: result.zones.map((zone) => [
      zone.code,
      zone.name,
      result.period,
      ...result.indicators.map(({ code }) => values.get(`${zone.code} ${code}`) ?? null),
      // An invented figure says so wherever it goes.
      ...(invented ? ["示例·虚构 invented"] : []),
    ]),
  }
}

/** All tables of a result, in the reader's language. */
export function tablesOf(result: IndicatorsResult, language: "zh" | "en"): Table[] {
  const word = (words: Words | null) => words?.[language] ?? null
  const indicators = new Map(result.indicators.map((one) => [one.code, one]))
  const labels = (code: string) => {
    const one = indicators.get(code)
    return [code, one?.number ?? null, word(one?.label ?? null), one?.unit ?? null]
  }
  return [
    { file: "indicators", name: "指标 indicators", ...indicatorTable(result) },
    {
      file: "states",
      name: "状态 states",
      header: [
        "zone",
        "code",
        "number",
        "indicator",
        "unit",
        "state",
        "basis",
        "value#",
        "left_out#",
        "reason",
        "note",
      ],
      rows: result.figures.map((one) => [
        one.zone,
        ...labels(one.indicator),
        word(stateWords[one.state]),
        one.basis === null ? null : word(basisWords[one.basis]),
        one.value,
        count(one.leftOut),
        word(one.reason),
        word(one.note),
      ]),
    },
    {
      file: "growth",
      name: "增长 growth",
      header: [
        "zone",
        "code",
        "number",
        "indicator",
        "unit",
        "now#",
        "before#",
        "growth#",
        "same_now#",
        "same_before#",
        "same_growth#",
      ],
      rows: result.growth.map((one) => [
        one.zone,
        ...labels(one.indicator),
        one.now,
        one.before,
        count(one.growth),
        one.sameNow,
        one.sameBefore,
        count(one.sameGrowth),
      ]),
    },
    {
      file: "zones",
      name: "园区 zones",
      header: [
        "code",
        "name",
        "returns#",
        "returns_before#",
        "same#",
        "entries#",
        "exits#",
        "moved_in#",
        "moved_out#",
        "missing#",
      ],
      rows: result.zones.map((one) => [
        one.code,
        one.name,
        ...[
          one.returns,
          one.returnsBefore,
          one.same,
          one.entries,
          one.exits,
          one.movedIn,
          one.movedOut,
          one.missing,
        ].map(count),
      ]),
    },
    {
      file: "changes",
      name: "进出 changes",
      header: ["unit", "name", "kind", "zone_before", "zone_now"],
      rows: result.changes.map((one) => [
        one.unit,
        one.name,
        word(changeWords[one.kind]),
        one.zoneBefore,
        one.zoneNow,
      ]),
    },
    {
      file: "missing-returns",
      name: "未报 missing",
      header: ["unit", "name", "zone", "because"],
      rows: result.missing.map((one) => [one.unit, one.name, one.zone, word(missingWords[one.because])]),
    },
  ]
}

const changeWords: Readonly<Record<"entry" | "exit" | "move", Words>> = {
  entry: { zh: "新进", en: "entry" },
  exit: { zh: "退出或未报", en: "exit, or no return" },
  move: { zh: "园区变更", en: "move" },
}

const missingWords: Readonly<Record<"frame" | "last-period", Words>> = {
  frame: { zh: "在应报名录中", en: "in the frame" },
  "last-period": { zh: "上期有报表", en: "reported in the period before" },
}

/** Writes every table as CSV and XLSX, and everything as indicators.json. @returns the names of the files */
export async function writeIndicators(
  result: IndicatorsResult,
  folder: string,
  language: "zh" | "en",
  context: IndicatorContext,
): Promise<string[]> {
  const written: string[] = []
  const write = async (name: string, content: string | Uint8Array) => {
    context.progress(name)
    await context.writeFile(context.resolvePath(folder, name), content)
    written.push(name)
  }
  for (const { file, name, header, rows } of tablesOf(result, language)) {
    const columns = header.map((head) => ({
      header: head.replace(/#$/, ""),
      kind: head.endsWith("#") ? ("number" as const) : ("text" as const),
    }))
    await write(`${file}.csv`, context.writeCsv(...csvOf({ header, rows })))
    await write(`${file}.xlsx`, await context.writeList({ name, columns, rows }))
  }
  await write("indicators.json", `${JSON.stringify(result)}\n`)
  return written
}

/**
 * A table with its marks of numbers (`#`) as a text file has it. Numbers go in as numbers: a sign in front is no formula,
 * and no digit is lost.
 */
export function csvOf({
  header,
  rows,
}: {
  readonly header: readonly string[]
  readonly rows: readonly (readonly (string | null)[])[]
}): [headings: string[], cells: (string | number | null)[][]] {
  const numbers = header.map((name) => name.endsWith("#"))
  return [
    header.map((name) => name.replace(/#$/, "")),
    rows.map((row) => row.map((cell, i) => (numbers[i] === true && cell !== null ? plain(cell) : cell))),
  ]
}

/** A number that a double holds stays one; a longer one is kept as text. */
const plain = (text: string): number | string => {
  const short = text.includes(".") ? text.replace(/\.?0+$/, "") : text
  return String(Number(text)) === short ? Number(text) : text
}
