import type { PageDefinition } from "../../app/pages.ts"

export const reviewingPages: readonly PageDefinition[] = [
  {
    path: "/reviews",
    title: { zh: "报表审核", en: "Reviews of returns" },
    load: () => import("./ReviewsPage.tsx"),
    menu: "main",
    roles: ["reviewer", "analyst"],
  },
  {
    path: "/reviews/$survey/$unit",
    title: { zh: "审核报表", en: "Review of a return" },
    load: () => import("./ReviewPage.tsx"),
  },
]
