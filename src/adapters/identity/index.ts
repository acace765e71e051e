// Door of identity: sign-in by a library, on its own schema and database role.
export type { IdentityOptions, SignInEvent, SignInPolicy, SingleSignOnOptions } from "./identity-options.ts"
export { openIdentity } from "./open-identity.ts"
