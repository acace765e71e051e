import {
  aggregatesOf,
  type Cell,
  type Checked,
  checkExpression,
  type DataRecord,
  type Declared,
  type Expression,
  exactText,
  expressionText,
  interpret,
  namesOf,
  readCell,
} from "#expressions"
import { type Issue, issue } from "#issues"
import { rowsOfZoneSql } from "#returns"
import { type IndicatorsOptions, type Prepared, prepareIndicators } from "./compute-indicators.ts"
import type { IndicatorContext } from "./context.ts"
import { nameVariable } from "./find-changes.ts"

/** One aggregate of a figure: its units' parts add up to it. */
export interface FigurePart {
  /** sum(qj57) */
  readonly text: string
  /** Is it of the period before? */
  readonly prior: boolean
}

export interface FigureUnit {
  readonly unit: string
  readonly name: string | null
  readonly period: string
  /** Cells that the figure reads, as decimal text; `null`: missing. */
  readonly cells: Readonly<Record<string, string | null>>
  /**
   * By the text of a part, what this unit brings to it: a value, or 1 to a count. `null`: left out, for a missing cell. A
   * part whose condition it does not meet is not named.
   */
  readonly parts: Readonly<Record<string, string | null>>
}

export interface OpenedFigure {
  readonly zone: string
  readonly indicator: string
  readonly text: string
  readonly parts: readonly FigurePart[]
  readonly units: readonly FigureUnit[]
}

/**
 * A figure down to the returns behind it. They identify respondents and serve the survey's statisticians alone (统计法
 * 第二十八条): the caller has made sure of who asks.
 */
export async function openFigure(
  options: IndicatorsOptions & { readonly zone: string; readonly indicator: string },
  context: IndicatorContext,
): Promise<{ readonly figure: OpenedFigure | null; readonly issues: readonly Issue[] }> {
  const { prepared, issues } = await prepareIndicators(options, context)
  if (prepared === null) return { figure: null, issues }
  const { zone, indicator } = options
  try {
    const planned = prepared.plan.indicators.find(({ code }) => code === indicator)
    if (planned === undefined || planned.checked === null) {
      const allowed = prepared.plan.indicators.filter(({ checked }) => checked !== null)
      const refused = issue("error", "indicator-not-opened", indicator, {
        allowed: allowed.map(({ code }) => code),
      })
      return { figure: null, issues: [...issues, refused] }
    }
    const parts = partsOf(planned.checked, prepared)
    const { period, prior } = prepared
    const units = await unitsOf(
      prepared,
      zone,
      period,
      parts.filter((part) => !part.prior),
    )
    if (prior !== null)
      units.push(
        ...(await unitsOf(
          prepared,
          zone,
          prior,
          parts.filter((part) => part.prior),
        )),
      )
    const nothing =
      units.length === 0 ? [issue("error", "indicator-zone-empty", zone, { indicator, period })] : []
    return {
      figure: {
        zone,
        indicator,
        text: planned.text ?? "",
        parts: parts.map(({ text, prior: before }) => ({ text, prior: before })),
        units,
      },
      issues: [...issues, ...nothing],
    }
  } finally {
    prepared.opened.source.close()
  }
}

interface Part extends FigurePart {
  /** `null`: it counts. */
  readonly of: Checked | null
  readonly where: Checked | null
  readonly names: readonly string[]
}

function partsOf({ expression }: Checked, { scope }: Prepared): Part[] {
  const checkedOf = (part: Expression | null) => (part === null ? null : checkExpression(part, scope).checked)
  return aggregatesOf(expression).map(({ node, prior }) => {
    const text = expressionText(node)
    return {
      text: prior ? `prior(${text})` : text,
      prior,
      of: checkedOf(node.of),
      where: checkedOf(node.where),
      names: namesOf(node),
    }
  })
}

async function unitsOf(
  prepared: Prepared,
  zone: string,
  period: string,
  parts: readonly Part[],
): Promise<FigureUnit[]> {
  if (parts.length === 0) return []
  const codes = new Set(parts.flatMap(({ names }) => names))
  const name = nameVariable(prepared, [period])
  const variables = prepared.scope.variables.filter(({ code }) => codes.has(code) || code === name)
  const columns = variables.map(({ code }) => code)
  const sql = rowsOfZoneSql(zone, prepared.rows(period, columns), variables)
  return (await prepared.opened.source.query(sql)).map((row) => {
    const record: Record<string, Cell> = {}
    for (const variable of variables) record[variable.code] = cellOf(variable, row[variable.code])
    const own = variables.filter(({ code }) => codes.has(code))
    return {
      unit: String(row.unit),
      name: name === null ? null : textOf(row[name]),
      period,
      cells: Object.fromEntries(own.map((variable) => [variable.code, cellText(variable, record)])),
      parts: Object.fromEntries(parts.flatMap((part) => broughtTo(part, record))),
    }
  })
}

const textOf = (value: unknown) => (value === null || value === undefined ? null : String(value))

/** A cell as expressions hold it, from what the database answers. */
function cellOf(variable: Declared, value: unknown): Cell {
  const text = textOf(value)
  if (text === null) return null
  if (variable.type !== "number") return readCell(variable, text, variable.code).cell
  const integer = BigInt(text)
  return Number.isSafeInteger(Number(text)) ? Number(text) : integer
}

function cellText({ code, decimals = 0, type }: Declared, record: DataRecord): string | null {
  const cell = record[code] ?? null
  if (cell === null || typeof cell === "object") return null
  return type === "number" && typeof cell !== "string" && typeof cell !== "boolean"
    ? exactText(cell, decimals)
    : String(cell)
}

function broughtTo({ text, of, where }: Part, record: DataRecord): [string, string | null][] {
  const holds = where === null ? true : interpret(where, record).value
  if (holds === false) return []
  if (holds !== true) return [[text, null]]
  if (of === null) return [[text, "1"]]
  const { value } = interpret(of, record)
  if (value === null || typeof value === "string" || typeof value === "boolean")
    return [[text, value === null ? null : String(value)]]
  const { type } = of.nature
  return [[text, type.kind === "exact" ? exactText(value, type.decimals) : String(value)]]
}
