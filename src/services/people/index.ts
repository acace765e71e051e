// Door of people: who they are, how they are invited, what they are appointed to.
export { acceptLink, findLink } from "./accept-link.ts"
export { type AppointmentOfPerson, actorOf, appointmentsOf } from "./actor-of.ts"
export { actorOfToken } from "./actor-of-token.ts"
export { checkPassword } from "./check-password.ts"
export { closeAccount, endSignIns, signInsOf, unlockAccount } from "./close-account.ts"
export { createPerson, type NewPerson } from "./create-person.ts"
export { endRole } from "./end-role.ts"
export { type FirstLink, firstAdministrators } from "./first-administrators.ts"
export { giveRole, type NewRole } from "./give-role.ts"
export type { AccountState, Identity, SecondFactorKey, SignedIn, SignIn } from "./identity.ts"
export { type IssuedLink, issueLink } from "./issue-link.ts"
export { peopleIssueTexts } from "./issue-texts.ts"
export { getPerson, listPeople, type PeopleFilter, type PersonListed } from "./list-people.ts"
export {
  beginSecondFactor,
  changePassword,
  confirmSecondFactor,
  endSecondFactor,
  type Restriction,
  renewBackupCodes,
  restrictionOf,
  type Self,
} from "./own-account.ts"
export type { PeopleContext } from "./people-context.ts"
export { recordSignIn, type SignInAttempt } from "./record-sign-in.ts"
export { type ReadSignInPolicy, readSignInPolicy } from "./sign-in-policy.ts"
export { mayEnter, usernameOfClaims } from "./single-sign-on.ts"
