import type { PageDefinition } from "../../app/pages.ts"

export const papersPages: readonly PageDefinition[] = [
  {
    path: "/surveys/$survey/papers",
    title: { zh: "报送材料", en: "Papers" },
    load: () => import("./PapersPage.tsx"),
  },
  {
    path: "/receipts/$survey/$unit/$revision",
    title: { zh: "报送回执", en: "Receipt" },
    load: () => import("./ReceiptPage.tsx"),
  },
]
