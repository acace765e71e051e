import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"

export interface SignInAttempt {
  readonly kind: "signed-in" | "second-step" | "failed" | "second-step-failed" | "locked" | "signed-out"
  /** Null when the username is nobody's. */
  readonly person: string | null
  readonly method: "password" | "single-sign-on"
}

const actions: Readonly<Record<SignInAttempt["kind"], string>> = {
  "signed-in": "person.sign-in",
  "second-step": "person.sign-in-first-step",
  failed: "person.sign-in-fail",
  "second-step-failed": "person.second-factor-fail",
  locked: "person.sign-in-lock",
  "signed-out": "person.sign-out",
}

/** Writes an attempt to sign in to the audit trail; what was typed is never written. */
export async function recordSignIn(tx: Transaction, attempt: SignInAttempt): Promise<void> {
  await recordAction(tx, {
    action: actions[attempt.kind],
    objectKind: "person",
    objectId: attempt.person ?? "unknown",
    detail: { method: attempt.method },
  })
}
