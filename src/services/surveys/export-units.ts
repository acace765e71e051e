import type { Actor } from "#access"
import type { Words } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { levelWords, returnPhaseWords } from "#surveys"
import { readSurvey } from "./act-on-survey.ts"
import { everyUnit, type ListedUnit, type UnitFilter } from "./list-units.ts"
import { type TableAsked, type TableContext, type TableFile, writeTable } from "./write-table.ts"

type Language = "zh" | "en"

const yesNo = (truth: boolean, language: Language) =>
  language === "zh" ? (truth ? "是" : "否") : truth ? "yes" : "no"

const listings: Readonly<Record<ListedUnit["listed_by"], Words>> = {
  rule: { zh: "按规则", en: "by the rule" },
  undecided: { zh: "规则不能判定", en: "not decided by the rule" },
  added: { zh: "补入", en: "added" },
}

/** Instants are written in Beijing time. */
const timeOf = (at: Date | null) =>
  at === null ? null : new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ")

const columns: readonly {
  readonly header: Words
  readonly kind: "text" | "number"
  readonly cell: (unit: ListedUnit, language: Language) => string | null
}[] = [
  { header: { zh: "单位代码", en: "Code" }, kind: "text", cell: ({ unit_id }) => unit_id },
  { header: { zh: "统一社会信用代码", en: "Credit code" }, kind: "text", cell: ({ uscc }) => uscc },
  { header: { zh: "单位名称", en: "Name" }, kind: "text", cell: ({ name }) => name },
  { header: { zh: "园区代码", en: "Zone" }, kind: "text", cell: ({ zone }) => zone },
  { header: { zh: "园区", en: "Name of the zone" }, kind: "text", cell: ({ zone_name }) => zone_name },
  {
    header: { zh: "列入方式", en: "Listed" },
    kind: "text",
    cell: ({ listed_by }, language) => listings[listed_by][language],
  },
  {
    header: { zh: "报表状态", en: "State" },
    kind: "text",
    cell: ({ phase }, language) => returnPhaseWords[phase][language],
  },
  {
    header: { zh: "待审核级", en: "Waits for" },
    kind: "text",
    cell: ({ waiting_for }, language) => (waiting_for === null ? null : levelWords[waiting_for][language]),
  },
  { header: { zh: "版次", en: "Revision" }, kind: "number", cell: ({ revision }) => numberText(revision) },
  {
    header: { zh: "首次上报时间", en: "First submitted" },
    kind: "text",
    cell: ({ submitted_at }) => timeOf(submitted_at),
  },
  {
    header: { zh: "迟报", en: "Late" },
    kind: "text",
    cell: ({ late }, language) => (late === null ? null : yesNo(late, language)),
  },
  {
    header: { zh: "退回次数", en: "Sent back" },
    kind: "number",
    cell: ({ times_returned }) => numberText(times_returned),
  },
  {
    header: { zh: "改报项数", en: "Restated" },
    kind: "number",
    cell: ({ restated }) => numberText(restated),
  },
  { header: { zh: "错误", en: "Errors" }, kind: "number", cell: ({ errors }) => numberText(errors) },
  { header: { zh: "警告", en: "Warnings" }, kind: "number", cell: ({ warnings }) => numberText(warnings) },
  {
    header: { zh: "未说明", en: "Unexplained" },
    kind: "number",
    cell: ({ unexplained }) => numberText(unexplained),
  },
  {
    header: { zh: "代录", en: "Keyed for it" },
    kind: "text",
    cell: ({ keyed }, language) => yesNo(keyed, language),
  },
  {
    header: { zh: "最近催报", en: "Reminded" },
    kind: "text",
    cell: ({ reminded_at }) => timeOf(reminded_at),
  },
]

const numberText = (value: number | null) => (value === null ? null : String(value))

/** The units that match with the state of their returns, as a table; that it was taken is audited. */
export async function exportUnits(
  tx: Transaction,
  actor: Actor,
  id: string,
  filter: UnitFilter,
  { format = "csv", language = "zh" }: TableAsked,
  context: TableContext,
): Promise<TableFile> {
  const { survey } = await readSurvey(tx, actor, id)
  await recordAction(tx, {
    action: "survey.export-units",
    objectKind: "survey",
    objectId: id,
    detail: { format, filter },
  })
  async function* parts() {
    for await (const units of everyUnit(tx, id, filter))
      yield units.map((unit) => columns.map(({ cell }) => cell(unit, language)))
  }
  const title = language === "zh" ? survey.title_zh : survey.title_en
  const name = `${survey.example ? "示例-" : ""}${title}-${language === "zh" ? "调查名录" : "units"}`
  const header = columns.map(({ header: words, kind }) => ({ header: words[language], kind }))
  return writeTable(name, header, parts(), format, context)
}
