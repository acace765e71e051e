import type { Purpose } from "./purpose.ts"

/** What a person is appointed to do for one organisation. */
export const roles = [
  "reporter",
  "reviewer",
  "analyst",
  "decision-maker",
  "publisher",
  "system-administrator",
  "security-administrator",
  "auditor",
] as const

export type Role = (typeof roles)[number]

/** The three that no person may hold two of, nor together with any other role (三员分立). */
export const administratorRoles = ["system-administrator", "security-administrator", "auditor"] as const

/** Who acts: a person in one appointment, anybody, or the system itself (sealing, jobs, first start). */
export type Actor =
  | {
      readonly kind: "person"
      readonly person: string
      readonly appointment: string
      readonly organisation: string
      /** Where the organisation stands in the tree: `/cn/320000/320500/`. */
      readonly place: string
      /** The subtree that it oversees: every place that begins so. */
      readonly scope: string
      readonly role: Role
    }
  | { readonly kind: "public" }
  | { readonly kind: "system"; readonly task: string }

const held: Readonly<Record<Role, readonly Purpose[]>> = {
  reporter: ["statistics", "administration", "service", "public"],
  reviewer: ["statistics", "administration", "service", "public"],
  analyst: ["statistics", "administration", "public"],
  "decision-maker": ["administration", "public"],
  publisher: ["administration", "public"],
  "system-administrator": ["administration", "public"],
  "security-administrator": ["administration", "public"],
  auditor: ["administration", "public"],
}

/** The purposes that a role may act for. */
export function purposesOf(role: Role): readonly Purpose[] {
  return held[role]
}

/** Whether an actor may act for a purpose at all; which rows it then sees is decided by the database. */
export function mayActFor(actor: Actor, purpose: Purpose): boolean {
  if (actor.kind === "public") return purpose === "public"
  if (actor.kind === "system") return true
  return held[actor.role].includes(purpose)
}

export function isAdministratorRole(role: Role): boolean {
  return (administratorRoles as readonly Role[]).includes(role)
}
