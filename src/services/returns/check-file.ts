import type { Workbook } from "#imports"
import { describeIssue, type Issue, issue, type Words } from "#issues"
import { checksOf } from "#packs"
import {
  type CellPlace,
  type CheckLevel,
  type Checks,
  checkReturn,
  formsState,
  type PeerSpread,
  peerSpreads,
  placeName,
  type ReadReturn,
  type ReturnFault,
  type ReturnFile,
  readChecks,
  readReturns,
  type Told,
} from "#returns"
import type { ReturnsContext } from "./context.ts"
import { findSurvey, type Survey } from "./find-survey.ts"

export interface CheckAsked {
  readonly path: string
  /** Of the file, as people know it. */
  readonly name: string
  readonly pack: string
  readonly form: string
  readonly period: string | null
  /** Last period's returns. */
  readonly last: { readonly path: string; readonly name: string } | null
}

/** What a check found; the findings themselves went to the sink one by one. */
export interface CheckedFile {
  readonly workbook: Workbook
  readonly survey: Survey
  readonly returns: ReturnFile
  readonly counts: Readonly<Record<CheckLevel, number>>
  /** How often each check, or each fault of reading, was told. */
  readonly byCheck: ReadonlyMap<string, number>
  /** Checks that could not be decided: for how many units, and one reason. */
  readonly undecided: readonly { readonly check: string; readonly units: number; readonly text: Words }[]
  /** Units of last period's file without a return now, and the other way about; `null`: no such file. */
  readonly against: { readonly without: number; readonly compared: number } | null
}

export interface CheckOutcome {
  /** `null`: nothing could be checked. */
  readonly checked: CheckedFile | null
  /** Whether the fault is in what was asked, not in the data. */
  readonly wrongUse: boolean
  readonly issues: readonly Issue[]
}

/**
 * Reads a file of returns and holds every unit's against the check relations of its survey. Nothing is held of a return
 * once its findings are told.
 * @param sink takes every finding, in the order of the file
 */
export async function checkFile(
  asked: CheckAsked,
  context: ReturnsContext,
  sink: (told: Told) => void,
): Promise<CheckOutcome> {
  const { survey, issues } = await findSurvey(asked.pack, asked.form, context)
  if (survey === null) return { checked: null, wrongUse: true, issues }
  const definitions = readChecks(
    checksOf(survey.pack, survey.forms),
    { variables: survey.dictionary.variables.map(({ declared }) => declared) },
    context.parseSql,
  )
  const faults = definitions.issues.filter(({ severity }) => severity === "error")
  if (definitions.checks === null || faults.length > 0)
    return { checked: null, wrongUse: true, issues: faults }
  const opened = await context.readWorkbook(asked.path, asked.name)
  if (opened.workbook === null) return { checked: null, wrongUse: false, issues: opened.issues }
  const told: Issue[] = [...opened.issues, ...stateIssues(survey, context.today())]
  const returns = readReturns(opened.workbook, survey.dictionary, asked.period)
  if (returns.units === 0) {
    told.push(issue("error", "return-nothing-read", asked.name, { form: asked.form }))
    return { checked: null, wrongUse: false, issues: told }
  }
  if (returns.period === null) told.push(issue("warning", "return-period-unknown", asked.name, {}))
  if (returns.missing.length > 0)
    told.push(
      issue("warning", "return-columns-missing", asked.name, {
        count: returns.missing.length,
        codes: someOf(officialCodes(survey, returns.missing)),
      }),
    )
  let last: ReturnFile | null = null
  if (asked.last !== null) {
    const before = await context.readWorkbook(asked.last.path, asked.last.name)
    told.push(...before.issues)
    if (before.workbook === null) return { checked: null, wrongUse: false, issues: told }
    last = readReturns(before.workbook, survey.dictionary, null)
    if (last.units === 0) {
      told.push(issue("error", "return-nothing-read", asked.last.name, { form: asked.form }))
      return { checked: null, wrongUse: false, issues: told }
    }
    if (last.period !== null && last.period === returns.period)
      told.push(issue("warning", "return-last-same", asked.last.name, { period: last.period }))
  }
  const pass = new CheckPass(survey, definitions.checks, context, sink)
  // What was rightly left out is said, and is no finding.
  for (const fault of returns.faults)
    if (fault.issue.severity === "info") told.push(fault.issue)
    else pass.fault(fault, "", null, returns.period ?? "")
  const spreads = definitions.checks.checks.some(({ peers }) => peers !== null)
    ? peerSpreads(definitions.checks, dataOf(returns))
    : []
  let compared = 0
  for (const one of returns.returns()) {
    const prior = last === null || one.data.unit === "" ? null : last.find(one.data.unit)
    if (prior !== null) compared += 1
    pass.check(one, prior, spreads)
  }
  return {
    checked: {
      workbook: opened.workbook,
      survey,
      returns,
      counts: pass.counts,
      byCheck: pass.byCheck,
      undecided: [...pass.undecided].map(([check, { units, text }]) => ({ check, units, text })),
      against: last === null ? null : { compared, without: last.units - compared },
    },
    wrongUse: false,
    issues: told,
  }
}

