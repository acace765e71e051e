// Why a check could not be decided: the cells that are missing, of this period and of the one before.
import {
  type Checked,
  type DataRecord,
  type Expression,
  interpret,
  labelOf,
  partsOf,
  reasonText,
  type UnknownReason,
} from "#expressions"
import type { Language, Words } from "#issues"
import type { ReadyCheck, Undecided, UnitReturn } from "./model.ts"
import { optionsOf } from "./relation-text.ts"

/**
 * A check of which at least one expression is unknown. What it lacks is found when it is asked for: of many returns it
 * mostly is not.
 */
export function undecidedOf(
  { definition }: ReadyCheck,
  cells: readonly string[],
  expressions: readonly Checked[],
  of: UnitReturn,
  prior: UnitReturn | null,
): Undecided {
  return new UndecidedCheck(definition.code, cells, expressions, of, prior)
}

/** A class: an object with getters of its own would be a shape of its own, millions of them in a large file. */
class UndecidedCheck implements Undecided {
  readonly check: string
  readonly cells: readonly string[]
  private readonly expressions: readonly Checked[]
  private readonly of: UnitReturn
  private readonly prior: UnitReturn | null
  private known: Lacking | null = null

  constructor(
    check: string,
    cells: readonly string[],
    expressions: readonly Checked[],
    of: UnitReturn,
    prior: UnitReturn | null,
  ) {
    this.check = check
    this.cells = cells
    this.expressions = expressions
    this.of = of
    this.prior = prior
  }

  get missing(): readonly string[] {
    return [...this.lacking().missing]
  }

  get missingPrior(): readonly string[] {
    return [...this.lacking().missingPrior]
  }

  get text(): Words {
    return wordsOf(this.lacking(), this.expressions)
  }

  private lacking(): Lacking {
    this.known ??= lackingOf(this.expressions, this.of, this.prior)
    return this.known
  }
}

interface Lacking {
  readonly missing: ReadonlySet<string>
  readonly missingPrior: ReadonlySet<string>
  /** Reasons other than missing cells. */
  readonly others: readonly UnknownReason[]
}

function lackingOf(expressions: readonly Checked[], of: UnitReturn, prior: UnitReturn | null): Lacking {
  const missing = new Set<string>()
  const missingPrior = new Set<string>()
  const others = new Map<string, UnknownReason>()
  for (const checked of expressions) {
    const names = namesByPeriod(checked)
    for (const reason of interpret(checked, of.record, optionsOf(prior)).reasons) {
      if (reason.kind !== "missing") {
        others.set(JSON.stringify(reason), reason)
        continue
      }
      // A reason names its cell without the period; both are missing where both are asked for.
      if (names.now.has(reason.of) && isMissing(of.record, reason.of)) missing.add(reason.of)
      if (prior !== null && names.prior.has(reason.of) && isMissing(prior.record, reason.of))
        missingPrior.add(reason.of)
    }
  }
  return { missing, missingPrior, others: [...others.values()] }
}

function wordsOf({ missing, missingPrior, others }: Lacking, [first]: readonly Checked[]): Words {
  if (first === undefined) return { zh: "", en: "" }
  const { scope } = first
  const labels = (codes: ReadonlySet<string>, language: Language) =>
    [...codes].map((code) => labelOf(scope, code, language))
  const quoted = (codes: ReadonlySet<string>) =>
    labels(codes, "zh")
      .map((label) => `“${label}”`)
      .join("、")
  const zh: string[] = []
  const en: string[] = []
  if (missing.size > 0) {
    zh.push(`缺${quoted(missing)}`)
    en.push(`missing: ${labels(missing, "en").join(", ")}`)
  }
  if (missingPrior.size > 0) {
    zh.push(`缺上期${quoted(missingPrior)}`)
    en.push(`missing last period: ${labels(missingPrior, "en").join(", ")}`)
  }
  for (const reason of others) {
    zh.push(reasonText(reason, scope, "zh"))
    en.push(reasonText(reason, scope, "en"))
  }
  return { zh: zh.join("；"), en: en.join("; ") }
}

const isMissing = (record: DataRecord, code: string) => {
  const cell = record[code]
  return cell === null || cell === undefined || typeof cell === "object"
}

const byPeriod = new WeakMap<
  Checked,
  { readonly now: ReadonlySet<string>; readonly prior: ReadonlySet<string> }
>()

/** Names inside `prior(…)` and outside. */
export function namesByPeriod(checked: Checked) {
  const found = byPeriod.get(checked)
  if (found !== undefined) return found
  const now = new Set<string>()
  const prior = new Set<string>()
  const visit = (node: Expression, into: Set<string>) => {
    if (node.kind === "name") into.add(node.code)
    for (const part of partsOf(node)) visit(part, node.kind === "prior" ? prior : into)
  }
  visit(checked.expression, now)
  const made = { now, prior }
  byPeriod.set(checked, made)
  return made
}
