// Workbooks as people have them, as grids; only tests read this file.
import { readFileSync } from "node:fs"
import type { KnownEntity, Measure } from "./model.ts"
import type { MergedRange, Sheet, SheetCell, SheetRow, Workbook } from "./workbook.ts"

/** A text, a number, a blank, or a cell with all it has. */
export type Cell = string | number | null | Omit<SheetCell, "column">

interface SheetOptions {
  readonly name?: string | null
  readonly hidden?: boolean
  readonly hiddenRows?: readonly number[]
  readonly hiddenColumns?: readonly number[]
  /** `A1:C1`. */
  readonly merges?: readonly string[]
}

const columnOf = (letters: string) =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

function merged(text: string): MergedRange {
  const found = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(text)
  const [, left = "A", top = "1", right = "A", bottom = "1"] = found ?? []
  return { top: Number(top), left: columnOf(left), bottom: Number(bottom), right: columnOf(right) }
}

/** Lines from 1; a line that is `null` or without cells is blank. */
export function sheetOf(lines: readonly (readonly Cell[] | null)[], options: SheetOptions = {}): Sheet {
  const rows = lines.flatMap((line, at): SheetRow[] => {
    const cells = (line ?? []).flatMap((cell, column): SheetCell[] => {
      if (cell === null || cell === "") return []
      if (typeof cell === "string") return [{ column, text: cell, kind: "text" }]
      if (typeof cell === "number") return [{ column, text: String(cell), kind: "number" }]
      return [{ column, ...cell }]
    })
    return cells.length === 0
      ? []
      : [{ line: at + 1, hidden: options.hiddenRows?.includes(at + 1) ?? false, cells }]
  })
  return {
    name: options.name === undefined ? "Sheet1" : options.name,
    hidden: options.hidden ?? false,
    hiddenColumns: options.hiddenColumns ?? [],
    merges: (options.merges ?? []).map(merged),
    rows: { count: rows.length, at: (position) => rows[position] ?? { line: 0, hidden: false, cells: [] } },
  }
}

export function workbookOf(sheets: readonly Sheet[], source = "汇总.xlsx"): Workbook {
  return { source, digest: "0".repeat(64), format: "xlsx", sheets }
}

export const percent = (share: string): Cell => ({ text: share, kind: "number", note: "percent" })
export const fault = (text: string): Cell => ({ text, kind: "error" })

const measure = (code: string, zh: string, unit: string | null, names: readonly string[] = []): Measure => ({
  code,
  kind: "variable",
  label: { zh, en: code },
  names,
  unit,
  type: "number",
})

export const measures: readonly Measure[] = [
  measure("qc05_0", "营业收入", "千元", ["QC05_0", "营业总收入", "总收入"]),
  measure("exports", "出口总额", "千元", ["出口创汇", "出口", "营业收入其中出口"]),
  measure("services_exports", "技术服务出口", "千元", ["出口", "技术收入其中出口"]),
  measure("tech_income", "技术收入", "千元"),
  measure("net_profit", "净利润", "千元", ["QC27"]),
  measure("taxes", "上缴税费", "千元", ["实际上缴税费总额"]),
  measure("output", "工业总产值", "千元", ["QC02"]),
  measure("staff", "年末从业人员", "人", ["QD01", "从业人员期末人数", "从业人员"]),
  measure("registered", "工商注册企业数", "家"),
  measure("surveyed", "入统企业数", "家"),
  measure("hnte", "高新技术企业数", "家", ["高新技术企业"]),
  measure("rd_share", "研发经费内部支出占营业收入比例", "%", ["研发投入强度"]),
  measure("patents", "当年发明专利授权数", "件", ["发明专利授权数"]),
  measure("planned_area", "规划面积", "公顷"),
  measure("fdi", "实际利用外资", "万美元"),
]

export const enterpriseMeasures: readonly Measure[] = [
  {
    code: "qa03",
    kind: "variable",
    label: { zh: "统一社会信用代码", en: "USCC" },
    names: ["QA03"],
    unit: null,
    type: "code",
    identifies: true,
  },
  {
    code: "qa04",
    kind: "variable",
    label: { zh: "企业(单位)详细名称", en: "Name" },
    names: ["QA04", "企业名称"],
    unit: null,
    type: "text",
  },
  {
    code: "qb11",
    kind: "variable",
    label: { zh: "是否为经过认定的高新技术企业", en: "HNTE" },
    names: ["QB11"],
    unit: null,
    type: "code",
    choices: [
      { code: "1", names: ["是"] },
      { code: "2", names: ["否"] },
    ],
  },
  measure("qc05_0", "营业收入", "千元", ["QC05_0"]),
  measure("qd01", "从业人员期末人数", "人", ["QD01"]),
]

/** The zones of the national pack, as people keep them. */
export function realZones(): KnownEntity[] {
  const text = readFileSync(new URL("../../../packs/national/data/zones.csv", import.meta.url), "utf8")
  const [, ...lines] = text.trim().split("\n")
  return lines.map((line) => {
    const [code = "", name = "", short = "", aliases = ""] = line.split(",")
    return { code, names: [...new Set([name, short, ...aliases.split(";")])].filter((one) => one !== "") }
  })
}
