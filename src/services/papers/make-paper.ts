import { interpret } from "#expressions"
import { issue, type Language, Problem } from "#issues"
import type { PaperBlock, PaperDocument } from "#reports"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { findPriorSurvey, type SurveyRow, surveyForms } from "#services/surveys"
import { TotalsCompared } from "./compare-totals.ts"
import { comparisonBlocks, comparisonRows } from "./comparison.ts"
import type { PaperContext } from "./context.ts"
import { findPaper, type SurveyPaper } from "./find-papers.ts"
import { type ReportedUnit, reportedUnits } from "./returns-of.ts"

/** A page for each of more units than these would be no document any more. */
const mostPages = 2000

export interface PaperFile {
  readonly fileName: string
  readonly mediaType: string
  readonly content: Uint8Array
}

const mediaTypes = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const

/**
 * Makes a paper about the returns of a period that were submitted: Word for signing and sealing, Excel for handing on.
 * @throws Problem not-found, invalid when it concerns more units than a document holds
 */
export async function makePaper(
  tx: Transaction,
  survey: SurveyRow,
  id: string,
  asked: {
    readonly format: "docx" | "xlsx"
    readonly within?: string | undefined
    readonly language: Language
  },
  context: PaperContext,
): Promise<PaperFile> {
  const found = findPaper(survey, id, context)
  const { paper } = found
  const within = asked.within === undefined ? undefined : await placeOf(tx, asked.within)
  const table =
    paper.kind === "comparison"
      ? await comparedTotals(tx, survey, found, within, context)
      : await concerned(tx, survey, found, within)
  await recordAction(tx, {
    action: "paper.make",
    objectKind: "survey",
    objectId: survey.id,
    detail: { paper: id, format: asked.format, within: asked.within ?? null },
  })
  const title = paper.title[asked.language]
  const heads = headsOf(found, asked.language)
  const content =
    asked.format === "docx"
      ? await context.writePaper(documentOf(survey, found, table, asked.language))
      : await context.lists.writeList(
          table instanceof TotalsCompared
            ? comparisonRows(title, found, table, asked.language)
            : {
                name: title.slice(0, 31),
                columns: heads.map(({ head, number }) => ({
                  header: head,
                  kind: number ? "number" : "text",
                })),
                rows: table.map((unit) => heads.map(({ code }) => unit.texts[code] ?? null)),
              },
        )
  return {
    fileName: `${title}-${survey.period}.${asked.format}`,
    mediaType: mediaTypes[asked.format],
    content,
  }
}

/** Where an organisation stands. @throws Problem not-found */
async function placeOf(tx: Transaction, id: string): Promise<string> {
  const found = await tx.selectFrom("organisation").where("id", "=", id).select("place").executeTakeFirst()
  if (found === undefined) throw new Problem("not-found", [issue("error", "paper-place-unknown", id, {})])
  return found.place
}

async function concerned(
  tx: Transaction,
  survey: SurveyRow,
  { paper, where, forms }: SurveyPaper,
  within?: string,
): Promise<ReportedUnit[]> {
  const units: ReportedUnit[] = []
  for await (const unit of reportedUnits(tx, survey.id, forms, within)) {
    // Where it cannot be said whether a unit is concerned, it is: the paper is looked through by hand.
    if (where !== null && interpret(where, unit.record).value === false) continue
    units.push(unit)
  }
  if (paper.kind === "pages" && units.length > mostPages)
    throw new Problem("invalid", [
      issue("error", "paper-too-long", paper.id, { units: units.length, most: mostPages }),
    ])
  return units
}

async function comparedTotals(
  tx: Transaction,
  survey: SurveyRow,
  { paper, forms }: SurveyPaper,
  within: string | undefined,
  context: PaperContext,
): Promise<TotalsCompared> {
  const declared = forms.survey.dictionary.variables.map((variable) => variable.declared)
  const totals = new TotalsCompared(
    paper.cells.flatMap((code) => declared.find((one) => one.code === code) ?? []),
  )
  for await (const unit of reportedUnits(tx, survey.id, forms, within)) totals.addNow(unit)
  const prior = await findPriorSurvey(tx, survey)
  if (prior !== null) {
    const own = surveyForms(prior.pack, prior.form_set, context)
    for await (const unit of reportedUnits(tx, prior.id, own, within)) totals.addBefore(unit)
  }
  return totals
}

