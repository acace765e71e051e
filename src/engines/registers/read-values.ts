import { type Issue, issue } from "#issues"
import { isDay, stretchOf } from "./days.ts"
import type { RecordValues, RegisterDefinition, RegisterField } from "./model.ts"
import { plain } from "./plain.ts"
import { looksLikeUscc, plainUscc, usccCheckLetter } from "./uscc.ts"
import { daysOf } from "./validity.ts"

export interface ReadValues {
  /** Every field of the definition; `null`: nothing is given. */
  readonly values: RecordValues
  readonly issues: readonly Issue[]
}

/** Digits after the point of a number whose field says nothing. */
export const usualDecimals = 4

export interface ReadOptions {
  /** A wrong check letter of a number that others published is told and kept; by hand it is refused. */
  readonly usccFault?: "error" | "warning"
  /** Where a field stands, for the issues; left out: its code. */
  readonly placeOf?: (code: string) => string
}

/**
 * Reads what somebody typed or a file says into the fields of a register: numbers as exact decimal text, dates as
 * 2024-01-31 (2024-01 and 2024 where that is all), truth as true and false, choices as their code. All that is wrong at once.
 */
export function readValues(
  definition: RegisterDefinition,
  texts: Readonly<Record<string, string | null>>,
  { usccFault = "error", placeOf = (code) => code }: ReadOptions = {},
): ReadValues {
  const issues: Issue[] = []
  const values: Record<string, string | null> = {}
  const known = new Set(definition.fields.map(({ code }) => code))
  for (const code of Object.keys(texts))
    if (!known.has(code))
      issues.push(issue("error", "register-field-unknown", placeOf(code), { field: code, known: [...known] }))
  for (const field of definition.fields) {
    const typed = (texts[field.code] ?? "").trim()
    const path = placeOf(field.code)
    const words = { fieldZh: field.label.zh, fieldEn: field.label.en }
    if (typed === "") {
      values[field.code] = null
      if (field.required || definition.key.includes(field.code) || field.code === definition.roles.name)
        issues.push(issue("error", "register-field-missing", path, words))
      continue
    }
    const isUscc = field.code === definition.roles.uscc
    const value = isUscc ? plainUscc(typed) : readOne(field, typed)
    values[field.code] = value
    if (value === null)
      issues.push(
        issue("error", `register-not-a-${field.type}`, path, {
          ...words,
          text: typed,
          ...(field.type === "choice" ? { choices: (field.choices ?? []).map(({ label }) => label.zh) } : {}),
          ...(field.type === "number" ? { decimals: field.decimals ?? usualDecimals } : {}),
        }),
      )
    else if (isUscc) {
      const letter = usccCheckLetter(value)
      if (!looksLikeUscc(value))
        issues.push(issue(usccFault, "register-uscc-shape", path, { ...words, text: value }))
      else if (letter !== value[17])
        issues.push(issue(usccFault, "register-uscc-check", path, { ...words, text: value, letter }))
    }
  }
  const { validFrom, validTo } = daysOf(definition, values)
  if (validFrom !== null && validTo !== null && validTo < validFrom)
    issues.push(
      issue("error", "register-ends-before-it-begins", placeOf(definition.roles.validTo ?? ""), {
        from: validFrom,
        to: validTo,
      }),
    )
  return { values, issues }
}

/** The value in its one form; `null`: it is none of its type. */
function readOne(field: RegisterField, typed: string): string | null {
  switch (field.type) {
    case "text":
      return typed.length > 4000 ? null : typed
    case "number":
      return numberText(typed, field.decimals ?? usualDecimals)
    case "date":
      return dateText(typed)
    case "truth": {
      const word = plain(typed)
      if (["true", "1", "是", "有", "√", "✓", "y", "yes"].includes(word)) return "true"
      return ["false", "0", "否", "无", "×", "n", "no"].includes(word) ? "false" : null
    }
    case "choice": {
      const word = plain(typed)
      const found = (field.choices ?? []).filter(({ code, label, names }) =>
        [code, label.zh, label.en, ...(names ?? [])].some((name) => plain(name) === word),
      )
      return found.length === 1 ? (found[0]?.code ?? null) : null
    }
  }
}

/** Exact decimal text, `-1234.5`; `null`: no number, or more digits after the point than the field has. */
function numberText(typed: string, decimals: number): string | null {
  const text = typed.normalize("NFKC").replace(/\s/g, "").replace(/^\+/, "")
  const found = /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(text)
  if (found === null) return null
  const whole = (found[2] ?? "").replaceAll(",", "").replace(/^0+(?=\d)/, "")
  const rest = (found[3] ?? "").replace(/0+$/, "")
  if (rest.length > decimals || whole.length + decimals > 18) return null
  const size = rest === "" ? whole : `${whole}.${rest}`
  return found[1] === "-" && /[1-9]/.test(size) ? `-${size}` : size
}

/** 2024-1-5, 2024/1/5, 2024.1.5, 2024年1月5日, 20240105, 2024年1月, 2024 and 2024年. */
function dateText(typed: string): string | null {
  const text = typed
    .normalize("NFKC")
    .replace(/\s/g, "")
    .replace(/[T]?00:00(:00)?(\.0+)?Z?$/, "")
  const found =
    /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月?))?年?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (found === null) return null
  const [, year = "", month, day] = found
  const iso = [year, month, day]
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, "0"))
    .join("-")
  return (day === undefined ? stretchOf(iso) !== null : isDay(iso)) ? iso : null
}
