import type { TSchema } from "typebox"
import type { Issue } from "#issues"
import { isCode } from "./codes.ts"
import type { DataTable, Pack, PackFramework } from "./pack.ts"
import type { PackFile, PathPart, Place } from "./pack-file.ts"
import { placeIssue } from "./place-issue.ts"
import { readCheckFiles } from "./read-check-files.ts"
import { readOneByFile, readVariables } from "./read-definition-files.ts"
import { readTree } from "./read-tree.ts"
import {
  ClauseSchema,
  checkShape,
  DataTableSchema,
  FrameworkSchema,
  GoalSchema,
  ImportProfileSchema,
  type Indicator,
  IndicatorSchema,
  type Manifest,
  ManifestSchema,
  MethodSchema,
  PaperSchema,
  PopulationSchema,
  RegisterSchema,
  SourceSchema,
  ThemeSchema,
} from "./schemas/index.ts"

const nothing: Manifest = { id: "unnamed", title: "unnamed", kind: "data", origin: "public" }

/**
 * Joins the files of a pack. Reports what is wrong in one file (shape, unknown keys, doubled codes);
 * `checkPack` reports what is wrong between them. Faulty definitions are left out.
 */
export function buildPack(files: readonly PackFile[]): { pack: Pack; issues: Issue[] } {
  const issues: Issue[] = []
  const places = new Map<string, Place>()
  const named = (path: string) => files.filter((file) => file.path === path)
  const inFolder = (folder: string) =>
    files.filter((file) => file.path.startsWith(`${folder}/`) && /\.ya?ml$/.test(file.path))

  const manifestFile = named("pack.yaml")[0]
  if (manifestFile === undefined)
    issues.push({ code: "pack-no-manifest", severity: "error", path: "pack.yaml", values: {} })
  const manifest = manifestFile && checkShape(ManifestSchema, manifestFile.value, manifestFile, [], issues)

  const indicators = readMap(inFolder("indicators"), IndicatorSchema, "indicator", places, issues)
  const frameworks = new Map<string, PackFramework>()
  for (const file of inFolder("frameworks")) {
    const framework = readFramework(file, indicators, issues)
    if (framework === null) continue
    if (file.path !== `frameworks/${framework.file.id}.yaml`)
      issues.push(placeIssue("error", "pack-file-name", file, ["id"], { id: framework.file.id }))
    if (frameworks.has(framework.file.id))
      issues.push(placeIssue("error", "pack-duplicate-id", file, ["id"], { id: framework.file.id }))
    else frameworks.set(framework.file.id, framework)
  }
  const populationFile = named("population.yaml")[0]
  const population =
    populationFile && checkShape(PopulationSchema, populationFile.value, populationFile, [], issues)
  const { forms, variables } = readVariables(inFolder("variables"), places, issues)
  const pack: Pack = {
    manifest: manifest ?? nothing,
    sources: readMap(named("sources.yaml"), SourceSchema, "source", places, issues),
    indicators,
    frameworks,
    methods: readMap(named("methods.yaml"), MethodSchema, "method", places, issues),
    data: readTables(files, issues),
    clauses: readList(named("clauses.yaml"), ClauseSchema, "clause", places, issues),
    themes: readList(named("themes.yaml"), ThemeSchema, "theme", places, issues),
    goals: readList(named("goals.yaml"), GoalSchema, "goal", places, issues),
    population: population ?? null,
    forms,
    variables,
    checks: readCheckFiles(inFolder("checks"), places, issues),
    papers: readOneByFile(inFolder("papers"), PaperSchema, "papers", "paper", places, issues),
    profiles: readOneByFile(inFolder("imports"), ImportProfileSchema, "imports", "profile", places, issues),
    registers: readOneByFile(inFolder("registers"), RegisterSchema, "registers", "register", places, issues),
    files,
    places,
  }
  for (const file of files)
    if (!known.test(file.path)) issues.push(placeIssue("warning", "pack-unknown-file", file, []))
  return { pack, issues }
}

const known =
  /^((pack|sources|methods|clauses|themes|goals|population)\.yaml|(frameworks|indicators|variables|checks|papers|imports|registers)\/[^/]+\.ya?ml|data\/(data\.yaml|[^/]+\.csv)|([^/]+\/)?[^/]+\.md)$/

/** Reads one framework file; `definitions` are those of its pack, its own `indicators` come before them. */
export function readFramework(
  file: PackFile,
  definitions: ReadonlyMap<string, Indicator>,
  issues: Issue[],
): PackFramework | null {
  const framework = checkShape(FrameworkSchema, file.value, file, [], issues)
  if (framework === null) return null
  const own = readEntries(framework.indicators ?? {}, file, ["indicators"], IndicatorSchema, issues)
  for (const code of own.keys()) checkCode(code, file, ["indicators", code], issues)
  const nodes = readTree(framework.tree, file, new Map([...definitions, ...own]), issues)
  return { file: framework, nodes, place: { file, path: [] } }
}

