import { useQueryClient } from "@tanstack/react-query"
import { Button, Dropdown } from "antd"
import { roleWords } from "#access"
import { call } from "./api.ts"
import { useLanguage } from "./language.tsx"
import type { Me } from "./me.ts"

/** Who is signed in and in which appointment; the way in where nobody is. */
export function PersonMenu({ me, narrow }: { readonly me: Me | null | undefined; readonly narrow: boolean }) {
  const { t } = useLanguage()
  const queries = useQueryClient()
  if (me === undefined) return null
  if (me === null)
    return (
      <Button size="small" type="primary" href={`/sign-in?next=${encodeURIComponent(location.pathname)}`}>
        {t({ zh: "登录", en: "Sign in" })}
      </Button>
    )
  const choose = async (appointment: string) => {
    await call("POST /api/me/appointment", { body: { appointment } })
    await queries.invalidateQueries()
  }
  const leave = async () => {
    await fetch("/api/auth/sign-out", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    })
    await queries.resetQueries()
    location.assign("/")
  }
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        selectedKeys: me.active === null ? [] : [me.active.id],
        items: [
          ...me.appointments.map((one) => ({
            key: one.id,
            label: `${t(roleWords[one.role])} · ${t(one.organisation.name)}`,
            onClick: () => void choose(one.id),
          })),
          { type: "divider" as const },
          { key: "account", label: <a href="/account">{t({ zh: "我的账号", en: "My account" })}</a> },
          { key: "leave", label: t({ zh: "退出", en: "Sign out" }), onClick: () => void leave() },
        ],
      }}
    >
      <Button
        size="small"
        style={{ maxWidth: narrow ? 140 : 320, overflow: "hidden", textOverflow: "ellipsis" }}
      >
        <span style={{ minWidth: 0, overflow: "hidden", textOverflow: "ellipsis" }}>
          {me.person.name}
          {me.active === null || narrow
            ? ""
            : ` · ${t(roleWords[me.active.role])} · ${t(me.active.organisation.name)}`}
        </span>
      </Button>
    </Dropdown>
  )
}