function* dataOf(returns: ReturnFile) {
  for (const { data } of returns.returns()) yield data
}

const officialCodes = ({ variables }: Survey, codes: readonly string[]): string[] => {
  const wanted = new Set(codes)
  return variables.flatMap(({ code, officialCode }) => (wanted.has(code) ? [officialCode] : []))
}

/** Enough to see which part of the form is missing; check.json has all. */
const someOf = (codes: readonly string[]) =>
  codes.length > 20 ? [...codes.slice(0, 20), `… ${codes.length - 20}`] : codes

/** That a form is expired, or for demonstration only, is no fault of the data but is said each time. */
export function stateIssues({ asked }: Survey, day: string): Issue[] {
  const seen = new Set<string>()
  return formsState(asked, day).refusals.flatMap(({ zh, en }) => {
    if (seen.has(zh)) return []
    seen.add(zh)
    return [issue("info", "return-form-state", zh, { en })]
  })
}

/** One walk over the returns: counts, and hands every finding on. */
class CheckPass {
  readonly counts = { error: 0, warning: 0 }
  readonly byCheck = new Map<string, number>()
  readonly undecided = new Map<string, { units: number; text: Words }>()
  private readonly checks: Checks
  private readonly context: ReturnsContext
  private readonly sink: (told: Told) => void
  private readonly titles: ReadonlyMap<string, Words>
  private readonly official: ReadonlyMap<string, string>

  constructor(survey: Survey, checks: Checks, context: ReturnsContext, sink: (told: Told) => void) {
    this.checks = checks
    this.context = context
    this.sink = sink
    this.titles = new Map(checks.checks.map(({ definition: { code, label } }) => [code, label]))
    this.official = new Map(survey.variables.map(({ code, officialCode }) => [code, officialCode]))
  }

  private tell(told: Told): void {
    this.counts[told.level] += 1
    this.byCheck.set(told.check, (this.byCheck.get(told.check) ?? 0) + 1)
    this.sink(told)
  }

  fault(
    { issue: found, place, variable }: ReturnFault,
    unit: string,
    name: string | null,
    period: string,
  ): void {
    this.tell({
      level: found.severity === "error" ? "error" : "warning",
      check: found.code,
      title: null,
      unit,
      name,
      period,
      variable: variable === null ? null : (this.official.get(variable) ?? variable),
      place,
      cell: found.path,
      also: [],
      text: {
        zh: describeIssue(found, "zh", this.context.texts),
        en: describeIssue(found, "en", this.context.texts),
      },
    })
  }

  check(one: ReadReturn, prior: ReadReturn | null, spreads: readonly PeerSpread[]): void {
    const { data } = one
    for (const fault of one.faults) this.fault(fault, data.unit, data.name, data.period)
    const { findings, undecided } = checkReturn(this.checks, data, prior?.data ?? null, spreads)
    for (const { check, level, cells, text } of findings) {
      const places = cells.flatMap((code): (readonly [string, CellPlace])[] => {
        const place = one.place(code)
        return place === null ? [] : [[code, place]]
      })
      const [first] = places
      const place = first?.[1] ?? one.at
      const shown = first?.[0] ?? cells[0]
      this.tell({
        level,
        check,
        title: this.titles.get(check) ?? null,
        unit: data.unit,
        name: data.name,
        period: data.period,
        variable: shown === undefined ? null : (this.official.get(shown) ?? shown),
        place,
        cell: placeName(place),
        also: places.slice(1).map(([, own]) => own),
        text,
      })
    }
    // The words of an entry are made when they are read: one of each check is enough.
    for (const entry of undecided) {
      const known = this.undecided.get(entry.check)
      if (known === undefined) this.undecided.set(entry.check, { units: 1, text: entry.text })
      else known.units += 1
    }
  }
}
