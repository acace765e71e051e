import { Alert, Button, Card, Divider, Flex, Form, Input } from "antd"
import { useState } from "react"
import { useLanguage } from "../../app/language.tsx"
import { useSystem } from "../../app/me.ts"
import { Page } from "../../components/Page.tsx"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import { DemoAccounts } from "./DemoAccounts.tsx"
import { ownPath } from "./own-path.ts"
import { SecondStep } from "./SecondStep.tsx"
import { callSignIn } from "./sign-in.ts"

/** Signing in: username and password, then the second factor of those who have one, or single sign-on. */
export default function SignInPage() {
  const { t } = useLanguage()
  const system = useSystem()
  const asked = new URLSearchParams(location.search)
  const next = ownPath(asked.get("next"))
  const [step, setStep] = useState<"password" | "code">("password")
  const [busy, setBusy] = useState<string | null>(null)
  const [problem, setProblem] = useState<unknown>(null)

  const enter = async (username: string, password: string) => {
    setBusy(username)
    setProblem(null)
    try {
      const told = await callSignIn("sign-in/username", { username, password })
      if (told.secondStep === true) setStep("code")
      else location.assign(next)
    } catch (error) {
      setProblem(error)
    }
    setBusy(null)
  }
  const enterBySingleSignOn = async () => {
    setBusy("oidc")
    setProblem(null)
    try {
      const { url } = await callSignIn("sign-in/social", { next })
      if (url !== undefined) location.assign(url)
    } catch (error) {
      setProblem(error)
      setBusy(null)
    }
  }
  const { singleSignOn = null, demoAccounts = [] } = system ?? {}

  return (
    <Page title={{ zh: "登录", en: "Sign in" }}>
      <Flex gap={16} wrap align="flex-start">
        <Card style={{ flex: "0 1 380px", minWidth: 0, width: "100%" }}>
          {asked.has("error") && problem === null ? (
            <Alert
              type="error"
              showIcon
              style={{ marginBottom: 16 }}
              title={t({
                zh: "统一身份认证没有成功：本系统没有与您的认证账号对应的人员，或者认证被取消。请联系系统管理员。",
                en: "Single sign-on did not succeed: no person of this system matches your account, or it was cancelled. Ask the system administrator.",
              })}
            />
          ) : null}
          {problem === null ? null : <ProblemAlert error={problem} />}
          {step === "code" ? (
            <SecondStep onDone={() => location.assign(next)} onBack={() => setStep("password")} />
          ) : (
            <Form
              layout="vertical"
              requiredMark={false}
              onFinish={(given: { username: string; password: string }) =>
                void enter(given.username, given.password)
              }
            >
              <Form.Item
                name="username"
                label={t({ zh: "用户名", en: "Username" })}
                rules={[{ required: true, message: t({ zh: "请输入用户名", en: "Enter the username" }) }]}
              >
                <Input autoComplete="username" autoFocus autoCapitalize="none" spellCheck={false} />
              </Form.Item>
              <Form.Item
                name="password"
                label={t({ zh: "口令", en: "Password" })}
                rules={[{ required: true, message: t({ zh: "请输入口令", en: "Enter the password" }) }]}
              >
                <Input.Password autoComplete="current-password" />
              </Form.Item>
              <Button type="primary" htmlType="submit" block loading={busy !== null && busy !== "oidc"}>
                {t({ zh: "登录", en: "Sign in" })}
              </Button>
            </Form>
          )}
          {singleSignOn === null || step === "code" ? null : (
            <>
              <Divider plain>{t({ zh: "或", en: "or" })}</Divider>
              <Button block loading={busy === "oidc"} onClick={() => void enterBySingleSignOn()}>
                {t({
                  zh: `用${singleSignOn.name.zh}登录`,
                  en: `Sign in with ${singleSignOn.name.en}`,
                })}
              </Button>
            </>
          )}
        </Card>
        {demoAccounts.length === 0 ? null : (
          <DemoAccounts
            accounts={demoAccounts}
            busy={busy}
            onChoose={({ username, password }) => void enter(username, password)}
          />
        )}
      </Flex>
    </Page>
  )
}
