import type { PageDefinition } from "../../app/pages.ts"

export const overviewPages: readonly PageDefinition[] = [
  {
    path: "/",
    title: { zh: "总览", en: "Overview" },
    load: () => import("./OverviewPage.tsx"),
    menu: "main",
  },
  {
    path: "/national",
    title: { zh: "全国数据", en: "National data" },
    load: () => import("./NationalPage.tsx"),
    menu: "main",
  },
]
