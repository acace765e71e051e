import { type Issue, issue } from "#issues"
import { codeList } from "#packs"
import { cellText, type ReadReturn, type ReturnTemplate, readReturns } from "#returns"
import { stateIssues } from "./check-file.ts"
import type { ReturnsContext } from "./context.ts"
import { findSurvey, industryTable, type Survey } from "./find-survey.ts"

export interface ReturnTemplateOptions {
  readonly pack: string
  readonly form: string
  readonly period: string | null
  /** Last period's returns: its units are the rows to fill, its values stand beside. */
  readonly last: { readonly path: string; readonly name: string } | null
}

/** What is filled in for a unit that is known: who it is. Figures are asked each time. */
const isKnown = (role: string | undefined): boolean => role !== undefined

/** @returns no workbook when the pack, the form or last period's file cannot be read, with the reason */
export async function makeReturnTemplate(
  options: ReturnTemplateOptions,
  language: "zh" | "en",
  context: ReturnsContext,
): Promise<{ workbook: Uint8Array | null; entities: number; issues: readonly Issue[] }> {
  const { survey, issues } = await findSurvey(options.pack, options.form, context)
  if (survey === null) return { workbook: null, entities: 0, issues }
  const told: Issue[] = [...stateIssues(survey, context.today())]
  let previous: { period: string | null; returns: ReadReturn[] } | null = null
  if (options.last !== null) {
    const opened = await context.readWorkbook(options.last.path, options.last.name)
    told.push(...opened.issues)
    if (opened.workbook === null) return { workbook: null, entities: 0, issues: told }
    const read = readReturns(opened.workbook, survey.dictionary, null)
    const form = options.form
    if (read.units === 0) {
      told.push(issue("error", "return-nothing-read", options.last.name, { form }))
      return { workbook: null, entities: 0, issues: told }
    }
    previous = { period: read.period, returns: [...read.returns()] }
  }
  const declared = new Map(survey.dictionary.variables.map((one) => [one.declared.code, one.declared]))
  const roles = new Map(survey.variables.map(({ code, role }) => [code, role]))
  const units = (previous?.returns ?? []).map(({ data }): TemplateUnit => {
    const before = (code: string) => cellText(data.record[code] ?? null, declared.get(code))
    return { before, filled: (code) => (isKnown(roles.get(code)) ? before(code) : null) }
  })
  const template = returnTemplateOf(
    survey,
    options.period,
    units,
    previous === null ? null : { period: previous.period },
    language,
  )
  return {
    workbook: await context.writeReturnTemplate(template),
    entities: template.rows.length,
    issues: told,
  }
}

/** A unit that is known, and the texts of its cells by the code of the variable. */
export interface TemplateUnit {
  /** What its row is filled in with. */
  readonly filled: (code: string) => string | null
  /** What it reported for the period before. */
  readonly before: (code: string) => string | null
}

/** @param previous whether last period's values stand beside, and of which period they are */
export function returnTemplateOf(
  survey: Survey,
  period: string | null,
  units: readonly TemplateUnit[],
  previous: { readonly period: string | null } | null,
  language: "zh" | "en",
): ReturnTemplate {
  const asked = new Set(survey.asked.map(({ id }) => id))
  // Who the unit is stands on the cover; every form's rows begin with it.
  const variables = survey.variables.filter(
    ({ form, role }) => asked.has(form.id) || role === "unit" || role === "name",
  )
  const declared = new Map(survey.dictionary.variables.map((one) => [one.declared.code, one.declared]))
  const zh = language === "zh"
  const own = survey.asked.length === 1 ? survey.asked[0]?.title : undefined
  const industries = codeList(survey.pack, industryTable, survey.national ?? undefined)
  const suffix = period === null ? "" : ` ${period}`
  return {
    title: {
      zh: `${own?.zh ?? "填报"}${suffix}`,
      en: `${own?.en ?? "Return"}${suffix}`,
    },
    heads: survey.asked.map(({ title, number, maker, approver, approval, validUntil, example }) => {
      const words = (label: typeof maker) => (typeof label === "string" ? label : (label[language] ?? ""))
      const marks = [
        `${zh ? "表号" : "number"} ${number}`,
        `${zh ? "制定机关" : "maker"} ${words(maker)}`,
        ...(approver === undefined ? [] : [`${zh ? "批准机关" : "approved by"} ${words(approver)}`]),
        `${zh ? "批准文号" : "approval"} ${approval}`,
        `${zh ? "有效期至" : "valid until"} ${validUntil}`,
      ]
      return `${example === true ? (zh ? "【示例】" : "[example] ") : ""}${title[language]}：${marks.join(zh ? "；" : "; ")}`
    }),
    columns: variables.map(({ code, officialCode, label, type, unit, form, note, role }) => {
      const decimals = declared.get(code)?.decimals
      const definition = note === undefined ? undefined : typeof note === "string" ? note : note[language]
      return {
        code: officialCode,
        label,
        type,
        ...(unit === undefined ? {} : { unit }),
        ...(decimals === undefined ? {} : { decimals }),
        form: form.number === "unknown" ? form.title[language] : `${form.number} ${form.title[language]}`,
        ...(definition === undefined ? {} : { definition }),
        ...(type === "truth" ? { choices: truths } : {}),
        ...(role === "industry" && industries !== null ? { choices: classesOf(industries) } : {}),
      }
    }),
    rows: units.map(({ filled }) => variables.map(({ code }) => filled(code))),
    ...(previous === null
      ? {}
      : {
          previous: {
            period: previous.period,
            rows: units.map(({ before }) => variables.map(({ code }) => before(code))),
          },
        }),
    language,
  }
}

const truths = [
  { code: "是", name: "" },
  { code: "否", name: "" },
]

/** Classes are what enterprises are put into; groups and divisions are kept for those that have no class. */
const classesOf = (list: ReadonlyMap<string, string>) =>
  [...list].flatMap(([code, name]) => (/^\d{4}$/.test(code) ? [{ code, name }] : []))
