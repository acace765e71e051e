import { type CellMark, columnRoleWords, type GridWindow, type TablePlan, unreadWords } from "#imports"
import { type Text, useLanguage } from "../../app/language.tsx"
import type { MeasureChoice } from "./reading-props.ts"
import "./imports.css"

const markWords: readonly (readonly [CellMark, Text])[] = [
  ["title", { zh: "标题", en: "title" }],
  ["header", { zh: "表头", en: "header" }],
  ["name", { zh: "名称", en: "name" }],
  ["value", { zh: "数值", en: "value" }],
  ["missing", { zh: "缺失（标“缺”）", en: "missing (marked 缺)" }],
  ["set-aside", { zh: "排除（划线）", en: "set aside (struck out)" }],
  ["unread", { zh: "未读（虚框 ✗）", en: "not read (dashed, ✗)" }],
]

/** `C`, `AB`: the letters of a column from 0. */
export function lettersOf(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? lettersOf(rest - 1) : "") + String.fromCharCode(65 + (column % 26))
}

/** A table as it stands on its sheet, and what became of each cell. */
export function SheetGrid({
  window,
  table,
  measures,
}: {
  readonly window: GridWindow
  readonly table: TablePlan
  readonly measures: readonly MeasureChoice[]
}) {
  const { t } = useLanguage()
  const columns = Array.from({ length: window.right - window.left + 1 }, (_, i) => window.left + i)
  const words = new Map(measures.map(({ code, label }) => [code, t(label)]))
  const readAs = (column: number) => {
    if (table.layout === "transposed") return ""
    const plan = table.columns.find((one) => one.column === column)
    if (plan === undefined) return ""
    return plan.role === "measure" || plan.role === "group"
      ? (words.get(plan.measure ?? "") ?? plan.measure ?? t(columnRoleWords[plan.role]))
      : t(columnRoleWords[plan.role])
  }
  const caption = t({
    zh: `${window.sheet ?? "表格"} ${table.title}：原样与读法`,
    en: `${window.sheet ?? "table"} ${table.title}: as it stands and as it is read`,
  })
  const gapAfter = window.omitted > 0 ? largestGap(window.lines.map(({ line }) => line)) : -1
  return (
    <>
      <ul className="mark-legend" aria-label={t({ zh: "图例", en: "Legend" })}>
        {markWords.map(([mark, word]) => (
          <li key={mark} className={`mark-${mark}`}>
            {t(word)}
          </li>
        ))}
      </ul>
      <section
        className="sheet-scroll"
        aria-label={caption}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <table className="sheet">
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col" className="line">
                <span className="visually-hidden">{t({ zh: "行", en: "Line" })}</span>
              </th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {lettersOf(column)}
                </th>
              ))}
              <th scope="col">{t({ zh: "说明", en: "Note" })}</th>
            </tr>
            <tr className="read-as">
              <th className="line">{t({ zh: "读作", en: "as" })}</th>
              {columns.map((column) => (
                <th key={column}>{readAs(column)}</th>
              ))}
              <th />
            </tr>
          </thead>
          <tbody>
            {window.lines.flatMap(({ line, cells }) => [
              <tr key={line}>
                <th scope="row" className="line">
                  {line}
                </th>
                <Cells columns={columns} cells={cells} />
                <td>
                  {[...new Set(cells.flatMap(({ reason }) => reason ?? []))]
                    .map((reason) => t(unreadWords[reason]))
                    .join("；")}
                </td>
              </tr>,
              ...(line === gapAfter
                ? [
                    <tr key="gap">
                      <th className="line">…</th>
                      <td colSpan={columns.length + 1}>
                        {t({
                          zh: `中间 ${window.omitted} 行未显示，同样读取`,
                          en: `${window.omitted} lines between are read too, and not shown`,
                        })}
                      </td>
                    </tr>,
                  ]
                : []),
            ])}
          </tbody>
        </table>
      </section>
    </>
  )
}

const quiet: readonly (string | undefined)[] = ["serial-number", "column-ignored"]

type Cell = GridWindow["lines"][number]["cells"][number]

function Cells({ columns, cells }: { readonly columns: readonly number[]; readonly cells: readonly Cell[] }) {
  const [only] = cells
  // A title or a note runs over the whole width.
  const alone =
    cells.length === 1 && only !== undefined && (only.mark === "title" || only.mark === "set-aside")
  const last = columns.at(-1) ?? 0
  return columns.map((column) => {
    if (alone && column > only.column) return null
    const cell = cells.find((one) => one.column === column)
    if (cell === undefined) return <td key={column} />
    return (
      <td
        key={column}
        className={`mark-${cell.mark}${quiet.includes(cell.reason) ? " quiet" : ""}`}
        title={cell.text}
        {...(alone ? { colSpan: last - column + 1 } : {})}
      >
        {cell.text}
      </td>
    )
  })
}

/** The line after which most lines are left out. */
function largestGap(lines: readonly number[]): number {
  let found = -1
  let most = 0
  for (const [i, line] of lines.entries()) {
    const gap = (lines[i + 1] ?? line) - line
    if (gap > most) {
      most = gap
      found = line
    }
  }
  return found
}
