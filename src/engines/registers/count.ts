import {
  type Checked,
  checkIndicatorValue,
  type DataRecord,
  type Declared,
  interpretOver,
  readRecord,
  type Scope,
  type SqlParser,
  valueText,
} from "#expressions"
import type { Issue, Words } from "#issues"
import { periodBefore, type Stretch, stretchOf } from "./days.ts"
import type { RegisterCount, RegisterDefinition, RegisterField, RegisterRecord } from "./model.ts"
import { usualDecimals } from "./read-values.ts"
import { begunWithin, validAt } from "./validity.ts"

/** What an expression over the records of a register may name: its fields. */
export function scopeOf(definition: RegisterDefinition): Scope {
  return { variables: definition.fields.map(declared) }
}

function declared({ code, label, type, decimals, unit }: RegisterField): Declared {
  return {
    code,
    label,
    type: type === "choice" ? "text" : type,
    ...(type === "number" ? { decimals: decimals ?? usualDecimals } : {}),
    ...(unit === undefined ? {} : { unit }),
  }
}

/**
 * Reads the expressions of a register's counts: each is one number for all records, in the unit that the count says.
 * Nothing is converted; what has to be, the expression says (`sum(a) / sum(b) * 100` is %).
 * @param parse PostgreSQL's parser, handed in
 * @returns those without an error, by code; paths of the issues begin `counts.2.expression:`
 */
export function readCounts(
  definition: RegisterDefinition,
  parse: SqlParser,
): { readonly counts: ReadonlyMap<string, Checked>; readonly issues: readonly Issue[] } {
  const counts = new Map<string, Checked>()
  const issues: Issue[] = []
  const scope = scopeOf(definition)
  for (const [i, count] of definition.counts.entries()) {
    const { checked, issues: found } = checkIndicatorValue(
      { text: count.expression, unit: count.unit, scope, path: "" },
      parse,
    )
    if (checked !== null && !found.some(({ severity }) => severity === "error"))
      counts.set(count.code, checked)
    issues.push(...found.map((one) => ({ ...one, path: `counts.${i}.expression:${one.path.trim()}` })))
  }
  return { counts, issues }
}

export interface CountOptions {
  /** The zone said that there is none in the period, or in the one before. */
  readonly declaredNone: boolean
  readonly declaredNoneBefore?: boolean
  /** `signed-off`: only what a second person has signed off. */
  readonly basis: "standing" | "signed-off"
}

export interface CountedValue {
  readonly count: RegisterCount
  /** Exact decimal text; `null`: unknown. */
  readonly value: string | null
  readonly reason: Words | null
  /** The records of the period: valid on its last day, or begun within it. */
  readonly members: readonly RegisterRecord[]
  readonly explanation: Words
}

/** A record that is counted: its values are those that stand now, its validity those days, whenever it was entered. */
interface Members {
  readonly members: readonly RegisterRecord[]
  /** Records of which nobody knows whether they belong to the period. */
  readonly undated: number
  /** Whether the list says anything about the period at all. */
  readonly kept: boolean
}

/**
 * The counts of one zone's records for a period. A count is a day's or a stretch's by what is valid then, not by what
 * was entered by then. Without a record that began by the period's end, and without anybody's saying that there is
 * none, a count is unknown, not zero.
 * @param records all records of one zone, withdrawn ones too
 * @throws when the period is none
 */
