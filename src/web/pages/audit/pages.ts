import type { PageDefinition } from "../../app/pages.ts"

export const auditPages: readonly PageDefinition[] = [
  {
    path: "/audit",
    title: { zh: "审计记录", en: "Audit trail" },
    load: () => import("./AuditPage.tsx"),
    menu: "administration",
    roles: ["auditor"],
  },
]
