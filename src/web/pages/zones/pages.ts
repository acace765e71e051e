import type { PageDefinition } from "../../app/pages.ts"

export const zonesPages: readonly PageDefinition[] = [
  {
    path: "/zones",
    title: { zh: "园区", en: "Zones" },
    load: () => import("./ZonesPage.tsx"),
    menu: "main",
  },
  {
    path: "/zones/feedback",
    title: { zh: "评价反馈表", en: "Feedback" },
    load: () => import("./FeedbackPage.tsx"),
  },
  {
    path: "/zones/$code",
    title: { zh: "园区", en: "Zone" },
    load: () => import("./ZonePage.tsx"),
  },
]
