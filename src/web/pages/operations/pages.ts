import type { PageDefinition } from "../../app/pages.ts"

export const operationsPages: readonly PageDefinition[] = [
  {
    path: "/settings",
    title: { zh: "设置", en: "Settings" },
    load: () => import("./SettingsPage.tsx"),
    menu: "administration",
    roles: ["system-administrator", "security-administrator", "auditor"],
  },
  {
    path: "/tokens",
    title: { zh: "令牌", en: "Tokens" },
    load: () => import("./TokensPage.tsx"),
    menu: "administration",
    roles: ["security-administrator"],
  },
  {
    path: "/doctor",
    title: { zh: "系统检查", en: "System check" },
    load: () => import("./DoctorPage.tsx"),
    menu: "administration",
    roles: ["system-administrator"],
  },
]
