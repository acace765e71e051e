import type { PageDefinition } from "../../app/pages.ts"

export const accountPages: readonly PageDefinition[] = [
  {
    path: "/sign-in",
    title: { zh: "登录", en: "Sign in" },
    load: () => import("./SignInPage.tsx"),
  },
  {
    path: "/invitation/$token",
    title: { zh: "设置口令", en: "Set the password" },
    load: () => import("./InvitationPage.tsx"),
  },
  {
    path: "/account",
    title: { zh: "我的账号", en: "My account" },
    load: () => import("./AccountPage.tsx"),
  },
]
