import { sql } from "kysely"
import type { Actor } from "#access"
import type { Words } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import type { Timeliness } from "#surveys"
import { readSurvey } from "./act-on-survey.ts"
import { countUnits } from "./survey-counts.ts"
import { type TableAsked, type TableContext, type TableFile, writeTable } from "./write-table.ts"

export interface ZoneDiscipline {
  /** `null`: units in no zone. */
  readonly zone: string | null
  readonly name: Words
  readonly counts: Timeliness
}

/**
 * How well the returns of each zone were reported: late, sent back, without explanation, restated. Evidence for the
 * qualitative indicator 5.10 of the 2021 framework (accuracy of statistics); it sets no score.
 */
export async function surveyDiscipline(
  tx: Transaction,
  actor: Actor,
  id: string,
): Promise<readonly ZoneDiscipline[]> {
  await readSurvey(tx, actor, id)
  const zones = await countUnits(tx, [id], sql<string | null>`zone`)
  const ids = zones.flatMap(({ key }) => key ?? [])
  const found =
    ids.length === 0
      ? []
      : await tx
          .selectFrom("organisation")
          .where("id", "in", ids)
          .select(["id", "name_zh", "name_en"])
          .execute()
  const names = new Map(
    found.map(({ id: zone, name_zh, name_en }) => [zone, { zh: name_zh, en: name_en ?? name_zh }]),
  )
  return zones
    .map(({ key, counted }) => ({
      zone: key,
      name: key === null ? { zh: "不在园区内", en: "In no zone" } : (names.get(key) ?? { zh: key, en: key }),
      counts: counted.counts,
    }))
    .sort((a, b) => (a.zone === null ? 1 : b.zone === null ? -1 : a.zone < b.zone ? -1 : 1))
}

const columns: readonly { readonly header: Words; readonly of: (counts: Timeliness) => number | null }[] = [
  { header: { zh: "应报", en: "Due" }, of: ({ due }) => due },
  { header: { zh: "已报", en: "Submitted" }, of: ({ submitted }) => submitted },
  { header: { zh: "上报率（%）", en: "Coverage (%)" }, of: ({ coverage }) => percent(coverage) },
  { header: { zh: "按时", en: "On time" }, of: ({ onTime }) => onTime },
  { header: { zh: "迟报", en: "Late" }, of: ({ late }) => late },
  { header: { zh: "未报", en: "Missing" }, of: ({ missing }) => missing },
  { header: { zh: "已通过", en: "Accepted" }, of: ({ accepted }) => accepted },
  { header: { zh: "曾退回单位", en: "Units sent back" }, of: ({ sentBack }) => sentBack },
  {
    header: { zh: "有未说明项单位", en: "Units with unexplained findings" },
    of: ({ unexplained }) => unexplained,
  },
  { header: { zh: "改报项数", en: "Restated cells" }, of: ({ restatedCells }) => restatedCells },
  { header: { zh: "移出单位", en: "Left out" }, of: ({ excluded }) => excluded },
]

const percent = (share: number | null) => (share === null ? null : Math.round(share * 1000) / 10)

/** The same as a table. */
export async function exportDiscipline(
  tx: Transaction,
  actor: Actor,
  id: string,
  { format = "csv", language = "zh" }: TableAsked,
  context: TableContext,
): Promise<TableFile> {
  const { survey } = await readSurvey(tx, actor, id)
  const zones = await surveyDiscipline(tx, actor, id)
  await recordAction(tx, {
    action: "survey.export-discipline",
    objectKind: "survey",
    objectId: id,
    detail: { format },
  })
  const zh = language === "zh"
  async function* parts() {
    yield zones.map(({ zone, name, counts }) => [
      zone,
      name[language],
      ...columns.map(({ of }) => {
        const value = of(counts)
        return value === null ? null : String(value)
      }),
    ])
  }
  const title = `${survey.example ? "示例-" : ""}${zh ? survey.title_zh : survey.title_en}`
  return writeTable(
    `${title}-${zh ? "报送纪律" : "discipline"}`,
    [
      { header: zh ? "园区代码" : "Zone", kind: "text" },
      { header: zh ? "园区" : "Name", kind: "text" },
      ...columns.map(({ header }) => ({ header: header[language], kind: "number" as const })),
    ],
    parts(),
    format,
    context,
  )
}
