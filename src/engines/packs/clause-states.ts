import type { Label } from "#evaluation"
import type { Pack } from "./pack.ts"
import type { Clause } from "./schemas/index.ts"

export type ClauseState = "in-use" | "waits-for-data" | "waits-for-decision" | "not-built" | "not-software"

export interface ClauseStatus {
  readonly clause: Clause
  readonly state: ClauseState
  /** What it is in use through: indicators, registers, rules, case types. */
  readonly through: readonly string[]
  /** waits-for-data: the indicators without data. */
  readonly waitsFor: readonly string[]
  /** What the clause says it needs, where it waits. */
  readonly needs: Label | null
}

/** What is loaded and running, as the caller knows it. */
export interface ClauseContext {
  /** Indicators and columns with at least one value; a pack's own are `columnsWithData(pack)`. */
  readonly data: ReadonlySet<string>
  readonly registers?: ReadonlySet<string>
  readonly rules?: ReadonlySet<string>
  readonly caseTypes?: ReadonlySet<string>
  /** Codes of indicators of frameworks loaded beside the pack's own. */
  readonly indicators?: ReadonlySet<string>
}

/**
 * The state of each mechanism, computed from what is loaded. In use: through at least one indicator with data, or
 * a register, rule or case type in use. What only exists on paper is `not-built`, however much the clause says.
 */
export function clauseStates(pack: Pack, context: ClauseContext): ClauseStatus[] {
  const loaded = new Set(context.indicators)
  for (const { nodes } of pack.frameworks.values())
    for (const node of nodes) if (node.indicator !== null) loaded.add(node.code)
  return pack.clauses.map((clause) => stateOf(clause, loaded, context))
}

function stateOf(clause: Clause, loaded: ReadonlySet<string>, context: ClauseContext): ClauseStatus {
  const inFramework = (clause.indicators ?? []).filter((code) => loaded.has(code))
  const through = [
    ...inFramework.filter((code) => context.data.has(code)),
    ...(clause.registers ?? []).filter((id) => context.registers?.has(id)),
    ...(clause.rules ?? []).filter((id) => context.rules?.has(id)),
    ...(clause.caseTypes ?? []).filter((id) => context.caseTypes?.has(id)),
  ]
  const waitsFor = inFramework.filter((code) => !context.data.has(code))
  const status = (state: ClauseState, needs: Label | undefined): ClauseStatus => ({
    clause,
    state,
    through,
    waitsFor,
    needs: needs ?? null,
  })
  if (clause.kind === "not-software") return status("not-software", undefined)
  if (through.length > 0) return status("in-use", undefined)
  if (waitsFor.length > 0) return status("waits-for-data", clause.needs?.data)
  if (clause.needs?.decision !== undefined) return status("waits-for-decision", clause.needs.decision)
  return status("not-built", clause.needs?.data)
}
