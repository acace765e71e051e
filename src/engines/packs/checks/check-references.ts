import type { Issue } from "#issues"
import { getPlace, type Pack, type PackFramework } from "../pack.ts"
import type { PathPart, Place } from "../pack-file.ts"
import { placeIssue } from "../place-issue.ts"
import type { Reference } from "../schemas/index.ts"

/** Names that lead nowhere: sources, indicators, columns, clauses, themes, methods, files. */
export function checkReferences(pack: Pack): Issue[] {
  const issues: Issue[] = []
  const clauses = new Set(pack.clauses.map((clause) => clause.id))
  const themes = new Set(pack.themes.map((theme) => theme.id))
  const codes = knownCodes(pack)

  const need = (
    what: string,
    id: string,
    known: { has(id: string): boolean },
    place: Place,
    path: PathPart[],
  ) => {
    if (!known.has(id))
      issues.push(
        placeIssue("error", "pack-dangling", place.file, [...place.path, ...path], {
          what,
          id,
          similar: similarTo(id, known),
        }),
      )
  }
  const needAll = (
    what: string,
    ids: readonly string[] | undefined,
    known: { has(id: string): boolean },
    place: Place,
    path: PathPart[],
  ) => {
    ids?.forEach((id, i) => {
      need(what, id, known, place, [...path, i])
    })
  }
  const needSources = (reference: Reference | undefined, place: Place, path: PathPart[]) => {
    if (reference === undefined) return
    if (typeof reference.source === "string")
      need("source", reference.source, pack.sources, place, [...path, "source"])
    else needAll("source", reference.source, pack.sources, place, [...path, "source"])
  }

  for (const [code, indicator] of pack.indicators) {
    const place = getPlace(pack, `indicator:${code}`)
    needSources(indicator.reference, place, ["reference"])
    needAll("clause", indicator.clauses, clauses, place, ["clauses"])
    needAll("theme", indicator.themes, themes, place, ["themes"])
    for (const key of ["denominator", "growthOf"] as const) {
      const column = indicator[key]
      if (column !== undefined) need("column", column, codes, place, [key])
    }
  }
  for (const { file, nodes, place } of pack.frameworks.values()) {
    needAll("source", file.source, pack.sources, place, ["source"])
    if (typeof file.method === "string") need("method", file.method, pack.methods, place, ["method"])
    if (file.assumedWeights !== undefined && typeof file.assumedWeights.reference !== "string")
      needSources(file.assumedWeights.reference, place, ["assumedWeights", "reference"])
    for (const node of nodes) {
      if (node.own === null) continue
      needSources(node.own.reference, node.place, ["reference"])
      needAll("clause", node.own.clauses, clauses, node.place, ["clauses"])
      needAll("theme", node.own.themes, themes, node.place, ["themes"])
      for (const key of ["denominator", "growthOf"] as const) {
        const column = key in node.own ? (node.own as { [K in typeof key]?: string })[key] : undefined
        if (column !== undefined) need("column", column, codes, node.place, [key])
      }
    }
  }
  for (const table of pack.data.values())
    needAll("source", table.entry.source, pack.sources, table.place, ["source"])
  for (const file of pack.checks.values())
    needSources(file.reference, getPlace(pack, `check-file:${file.id}`), ["reference"])
  for (const clause of pack.clauses) {
    const place = getPlace(pack, `clause:${clause.id}`)
    needAll("indicator", clause.indicators, codes, place, ["indicators"])
    needAll("source", clause.changedBy, pack.sources, place, ["changedBy"])
  }
  for (const theme of pack.themes)
    needAll("clause", theme.clauses, clauses, getPlace(pack, `theme:${theme.id}`), ["clauses"])
  for (const goal of pack.goals) {
    const place = getPlace(pack, `goal:${goal.id}`)
    needSources(goal.reference, place, ["reference"])
    needSources(goal.actual?.reference, place, ["actual", "reference"])
    if (goal.clause !== undefined) need("clause", goal.clause, clauses, place, ["clause"])
  }
  const populationFile = pack.files.find((file) => file.path === "population.yaml")
  if (pack.population !== null && populationFile !== undefined) {
    const place = { file: populationFile, path: [] }
    needAll("source", pack.population.firstEvaluation?.source, pack.sources, place, [
      "firstEvaluation",
      "source",
    ])
    pack.population.counts.forEach(({ source }, i) => {
      needAll("source", source, pack.sources, place, ["counts", i, "source"])
    })
  }
  for (const [name, { adjustments }] of pack.methods)
    if (typeof adjustments === "string")
      need("data file", adjustments.replace(/^data\//, ""), pack.data, getPlace(pack, `method:${name}`), [
        "adjustments",
      ])
  const chosen = pack.manifest.default
  const manifest = pack.files.find((file) => file.path === "pack.yaml")
  if (chosen !== undefined && manifest !== undefined) {
    const place = { file: manifest, path: ["default"] }
    need("framework", chosen.framework, pack.frameworks, place, ["framework"])
    if (chosen.data !== undefined) need("data file", chosen.data, pack.data, place, ["data"])
  }
  return issues
}

/** Indicators that a tree names and nobody defines. */
export function checkTreeIndicators(framework: PackFramework): Issue[] {
  return framework.nodes
    .filter((node) => node.kind === "indicator" && node.indicator === null)
    .map((node) =>
      placeIssue("error", "pack-dangling", node.place.file, node.place.path, {
        what: "indicator",
        id: node.code,
        similar: null,
      }),
    )
}

function knownCodes(pack: Pack): Set<string> {
  const codes = new Set(pack.indicators.keys())
  for (const framework of pack.frameworks.values())
    for (const node of framework.nodes) if (node.indicator !== null) codes.add(node.code)
  for (const table of pack.data.values()) for (const column of table.header) codes.add(column)
  return codes
}

/** The known name that differs only in case, hyphens or underscores, if there is one. */
function similarTo(id: string, known: { has(id: string): boolean }): string | null {
  const swapped = [id.toLowerCase(), id.replaceAll("_", "-"), id.replaceAll("-", "_")]
  return swapped.find((name) => known.has(name)) ?? null
}
