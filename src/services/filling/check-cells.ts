import { type Issue, issue, type Words } from "#issues"
import { isUscc } from "#registers"
import { checkReturn, type Finding, type Undecided, type UnitReturn } from "#returns"
import type { ExplainedFinding, TypedCells } from "#schema"
import type { RemarkRow, SurveyForms, UnitRow } from "#services/surveys"
import type { PriorValues } from "./prior-values.ts"

/** What is said of a return as it stands. */
export interface CheckedCells {
  /** Of each readable cell its text in one form; what a revision keeps. */
  readonly texts: TypedCells
  /** Cells that cannot be read; the path is the code of the variable. */
  readonly issues: readonly Issue[]
  readonly findings: readonly (ExplainedFinding & { readonly title: Words; readonly missing: boolean })[]
  readonly undecided: readonly Undecided[]
  readonly counts: {
    readonly unreadable: number
    /** Findings of required cells: they block, whatever is said to them. */
    readonly missing: number
    readonly errors: number
    readonly warnings: number
    readonly unexplained: number
  }
}

/** The unit whose return it is, as the frame knows it. */
export type UnitKnown = Pick<UnitRow, "unit_id" | "name" | "uscc" | "zone">

/** What was said to findings: by check and the finding's Chinese text as it was then, the latest. */
export type Explanations = ReadonlyMap<string, string>

export const findingKey = (check: string, text: string) => `${check}\n${text}`

export function explanationsOf(
  remarks: readonly Pick<RemarkRow, "kind" | "check_code" | "finding" | "body">[],
): Explanations {
  const found = new Map<string, string>()
  for (const { kind, check_code, finding, body } of remarks)
    if (kind === "explanation" && check_code !== null && finding !== null)
      found.set(findingKey(check_code, finding), body)
  return found
}

/** An organisation may be known by its credit code itself. */
const creditCodeOf = ({ unit_id, uscc }: UnitKnown): string | null =>
  uscc ?? (isUscc(unit_id) ? unit_id : null)

/** The cells with who the unit is, as the frame has it, where these are blank. */
export function withIdentity({ survey }: SurveyForms, unit: UnitKnown, typed: TypedCells): TypedCells {
  const { unit: code, name } = survey.dictionary
  const known = creditCodeOf(unit)
  return {
    ...(code === null || known === null ? {} : { [code]: known }),
    ...(name === null ? {} : { [name]: unit.name }),
    ...typed,
  }
}

/** Cells read and held against all checks of the survey; a missing cell is never zero. */
export function checkCells(
  forms: SurveyForms,
  unit: UnitKnown,
  period: string,
  typed: TypedCells,
  prior: PriorValues | null,
  explanations: Explanations,
): CheckedCells {
  const read = forms.cells.read(withIdentity(forms, unit, typed))
  const code = forms.survey.dictionary.unit
  const issues = [...read.issues]
  const given = code === null ? undefined : read.texts[code]
  const known = creditCodeOf(unit)
  if (code !== null && given !== undefined && known !== null && given !== known)
    issues.push(issue("error", "return-unit-other", code, { given, known }))
  const { findings, undecided } = checkReturn(
    forms.checks,
    returnOf(unit, period, read.record),
    prior === null ? null : returnOf(unit, prior.period, priorRecord(forms, prior)),
  )
  const titles = titlesOf(forms)
  const required = requiredChecks(forms)
  const explained = findings.map((finding) => ({
    ...finding,
    missing: isMissingCell(required, finding),
    title: titles.get(finding.check) ?? { zh: finding.check, en: finding.check },
    explanation: explanations.get(findingKey(finding.check, finding.text.zh)) ?? null,
  }))
  return {
    texts: read.texts,
    issues,
    findings: explained,
    undecided,
    counts: {
      unreadable: issues.filter(({ severity }) => severity === "error").length,
      missing: explained.filter(({ missing }) => missing).length,
      errors: explained.filter(({ level }) => level === "error").length,
      warnings: explained.filter(({ level }) => level === "warning").length,
      unexplained: explained.filter(({ explanation }) => explanation === null).length,
    },
  }
}

/** Reading last period's texts takes as long as this period's: once for each return. */
const records = new WeakMap<PriorValues, UnitReturn["record"]>()

function priorRecord(forms: SurveyForms, prior: PriorValues): UnitReturn["record"] {
  const before = records.get(prior)
  if (before !== undefined) return before
  const { record } = forms.cells.read(prior.values)
  records.set(prior, record)
  return record
}

const returnOf = (unit: UnitKnown, period: string, record: UnitReturn["record"]): UnitReturn => ({
  unit: unit.uscc ?? unit.unit_id,
  name: unit.name,
  zone: unit.zone,
  period,
  record,
})

/** A required cell that has no value: no explanation stands for a figure. */
const isMissingCell = (required: ReadonlySet<string>, { check, level }: Finding) =>
  level === "error" && required.has(check)

const requiredChecks = ({ checks }: SurveyForms): ReadonlySet<string> =>
  new Set(checks.checks.flatMap(({ definition }) => (definition.kind === "required" ? definition.code : [])))

/**
 * Everything that keeps a return from being submitted, each at its cell: what cannot be read, required cells without a
 * value, errors that are neither mended nor explained. Warnings block nothing.
 */
export function barsToSubmit(checked: CheckedCells): readonly Issue[] {
  return [
    ...checked.issues.filter(({ severity }) => severity === "error"),
    ...checked.findings.flatMap((finding) => {
      const { check, level, cells, title, text, explanation, missing } = finding
      if (level !== "error") return []
      if (!missing && explanation !== null) return []
      return issue("error", missing ? "return-cell-missing" : "return-error-open", cells[0] ?? check, {
        check,
        cells,
        titleZh: title.zh,
        titleEn: title.en,
        textZh: text.zh,
        textEn: text.en,
      })
    }),
  ]
}

export const titlesOf = ({ checks }: SurveyForms): ReadonlyMap<string, Words> =>
  new Map(checks.checks.map(({ definition: { code, label } }) => [code, label]))
