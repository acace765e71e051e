// What is done with a workbook in a thread of its own: no database, only the file and what the task brings.
import type { Workbook } from "#imports"
import { describeIssue, type Issue, issue, type Words } from "#issues"
import {
  type CellPlace,
  cellText,
  placeName,
  type ReadReturn,
  type ReturnFile,
  readReturns,
  type Told,
} from "#returns"
import { findingHeads, findingRow, mostShown, type ReturnsContext, returnTemplateOf } from "#services/returns"
import type { Progress } from "#services/runs"
import { type SurveyForms, surveyForms } from "#services/surveys"
import { barsToSubmit, checkCells } from "./check-cells.ts"
import type { FillingContext } from "./context.ts"
import type {
  CheckedUpload,
  CheckTask,
  FileTask,
  TemplateTask,
  UploadLine,
  UploadUnitKnown,
} from "./returns-work.ts"

export type ThreadContext = ReturnsContext & Pick<FillingContext, "packs" | "lists">

interface Opened {
  readonly forms: SurveyForms
  readonly workbook: Workbook
  readonly returns: ReturnFile
  readonly issues: readonly Issue[]
}

/** Units of one file. */
const mostUnits = 20_000
/** Signs of a cell: what a save takes, so that whoever opens the return can change it again. */
const mostText = 2000

/** @returns codes as the file has them, none with the reason where nothing of it can be read */
export async function unitsOfFile(
  task: FileTask,
  context: ThreadContext,
): Promise<{ readonly codes: readonly string[]; readonly issues: readonly Issue[] }> {
  const { opened, issues } = await openFile(task, context)
  if (opened === null) return { codes: [], issues }
  const codes = new Set<string>()
  for (const { data } of opened.returns.returns()) if (data.unit !== "") codes.add(data.unit)
  return { codes: [...codes], issues }
}

async function openFile(
  { pack, formSet, period, path, fileName }: FileTask,
  context: ThreadContext,
): Promise<{ readonly opened: Opened | null; readonly issues: readonly Issue[] }> {
  const forms = surveyForms(pack, formSet, context)
  const { workbook, issues } = await context.readWorkbook(path, fileName)
  if (workbook === null) return { opened: null, issues }
  const read = (asked: string | null) => readReturns(workbook, forms.survey.dictionary, asked)
  const own = read(null)
  if (own.units === 0)
    return { opened: null, issues: [...issues, issue("error", "return-upload-nothing", fileName, {})] }
  if (own.period !== null && own.period !== period)
    return {
      opened: null,
      issues: [
        ...issues,
        issue("error", "return-upload-period", fileName, { period: own.period, wanted: period }),
      ],
    }
  if (own.units > mostUnits)
    return {
      opened: null,
      issues: [
        ...issues,
        issue("error", "return-upload-units", fileName, { units: own.units, most: mostUnits }),
      ],
    }
  const returns = own.period === null ? read(period) : own
  return { opened: { forms, workbook, returns, issues }, issues }
}

/** Holds every unit of the workbook against all checks, over the draft that there is of it. */
export async function checkUpload(
  task: CheckTask,
  context: ThreadContext,
  progress: Progress,
): Promise<CheckedUpload> {
  const { opened, issues } = await openFile(task, context)
  if (opened === null) throw new Error(`checkUpload: ${issues.map(({ code }) => code).join(", ")}`)
  const { forms, workbook, returns } = opened
  const pass = new UploadPass(forms, task, context)
  const whole: Issue[] = [...issues]
  for (const { issue: found, place, variable } of returns.faults) {
    whole.push(found)
    if (found.severity !== "info") pass.told.push(pass.faultTold(found, place, variable, null))
  }
  if (returns.missing.length > 0) whole.push(missingColumns(returns.missing, forms, task.fileName))
  const lines: string[] = []
  const counts = { units: 0, good: 0, held: 0, unknown: 0, notNow: 0, errors: 0, warnings: 0 }
  for (const one of returns.returns()) {
    const line = pass.check(one)
    lines.push(`${JSON.stringify(line)}\n`)
    counts.units += 1
    counts.errors += line.errors
    counts.warnings += line.warnings
    counts[line.outcome === "not-now" ? "notNow" : line.outcome] += 1
    if (counts.units % 50 === 0)
      progress(
        {
          zh: `已审核 ${counts.units} / ${returns.units} 家`,
          en: `${counts.units} of ${returns.units} units checked`,
        },
        (counts.units / returns.units) * 0.9,
      )
  }
  progress({ zh: "正在标注工作簿", en: "Marking the workbook" }, 0.92)
  const { annotated, name } = await annotate(workbook, pass.told, task, context)
  return {
    outcome: {
      layout: returns.layout,
      period: returns.period ?? task.period,
      counts,
      issues: whole.slice(0, 500),
      annotated: name,
    },
    lines: new TextEncoder().encode(lines.join("")),
    annotated,
  }
}

