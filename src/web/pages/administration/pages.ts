import type { PageDefinition } from "../../app/pages.ts"

export const administrationPages: readonly PageDefinition[] = [
  {
    path: "/administration/organisations",
    title: { zh: "单位", en: "Organisations" },
    load: () => import("./OrganisationsPage.tsx"),
    menu: "administration",
    roles: ["system-administrator", "security-administrator", "auditor"],
  },
  {
    path: "/administration/people",
    title: { zh: "人员", en: "People" },
    load: () => import("./PeoplePage.tsx"),
    menu: "administration",
    roles: ["system-administrator", "security-administrator", "auditor"],
  },
]