function readEntries<S extends TSchema>(
  value: unknown,
  file: PackFile,
  path: readonly PathPart[],
  schema: S,
  issues: Issue[],
) {
  const entries = new Map<string, NonNullable<ReturnType<typeof checkShape<S>>>>()
  if (value === null || value === undefined) return entries // an empty file
  if (typeof value !== "object" || Array.isArray(value)) {
    issues.push(placeIssue("error", "pack-bad-value", file, path, { given: typeof value, expected: "a map" }))
    return entries
  }
  for (const [key, raw] of Object.entries(value)) {
    const entry = checkShape(schema, raw, file, [...path, key], issues)
    if (entry !== null) entries.set(key, entry)
  }
  return entries
}

function readMap<S extends TSchema>(
  files: readonly PackFile[],
  schema: S,
  kind: "source" | "indicator" | "method",
  places: Map<string, Place>,
  issues: Issue[],
) {
  const all = new Map<string, NonNullable<ReturnType<typeof checkShape<S>>>>()
  const seen = new Map<string, Place>()
  for (const file of files)
    for (const [key, entry] of readEntries(file.value, file, [], schema, issues)) {
      const place = { file, path: [key] }
      if (kind === "indicator") checkCode(key, file, [key], issues)
      else checkId(key, file, [key], issues)
      const first = seen.get(key.toLowerCase())
      if (first !== undefined) {
        issues.push(duplicate(key, place, first))
        continue
      }
      seen.set(key.toLowerCase(), place)
      all.set(key, entry)
      places.set(`${kind}:${key}`, place)
    }
  return all
}

function readList<S extends TSchema>(
  files: readonly PackFile[],
  schema: S,
  kind: "clause" | "theme" | "goal",
  places: Map<string, Place>,
  issues: Issue[],
) {
  const all: NonNullable<ReturnType<typeof checkShape<S>>>[] = []
  for (const file of files) {
    if (!Array.isArray(file.value)) {
      issues.push(
        placeIssue("error", "pack-bad-value", file, [], { given: typeof file.value, expected: "a list" }),
      )
      continue
    }
    file.value.forEach((raw: unknown, i) => {
      const entry = checkShape(schema, raw, file, [i], issues)
      if (entry === null) return
      const id = String((raw as { id: unknown }).id) // every list's schema requires a textual id
      const first = places.get(`${kind}:${id}`)
      if (first !== undefined) issues.push(duplicate(id, { file, path: [i, "id"] }, first))
      else places.set(`${kind}:${id}`, { file, path: [i] })
      all.push(entry)
    })
  }
  return all
}

function readTables(files: readonly PackFile[], issues: Issue[]): Map<string, DataTable> {
  const tables = new Map<string, DataTable>()
  const index = files.find((file) => file.path === "data/data.yaml")
  const entries: unknown = index?.value ?? []
  if (index !== undefined && !Array.isArray(entries)) {
    issues.push(
      placeIssue("error", "pack-bad-value", index, [], { given: typeof entries, expected: "a list" }),
    )
    return tables
  }
  if (index !== undefined && Array.isArray(entries))
    entries.forEach((raw: unknown, i) => {
      const entry = checkShape(DataTableSchema, raw, index, [i], issues)
      if (entry === null) return
      const file = files.find((f) => f.path === `data/${entry.file}`)
      if (tables.has(entry.file))
        issues.push(placeIssue("error", "pack-duplicate-id", index, [i, "file"], { id: entry.file }))
      else if (file === undefined)
        issues.push(placeIssue("error", "pack-data-missing", index, [i, "file"], { name: entry.file }))
      else {
        const [header, ...rows] = file.value as string[][] // PackFile: a CSV's value is its rows
        tables.set(entry.file, { entry, header: header ?? [], rows, place: { file: index, path: [i] } })
      }
    })
  for (const file of files)
    if (file.path.startsWith("data/") && file.path.endsWith(".csv") && !mentions(entries, file.path.slice(5)))
      issues.push(placeIssue("error", "pack-data-undeclared", file, [], { name: file.path.slice(5) }))
  return tables
}

function mentions(entries: unknown, name: string): boolean {
  return Array.isArray(entries) && entries.some((entry: { file?: unknown } | null) => entry?.file === name)
}

function checkCode(code: string, file: PackFile, path: readonly PathPart[], issues: Issue[]): void {
  if (!isCode(code)) issues.push(placeIssue("error", "pack-bad-code", file, path, { given: code }))
}

function checkId(id: string, file: PackFile, path: readonly PathPart[], issues: Issue[]): void {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
    issues.push(placeIssue("error", "pack-bad-id", file, path, { given: id }))
}

function duplicate(code: string, place: Place, first: Place): Issue {
  return placeIssue("error", "pack-duplicate-code", place.file, place.path, {
    given: code,
    first: `${first.file.path}:${first.file.locate(first.path) ?? "?"}`,
  })
}