async function annotate(
  workbook: Workbook,
  told: readonly Told[],
  { path, fileName, language }: CheckTask,
  context: ThreadContext,
): Promise<{ readonly annotated: Uint8Array; readonly name: string }> {
  const kept = told.slice(0, mostShown)
  const stem = fileName.replace(/\.[^.]+$/, "")
  const marked = await context.annotate({ path, workbook }, kept, language)
  if (marked !== null)
    return { annotated: marked, name: `${stem}-${language === "zh" ? "审核" : "checked"}.xlsx` }
  const zh = language === "zh"
  return {
    annotated: await context.writeFindings(
      kept.values().map((one) => findingRow(one, language)),
      findingHeads(language),
      zh ? "检查结果" : "Findings",
    ),
    name: `${stem}-${zh ? "审核结果" : "findings"}.xlsx`,
  }
}

function missingColumns(missing: readonly string[], { survey }: SurveyForms, fileName: string): Issue {
  const wanted = new Set(missing)
  const codes = survey.variables.flatMap(({ code, officialCode }) => (wanted.has(code) ? [officialCode] : []))
  return issue("warning", "return-upload-columns", fileName, {
    count: codes.length,
    codes: codes.length > 20 ? [...codes.slice(0, 20), `… ${codes.length - 20}`] : codes,
  })
}

const whys = {
  unknown: { zh: "不在您可填报的调查名录中", en: "Not in the frame, or not yours to fill in" },
  "not-now": { zh: "报表现在不能填报（已报送、已审核或已排除）", en: "Its return cannot be filled in now" },
  twice: { zh: "同一单位在文件中出现多次", en: "The file has this unit more than once" },
  nameless: { zh: "没有统一社会信用代码", en: "No credit code" },
  theirs: {
    zh: "单位自己已填的数与工作簿不同，不会覆盖",
    en: "The unit itself typed other figures: they are not overwritten",
  },
} as const satisfies Record<string, Words>

/** What a fault tells of a text is cut here: a shorter one is whole. */
const wholeText = 60

/** A draft keeps what was written, also where it cannot be read. */
function unreadableOf({ faults }: ReadReturn): Record<string, string> {
  return Object.fromEntries(
    faults.flatMap(({ issue: { severity, values }, variable }) =>
      severity === "error" &&
      variable !== null &&
      typeof values.text === "string" &&
      values.text.length < wholeText
        ? [[variable, values.text]]
        : [],
    ),
  )
}

class UploadPass {
  readonly told: Told[] = []
  private readonly seen = new Set<string>()
  private readonly known = new Map<string, UploadUnitKnown>()
  private readonly official: ReadonlyMap<string, string>
  private readonly forms: SurveyForms
  private readonly task: CheckTask
  private readonly context: ThreadContext

  constructor(forms: SurveyForms, task: CheckTask, context: ThreadContext) {
    this.forms = forms
    this.task = task
    this.context = context
    this.official = new Map(forms.survey.variables.map(({ code, officialCode }) => [code, officialCode]))
    for (const unit of task.units) {
      this.known.set(unit.unit_id, unit)
      if (unit.uscc !== null) this.known.set(unit.uscc, unit)
    }
  }

  faultTold(found: Issue, place: CellPlace, variable: string | null, of: ReadReturn["data"] | null): Told {
    return {
      level: found.severity === "error" ? "error" : "warning",
      check: found.code,
      title: null,
      unit: of?.unit ?? "",
      name: of?.name ?? null,
      period: of?.period ?? this.task.period,
      variable: variable === null ? null : (this.official.get(variable) ?? variable),
      place,
      cell: placeName(place),
      also: [],
      text: {
        zh: describeIssue(found, "zh", this.context.texts),
        en: describeIssue(found, "en", this.context.texts),
      },
    }
  }

