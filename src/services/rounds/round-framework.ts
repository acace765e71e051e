import { type Framework, type FrameworkNode, labelText } from "#evaluation"
import { issue, Problem, type Words } from "#issues"
import { frameworkOf, methodOf, type Pack } from "#packs"
import type { RoundContext } from "./context.ts"
import type { RoundRow } from "./round-store.ts"

/** What a round is evaluated by. */
export interface RoundFramework {
  /** `null`: the framework is the authority's own. */
  readonly pack: Pack | null
  readonly framework: Framework
  readonly method: Readonly<Record<string, unknown>>
}

/** A figure that is asked of every participant. */
export interface FigureColumn {
  readonly code: string
  readonly number: string | null
  readonly label: Words
  readonly unit: string | null
  /** Of the theme that it belongs to; `null`: a size or a denominator. */
  readonly group: Words | null
}

/** What a new round or one that stands names: a framework of a pack, or a version pinned with it. */
type Wanted = Pick<RoundRow, "pack" | "framework" | "method" | "framework_document">

/** @throws Problem invalid when pack, framework or method are not at hand */
export function frameworkOfRound(wanted: Wanted, context: RoundContext): RoundFramework {
  if (wanted.pack === null) return ownFramework(wanted)
  const loaded = context.packs.get(wanted.pack)
  if (loaded === undefined)
    throw new Problem("invalid", [
      issue("error", "round-pack-unknown", "pack", { pack: wanted.pack, allowed: [...context.packs.keys()] }),
    ])
  const { pack } = loaded
  if (!pack.frameworks.has(wanted.framework))
    throw new Problem("invalid", [
      issue("error", "round-framework-unknown", "framework", {
        framework: wanted.framework,
        allowed: [...pack.frameworks.keys()],
      }),
    ])
  const framework = frameworkOf(pack, wanted.framework)
  const named = wanted.method === null ? framework.method : methodOf(pack, wanted.method)
  if (wanted.method !== null && named === undefined)
    throw new Problem("invalid", [
      issue("error", "round-method-unknown", "method", {
        method: wanted.method,
        allowed: [...pack.methods.keys()],
      }),
    ])
  return { pack, framework, method: settingsOf(named) }
}

/** A version brings its own method; there is no other to choose. */
function ownFramework({ method, framework_document }: Wanted): RoundFramework {
  if (method !== null)
    throw new Problem("invalid", [issue("error", "round-method-unknown", "method", { method, allowed: [] })])
  // Written by createRound from a version without errors.
  const framework = framework_document as Framework
  return { pack: null, framework, method: settingsOf(framework.method) }
}

const settingsOf = (method: unknown) =>
  typeof method === "object" && method !== null ? (method as Record<string, unknown>) : {}

/** Every column that the evaluation reads: indicators in the framework's order, denominators, the size. */
export function figureColumns({ framework, method, pack }: RoundFramework): readonly FigureColumn[] {
  const byCode = new Map(framework.nodes.map((node) => [node.code, node]))
  const columns = new Map<string, FigureColumn>()
  const indicators = framework.nodes.filter((node) => node.kind === "indicator")
  const plain = (code: string): FigureColumn => ({
    code,
    number: null,
    label: both(
      pack?.indicators.get(code)?.label,
      code === "employees" ? { zh: "年末从业人员", en: "Employees" } : code,
    ),
    unit: unitOf(pack, code),
    group: null,
  })
  for (const node of indicators)
    columns.set(
      node.growthOf ?? node.code,
      node.growthOf === undefined
        ? columnOf(node, byCode)
        : { ...plain(node.growthOf), group: groupOf(node, byCode) },
    )
  for (const node of indicators)
    if (node.denominator !== undefined && !columns.has(node.denominator))
      columns.set(node.denominator, plain(node.denominator))
  const { size } = method
  if (typeof size === "string" && !columns.has(size)) columns.set(size, plain(size))
  return [...columns.values()]
}

function columnOf(node: FrameworkNode, byCode: ReadonlyMap<string, FrameworkNode>): FigureColumn {
  return {
    code: node.code,
    number: node.number ?? null,
    label: both(node.label, node.code),
    unit: node.unit ?? null,
    group: groupOf(node, byCode),
  }
}

function groupOf(node: FrameworkNode, byCode: ReadonlyMap<string, FrameworkNode>) {
  const parent = byCode.get(node.parent ?? "")
  return parent === undefined ? null : both(parent.label, parent.code)
}

export function both(label: FrameworkNode["label"], fallback: NonNullable<FrameworkNode["label"]>) {
  const given = label ?? fallback
  const plain = typeof given === "string" ? given : (given.zh ?? given.en ?? "")
  return { zh: labelText(given, "zh", plain), en: labelText(given, "en", plain) }
}

function unitOf(pack: Pack | null, column: string): string | null {
  for (const table of pack?.data.values() ?? []) {
    const unit = table.entry.units?.[column]
    if (unit !== undefined) return unit
  }
  return null
}
