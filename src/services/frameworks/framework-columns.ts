import type { GridRow } from "./sheet-grid.ts"

/** What a column of an annex means; `level` is 1 for 一级指标; `leaf` where the header says only 指标. */
export type Meaning =
  | { readonly kind: "level"; readonly level: number }
  | { readonly kind: "leaf" }
  | { readonly kind: "weight"; readonly level: number | null }
  /** Rules of scoring are kept as text, and read where they are plain. */
  | { readonly kind: "number" | "unit" | "direction" | "definition" | "scoring" | "value" | "source" }

const levels: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 1: 1, 2: 2, 3: 3, 4: 4 }

/**
 * What a header says its column holds; `null`: nothing that is known here.
 * @example meaningOf("二级指标") // { kind: "level", level: 2 }
 * @example meaningOf("权重（%）") // { kind: "weight", level: null }
 */
export function meaningOf(header: string): Meaning | null {
  const text = header.replace(/\s/g, "")
  const level = levels[/([一二三四1234])级/.exec(text)?.[1] ?? ""]
  if (/权重|分值|标准分|满分|赋分|赋权/.test(text) && !/评分标准|计分|说明/.test(text))
    return { kind: "weight", level: level ?? null }
  if (/评分|计分|扣分|加分|基准|目标值|标准值|门槛|阈值|评价标准|考核标准/.test(text))
    return { kind: "scoring" }
  if (/数据来源|提供部门|填报部门/.test(text)) return { kind: "source" }
  if (/计算|公式|解释|说明|标准|办法|细则|依据|来源|备注|口径/.test(text)) return { kind: "definition" }
  if (/计量单位|^单位/.test(text)) return { kind: "unit" }
  if (/方向|属性|性质|正逆|指标类型/.test(text)) return { kind: "direction" }
  if (/^序号|编号|代码/.test(text)) return { kind: "number" }
  if (level !== undefined) return { kind: "level", level }
  if (/目标层|准则层|类别|维度|领域|模块|板块|分类/.test(text)) return { kind: "level", level: 1 }
  if (/指标层|指标名称|具体指标|评价指标|考核指标|评价内容|考核内容|^指标$/.test(text))
    return { kind: "leaf" }
  return null
}

/** Where the table begins, and the header of each column, which may stand in several rows. */
export interface Header {
  /** Index of the first row below. */
  readonly body: number
  readonly texts: readonly string[]
  readonly meanings: readonly (Meaning | null)[]
}

/** Rows above the header hold titles; it is sought in the first 15. `null`: none found. */
export function findHeader(rows: readonly GridRow[]): Header | null {
  const most = rows.slice(0, 15)
  for (const [i, row] of most.entries()) {
    const meanings = row.cells.map(meaningOf)
    // A title that is merged over the table reads alike in all its cells.
    if (new Set(row.cells.filter((text) => text !== "")).size < 2) continue
    const names = meanings.filter((found) => found?.kind === "level" || found?.kind === "leaf").length
    if (names === 0 || meanings.filter((found) => found !== null).length < 2) continue
    const next = rows[i + 1]
    const two =
      next !== undefined &&
      row.cells.some((text, c) => text !== "" && next.fromAbove.has(c) && next.cells[c] === text)
    const texts = row.cells.map((text, c) => {
      const below = two ? (next.cells[c] ?? "") : ""
      return below === "" || below === text ? text : `${text}${below}`
    })
    return { body: i + (two ? 2 : 1), texts, meanings: texts.map(meaningOf) }
  }
  return null
}
