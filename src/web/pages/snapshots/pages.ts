import type { PageDefinition } from "../../app/pages.ts"

export const snapshotsPages: readonly PageDefinition[] = [
  {
    path: "/surveys/$survey/snapshots/$number",
    title: { zh: "快照", en: "Snapshot" },
    load: () => import("./SnapshotPage.tsx"),
  },
  {
    path: "/surveys/$survey/snapshots/$number/figures/$zone/$indicator",
    title: { zh: "指标值的来源", en: "Where a figure comes from" },
    load: () => import("./FigurePage.tsx"),
  },
]
