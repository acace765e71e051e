import { Button, Table, Tag } from "antd"
import type { Contracts, ResponseOf } from "#contracts"
import { useLanguage } from "../app/language.tsx"

export type SignInEntry = ResponseOf<Contracts["GET /api/me/sign-ins"]>[number]

/** Sign-ins with when and from where, each of which can be ended. */
export function SignInTable({
  signIns,
  onEnd,
}: {
  readonly signIns: readonly SignInEntry[]
  readonly onEnd: (signIn: SignInEntry) => void
}) {
  const { t, language } = useLanguage()
  const moment = (at: string) => new Date(at).toLocaleString(language === "zh" ? "zh-CN" : "en-GB")
  return (
    <Table
      size="small"
      rowKey="id"
      pagination={false}
      scroll={{ x: "max-content" }}
      dataSource={[...signIns]}
      caption={<span className="visually-hidden">{t({ zh: "登录", en: "Sign-ins" })}</span>}
      columns={[
        { title: t({ zh: "登录时间", en: "Signed in" }), dataIndex: "at", render: moment },
        { title: t({ zh: "最近使用", en: "Last used" }), dataIndex: "seenAt", render: moment },
        { title: t({ zh: "最晚结束", en: "Ends" }), dataIndex: "endsAt", render: moment },
        {
          title: t({ zh: "地址", en: "Address" }),
          dataIndex: "address",
          render: (address: string | null) => address ?? t({ zh: "未知", en: "unknown" }),
        },
        {
          title: t({ zh: "浏览器", en: "Browser" }),
          dataIndex: "agent",
          render: (agent: string | null) =>
            agent === null ? t({ zh: "未知", en: "unknown" }) : browserOf(agent),
        },
        {
          title: t({ zh: "操作", en: "Action" }),
          key: "end",
          render: (_, signIn) =>
            signIn.own ? (
              <Tag color="blue">{t({ zh: "本次登录", en: "This one" })}</Tag>
            ) : (
              <Button size="small" danger onClick={() => onEnd(signIn)}>
                {t({ zh: "结束", en: "End" })}
              </Button>
            ),
        },
      ]}
    />
  )
}

/** The name of a browser and its system, as far as it tells. */
function browserOf(agent: string): string {
  const browser = /(Edg|Firefox|MicroMessenger|Chrome|Safari)\/[\d]+/
    .exec(agent)?.[0]
    .replace("Edg/", "Edge/")
  const system = /Windows NT [\d.]+|Mac OS X|Android [\d]+|iPhone|Linux/.exec(agent)?.[0]
  return [browser, system].filter((part) => part !== undefined).join(" · ") || agent.slice(0, 40)
}
