import { checkIndicatorValue, type Declared, namesOf, readExpression, type SqlParser } from "#expressions"
import type { Issue } from "#issues"
import { readCounts } from "#registers"
import { declaredVariables } from "../declared-variables.ts"
import { getPlace, type Pack } from "../pack.ts"
import { type Place, pathText, placeText } from "../pack-file.ts"
import { placeIssue } from "../place-issue.ts"
import type { Indicator } from "../schemas/index.ts"
import { moveIssue } from "./move-issue.ts"

/**
 * The expressions of a pack, read and checked: names, types, units, circles.
 * @param parse PostgreSQL's parser, handed in where packs are loaded
 */
export function checkValues(pack: Pack, parse: SqlParser): Issue[] {
  const variables = declaredVariables(pack)
  const indicators = [...pack.indicators].map(([code, indicator]) => declaredIndicator(code, indicator))
  const issues: Issue[] = []
  const uses = new Map<string, readonly string[]>()
  for (const { code, text, unit, place } of valuesOf(pack)) {
    const scope = {
      variables: [...variables, ...indicators.filter((one) => one.code !== code)],
    }
    const { issues: found } = checkIndicatorValue(
      { text, ...(unit === undefined ? {} : { unit }), scope, path: code },
      parse,
    )
    for (const one of found.filter(isFault))
      issues.push({
        ...one,
        path: placeText(place),
        values: {
          ...one.values,
          place: one.path,
          file: place.file.path,
          line: place.file.locate(place.path),
          at: pathText(place.path),
        },
      })
    const read = readExpression(text, parse).expression
    if (read !== null)
      uses.set(
        code,
        namesOf(read).filter((name) => pack.indicators.has(name)),
      )
  }
  for (const register of pack.registers.values()) {
    const place = getPlace(pack, `register:${register.id}`)
    for (const found of readCounts(register, parse).issues.filter(isFault)) {
      // counts.2.expression: and the place inside the text
      const [path = "", ...inside] = found.path.split(":")
      issues.push(moveIssue({ ...found, path, values: { ...found.values, place: inside.join(":") } }, place))
    }
  }
  return [...issues, ...circles(pack, uses)]
}

/** That a divisor can be zero is true of every share: the value is unknown then, and says so where it is computed. */
const isFault = (found: Issue) => found.severity !== "info"

function declaredIndicator(code: string, { label, unit }: Indicator): Declared {
  const words = typeof label === "string" ? { zh: label, en: label } : label
  return {
    code,
    label: { zh: words.zh ?? words.en ?? code, en: words.en ?? words.zh ?? code },
    type: "number",
    level: "whole",
    double: true,
    ...(unit === undefined ? {} : { unit }),
  }
}

interface Value {
  readonly code: string
  readonly text: string
  readonly unit: string | undefined
  readonly place: Place
}

function valuesOf(pack: Pack): Value[] {
  const values: Value[] = []
  for (const [code, { value, unit }] of pack.indicators) {
    if (value === undefined) continue
    const { file, path } = getPlace(pack, `indicator:${code}`)
    values.push({ code, text: value, unit, place: { file, path: [...path, "value"] } })
  }
  for (const { nodes } of pack.frameworks.values())
    for (const { code, own, indicator, place } of nodes)
      if (own !== null && "value" in own && own.value !== undefined)
        values.push({
          code,
          text: own.value,
          unit: indicator?.unit,
          place: { file: place.file, path: [...place.path, "value"] },
        })
  return values
}

/** Indicators whose values lead back to themselves. */
function circles(pack: Pack, uses: ReadonlyMap<string, readonly string[]>): Issue[] {
  const issues: Issue[] = []
  const said = new Set<string>()
  const done = new Set<string>()
  const walk = (code: string, above: readonly string[]): void => {
    if (above.includes(code)) {
      const codes = above.slice(above.indexOf(code))
      const key = [...codes].sort().join()
      const place = pack.places.get(`indicator:${codes[0]}`)
      if (!said.has(key) && place !== undefined)
        issues.push(placeIssue("error", "pack-cycle", place.file, [...place.path, "value"], { codes }))
      said.add(key)
      return
    }
    if (done.has(code)) return
    for (const name of uses.get(code) ?? []) walk(name, [...above, code])
    done.add(code)
  }
  for (const code of uses.keys()) walk(code, [])
  return issues
}
