import { Button, Descriptions, Drawer, Flex, Popconfirm } from "antd"
import { useState } from "react"
import type { Role } from "#access"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useMe } from "../../app/me.ts"
import { useAction } from "../../app/use-action.ts"
import { useRoute } from "../../app/use-route.ts"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import { Query } from "../../components/Query.tsx"
import { AccountTags } from "./AccountTags.tsx"
import { type Link, OneTimeLink } from "./OneTimeLink.tsx"
import { PersonAppointments } from "./PersonAppointments.tsx"
import { PersonSignIns } from "./PersonSignIns.tsx"
import { personKindWords } from "./words.ts"

/** One person with what the administrator who looks may do. */
export function PersonDrawer({
  id,
  role,
  onClose,
}: {
  readonly id: string
  readonly role: Role | undefined
  readonly onClose: () => void
}) {
  const { t, language } = useLanguage()
  const me = useMe()
  const person = useRoute("GET /api/people/:id", { params: { id } })
  const { busy, problem, run } = useAction()
  const [link, setLink] = useState<Link | null>(null)
  const own = me?.person.id === id
  const security = role === "security-administrator"
  const system = role === "system-administrator"
  const moment = (at: string | null) =>
    at === null ? "—" : new Date(at).toLocaleString(language === "zh" ? "zh-CN" : "en-GB")
  return (
    <Drawer
      open
      onClose={onClose}
      size="min(560px, 100vw)"
      title={person.data?.name ?? t({ zh: "人员", en: "Person" })}
    >
      <Query query={person}>
        {(one) => (
          <Flex vertical gap={16}>
            {problem === null ? null : <ProblemAlert error={problem} />}
            <Descriptions
              column={1}
              size="small"
              items={[
                { key: "u", label: t({ zh: "用户名", en: "Username" }), children: one.username },
                {
                  key: "o",
                  label: t({ zh: "所在单位", en: "Organisation" }),
                  children: t(one.organisation.name),
                },
                {
                  key: "k",
                  label: t({ zh: "账号类别", en: "Kind" }),
                  children: t(personKindWords[one.kind]),
                },
                { key: "m", label: t({ zh: "邮箱", en: "Mail" }), children: one.mail ?? "—" },
                {
                  key: "a",
                  label: t({ zh: "账号状态", en: "Account" }),
                  children: <AccountTags person={one} />,
                },
                {
                  key: "p",
                  label: t({ zh: "口令设置时间", en: "Password set" }),
                  children: moment(one.account.passwordSetAt),
                },
                {
                  key: "s",
                  label: t({ zh: "最近使用", en: "Last seen" }),
                  children: moment(one.account.lastSeenAt),
                },
              ]}
            />
            {link === null ? null : <OneTimeLink link={link} />}
            <Flex gap={8} wrap>
              {system && one.closedAt === null ? (
                <Popconfirm
                  title={
                    one.account.hasPassword
                      ? t({
                          zh: "使用后原口令、第二因素和登录全部作废。继续？",
                          en: "Using it voids password, second factor and sign-ins. Go on?",
                        })
                      : t({ zh: "原来的邀请链接将作废。继续？", en: "The former link becomes void. Go on?" })
                  }
                  onConfirm={() =>
                    void run(async () => setLink(await call("POST /api/people/:id/link", { params: { id } })))
                  }
                >
                  <Button loading={busy}>
                    {one.account.hasPassword
                      ? t({ zh: "重设口令的链接", en: "Recovery link" })
                      : t({ zh: "新的邀请链接", en: "New invitation link" })}
                  </Button>
                </Popconfirm>
              ) : null}
              {security && one.account.lockedUntil !== null ? (
                <Button
                  type="primary"
                  loading={busy}
                  onClick={() => void run(() => call("POST /api/people/:id/unlock", { params: { id } }))}
                >
                  {t({ zh: "解锁", en: "Unlock" })}
                </Button>
              ) : null}
              {(system || security) && !own ? (
                one.closedAt === null ? (
                  <Popconfirm
                    title={t({
                      zh: "停用账号并结束其全部登录？",
                      en: "Close the account and end its sign-ins?",
                    })}
                    onConfirm={() => void run(() => call("POST /api/people/:id/close", { params: { id } }))}
                  >
                    <Button danger loading={busy}>
                      {t({ zh: "停用账号", en: "Close the account" })}
                    </Button>
                  </Popconfirm>
                ) : (
                  <Button
                    loading={busy}
                    onClick={() => void run(() => call("POST /api/people/:id/reopen", { params: { id } }))}
                  >
                    {t({ zh: "重新启用", en: "Reopen" })}
                  </Button>
                )
              ) : null}
            </Flex>
            <PersonAppointments person={one} mayChange={security && !own} />
            {security ? <PersonSignIns id={id} /> : null}
          </Flex>
        )}
      </Query>
    </Drawer>
  )
}
