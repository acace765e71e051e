import type { PageDefinition } from "../../app/pages.ts"

export const fillingPages: readonly PageDefinition[] = [
  {
    path: "/returns",
    title: { zh: "我的报表", en: "My returns" },
    load: () => import("./ReturnsPage.tsx"),
    menu: "main",
    roles: ["reporter"],
  },
  {
    path: "/returns/$survey/$unit",
    title: { zh: "填报", en: "Fill in a return" },
    load: () => import("./SheetPage.tsx"),
  },
  {
    path: "/return-uploads/$upload",
    title: { zh: "填报工作簿", en: "Workbook of returns" },
    load: () => import("./UploadPage.tsx"),
  },
]
