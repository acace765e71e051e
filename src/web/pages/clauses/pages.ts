import type { PageDefinition } from "../../app/pages.ts"

export const clausesPages: readonly PageDefinition[] = [
  {
    path: "/clauses",
    title: { zh: "条款", en: "Clauses" },
    load: () => import("./ClausesPage.tsx"),
    menu: "main",
  },
]
