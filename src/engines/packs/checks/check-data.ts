import type { Issue } from "#issues"
import { isEntityTable, isMissingText, isNumberText } from "../data-table.ts"
import type { DataTable, Pack } from "../pack.ts"
import type { PackFile } from "../pack-file.ts"
import { placeIssue } from "../place-issue.ts"

/** The tables of data/: columns, doubled rows, cells that are no numbers, invented beside real. */
export function checkData(pack: Pack): Issue[] {
  const issues: Issue[] = []
  const codes = new Set(pack.indicators.keys())
  for (const { nodes } of pack.frameworks.values())
    for (const node of nodes) if (node.kind === "indicator") codes.add(node.code)
  for (const table of pack.data.values()) {
    const file = pack.files.find((f) => f.path === `data/${table.entry.file}`)
    if (file === undefined) continue
    issues.push(...checkShape(table, file), ...checkOrigin(pack, table, file))
    if (isEntityTable(table)) issues.push(...checkEntities(table, file, codes))
    if (table.entry.use === "adjustments") issues.push(...checkAdjustments(table, file))
  }
  return [...issues, ...checkDefault(pack)]
}

function checkShape({ header, rows }: DataTable, file: PackFile): Issue[] {
  const issues: Issue[] = []
  header.forEach((column, i) => {
    if (column === "" || header.indexOf(column) < i)
      issues.push(placeIssue("error", "pack-data-header", file, [0, i], { column, position: i + 1 }))
  })
  rows.forEach((row, i) => {
    if (row.length !== header.length)
      issues.push(
        placeIssue("error", "pack-data-row-length", file, [i + 1], {
          cells: row.length,
          expected: header.length,
        }),
      )
  })
  return issues
}

/** An invented place has a code 99… and a name that says so; no real place stands in the same pack. */
function checkOrigin(pack: Pack, { entry, header, rows, place }: DataTable, file: PackFile): Issue[] {
  const issues: Issue[] = []
  const invented = pack.manifest.origin === "invented"
  if ((entry.origin === "invented") !== invented)
    issues.push(
      placeIssue("error", "pack-mixed-origin", place.file, [...place.path, "origin"], {
        origin: entry.origin,
        pack: pack.manifest.origin,
      }),
    )
  const code = header.indexOf("code")
  const name = header.indexOf("name")
  rows.forEach((row, i) => {
    const given = row[code]
    if (given === undefined || entry.use === "list") return
    if (given.startsWith("99") !== invented)
      issues.push(
        placeIssue("error", "pack-invented-code", file, [i + 1, code], {
          given,
          origin: pack.manifest.origin,
        }),
      )
    const called = row[name]
    if (invented && called !== undefined && !called.startsWith("示例"))
      issues.push(placeIssue("error", "pack-invented-name", file, [i + 1, name], { given: called }))
  })
  return issues
}

function checkEntities(
  { header, rows, entry }: DataTable,
  file: PackFile,
  codes: ReadonlySet<string>,
): Issue[] {
  const issues: Issue[] = []
  for (const column of ["code", "name", "period"])
    if (!header.includes(column))
      issues.push(placeIssue("error", "pack-no-column", file, [0], { column, name: entry.file }))
  const code = header.indexOf("code")
  const period = header.indexOf("period")
  const seen = new Map<string, number>()
  rows.forEach((row, i) => {
    const key = `${row[code]} ${row[period]}`
    const first = seen.get(key)
    if (first === undefined) seen.set(key, i)
    else
      issues.push(
        placeIssue("error", "pack-data-double-row", file, [i + 1], {
          row: key,
          first: file.locate([first + 1]),
        }),
      )
    header.forEach((column, j) => {
      const cell = row[j] ?? ""
      if (codes.has(column) && !isMissingText(cell) && !isNumberText(cell))
        issues.push(placeIssue("error", "pack-data-not-a-number", file, [i + 1, j], { column, given: cell }))
    })
  })
  return issues
}

const kinds = ["deduction", "bonus", "veto", "not-ranked"]

/** A deduction, bonus, veto or "not ranked" without a cited basis does not load. */
function checkAdjustments({ header, rows, entry }: DataTable, file: PackFile): Issue[] {
  const issues: Issue[] = []
  const at = (column: string) => header.indexOf(column)
  for (const column of ["entity", "kind", "points", "reason", "reference"])
    if (at(column) < 0)
      issues.push(placeIssue("error", "pack-no-column", file, [0], { column, name: entry.file }))
  rows.forEach((row, i) => {
    const kind = row[at("kind")] ?? ""
    if (!kinds.includes(kind))
      issues.push(
        placeIssue("error", "pack-bad-value", file, [i + 1, at("kind")], {
          given: kind,
          expected: kinds.join(", "),
        }),
      )
    for (const column of ["reason", "reference"])
      if ((row[at(column)] ?? "") === "")
        issues.push(
          placeIssue("error", "pack-adjustment-uncited", file, [i + 1], {
            entity: row[at("entity")],
            column,
          }),
        )
  })
  return issues
}

/** The pack's own framework must find its columns in the pack's own data. */
function checkDefault(pack: Pack): Issue[] {
  const chosen = pack.manifest.default
  const framework = chosen && pack.frameworks.get(chosen.framework)
  const table = chosen?.data === undefined ? undefined : pack.data.get(chosen.data)
  const file = pack.files.find((f) => f.path === `data/${chosen?.data}`)
  if (framework === undefined || table === undefined || file === undefined) return []
  const issues: Issue[] = []
  for (const { kind, indicator, code } of framework.nodes)
    if (kind === "indicator") {
      const columns = [indicator?.growthOf ?? code, indicator?.denominator].filter((c) => c !== undefined)
      for (const column of columns)
        if (!table.header.includes(column))
          issues.push(placeIssue("error", "pack-no-column", file, [0], { column, name: table.entry.file }))
    }
  const period = table.header.indexOf("period")
  if (chosen?.period !== undefined && !table.rows.some((row) => row[period] === chosen.period)) {
    const manifest = pack.files.find((f) => f.path === "pack.yaml")
    if (manifest !== undefined)
      issues.push(
        placeIssue("error", "pack-no-period", manifest, ["default", "period"], { period: chosen.period }),
      )
  }
  return issues
}
