import { useQueryClient } from "@tanstack/react-query"
import { App, Button, Form, Input } from "antd"
import { useState } from "react"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import { PasswordFields } from "./PasswordFields.tsx"

export function MyPassword({ username }: { readonly username: string }) {
  const { t } = useLanguage()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [form] = Form.useForm<{ current: string; next: string; again: string }>()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const change = async ({ current, next }: { readonly current: string; readonly next: string }) => {
    setBusy(true)
    setProblem(null)
    try {
      await call("POST /api/me/password", { body: { current, next } })
      form.resetFields()
      void message.success(
        t({ zh: "口令已修改，其他登录已结束", en: "The password is changed; other sign-ins have ended" }),
      )
      await queries.invalidateQueries()
    } catch (error) {
      setProblem(error)
    }
    setBusy(false)
  }
  return (
    <Form
      form={form}
      layout="vertical"
      style={{ maxWidth: 480 }}
      requiredMark={false}
      onFinish={(given) => void change(given)}
    >
      {problem === null ? null : <ProblemAlert error={problem} />}
      <input hidden readOnly autoComplete="username" value={username} />
      <Form.Item
        name="current"
        label={t({ zh: "当前口令", en: "Present password" })}
        rules={[{ required: true, message: t({ zh: "请输入当前口令", en: "Enter the present password" }) }]}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <PasswordFields />
      <Button type="primary" htmlType="submit" loading={busy}>
        {t({ zh: "修改口令", en: "Change the password" })}
      </Button>
    </Form>
  )
}
