import { type Framework, labelText } from "#evaluation"
import type { ImportDictionary, ImportProfile, KnownEntity, Measure } from "#imports"
import { measuresOf, type RegisterDefinition } from "#registers"
import type { Pack } from "./pack.ts"
import type { Indicator, Variable } from "./schemas/index.ts"

export interface DictionaryOptions {
  /** Id of the framework whose indicators columns may be; left out: all indicators of the pack. */
  readonly framework?: string | null
  /** A framework of one's own in place of one of the pack. */
  readonly ownFramework?: Framework | null
  /** Of records the fields of its register are the measures, of enterprises the pack's variables. */
  readonly profile?: ImportProfile | null
  /** The register that the profile names. */
  readonly register?: RegisterDefinition | null
  /** Entities besides those of the pack's own tables. */
  readonly entities?: readonly KnownEntity[]
}

/** What columns and rows of a file can mean for a pack. */
export function dictionaryOf(pack: Pack, options: DictionaryOptions = {}): ImportDictionary {
  const { profile = null, register = null } = options
  if (register !== null) return { measures: measuresOf(register), entities: null }
  if (profile?.rows === "enterprises")
    return { measures: [...pack.variables.values()].map(variableMeasure), entities: null }
  return {
    measures: indicatorsFor(pack, options, profile),
    entities: joinEntities(populationOf(pack), options.entities ?? []),
  }
}

/** Indicators of a framework, and what its denominators, growth rates and the profile's columns name besides. */
function indicatorsFor(pack: Pack, options: DictionaryOptions, profile: ImportProfile | null): Measure[] {
  const { framework = null, ownFramework = null } = options
  const chosen = framework === null ? undefined : pack.frameworks.get(framework)
  const measures = new Map<string, Measure>()
  const further = new Set(profile?.columns.flatMap(({ measure }) => measure ?? []))
  if (ownFramework !== null)
    for (const node of ownFramework.nodes) {
      if (node.kind !== "indicator") continue
      if (node.growthOf === undefined)
        measures.set(node.code, indicatorMeasure(node.code, { ...node, label: node.label ?? node.code }))
      else further.add(node.growthOf)
      if (node.denominator !== undefined) further.add(node.denominator)
    }
  else if (chosen === undefined)
    for (const [code, indicator] of pack.indicators) measures.set(code, indicatorMeasure(code, indicator))
  else
    for (const { code, indicator } of chosen.nodes) {
      if (indicator === null) continue
      // A growth rate is computed from the column that it is of.
      if (indicator.growthOf === undefined) measures.set(code, indicatorMeasure(code, indicator))
      else further.add(indicator.growthOf)
      if (indicator.denominator !== undefined) further.add(indicator.denominator)
    }
  for (const code of further) {
    if (measures.has(code)) continue
    const indicator = pack.indicators.get(code)
    const variable = pack.variables.get(code)
    if (indicator !== undefined) measures.set(code, indicatorMeasure(code, indicator))
    else if (variable !== undefined) measures.set(code, variableMeasure(variable))
    else
      measures.set(code, {
        code,
        kind: "indicator",
        label: { zh: code, en: code },
        names: [],
        unit: null,
        type: "number",
      })
  }
  return [...measures.values()]
}

function indicatorMeasure(code: string, indicator: Pick<Indicator, "number" | "label" | "unit">): Measure {
  const { number, label, unit } = indicator
  return {
    code,
    kind: "indicator",
    label: { zh: labelText(label, "zh", code), en: labelText(label, "en", code) },
    names: number === undefined ? [] : [`${number} ${labelText(label, "zh", code)}`],
    unit: unit ?? null,
    type: "number",
  }
}

function variableMeasure(variable: Variable): Measure {
  const { code, officialCode, label, names, unit, type, role } = variable
  return {
    code,
    kind: "variable",
    label,
    names: [officialCode, ...(names ?? [])],
    unit: unit ?? null,
    type: type === "date" ? "date" : type === "number" ? "number" : "text",
    ...(role === "unit" || label.zh === "统一社会信用代码" ? { identifies: true } : {}),
  }
}

/** The entities of a pack: of its register of zones, else of the table that it evaluates when none is given. */
export function populationOf(pack: Pack): KnownEntity[] {
  const file = pack.data.has("zones.csv") ? "zones.csv" : pack.manifest.default?.data?.replace(/^data\//, "")
  const table = file === undefined ? undefined : pack.data.get(file)
  if (table === undefined) return []
  const at = new Map(table.header.map((name, place) => [name.toLowerCase(), place]))
  const cell = (row: readonly string[], name: string) => row[at.get(name) ?? -1]?.trim() ?? ""
  const entities = new Map<string, KnownEntity>()
  for (const row of table.rows) {
    const code = cell(row, "code")
    if (code === "") continue
    const names = [cell(row, "name"), cell(row, "short_name"), ...cell(row, "aliases").split(";")]
    entities.set(code, { code, names: distinct(names.map((name) => name.trim())) })
  }
  return [...entities.values()]
}

/** One list; names of the same code are joined, the first list's first. */
export function joinEntities(a: readonly KnownEntity[], b: readonly KnownEntity[]): KnownEntity[] {
  const joined = new Map(a.map((one) => [one.code, one]))
  for (const one of b) {
    const known = joined.get(one.code)
    joined.set(
      one.code,
      known === undefined ? one : { code: one.code, names: distinct([...known.names, ...one.names]) },
    )
  }
  return [...joined.values()]
}

const distinct = (names: readonly string[]) => [...new Set(names)].filter((name) => name !== "")
