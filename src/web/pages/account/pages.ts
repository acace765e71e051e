import type { PageDefinition } from "../../app/pages.ts"

export const accountPages: readonly PageDefinition[] = [
  {
    path: "/sign-in",
    title: { zh: "登录", en: "Sign in" },
    load: () => import("./SignInPage.tsx"),
  },
]
