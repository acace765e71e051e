import type { PageDefinition } from "../../app/pages.ts"

export const publicPages: readonly PageDefinition[] = [
  {
    path: "/public/evaluations",
    title: { zh: "公示与发布", en: "Notices and releases" },
    load: () => import("./PublicEvaluationsPage.tsx"),
    menu: "main",
  },
  {
    path: "/public/evaluations/$round",
    title: { zh: "公开的评价", en: "Public evaluation" },
    load: () => import("./PublicEvaluationPage.tsx"),
  },
]
