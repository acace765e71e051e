import type { PageDefinition } from "../../app/pages.ts"

export const packsPages: readonly PageDefinition[] = [
  {
    path: "/packs",
    title: { zh: "数据包", en: "Packs" },
    load: () => import("./PacksPage.tsx"),
    menu: "main",
  },
  {
    path: "/packs/$pack",
    title: { zh: "数据包", en: "Pack" },
    load: () => import("./PackPage.tsx"),
  },
]
