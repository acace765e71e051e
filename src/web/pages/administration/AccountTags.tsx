import { Space, Tag } from "antd"
import { useLanguage } from "../../app/language.tsx"
import type { Person } from "./PeoplePage.tsx"

/** The state of an account in a few words. */
export function AccountTags({ person }: { readonly person: Person }) {
  const { t, language } = useLanguage()
  const { account } = person
  const locked = account.lockedUntil
  return (
    <Space size={4} wrap>
      {person.closedAt === null ? null : <Tag>{t({ zh: "已停用", en: "Closed" })}</Tag>}
      {locked === null ? null : (
        <Tag color="red">
          {t({ zh: "锁定至 ", en: "Locked until " })}
          {new Date(locked).toLocaleTimeString(language === "zh" ? "zh-CN" : "en-GB", {
            hour: "2-digit",
            minute: "2-digit",
          })}
        </Tag>
      )}
      <Tag color={account.hasPassword ? "green" : "orange"}>
        {account.hasPassword
          ? t({ zh: "已设口令", en: "Password set" })
          : t({ zh: "未设口令", en: "No password yet" })}
      </Tag>
      {account.secondFactor ? <Tag color="blue">{t({ zh: "第二因素", en: "Second factor" })}</Tag> : null}
    </Space>
  )
}
