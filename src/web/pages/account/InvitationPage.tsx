import { useQuery } from "@tanstack/react-query"
import { useParams } from "@tanstack/react-router"
import { Button, Card, Descriptions, Form, Result } from "antd"
import { useState } from "react"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { Page } from "../../components/Page.tsx"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import { Query } from "../../components/Query.tsx"
import { PasswordFields } from "./PasswordFields.tsx"

/** Where a one-time link leads: setting the first password, or a new one. */
export default function InvitationPage() {
  const { t, language } = useLanguage()
  const { token = "" } = useParams({ strict: false }) as { readonly token?: string }
  const found = useQuery({
    queryKey: ["invitation", token],
    queryFn: () => call("POST /api/invitation/find", { body: { token } }),
    // It is asked once: after it was used, it is no more.
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const [done, setDone] = useState(false)
  const accept = async ({ next }: { readonly next: string }) => {
    setBusy(true)
    setProblem(null)
    try {
      await call("POST /api/invitation/accept", { body: { token, password: next } })
      setDone(true)
    } catch (error) {
      setProblem(error)
    }
    setBusy(false)
  }
  return (
    <Page title={{ zh: "设置口令", en: "Set the password" }}>
      {done ? (
        <Result
          status="success"
          title={t({ zh: "口令已设置，链接已失效", en: "The password is set; the link is used up" })}
          extra={
            <Button type="primary" href="/sign-in">
              {t({ zh: "去登录", en: "Sign in" })}
            </Button>
          }
        />
      ) : (
        <Query query={found}>
          {(link) => (
            <Card style={{ maxWidth: 480 }}>
              <Descriptions
                column={1}
                size="small"
                style={{ marginBottom: 12 }}
                items={[
                  { key: "name", label: t({ zh: "姓名", en: "Name" }), children: link.name },
                  { key: "username", label: t({ zh: "用户名", en: "Username" }), children: link.username },
                  {
                    key: "until",
                    label: t({ zh: "链接有效至", en: "Link good until" }),
                    children: new Date(link.expiresAt).toLocaleString(language === "zh" ? "zh-CN" : "en-GB"),
                  },
                ]}
              />
              {problem === null ? null : <ProblemAlert error={problem} />}
              <Form layout="vertical" requiredMark={false} onFinish={(given) => void accept(given)}>
                {/* For password managers: whose password this is. */}
                <input hidden readOnly autoComplete="username" value={link.username} />
                <PasswordFields />
                <Button type="primary" htmlType="submit" block loading={busy}>
                  {t({ zh: "设置口令", en: "Set the password" })}
                </Button>
              </Form>
            </Card>
          )}
        </Query>
      )}
    </Page>
  )
}
