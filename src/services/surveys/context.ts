import type { Actor, Purpose } from "#access"
import type { SqlParser } from "#expressions"
import type { Pack } from "#packs"
import type { Transaction } from "#schema"
import type { EvaluationContext } from "#services/evaluation"

/** What surveys need of the outside. */
export interface SurveyContext {
  /** By name. */
  readonly packs: ReadonlyMap<string, { readonly pack: Pack; readonly folder: string }>
  readonly evaluation: EvaluationContext
  readonly lists: { readonly parseSql: SqlParser }
  readonly artefacts: {
    readonly put: (
      content: Uint8Array | string,
    ) => Promise<{ readonly digest: string; readonly bytes: number }>
    readonly read: (digest: string) => Promise<Buffer>
    readonly pathOf: (digest: string) => string
  }
  readonly withActor: <T>(actor: Actor, purpose: Purpose, work: (tx: Transaction) => Promise<T>) => Promise<T>
  readonly newId: () => string
  readonly now: () => Date
}
