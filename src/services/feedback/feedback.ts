import { labelText } from "#evaluation"
import { type Issue, issue, Problem, type Words } from "#issues"
import type { Pack } from "#packs"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { findGaps, type Gap, type GroupRank, rankGroups } from "./find-gaps.ts"
import type { FeedbackLetter, LetterIndicator } from "./letter.ts"
import { type FiguresContext, ownFigures } from "./own-figures.ts"

export interface EnteredLetter {
  readonly year: string
  readonly version: number
  readonly letter: FeedbackLetter
  readonly note: string
  readonly enteredAt: string
  readonly enteredBy: string
}

type Packs = ReadonlyMap<string, { readonly pack: Pack }>

/** Invented zones are evaluated by the invented authority's framework, real ones by that of 2021, whose groups letters name. */
function frameworkOfLetters(packs: Packs, zone: string) {
  const [name, id] = zone.startsWith("99") ? ["demo", "demo-2021"] : ["national", "nhtz-2021"]
  const framework = packs.get(name ?? "")?.pack.frameworks.get(id ?? "")
  const nodes = framework?.nodes ?? []
  const root = nodes.find((node) => node.parent === null)
  const words = (label: Parameters<typeof labelText>[0], code: string): Words => ({
    zh: labelText(label, "zh", code),
    en: labelText(label, "en", code),
  })
  const groups = nodes
    .filter((node) => node.parent === root?.code && node.kind === "aggregate")
    .map((node) => ({ code: node.code, label: words(node.own?.label, node.code) }))
  const indicators = nodes.flatMap((node): LetterIndicator[] =>
    node.indicator === null
      ? []
      : [
          {
            code: node.code,
            number: node.indicator.number ?? null,
            label: words(node.indicator.label, node.code),
            unit: node.indicator.unit ?? null,
            group: node.parent ?? "",
            lowerIsBetter: node.indicator.direction === "lower-is-better",
          },
        ],
  )
  return {
    head: { pack: name ?? "", id: id ?? "", title: words(framework?.file.title, id ?? "") },
    groups,
    indicators,
  }
}

export interface FeedbackView {
  readonly zone: string
  readonly framework: { readonly pack: string; readonly id: string; readonly title: Words }
  readonly groups: { readonly code: string; readonly label: Words }[]
  readonly indicators: Omit<LetterIndicator, "lowerIsBetter">[]
  readonly letters: EnteredLetter[]
  readonly shown: {
    readonly year: string
    readonly letter: FeedbackLetter
    readonly ranks: GroupRank[]
    readonly gaps: Gap[]
    readonly missing: {
      readonly code: string
      readonly label: Words
      readonly what: "own" | "average" | "both"
    }[]
  } | null
}

/** The letters of one's own zone, and what follows from the one of a year. */
export async function getFeedback(
  tx: Transaction,
  zone: string,
  year: string | undefined,
  packs: Packs,
  context: FiguresContext,
): Promise<FeedbackView> {
  const { head, groups, indicators } = frameworkOfLetters(packs, zone)
  const rows = await tx
    .selectFrom("feedback_letter")
    .where("organisation_id", "=", zone)
    .selectAll()
    .orderBy("year", "desc")
    .orderBy("version", "desc")
    .execute()
  const people = await tx
    .selectFrom("person")
    .where("id", "in", ["", ...new Set(rows.map((row) => row.entered_by))])
    .select(["id", "name"])
    .execute()
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const letters = rows.map((row) => ({
    year: row.year,
    version: row.version,
    // Written by enterFeedback.
    letter: row.letter as FeedbackLetter,
    note: row.note,
    enteredAt: row.entered_at.toISOString(),
    enteredBy: names.get(row.entered_by) ?? row.entered_by,
  }))
  const wanted = letters.find((one) => year === undefined || one.year === year)
  const base = {
    zone,
    framework: head,
    groups,
    indicators: indicators.map(({ lowerIsBetter: _, ...rest }) => rest),
    letters,
  }
  if (wanted === undefined) return { ...base, shown: null }
  const codes = new Set(indicators.map(({ code }) => code))
  const figures = await ownFigures(tx, zone, wanted.year, codes, context)
  return {
    ...base,
    shown: {
      year: wanted.year,
      letter: wanted.letter,
      ranks: rankGroups(wanted.letter, groups),
      ...findGaps(wanted.letter, indicators, figures),
    },
  }
}

/**
 * Keeps a letter as the zone's next entry of the year; earlier ones stay.
 * @throws Problem invalid with everything that cannot be
 */
export async function enterFeedback(
  tx: Transaction,
  owner: { readonly organisation: string; readonly place: string },
  given: { readonly year: string; readonly letter: FeedbackLetter; readonly note: string },
  packs: Packs,
): Promise<number> {
  const issues = checkLetter(given.letter, frameworkOfLetters(packs, owner.organisation))
  if (issues.length > 0) throw new Problem("invalid", issues)
  const last = await tx
    .selectFrom("feedback_letter")
    .where("organisation_id", "=", owner.organisation)
    .where("year", "=", given.year)
    .select((query) => query.fn.max("version").as("version"))
    .executeTakeFirst()
  const version = (last?.version ?? 0) + 1
  await tx
    .insertInto("feedback_letter")
    .values({
      organisation_id: owner.organisation,
      place: owner.place,
      year: given.year,
      version,
      letter: JSON.stringify(given.letter),
      note: given.note,
    })
    .execute()
  await recordAction(tx, {
    action: "feedback-letter.enter",
    objectKind: "feedback-letter",
    objectId: `${owner.organisation}-${given.year}`,
    detail: { year: given.year, version },
  })
  return version
}

/** Ranks beyond the number of zones, unknown codes, codes twice, a letter that says nothing. */
export function checkLetter(
  letter: FeedbackLetter,
  framework: {
    readonly groups: readonly { readonly code: string }[]
    readonly indicators: readonly { readonly code: string }[]
  },
): Issue[] {
  const issues: Issue[] = []
  const { zones } = letter
  const checkRank = (rank: number | null, path: string) => {
    if (rank !== null && zones !== null && rank > zones)
      issues.push(issue("error", "feedback-rank-beyond", path, { rank, zones }))
  }
  checkRank(letter.rank, "rank")
  for (const [key, list, known] of [
    ["groups", letter.groups, framework.groups],
    ["indicators", letter.indicators, framework.indicators],
  ] as const) {
    const codes = new Set(known.map(({ code }) => code))
    const seen = new Set<string>()
    list.forEach(({ code, rank }, i) => {
      checkRank(rank, `${key}.${i}.rank`)
      if (!codes.has(code)) issues.push(issue("error", "feedback-code-unknown", `${key}.${i}.code`, { code }))
      if (seen.has(code)) issues.push(issue("error", "feedback-code-twice", `${key}.${i}.code`, { code }))
      seen.add(code)
    })
  }
  const says = [letter.rank, letter.score, ...letter.groups.map(({ rank }) => rank)]
  const inside = letter.indicators.some(({ rank, average }) => rank !== null || average !== null)
  if (says.every((value) => value === null) && !inside)
    issues.push(issue("error", "feedback-empty", "letter"))
  return issues
}
