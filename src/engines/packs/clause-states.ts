import type { Label } from "#evaluation"
import type { Pack } from "./pack.ts"
import type { Clause } from "./schemas/index.ts"

export type ClauseState = "in-use" | "waits-for-data" | "waits-for-decision" | "not-built" | "not-software"

export interface ClauseStatus {
  readonly clause: Clause
  readonly state: ClauseState
  /** What it is in use through: indicators, registers, rules, case types. */
  readonly through: readonly string[]
  /** waits-for-data: the indicators without data, the registers without records. */
  readonly waitsFor: readonly string[]
  /** What the clause says it needs, where it waits. */
  readonly needs: Label | null
}

/** What is loaded and running, as the caller knows it. */
export interface ClauseContext {
  /** Indicators and columns with at least one value; a pack's own are `columnsWithData(pack)`. */
  readonly data: ReadonlySet<string>
  /** Registers that hold records. */
  readonly registers?: ReadonlySet<string>
  /** Registers of packs loaded beside this one. */
  readonly definitions?: ReadonlySet<string>
  readonly rules?: ReadonlySet<string>
  readonly caseTypes?: ReadonlySet<string>
  /** Codes of indicators of frameworks loaded beside the pack's own. */
  readonly indicators?: ReadonlySet<string>
}

/**
 * The state of each mechanism, computed from what is loaded. In use: through at least one indicator with data, a register
 * that holds records, or a rule or case type in use. A register that a pack defines and that is empty waits for data,
 * unless the clause says that only a decision is lacking. What only exists on paper is `not-built`.
 */
export function clauseStates(pack: Pack, context: ClauseContext): ClauseStatus[] {
  const loaded = new Set(context.indicators)
  for (const { nodes } of pack.frameworks.values())
    for (const node of nodes) if (node.indicator !== null) loaded.add(node.code)
  const defined = new Set([...pack.registers.keys(), ...(context.definitions ?? [])])
  return pack.clauses.map((clause) => stateOf(clause, { loaded, defined }, context))
}

function stateOf(
  clause: Clause,
  { loaded, defined }: { readonly loaded: ReadonlySet<string>; readonly defined: ReadonlySet<string> },
  context: ClauseContext,
): ClauseStatus {
  const inFramework = (clause.indicators ?? []).filter((code) => loaded.has(code))
  const through = [
    ...inFramework.filter((code) => context.data.has(code)),
    ...(clause.registers ?? []).filter((id) => context.registers?.has(id)),
    ...(clause.rules ?? []).filter((id) => context.rules?.has(id)),
    ...(clause.caseTypes ?? []).filter((id) => context.caseTypes?.has(id)),
  ]
  const onlyDecision = clause.needs?.data === undefined && clause.needs?.decision !== undefined
  const waitsFor = [
    ...inFramework.filter((code) => !context.data.has(code)),
    ...(onlyDecision
      ? []
      : (clause.registers ?? []).filter((id) => defined.has(id) && !context.registers?.has(id))),
  ]
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