function documentOf(
  survey: SurveyRow,
  found: SurveyPaper,
  table: readonly ReportedUnit[] | TotalsCompared,
  language: Language,
): PaperDocument {
  const title = found.paper.title[language]
  const mark = survey.example ? { mark: "示例 · 虚构数据" } : {}
  const blocks =
    table instanceof TotalsCompared
      ? comparisonBlocks(survey, found, table, language)
      : found.paper.kind === "pages"
        ? table.flatMap((unit, i) => [
            ...(i === 0 ? [] : [{ kind: "page-break" } as const]),
            ...pageOf(survey, found, unit, language),
          ])
        : listBlocks(survey, found, table, language)
  return { title, ...mark, blocks: blocks.length === 0 ? [noneBlock(title, language)] : blocks }
}

const noneBlock = (title: string, language: Language): PaperBlock => ({
  kind: "paragraph",
  text:
    language === "zh" ? `${title}：本期没有涉及的单位。` : `${title}: no unit is concerned in this period.`,
})

/** One unit's page: who it is and its main figures, the statement, signatures and seal. */
function pageOf(survey: SurveyRow, found: SurveyPaper, unit: ReportedUnit, language: Language): PaperBlock[] {
  const zh = language === "zh"
  return [
    {
      kind: "title",
      text: zh ? `${survey.period} ${survey.title_zh}` : `${survey.title_en} ${survey.period}`,
    },
    ...survey.forms.slice(0, 1).map(
      (form): PaperBlock => ({
        kind: "paragraph",
        text: zh
          ? `表号：${form.number}　制定机关：${makerOf(form.maker, language)}　批准或备案文号：${form.approval}　有效期至：${form.validUntil}`
          : `Form ${form.number}; maker ${makerOf(form.maker, language)}; approval ${form.approval}; valid until ${form.validUntil}`,
        align: "left",
      }),
    ),
    {
      kind: "fields",
      rows: headsOf(found, language).map(({ head, code }) => [head, unit.texts[code] ?? "—"]),
    },
    ...(found.paper.statement === undefined
      ? []
      : [{ kind: "paragraph", text: found.paper.statement[language] } as const]),
    {
      kind: "signatures",
      labels: zh
        ? ["单位负责人（签字）", "统计负责人（签字）", "填表人（签字）", "单位（公章）"]
        : ["Head of the unit", "Head of statistics", "Filled in by", "Seal of the unit"],
    },
    {
      kind: "paragraph",
      text: zh
        ? `报表第 ${unit.revision} 版${unit.keyed ? "（代录）" : ""}，摘要 ${unit.digest.slice(0, 16)}`
        : `Revision ${unit.revision}${unit.keyed ? " (keyed by a clerk)" : ""}, digest ${unit.digest.slice(0, 16)}`,
      align: "right",
    },
  ]
}

function listBlocks(
  survey: SurveyRow,
  found: SurveyPaper,
  units: readonly ReportedUnit[],
  language: Language,
): PaperBlock[] {
  const zh = language === "zh"
  const heads = headsOf(found, language)
  return [
    { kind: "title", text: `${survey.period} ${found.paper.title[language]}` },
    { kind: "paragraph", text: found.paper.asked[language] },
    {
      kind: "table",
      head: heads.map(({ head }) => head),
      rows: units.map((unit) => heads.map(({ code }) => unit.texts[code] ?? "—")),
      numbers: heads.flatMap(({ number }, i) => (number ? [i] : [])),
    },
    { kind: "heading", text: zh ? "审核情况说明" : "Statement of review" },
    {
      kind: "paragraph",
      text: found.paper.statement?.[language] ?? (zh ? "（由审核单位填写）" : "(to be written)"),
    },
    {
      kind: "signatures",
      labels: zh ? ["审核人（签字）", "审核单位（公章）", "日期"] : ["Reviewed by", "Seal", "Date"],
    },
  ]
}

/** Columns of the paper: what they are called, with unit. */
function headsOf({ paper, pack }: SurveyPaper, language: Language) {
  return paper.cells.flatMap((code) => {
    const variable = pack.variables.get(code)
    if (variable === undefined) return []
    const unit =
      variable.unit === undefined ? "" : language === "zh" ? `（${variable.unit}）` : ` (${variable.unit})`
    return { code, head: `${variable.label[language]}${unit}`, number: variable.type === "number" }
  })
}

const makerOf = (maker: SurveyRow["forms"][number]["maker"], language: Language): string =>
  typeof maker === "string" ? maker : (maker[language] ?? maker.zh ?? "")
