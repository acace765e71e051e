import { convertUnit } from "#imports"
import type { Issue } from "#issues"
import { checkDefinition } from "#registers"
import { getPlace, type Pack } from "../pack.ts"
import { type PathPart, type Place, placeText } from "../pack-file.ts"
import { placeIssue } from "../place-issue.ts"
import type { Profile, Register } from "../schemas/index.ts"
import { moveIssue } from "./move-issue.ts"

/** Unit of everything that values can be kept for; `null`: it has none. */
type Units = ReadonlyMap<string, string | null>

/** Variables, profiles of imports and registers: what is wrong in each alone and against the others. */
export function checkDefinitions(pack: Pack, elsewhere: ReadonlyMap<string, Register>): Issue[] {
  const units = unitsOf(pack)
  return [
    ...checkVariables(pack),
    ...[...pack.profiles.values()].flatMap((profile) => checkProfile(pack, profile, units)),
    ...[...pack.registers.values()].flatMap((register) => checkRegister(pack, register, units)),
    ...checkTables(pack),
    ...checkCounted(pack, elsewhere),
  ]
}

function unitsOf(pack: Pack): Units {
  const units = new Map<string, string | null>()
  for (const table of pack.data.values()) for (const column of table.header) units.set(column, null)
  for (const { nodes } of pack.frameworks.values())
    for (const { code, indicator } of nodes) if (indicator !== null) units.set(code, indicator.unit ?? null)
  for (const [code, { unit }] of pack.indicators) units.set(code, unit ?? null)
  for (const [code, { unit }] of pack.variables) units.set(code, unit ?? null)
  return units
}

/** Only numbers are counted in a unit. */
function checkVariables(pack: Pack): Issue[] {
  const issues: Issue[] = []
  for (const [code, { type, unit, decimals }] of pack.variables) {
    const place = getPlace(pack, `variable:${code}`)
    for (const [key, value] of [["unit", unit] as const, ["decimals", decimals] as const])
      if (type !== "number" && value !== undefined)
        issues.push(placed("pack-not-a-quantity", place, [key], { variable: code, type, key }))
    if (pack.indicators.has(code))
      issues.push(
        placed("pack-duplicate-code", place, [], {
          given: code,
          first: placeText(getPlace(pack, `indicator:${code}`)),
        }),
      )
  }
  return issues
}

function checkProfile(pack: Pack, profile: Profile, units: Units): Issue[] {
  const issues: Issue[] = []
  const place = getPlace(pack, `profile:${profile.id}`)
  const register = profile.register === undefined ? undefined : pack.registers.get(profile.register)
  if (profile.rows === "records" ? profile.register === undefined : profile.register !== undefined)
    issues.push(placed("pack-profile-register", place, ["rows"], { profile: profile.id, rows: profile.rows }))
  if (profile.register !== undefined && register === undefined)
    issues.push(dangling("register", profile.register, place, ["register"]))
  const measures: Units =
    profile.rows === "records"
      ? new Map(register?.fields.map((field) => [field.code, field.unit ?? null]))
      : units
  const headers = new Map<string, number>()
  profile.columns.forEach((column, i) => {
    const path = ["columns", i]
    column.headers.forEach((header, j) => {
      const plain = plainHeader(header)
      if (headers.has(plain))
        issues.push(placed("pack-profile-header", place, [...path, "headers", j], { header }))
      headers.set(plain, i)
    })
    const isMeasure = (column.role ?? "measure") === "measure"
    if (isMeasure !== (column.measure !== undefined) && column.role !== "group")
      issues.push(
        placed("pack-profile-measure", place, path, {
          header: column.headers[0],
          role: column.role ?? "measure",
        }),
      )
    if (column.measure === undefined || (profile.rows === "records" && register === undefined)) return
    if (!measures.has(column.measure)) {
      if (column.role !== "group")
        issues.push(dangling("measure", column.measure, place, [...path, "measure"]))
      return
    }
    const wanted = measures.get(column.measure) ?? null
    if (column.unit !== undefined && (wanted === null || convertUnit(column.unit, wanted) === null))
      issues.push(
        placed("pack-profile-unit", place, [...path, "unit"], {
          measure: column.measure,
          unit: column.unit,
          wanted: wanted ?? "—",
        }),
      )
  })
  const entities = new Set<string>()
  for (const { header, rows } of pack.data.values()) {
    const code = header.indexOf("code")
    if (code >= 0) for (const row of rows) entities.add(row[code] ?? "")
  }
  // Null: a name to be left out.
  for (const [text, code] of Object.entries(profile.entities ?? {}))
    if (code !== null && !entities.has(code)) issues.push(dangling("entity", code, place, ["entities", text]))
  return issues
}

