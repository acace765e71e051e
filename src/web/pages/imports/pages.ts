import type { Role } from "#access"
import type { PageDefinition } from "../../app/pages.ts"

const readers: readonly Role[] = ["analyst", "reviewer", "decision-maker", "publisher", "reporter"]

export const importsPages: readonly PageDefinition[] = [
  {
    path: "/imports",
    title: { zh: "导入", en: "Imports" },
    load: () => import("./ImportsPage.tsx"),
    menu: "main",
    roles: readers,
  },
  {
    path: "/imports/profiles",
    title: { zh: "导入方案", en: "Import profiles" },
    load: () => import("./ProfilesPage.tsx"),
  },
  {
    path: "/imports/$import",
    title: { zh: "一次导入", en: "One import" },
    load: () => import("./ImportPage.tsx"),
  },
]
