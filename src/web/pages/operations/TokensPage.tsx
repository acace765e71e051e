import { useMutation, useQueryClient } from "@tanstack/react-query"
import { Button, Popconfirm, Tag } from "antd"
import dayjs from "dayjs"
import { useState } from "react"
import { purposeWords, roleWords } from "#access"
import { call } from "../../app/api.ts"
import { type Text, useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { Page } from "../../components/Page.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { Query } from "../../components/Query.tsx"
import { MakeTokenForm } from "./MakeTokenForm.tsx"
import { RefusalAlert } from "./RefusalAlert.tsx"

const states: Readonly<Record<"valid" | "expired" | "revoked", Text & { readonly color: string }>> = {
  valid: { zh: "有效", en: "valid", color: "green" },
  expired: { zh: "已到期", en: "expired", color: "gold" },
  revoked: { zh: "已撤销", en: "revoked", color: "default" },
}

/** Tokens by which other systems act for an organisation, in one role and for one purpose. */
export default function TokensPage() {
  const { t } = useLanguage()
  const query = useRoute("GET /api/tokens")
  const queries = useQueryClient()
  const [making, setMaking] = useState(false)
  const revoke = useMutation({
    mutationFn: (id: string) => call("DELETE /api/tokens/:id", { params: { id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["GET /api/tokens"] }),
  })
  const day = (instant: string) => dayjs(instant).format("YYYY-MM-DD")
  return (
    <Page
      title={{ zh: "令牌", en: "Tokens" }}
      actions={
        <Button type="primary" onClick={() => setMaking(true)}>
          {t({ zh: "发放令牌", en: "New token" })}
        </Button>
      }
    >
      <p className="muted">
        {t({
          zh: "供其他系统调用接口：一个令牌只代表一个组织、一个角色、一种用途，一年内到期。管理员角色不发令牌。",
          en: "For other systems that call the API: a token acts for one organisation, in one role, for one purpose, and expires within a year. Roles of administrators have none.",
        })}
      </p>
      {making ? <MakeTokenForm onClose={() => setMaking(false)} /> : null}
      {revoke.isError ? <RefusalAlert error={revoke.error} /> : null}
      <Query query={query}>
        {(tokens) => (
          <PlainTable
            caption={t({ zh: "令牌，最新的在前", en: "Tokens, newest first" })}
            hideCaption
            rows={tokens}
            keyOf={(token) => token.id}
            empty={t({ zh: "还没有令牌", en: "No token yet" })}
            columns={[
              {
                key: "name",
                title: t({ zh: "用处", en: "What for" }),
                heading: true,
                cell: (token) => token.name,
              },
              {
                key: "state",
                title: t({ zh: "状态", en: "State" }),
                cell: (token) => <Tag color={states[token.state].color}>{t(states[token.state])}</Tag>,
              },
              {
                key: "who",
                title: t({ zh: "组织与角色", en: "Organisation and role" }),
                cell: (token) => (
                  <>
                    {t(token.organisation.name)}
                    <div className="muted">
                      {t(roleWords[token.role])} · {t(purposeWords[token.purpose])}
                    </div>
                  </>
                ),
              },
              {
                key: "used",
                title: t({ zh: "最近使用", en: "Last use" }),
                cell: (token) =>
                  token.lastUsedAt === null
                    ? t({ zh: "从未", en: "never" })
                    : dayjs(token.lastUsedAt).format("YYYY-MM-DD HH:mm"),
              },
              {
                key: "expires",
                title: t({ zh: "到期", en: "Expires" }),
                cell: (token) => day(token.expiresAt),
              },
              {
                key: "made",
                title: t({ zh: "发放", en: "Made" }),
                cell: (token) => (
                  <>
                    {day(token.createdAt)}
                    <div className="muted">{token.createdBy}</div>
                  </>
                ),
              },
              {
                key: "revoke",
                title: <span className="visually-hidden">{t({ zh: "撤销", en: "Revoke" })}</span>,
                cell: (token) =>
                  token.state === "revoked" ? null : (
                    <Popconfirm
                      title={t({
                        zh: `撤销“${token.name}”？使用它的系统将立即无法调用。`,
                        en: `Revoke “${token.name}”? The system that uses it can no longer call.`,
                      })}
                      okText={t({ zh: "撤销", en: "Revoke" })}
                      onConfirm={() => revoke.mutate(token.id)}
                    >
                      <Button size="small" danger>
                        {t({ zh: "撤销", en: "Revoke" })}
                      </Button>
                    </Popconfirm>
                  ),
              },
            ]}
          />
        )}
      </Query>
    </Page>
  )
}
