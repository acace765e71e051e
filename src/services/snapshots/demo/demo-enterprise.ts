import type { Insertable } from "kysely"
import type { OrganisationTable } from "#schema"

/**
 * The enterprise of the demonstration's own reporter: one of those that `gaoxin invent --seed demo` makes up, there from
 * the first start so that its account has a place.
 */
export const demoEnterprise = {
  id: "99990001000002305R",
  kind: "enterprise",
  name_zh: "示例华拓仪器00000230号有限公司（虚构）",
  name_en: null,
  short_name: null,
  parent_id: "990001",
  place: "/990000/990100/990001/99990001000002305R/",
  scope: "/990000/990100/990001/99990001000002305R/",
  origin: "invented",
  uscc: "99990001000002305R",
} as const satisfies Insertable<OrganisationTable>
