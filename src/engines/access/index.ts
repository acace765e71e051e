// Door of access: who may act for what. Which rows an actor then sees is decided by the database alone.
export {
  isTopScope,
  isWithin,
  type OrganisationKind,
  type Origin,
  organisationKinds,
  origins,
} from "./organisation.ts"
export { type Purpose, purposes } from "./purpose.ts"
export {
  type Actor,
  administratorRoles,
  isAdministratorRole,
  mayActFor,
  purposesOf,
  type Role,
  roles,
} from "./role.ts"
export { purposeWords, roleWords } from "./role-words.ts"
