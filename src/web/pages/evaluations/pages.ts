import type { Role } from "#access"
import type { PageDefinition } from "../../app/pages.ts"

const readers: readonly Role[] = ["analyst", "reviewer", "decision-maker", "publisher", "reporter"]

export const evaluationsPages: readonly PageDefinition[] = [
  {
    path: "/evaluations",
    title: { zh: "评价", en: "Evaluations" },
    load: () => import("./EvaluationsPage.tsx"),
    menu: "main",
    roles: readers,
  },
  {
    path: "/evaluations/new",
    title: { zh: "新建评价", en: "New evaluation" },
    load: () => import("./NewEvaluationPage.tsx"),
  },
  {
    path: "/evaluations/compare",
    title: { zh: "两次评价对比", en: "Two evaluations compared" },
    load: () => import("./ComparePage.tsx"),
  },
  {
    path: "/evaluations/data",
    title: { zh: "数据表", en: "Tables" },
    load: () => import("./DatasetsPage.tsx"),
  },
  {
    path: "/evaluations/data/$dataset",
    title: { zh: "数据表", en: "Table" },
    load: () => import("./DatasetPage.tsx"),
  },
  {
    path: "/evaluations/$run",
    title: { zh: "评价结果", en: "Result of an evaluation" },
    load: () => import("./RunPage.tsx"),
  },
]
