import { Button, Flex, Form, Input } from "antd"
import { useState } from "react"
import { useLanguage } from "../../app/language.tsx"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import { callSignIn } from "./sign-in.ts"

/** The second step of signing in: a code of the authenticator, or one of the codes kept for its loss. */
export function SecondStep({ onDone, onBack }: { readonly onDone: () => void; readonly onBack: () => void }) {
  const { t } = useLanguage()
  const [kept, setKept] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const send = async ({ code }: { readonly code: string }) => {
    setBusy(true)
    setProblem(null)
    try {
      await callSignIn(kept ? "two-factor/verify-backup-code" : "two-factor/verify-totp", { code })
      onDone()
    } catch (error) {
      setProblem(error)
    }
    setBusy(false)
  }
  return (
    <Form layout="vertical" requiredMark={false} onFinish={(given) => void send(given)} key={String(kept)}>
      {problem === null ? null : <ProblemAlert error={problem} />}
      <Form.Item
        name="code"
        label={
          kept
            ? t({ zh: "备用码", en: "Backup code" })
            : t({ zh: "验证器上的 6 位验证码", en: "Six digits of the authenticator" })
        }
        rules={[{ required: true, message: t({ zh: "请输入验证码", en: "Enter the code" }) }]}
      >
        <Input autoFocus autoComplete="one-time-code" inputMode={kept ? "text" : "numeric"} maxLength={32} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={busy}>
        {t({ zh: "继续", en: "Continue" })}
      </Button>
      <Flex justify="space-between" wrap style={{ marginTop: 8 }}>
        <Button type="link" size="small" onClick={() => setKept(!kept)}>
          {kept
            ? t({ zh: "用验证器", en: "Use the authenticator" })
            : t({ zh: "手机不在身边？用备用码", en: "No phone? Use a backup code" })}
        </Button>
        <Button type="link" size="small" onClick={onBack}>
          {t({ zh: "重新登录", en: "Start anew" })}
        </Button>
      </Flex>
    </Form>
  )
}
