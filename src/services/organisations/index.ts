// Door of organisations: the tree from the nation to the enterprise, with dated memberships.
export {
  addMembership,
  endMembership,
  moveOrganisation,
  renameOrganisation,
} from "./change-organisation.ts"
export { createOrganisation, type NewOrganisation } from "./create-organisation.ts"
export { organisationIssueTexts } from "./issue-texts.ts"
export { loadPopulation } from "./load-population.ts"
export { getOrganisation, listOrganisations } from "./read-organisations.ts"