/** Headers are compared without blanks, width of brackets and case. */
function plainHeader(header: string): string {
  return header.normalize("NFKC").replace(/\s+/g, "").toLowerCase()
}

function checkRegister(pack: Pack, register: Register, units: Units): Issue[] {
  const place = getPlace(pack, `register:${register.id}`)
  const issues = checkDefinition(register).map((found) => moveIssue(found, place))
  const clauses = new Set(pack.clauses.map((clause) => clause.id))
  register.clauses?.forEach((id, i) => {
    if (!clauses.has(id)) issues.push(dangling("clause", id, place, ["clauses", i]))
  })
  register.evidenceFor?.forEach((code, i) => {
    if (!units.has(code)) issues.push(dangling("indicator", code, place, ["evidenceFor", i]))
  })
  register.counts.forEach(({ indicator, unit, code }, i) => {
    if (indicator === undefined) return
    const wanted = units.get(indicator)
    if (wanted === undefined) issues.push(dangling("indicator", indicator, place, ["counts", i, "indicator"]))
    else if (wanted !== null && convertUnit(unit, wanted) === null)
      issues.push(
        placed("pack-unit-mismatch", place, ["counts", i, "unit"], { node: code, unit, expected: wanted }),
      )
  })
  register.records?.forEach((name, i) => {
    if (!pack.data.has(name)) issues.push(dangling("data file", name, place, ["records", i]))
  })
  return issues
}

/** Columns of a table of records beside the register's fields. */
const besides = ["zone", "source", "certainty", "source_row", "note"]

/** Tables that are records of a register: named on either side, their columns are fields. */
function checkTables(pack: Pack): Issue[] {
  const issues: Issue[] = []
  for (const { entry, header, place } of pack.data.values()) {
    const named = [...pack.registers.values()].filter((one) => one.records?.includes(entry.file))
    const own = entry.register === undefined ? undefined : pack.registers.get(entry.register)
    if (entry.register !== undefined && own === undefined)
      issues.push(dangling("register", entry.register, place, ["register"]))
    const file = pack.files.find((one) => one.path === `data/${entry.file}`)
    if (file === undefined) continue
    for (const register of new Set([...named, ...(own === undefined ? [] : [own])])) {
      const fields = new Set([...register.fields.map((field) => field.code), ...besides])
      header.forEach((column, i) => {
        if (!fields.has(column))
          issues.push(
            placeIssue("error", "pack-record-column", file, [0, i], { column, register: register.id }),
          )
      })
      for (const field of register.fields)
        if (field.required === true && !header.includes(field.code))
          issues.push(
            placeIssue("error", "pack-no-column", file, [0], { column: field.code, name: entry.file }),
          )
    }
  }
  return issues
}

/** Indicators that say which count of a register they are; the register may stand in another pack. */
function checkCounted(pack: Pack, elsewhere: ReadonlyMap<string, Register>): Issue[] {
  const issues: Issue[] = []
  for (const [code, { count, unit }] of pack.indicators) {
    if (count === undefined) continue
    const place = getPlace(pack, `indicator:${code}`)
    const register = pack.registers.get(count.register) ?? elsewhere.get(count.register)
    if (register === undefined) {
      issues.push(dangling("register", count.register, place, ["count", "register"]))
      continue
    }
    const found = register.counts.find((one) => one.code === count.code)
    if (found === undefined) issues.push(dangling("count", count.code, place, ["count", "code"]))
    else if (unit !== undefined && convertUnit(found.unit, unit) === null)
      issues.push(
        placed("pack-unit-mismatch", place, ["count"], { node: code, unit: found.unit, expected: unit }),
      )
  }
  return issues
}

function placed(
  code: string,
  { file, path }: Place,
  below: readonly PathPart[],
  values: Readonly<Record<string, unknown>>,
): Issue {
  return placeIssue("error", code, file, [...path, ...below], values)
}

function dangling(what: string, id: string, place: Place, below: readonly PathPart[]): Issue {
  return placed("pack-dangling", place, below, { what, id, similar: null })
}