  check(one: ReadReturn): UploadLine {
    const { data } = one
    const unit = this.known.get(data.unit)
    const told: Told[] = one.faults
      .filter(({ issue: found }) => found.severity !== "info")
      .map(({ issue: found, place, variable }) => this.faultTold(found, place, variable, data))
    const values = this.textsOf(one)
    told.push(...this.dropLong(values, one))
    let outcome: UploadLine["outcome"] = "good"
    let why: Words | null = null
    if (data.unit === "") [outcome, why] = ["unknown", whys.nameless]
    else if (unit === undefined) [outcome, why] = ["unknown", whys.unknown]
    else if (this.seen.has(data.unit)) [outcome, why] = ["held", whys.twice]
    else if (!unit.open) [outcome, why] = ["not-now", whys["not-now"]]
    this.seen.add(data.unit)
    if (unit !== undefined) {
      const checked = this.checksOf(one, unit, values)
      told.push(...checked.told)
      if (
        outcome === "good" &&
        (checked.barred || told.some(({ level, title }) => level === "error" && title === null))
      )
        outcome = "held"
      if (
        unit.guarded &&
        Object.entries(values).some(([code, text]) => (unit.draft[code] ?? text) !== text)
      ) {
        why ??= whys.theirs
        if (outcome === "good") outcome = "held"
      }
    }
    this.told.push(...told)
    return {
      unit: data.unit,
      name: data.name,
      id: unit?.unit_id ?? null,
      outcome,
      at: placeName(one.at),
      errors: told.filter(({ level }) => level === "error").length,
      warnings: told.filter(({ level }) => level === "warning").length,
      why,
      values: { ...values, ...unreadableOf(one) },
      version: unit?.version ?? 0,
      findings: told.map(({ level, check, title, variable, cell, also, text }) => ({
        level,
        check,
        title,
        variable,
        cell,
        also: also.map(placeName),
        text,
      })),
    }
  }

  /** The cells of the file that hold a value, each in one form. */
  private textsOf({ data }: ReadReturn): Record<string, string> {
    const texts: Record<string, string> = {}
    for (const { declared } of this.forms.survey.dictionary.variables) {
      const text = cellText(data.record[declared.code] ?? null, declared)
      if (text !== null) texts[declared.code] = text
    }
    return texts
  }

  /** A text that no save would take is told of and left out. */
  private dropLong(values: Record<string, string>, one: ReadReturn): Told[] {
    const long = Object.entries(values).filter(([, text]) => text.length > mostText)
    return long.map(([code, text]) => {
      delete values[code]
      const found = issue("error", "return-cell-long", this.official.get(code) ?? code, {
        signs: text.length,
        most: mostText,
      })
      return this.faultTold(found, one.place(code) ?? one.at, code, one.data)
    })
  }

  private checksOf(one: ReadReturn, unit: UploadUnitKnown, values: Readonly<Record<string, string>>) {
    const together: Record<string, string> = { ...unit.draft, ...values }
    // An unreadable cell of the file is not made good by what the draft has there.
    for (const { issue: found, variable } of one.faults)
      if (found.severity === "error" && variable !== null) delete together[variable]
    const checked = checkCells(
      this.forms,
      unit,
      this.task.period,
      together,
      unit.prior,
      new Map(unit.explanations),
    )
    const told = checked.findings.map(({ check, level, title, cells, text }): Told => {
      const places = cells.flatMap((code): (readonly [string, CellPlace])[] => {
        const place = one.place(code)
        return place === null ? [] : [[code, place]]
      })
      const [first] = places
      const place = first?.[1] ?? one.at
      const shown = first?.[0] ?? cells[0]
      return {
        level,
        check,
        title,
        unit: one.data.unit,
        name: one.data.name,
        period: this.task.period,
        variable: shown === undefined ? null : (this.official.get(shown) ?? shown),
        place,
        cell: placeName(place),
        also: places.slice(1).map(([, own]) => own),
        text,
      }
    })
    return { told, barred: barsToSubmit(checked).length > 0 }
  }
}

/** The workbook to fill in: a row a unit, with who it is and what its draft has; last period's values beside. */
export function writeTemplate(task: TemplateTask, context: ThreadContext): Promise<Uint8Array> {
  const { survey } = surveyForms(task.pack, task.formSet, context)
  const units = task.units.map(({ filled, before }) => ({
    filled: (code: string) => filled[code] ?? null,
    before: (code: string) => before[code] ?? null,
  }))
  return context.writeReturnTemplate(
    returnTemplateOf(
      survey,
      task.period,
      units,
      task.previous === null ? null : { period: task.previous },
      task.language,
    ),
  )
}
