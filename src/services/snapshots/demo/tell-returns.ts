import type { TypedCells } from "#schema"
import { checkCells, digestOfReturn, type PriorValues } from "#services/filling"
import type { SurveyForms, UnitRow } from "#services/surveys"
import type { ReviewLevel } from "#surveys"
import type { DemoReturns } from "./demo-returns.ts"
import type { ToldReturn } from "./keep-returns.ts"

/** A period as the histories of its returns are made up. */
export interface ToldPeriod {
  readonly invented: DemoReturns
  readonly survey: string
  readonly period: string
  readonly forms: SurveyForms
  /** Last period's returns of the units; `null`: none is known. */
  readonly prior: ReadonlyMap<string, PriorValues> | null
  /** An instant so many days after the period was opened. */
  readonly day: (number: number) => string
  readonly dueAt: string
  /** Days between opening and deadline. */
  readonly term: number
}

type Events = ToldReturn["events"][number]

const signature = {
  filler: "填报人示例",
  head: "单位负责人示例",
  statisticsHead: "统计负责人示例",
  telephone: "000-00000000",
}

/** One unit's return as it is told: steps are taken in order. */
export class ReturnStory {
  private readonly revisions: ToldReturn["revisions"][number][] = []
  private readonly events: Events[] = []
  private draft: TypedCells | null = null
  private first: TypedCells | null = null
  remindedAt: string | null = null
  private readonly unit: Pick<UnitRow, "unit_id" | "name" | "uscc" | "zone" | "place" | "levels">
  private readonly told: ToldPeriod

  constructor(unit: ReturnStory["unit"], told: ToldPeriod) {
    this.unit = unit
    this.told = told
  }

  /** The return read and held against the checks, as a respondent sees it. */
  check(values: TypedCells) {
    const { forms, period, prior } = this.told
    return checkCells(forms, this.unit, period, values, prior?.get(this.unit.unit_id) ?? null, new Map())
  }

  save(values: TypedCells, day: number): void {
    this.draft = values
    this.event("save", day, this.unit.unit_id, {})
  }

  /** @param explanation of every finding; `null`: none is explained */
  submit(values: TypedCells, day: number, explanation: string | null): void {
    const checked = this.check(values)
    const { texts } = checked
    const findings = checked.findings.map(({ title: _, ...finding }) => ({ ...finding, explanation }))
    const number = this.revisions.length + 1
    const at = this.told.day(day)
    const key = { survey: this.told.survey, unit: this.unit.unit_id }
    const digest = digestOfReturn(key, this.told.period, texts).replace(/^sha256:/, "")
    this.save(values, day)
    this.revisions.push({ number, values: texts, digest, findings, signature, at })
    const first = this.first
    const restated =
      first === null
        ? []
        : [...new Set([...Object.keys(first), ...Object.keys(texts)])].filter(
            (code) => first[code] !== texts[code],
          )
    this.first ??= texts
    this.event("submit", day, this.unit.unit_id, {
      revision: number,
      dueAt: this.told.dueAt,
      restated,
      unexplained: explanation === null ? findings.length : 0,
      personName: signature.filler,
    })
  }

  sendBack(
    level: ReviewLevel,
    organisation: string,
    day: number,
    cells: readonly { readonly cell: string; readonly reason: string }[],
  ): void {
    this.event("return", day, organisation, { level, revision: this.revisions.length, cells })
  }

  accept(levels: readonly (readonly [ReviewLevel, organisation: string])[], day: number): void {
    for (const [i, [level, organisation]] of levels.entries())
      this.event("accept", day + i, organisation, { level, revision: this.revisions.length })
  }

  exclude(organisation: string, day: number, reason: string): void {
    this.event("exclude", day, organisation, { reason })
  }

  remind(day: number): void {
    this.remindedAt = this.told.day(day)
  }

  end(): ToldReturn {
    const { unit_id: unit, place, levels } = this.unit
    const { draft, revisions, events, remindedAt } = this
    return { unit, place, levels, draft, revisions, events, remindedAt }
  }

  private event(action: Events["action"], day: number, organisation: string, detail: Events["detail"]): void {
    this.events.push({ action, at: this.told.day(day), organisation, detail })
  }
}
