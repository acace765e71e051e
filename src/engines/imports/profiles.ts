import type { Words } from "#issues"
import { foldText } from "./fold.ts"
import type { ImportPlan, ImportProfile, ProfileColumn } from "./model.ts"
import { headerKey } from "./plan-columns.ts"
import type { Workbook } from "./workbook.ts"

export interface ProfileAbout {
  readonly id: string
  readonly title: Words | string
  readonly rows: ImportProfile["rows"]
  readonly register?: string | undefined
}

/**
 * What is to be remembered of a plan for next year's file: columns with measure, role and unit, and the names that a
 * person had to explain. Periods are not kept: they are what changes.
 */
export function learnProfile(plan: ImportPlan, about: ProfileAbout): ImportProfile {
  const columns = new Map<string, ProfileColumn>()
  const entities: Record<string, string | null> = {}
  const items: Record<string, string | null> = {}
  const titles = new Set<string>()
  for (const table of plan.tables) {
    if (table.skipped) continue
    const title = table.title.replace(/(?:19|20)\d{2}[年度\d月季—–-]*/g, "").trim()
    if (foldText(title).length >= 4 && title.length <= 40) titles.add(title)
    for (const column of table.columns) {
      const key = headerKey(column.header)
      if (key === "" || column.role === "unknown") continue
      const known = columns.get(key)
      if (known !== undefined && !(known.role === "ignored" && column.role !== "ignored")) continue
      columns.set(key, {
        headers: [column.header],
        ...(column.role === "measure" ? {} : { role: column.role }),
        ...(column.measure === null ? {} : { measure: column.measure }),
        ...(column.unit === null ? {} : { unit: column.unit }),
        ...(column.digits === null ? {} : { digits: column.digits }),
        certainty: "verified",
      })
    }
    for (const { text, code, by } of table.entities)
      if (by === "person" || by === "profile") entities[text] = code
    for (const { text, measure, by } of table.items)
      if (by === "person" || by === "profile") items[text] = measure
  }
  return {
    id: about.id,
    title: about.title,
    rows: about.rows,
    ...(about.register === undefined ? {} : { register: about.register }),
    ...(titles.size === 0 ? {} : { recognise: [...titles].slice(0, 5) }),
    columns: [...columns.values()],
    ...(Object.keys(entities).length === 0 ? {} : { entities }),
    ...(Object.keys(items).length === 0 ? {} : { items }),
  }
}

/** Rows in which headers are looked for. */
const headLines = 30

/**
 * Profiles that may fit a workbook, the likeliest first; `score` from 0 to 1 is the share of the profile's columns whose
 * header stands in the first rows of a sheet, a little more where a word of `recognise` is seen. None under 0.3.
 */
export function chooseProfile(
  workbook: Workbook,
  profiles: readonly ImportProfile[],
): { id: string; score: number; reason: string }[] {
  const seen = new Set<string>()
  const texts: string[] = [foldText(workbook.source)]
  for (const sheet of workbook.sheets) {
    if (sheet.name !== null) texts.push(foldText(sheet.name))
    for (let position = 0; position < Math.min(sheet.rows.count, headLines); position += 1)
      for (const { text, kind } of sheet.rows.at(position).cells) {
        if (kind !== "text" || text.length > 200) continue
        seen.add(headerKey(text))
        seen.add(
          headerKey(
            text.replace(/[（(【[][^）)】\]]*[）)】\]]/g, "").replace(/^\s*(?:19|20)\d{2}年(?:度|末)?/, ""),
          ),
        )
        texts.push(foldText(text))
      }
  }
  const found = profiles.map((profile) => {
    const { columns, recognise = [] } = profile
    const here = columns.filter(({ headers }) =>
      headers.some((header) => {
        const parts = header.split(" / ").map(headerKey)
        return seen.has(headerKey(header)) || parts.every((part) => part === "" || seen.has(part))
      }),
    ).length
    const word = recognise.find((text) => texts.some((other) => other.includes(foldText(text))))
    const share = columns.length === 0 ? 0 : here / columns.length
    const score = Math.min(1, share * 0.8 + (word === undefined ? 0 : 0.2))
    const reason = `${here}/${columns.length}${word === undefined ? "" : ` · ${word}`}`
    return { id: profile.id, score: Math.round(score * 100) / 100, reason }
  })
  return found.filter(({ score }) => score >= 0.3).sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
}
