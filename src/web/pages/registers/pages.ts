import type { PageDefinition } from "../../app/pages.ts"

export const registersPages: readonly PageDefinition[] = [
  {
    path: "/registers",
    title: { zh: "台账", en: "Registers" },
    load: () => import("./RegistersPage.tsx"),
    menu: "main",
    roles: ["reporter", "reviewer", "analyst", "decision-maker", "publisher"],
  },
  {
    path: "/registers/$register",
    title: { zh: "台账", en: "Register" },
    load: () => import("./RegisterPage.tsx"),
  },
  {
    path: "/registers/$register/new",
    title: { zh: "登记", en: "Enter a record" },
    load: () => import("./NewRecordPage.tsx"),
  },
  {
    path: "/registers/$register/records/$id",
    title: { zh: "台账记录", en: "Record" },
    load: () => import("./RecordPage.tsx"),
  },
  {
    path: "/registers/$register/records/$id/change",
    title: { zh: "修改记录", en: "Change a record" },
    load: () => import("./ChangeRecordPage.tsx"),
  },
  {
    path: "/indicators/$code/records",
    title: { zh: "指标的台账记录", en: "Records of an indicator" },
    load: () => import("./IndicatorRecordsPage.tsx"),
  },
  {
    path: "/evidence/$framework",
    title: { zh: "定性指标佐证", en: "Evidence" },
    load: () => import("./EvidencePage.tsx"),
  },
]
