import { useQueryClient } from "@tanstack/react-query"
import { Button, Tag, Typography } from "antd"
import { purposeWords, roleWords } from "#access"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import type { Me } from "../../app/me.ts"
import { Nothing } from "../../components/States.tsx"

/** The appointments in force; one acts in one of them at a time. */
export function MyAppointments({ me }: { readonly me: Me }) {
  const { t } = useLanguage()
  const queries = useQueryClient()
  const choose = async (appointment: string) => {
    await call("POST /api/me/appointment", { body: { appointment } })
    await queries.invalidateQueries()
  }
  return (
    <>
      <Typography.Paragraph>
        {me.person.name}（{me.person.username}）
      </Typography.Paragraph>
      {me.appointments.length === 0 ? (
        me.restriction === null ? (
          <Nothing
            text={{
              zh: "还没有任职，请安全管理员授予角色。",
              en: "No appointment yet: ask the security administrator for a role.",
            }}
          />
        ) : null
      ) : (
        <ul style={{ listStyle: "none", margin: 0, padding: 0, display: "grid", gap: 8 }}>
          {me.appointments.map((one) => (
            <li key={one.id} style={{ display: "flex", gap: 8, alignItems: "center", flexWrap: "wrap" }}>
              <span style={{ flex: "1 1 200px" }}>
                {t(roleWords[one.role])} · {t(one.organisation.name)}
              </span>
              {me.active?.id === one.id ? (
                <Tag color="blue">{t({ zh: "当前", en: "Active" })}</Tag>
              ) : (
                <Button size="small" onClick={() => void choose(one.id)}>
                  {t({ zh: "换用", en: "Act so" })}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {me.active === null ? null : (
        <Typography.Paragraph type="secondary" style={{ margin: "12px 0 0" }}>
          {t({ zh: "可用的数据用途：", en: "Purposes for which you may act: " })}
          {me.purposes.map((purpose) => t(purposeWords[purpose])).join(t({ zh: "、", en: ", " }))}
        </Typography.Paragraph>
      )}
    </>
  )
}
