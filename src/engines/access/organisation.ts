/** Kinds of organisations, from the nation down. A department oversees what its parent does. */
export const organisationKinds = ["nation", "department", "province", "city", "zone", "enterprise"] as const

export type OrganisationKind = (typeof organisationKinds)[number]

/** Where a value or an entity comes from; never mixed in one chart, ranking or export. */
export const origins = ["public", "user", "invented", "derived"] as const

export type Origin = (typeof origins)[number]

/** Whether a place lies in the subtree of a scope; both end in a slash. */
export function isWithin(place: string, scope: string): boolean {
  return place.startsWith(scope)
}

/** Whether a scope is a whole tree: what concerns the installation as such is for its administrators alone. */
export function isTopScope(scope: string): boolean {
  return /^\/([^/]+\/)?$/.test(scope)
}
