import { type Actor, type Purpose, purposesOf } from "#access"
import type { Transaction } from "#schema"
import {
  actorOf,
  appointmentsOf,
  mayEnter,
  type ReadSignInPolicy,
  readSignInPolicy,
  recordSignIn,
  type SignInAttempt,
  usernameOfClaims,
} from "#services/people"
import { addressHeader } from "./authenticate.ts"

const system: Actor = { kind: "system", task: "sign-in" }

/** Settings are read anew after this many milliseconds: not with each request. */
const kept = 5000

/** Single sign-on as the environment describes it; `null`: there is none. @throws Error when it is half described */
export function singleSignOnOf(env: Readonly<Record<string, string | undefined>>) {
  const { GAOXIN_OIDC_ISSUER: issuer, GAOXIN_OIDC_CLIENT_ID: clientId } = env
  const clientSecret = env.GAOXIN_OIDC_CLIENT_SECRET
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return null
  if (issuer === undefined || clientId === undefined || clientSecret === undefined)
    throw new Error(
      "Single sign-on needs GAOXIN_OIDC_ISSUER, GAOXIN_OIDC_CLIENT_ID, GAOXIN_OIDC_CLIENT_SECRET",
    )
  return { issuer, clientId, clientSecret, name: env.GAOXIN_OIDC_NAME ?? "统一身份认证" }
}

/** What sign-in asks of our own tables: the settings, who may come in, and where attempts are written. */
export function identityOptions(
  withActor: <T>(actor: Actor, purpose: Purpose, work: (tx: Transaction) => Promise<T>) => Promise<T>,
  now: () => Date,
) {
  const asSystem = <T>(work: (tx: Transaction) => Promise<T>) => withActor(system, "administration", work)
  let policy: Promise<ReadSignInPolicy> | null = null
  let readAt = 0
  const read = () => {
    readAt = now().getTime()
    const reading = asSystem(readSignInPolicy)
    reading.then(
      () => {
        policy = reading
      },
      () => {
        // What was read before still holds; the next use reads again.
        readAt = 0
      },
    )
    return reading
  }
  return {
    now,
    addressHeader,
    // Whoever asks while it is read anew gets what was read before: some ask from within a transaction, and must not
    // wait for another connection.
    policy: (): Promise<ReadSignInPolicy> => {
      if (policy === null) return read()
      if (Math.abs(now().getTime() - readAt) > kept) read().catch(() => {})
      return policy
    },
    mayEnter: (person: string) => asSystem((tx) => mayEnter(tx, person)),
    usernameOf: (claims: { readonly username: string | null; readonly verifiedMail: string | null }) =>
      asSystem((tx) => usernameOfClaims(tx, claims)),
    onEvent: async (attempt: SignInAttempt) => {
      const { kind, person } = attempt
      const own =
        person !== null && (kind === "signed-in" || kind === "signed-out")
          ? (await asSystem((tx) => appointmentsOf(tx, person)))[0]
          : undefined
      // Who came in is recorded as themselves; who tried and failed may be anybody.
      if (person === null || own === undefined) return asSystem((tx) => recordSignIn(tx, attempt))
      const actor = actorOf(person, own)
      const purpose =
        actor.kind === "person"
          ? (purposesOf(actor.role).find((one) => one === "administration") ?? "public")
          : "public"
      return withActor(actor, purpose, (tx) => recordSignIn(tx, attempt))
    },
  }
}
