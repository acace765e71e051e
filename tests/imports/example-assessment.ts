// A province's assessment table as clerks make it: title, units in the headers, merged group headings, serial numbers,
// short and misspelt names, a total, a note. The values are those of the demonstration's zones of 2024.
import { utils, write } from "@e965/xlsx"
import type { Pack } from "#packs"

export interface AssessmentOptions {
  /** Names as the file writes them, by code; left out: the official ones. */
  readonly names?: Readonly<Record<string, string>>
  /** Cells to write in place of the value: `990002.revenue_increase` → text. */
  readonly cells?: Readonly<Record<string, string>>
  readonly title?: string
}

/** The columns, their groups, and the unit that the file uses where it is not the indicator's own. */
export function assessmentRows(pack: Pack, options: AssessmentOptions = {}) {
  const table = pack.data.get("zones.csv")
  const framework = pack.frameworks.get("demo-2021")
  if (table === undefined || framework === undefined) throw new Error("the demonstration pack has changed")
  const at = (name: string) => table.header.indexOf(name)
  const zones = table.rows.filter((row) => row[at("period")] === "2024")
  const groups = new Map(
    framework.nodes.map(({ code, own }) => {
      const label = own !== null && "label" in own ? own.label : undefined
      return [code, typeof label === "string" ? label : (label?.zh ?? code)]
    }),
  )
  const columns = framework.nodes
    .filter(({ kind, code }) => kind === "indicator" && at(code) >= 0)
    .map(({ code, parent, indicator }) => ({
      code,
      group: groups.get(parent ?? "") ?? "",
      label: typeof indicator?.label === "string" ? indicator.label : (indicator?.label?.zh ?? code),
      // Revenue is written in 万元, a ten-thousandth of 亿元.
      unit: code === "revenue_increase" ? "万元" : (indicator?.unit ?? ""),
    }))
  const cell = (zone: readonly string[], code: string) => {
    const own = options.cells?.[`${zone[at("code")]}.${code}`]
    if (own !== undefined) return own
    const value = zone[at(code)] ?? ""
    if (value === "") return "—"
    return code === "revenue_increase" ? Number((Number(value) * 10_000).toFixed(4)) : Number(value)
  }
  const head1 = [
    "序号",
    "高新区",
    ...columns.map(({ group }, i) => (columns[i - 1]?.group === group ? "" : group)),
  ]
  const head2 = ["", "", ...columns.map(({ label, unit }) => (unit === "" ? label : `${label}（${unit}）`))]
  const body = zones.map((zone, i) => [
    i + 1,
    options.names?.[zone[at("code")] ?? ""] ?? zone[at("name")] ?? "",
    ...columns.map(({ code }) => cell(zone, code)),
  ])
  const total = ["", "合计", ...columns.map(() => 1)]
  const rows = [
    [options.title ?? "示例省高新区2024年度评价数据表"],
    head1,
    head2,
    ...body,
    total,
    ["注：数据由各高新区填报，省科技厅审核。"],
  ]
  return { rows, columns, zones, at }
}

export function assessmentWorkbook(pack: Pack, options: AssessmentOptions = {}): Uint8Array {
  const { rows, columns } = assessmentRows(pack, options)
  const sheet = utils.aoa_to_sheet(rows.map((row) => row.map((value) => (value === "" ? null : value))))
  const width = columns.length + 2
  const merges = [
    { s: { r: 0, c: 0 }, e: { r: 0, c: width - 1 } },
    { s: { r: 1, c: 0 }, e: { r: 2, c: 0 } },
    { s: { r: 1, c: 1 }, e: { r: 2, c: 1 } },
  ]
  let from = 0
  for (let i = 1; i <= columns.length; i++) {
    if (columns[i]?.group === columns[from]?.group && i < columns.length) continue
    if (i - from > 1) merges.push({ s: { r: 1, c: from + 2 }, e: { r: 1, c: i + 1 } })
    from = i
  }
  sheet["!merges"] = merges
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, "评价数据")
  return new Uint8Array(write(book, { type: "buffer", bookType: "xlsx" }) as Buffer)
}

/** Plain sheets of rows. */
export function workbookOf(
  sheets: Readonly<Record<string, readonly (readonly (string | number)[])[]>>,
): Uint8Array {
  const book = utils.book_new()
  for (const [name, rows] of Object.entries(sheets))
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), name)
  return new Uint8Array(write(book, { type: "buffer", bookType: "xlsx" }) as Buffer)
}
