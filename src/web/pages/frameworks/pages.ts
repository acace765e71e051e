import type { PageDefinition } from "../../app/pages.ts"

export const frameworksPages: readonly PageDefinition[] = [
  {
    path: "/frameworks",
    title: { zh: "指标体系", en: "Frameworks" },
    load: () => import("./FrameworksPage.tsx"),
    menu: "main",
  },
  {
    path: "/frameworks/compare",
    title: { zh: "指标体系并排", en: "Frameworks side by side" },
    load: () => import("./ComparePage.tsx"),
  },
  {
    path: "/frameworks/import",
    title: { zh: "导入指标体系", en: "Import a framework" },
    load: () => import("./ImportPage.tsx"),
  },
  {
    path: "/frameworks/drafts/$id",
    title: { zh: "指标体系草案", en: "Draft framework" },
    load: () => import("./DraftPage.tsx"),
  },
  {
    path: "/frameworks/$pack/$id",
    title: { zh: "指标体系", en: "Framework" },
    load: () => import("./FrameworkPage.tsx"),
  },
]
