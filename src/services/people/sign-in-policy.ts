import type { Transaction } from "#schema"
import { readSetting } from "#services/settings"

/** What an installation asks of sign-in. */
export async function readSignInPolicy(tx: Transaction) {
  return {
    lockOutFailures: await readSetting(tx, "lock-out-failures"),
    lockOutMinutes: await readSetting(tx, "lock-out-minutes"),
    idleMinutes: await readSetting(tx, "session-idle-minutes"),
    sessionHours: await readSetting(tx, "session-hours"),
    /** 0: passwords last for ever. */
    passwordDays: await readSetting(tx, "password-max-age-days"),
    secondFactorRoles: await readSetting(tx, "second-factor-required-roles"),
  }
}

export type ReadSignInPolicy = Awaited<ReturnType<typeof readSignInPolicy>>
