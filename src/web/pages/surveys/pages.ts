import type { PageDefinition } from "../../app/pages.ts"

export const surveysPages: readonly PageDefinition[] = [
  {
    path: "/surveys",
    title: { zh: "调查期", en: "Survey periods" },
    load: () => import("./SurveysPage.tsx"),
    menu: "main",
    roles: ["reviewer", "analyst"],
  },
  {
    path: "/surveys/$survey",
    title: { zh: "调查期", en: "Survey period" },
    load: () => import("./SurveyPage.tsx"),
  },
]
