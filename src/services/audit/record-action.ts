import type { Transaction } from "#schema"

export interface Action {
  /** `domain.verb`, both kebab-case: `round.freeze`, `person.invite`, `figures.read`. */
  readonly action: string
  readonly objectKind: string
  readonly objectId: string
  /** References and settings, never identified values. */
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Writes what was done into the action's own transaction; who did it, and for what, the database fills in. */
export async function recordAction(tx: Transaction, action: Action): Promise<void> {
  await tx
    .insertInto("audit_entry")
    .values({
      action: action.action,
      object_kind: action.objectKind,
      object_id: action.objectId,
      detail: JSON.stringify(action.detail ?? {}),
    })
    .execute()
}
