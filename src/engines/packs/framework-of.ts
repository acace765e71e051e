import type { Framework, FrameworkNode } from "#evaluation"
import type { Pack, PackFramework, TreeNode } from "./pack.ts"

/**
 * A framework of a pack in the shape that the evaluation reads. Check the pack first: dangling indicators
 * are left out. A method given by name is put in from the pack's methods.
 * @throws when the pack has no framework of this id; the message names those it has
 */
export function frameworkOf(pack: Pack, id: string): Framework {
  const framework = pack.frameworks.get(id)
  if (framework === undefined)
    throw new RangeError(
      `No framework ${id} in pack ${pack.manifest.id}; it has: ${[...pack.frameworks.keys()].join(", ")}`,
    )
  return toFramework(framework, (name) => methodOf(pack, name))
}

/** The settings of a method of methods.yaml, without its title and description; `undefined`: none of this name. */
export function methodOf(pack: Pack, name: string): Readonly<Record<string, unknown>> | undefined {
  const method = pack.methods.get(name)
  if (method === undefined) return undefined
  const { title: _title, description: _description, ...settings } = method
  return settings
}

/** @param method finds a method by name */
export function toFramework(
  framework: PackFramework,
  method: (name: string) => unknown = () => undefined,
): Framework {
  const { file, nodes } = framework
  const between = file.assumedWeights?.between
  return {
    id: file.id,
    ...(file.title === undefined ? {} : { title: file.title }),
    ...(file.notice !== undefined && { notice: file.notice }),
    nodes: nodes
      .filter((node) => node.kind === "aggregate" || node.indicator !== null)
      .map((node) => toNode(node, file.source)),
    ...(file.weightSets !== undefined && { weightSets: file.weightSets }),
    ...(file.weightsSumTo !== undefined && { weightsSumTo: file.weightsSumTo }),
    ...(between?.[0] !== undefined &&
      between[1] !== undefined && {
        assumedWeights: { between: [between[0], between[1]], reference: assumption(framework) },
      }),
    ...(file.method !== undefined && {
      method: typeof file.method === "string" ? method(file.method) : file.method,
    }),
  }
}

function assumption({ file }: PackFramework): string {
  const reference = file.assumedWeights?.reference
  if (typeof reference === "string") return reference
  // What is said of it reads better than the id of a source; the id stands in where nothing is said.
  const source = reference?.source ?? []
  return reference?.place ?? [source].flat().join(", ")
}

function toNode(node: TreeNode, sources: readonly string[] | undefined): FrameworkNode {
  const said = node.indicator ?? node.own
  const reference = said?.reference ?? (sources === undefined ? undefined : { source: sources })
  const base = {
    code: node.code,
    kind: node.kind,
    parent: node.parent,
    weight: node.weight,
    ...defined({ label: said?.label, number: said?.number, definition: said?.definition, reference }),
  }
  const { indicator } = node
  if (indicator === null) {
    const cap = node.own !== null && "cap" in node.own ? node.own.cap : undefined
    return { ...base, direction: 1, ...defined({ cap }) }
  }
  const [lower, upper] = indicator.goalposts ?? []
  return {
    ...base,
    direction: indicator.direction === "lower-is-better" ? -1 : 1,
    ...defined({
      unit: indicator.unit,
      denominator: indicator.denominator,
      scale: indicator.scale,
      target: indicator.target,
      efficacy: indicator.efficacy,
      threshold: indicator.threshold,
      bands: indicator.bands,
      growthOf: indicator.growthOf,
    }),
    ...(lower !== undefined && upper !== undefined && { goalposts: [lower, upper] as const }),
  }
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** Leaves out the keys without a value: a framework's digest must not depend on how absence is written. */
function defined<T extends object>(object: T): Defined<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Defined<T>
}
