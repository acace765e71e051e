import type { Identity } from "./identity.ts"

/** What use cases of people need of the outside. */
export interface PeopleContext {
  readonly identity: Identity
  /** The address that people open. */
  readonly origin: string
  readonly now: () => Date
  readonly newId: () => string
  /** 32 random bytes, base64url. */
  readonly newSecret: () => string
  /** Keyed digest of a one-time link. */
  readonly digestOfSecret: (secret: string) => string
}