export function countsAt(
  definition: RegisterDefinition,
  counts: ReadonlyMap<string, Checked>,
  records: readonly RegisterRecord[],
  period: string,
  options: CountOptions,
): CountedValue[] {
  const stretch = stretchOf(period)
  if (stretch === null) throw new Error(`countsAt: ${period} is no period`)
  const before = periodBefore(period)
  const standing = records.filter(
    ({ state }) => state !== "withdrawn" && (options.basis === "standing" || state === "signed-off"),
  )
  return definition.counts.map((count) => {
    const now = membersOf(definition, count, standing, stretch)
    const known = now.kept || options.declaredNone
    const explanation = explanationOf(count, now.members, stretch)
    const unknown = (reason: Words): CountedValue => ({
      count,
      value: null,
      reason,
      members: now.members,
      explanation,
    })
    const checked = counts.get(count.code)
    if (checked === undefined)
      return unknown({ zh: "计数表达式有误", en: "the expression of the count is faulty" })
    if (!known)
      return unknown({
        zh: "没有记录，也没有声明“本期没有”",
        en: "no record, and nobody has declared that there is none",
      })
    if (now.undated > 0)
      return unknown({
        zh: `${now.undated} 条记录没有起始日期，不知是否计入`,
        en: `${now.undated} records without a first day: nobody knows whether they count`,
      })
    const earlier =
      before === null ? null : membersOf(definition, count, standing, stretchOf(before) ?? stretch)
    const hasPrior =
      earlier !== null && earlier.undated === 0 && (earlier.kept || options.declaredNoneBefore === true)
    const outcome = interpretOver(checked, dataOf(definition, now.members), {
      ...(hasPrior && earlier !== null ? { prior: dataOf(definition, earlier.members) } : {}),
    })
    const value = decimalText(checked, outcome.value)
    return value === null
      ? unknown({ zh: valueText(checked, outcome, "zh"), en: valueText(checked, outcome, "en") })
      : { count, value, reason: null, members: now.members, explanation }
  })
}

function membersOf(
  definition: RegisterDefinition,
  count: RegisterCount,
  standing: readonly RegisterRecord[],
  stretch: Stretch,
): Members {
  const within = standing.map((record) =>
    count.when === "all"
      ? true
      : count.when === "begun-within"
        ? begunWithin(record, stretch)
        : validAt(definition, record, stretch.to),
  )
  return {
    members: standing.filter((_, i) => within[i] === true),
    undated: within.filter((one) => one === null).length,
    kept: standing.some(
      ({ validFrom }) => count.when === "all" || validFrom === null || validFrom <= stretch.to,
    ),
  }
}

/** Records as expressions read them; a date that is a year alone is its first day. */
function dataOf(definition: RegisterDefinition, records: readonly RegisterRecord[]): DataRecord[] {
  const scope = scopeOf(definition)
  const dates = definition.fields.filter(({ type }) => type === "date").map(({ code }) => code)
  return records.map(({ id, values }) => {
    const texts = { ...values }
    for (const code of dates) texts[code] = stretchOf(values[code] ?? "")?.from ?? null
    const { record, issues } = readRecord(scope, texts, id)
    if (issues.some(({ severity }) => severity === "error"))
      throw new Error(`countsAt: record ${id} was not read: ${issues.map(({ code }) => code).join(", ")}`)
    return record
  })
}

/** An outcome as exact decimal text, in the unit that the count has. */
function decimalText(checked: Checked, value: number | bigint | string | boolean | null): string | null {
  if (value === null || typeof value === "boolean" || typeof value === "string") return null
  const { type } = checked.nature
  if (type.kind !== "exact" || type.decimals === 0) return String(value)
  const digits = String(value)
    .replace("-", "")
    .padStart(type.decimals + 1, "0")
  const rest = digits.slice(-type.decimals).replace(/0+$/, "")
  const whole = digits.slice(0, -type.decimals)
  return `${String(value).startsWith("-") ? "-" : ""}${whole}${rest === "" ? "" : `.${rest}`}`
}

function explanationOf(
  count: RegisterCount,
  members: readonly RegisterRecord[],
  { from, to }: Stretch,
): Words {
  const signed = members.filter(({ state }) => state === "signed-off").length
  const which = {
    "valid-at-end": { zh: `${to} 有效的记录`, en: `records valid on ${to}` },
    "begun-within": { zh: `${from} 至 ${to} 起始的记录`, en: `records that began from ${from} to ${to}` },
    all: { zh: "全部记录", en: "all records" },
  }[count.when]
  return {
    zh: `${which.zh} ${members.length} 条（已审核 ${signed} 条），按 ${count.expression} 计算`,
    en: `${members.length} ${which.en} (${signed} signed off), by ${count.expression}`,
  }
}
