import type { Pack } from "#packs"
import type { RunContext } from "#services/runs"

/** What rounds need of the outside. */
export interface RoundContext extends RunContext {
  /** By name. */
  readonly packs: ReadonlyMap<string, { readonly pack: Pack; readonly folder: string }>
}
