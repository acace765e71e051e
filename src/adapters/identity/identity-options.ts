import type pg from "pg"

/** What an installation asks of sign-in; read anew at each use. */
export interface SignInPolicy {
  /** Failures in a row that lock an account; 0: never. */
  readonly lockOutFailures: number
  /** How long it stays locked, and how far apart failures in a row may lie. */
  readonly lockOutMinutes: number
  readonly idleMinutes: number
  /** From signing in to the end of a sign-in, whatever happens in between. */
  readonly sessionHours: number
}

/** What happened at the door; `person` is null when the username is nobody's. */
export interface SignInEvent {
  readonly kind: "signed-in" | "second-step" | "failed" | "second-step-failed" | "locked" | "signed-out"
  readonly person: string | null
  readonly method: "password" | "single-sign-on"
}

export interface SingleSignOnOptions {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly name: string
}

export interface IdentityOptions {
  /** Connections as `gaoxin_auth`. */
  readonly pool: pg.Pool
  /** The address that people open. */
  readonly origin: string
  /** Signs the cookies. */
  readonly secret: string
  /** The header in which our server tells where a request comes from. */
  readonly addressHeader: string
  readonly now: () => Date
  readonly newId: () => string
  readonly policy: () => Promise<SignInPolicy>
  /** Whether a person may come in at all: accounts can be closed. */
  readonly mayEnter: (person: string) => Promise<boolean>
  /** Told of every attempt; awaited. */
  readonly onEvent: (event: SignInEvent) => Promise<void>
  readonly singleSignOn: SingleSignOnOptions | null
  /** The username of the person whom an account of single sign-on belongs to; nobody is made by signing in. */
  readonly usernameOf: (claims: {
    readonly username: string | null
    readonly verifiedMail: string | null
  }) => Promise<string | null>
}
