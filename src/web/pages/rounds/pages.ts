import type { PageDefinition } from "../../app/pages.ts"

export const roundsPages: readonly PageDefinition[] = [
  {
    path: "/rounds",
    title: { zh: "评价轮次", en: "Rounds" },
    load: () => import("./RoundsPage.tsx"),
    menu: "main",
    roles: ["reporter", "reviewer", "analyst", "decision-maker", "publisher", "auditor"],
  },
  {
    path: "/rounds/new",
    title: { zh: "建立评价轮次", en: "Set up a round" },
    load: () => import("./NewRoundPage.tsx"),
  },
  {
    path: "/rounds/$round",
    title: { zh: "评价轮次", en: "Round" },
    load: () => import("./RoundPage.tsx"),
  },
]
