import { useQueryClient } from "@tanstack/react-query"
import { App, Button, Flex, Form, Input, QRCode, Typography } from "antd"
import { useState } from "react"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import { BackupCodes } from "./BackupCodes.tsx"

interface Begun {
  readonly uri: string
  readonly key: string
  readonly backupCodes: readonly string[]
}

/** Setting up codes of an authenticator as second step of signing in, and taking them away. */
export function MySecondFactor({ active }: { readonly active: boolean }) {
  const { t } = useLanguage()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [form] = Form.useForm<{ password: string }>()
  const password = Form.useWatch("password", form)
  const [begun, setBegun] = useState<Begun | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const [busy, setBusy] = useState<string | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const run = async (name: string, work: () => Promise<void>) => {
    setBusy(name)
    setProblem(null)
    try {
      await work()
    } catch (error) {
      setProblem(error)
    }
    setBusy(null)
  }
  const begin = (password: string) =>
    run("begin", async () => setBegun(await call("POST /api/me/second-factor/begin", { body: { password } })))
  const confirm = (code: string) =>
    run("confirm", async () => {
      await call("POST /api/me/second-factor/confirm", { body: { code } })
      setCodes(begun?.backupCodes ?? null)
      setBegun(null)
      void message.success(t({ zh: "第二因素已启用", en: "The second factor is on" }))
      await queries.invalidateQueries()
    })
  const end = (password: string) =>
    run("end", async () => {
      await call("POST /api/me/second-factor/end", { body: { password } })
      setCodes(null)
      void message.success(t({ zh: "第二因素已停用", en: "The second factor is off" }))
      await queries.invalidateQueries()
    })
  const renew = (password: string) =>
    run("renew", async () => {
      const told = await call("POST /api/me/second-factor/backup-codes", { body: { password } })
      setCodes(told.backupCodes)
    })
  const failure = problem === null ? null : <ProblemAlert error={problem} />

  if (begun !== null)
    return (
      <>
        <Typography.Paragraph>
          {t({
            zh: "① 用手机上的验证器扫描二维码，或者手工输入密钥。② 输入验证器显示的 6 位验证码。",
            en: "1. Scan the code with an authenticator on your phone, or type the key. 2. Enter the six digits that it shows.",
          })}
        </Typography.Paragraph>
        <Flex gap={16} wrap align="center">
          {/* The key beside it says the same in letters. */}
          <div aria-hidden style={{ background: "#fff" }}>
            <QRCode type="svg" value={begun.uri} size={176} errorLevel="M" color="#000" bgColor="#fff" />
          </div>
          <Typography.Paragraph copyable={{ text: begun.key }} style={{ margin: 0 }}>
            {t({ zh: "密钥：", en: "Key: " })}
            <code style={{ wordBreak: "break-all" }}>{begun.key}</code>
          </Typography.Paragraph>
        </Flex>
        {failure}
        <Form
          layout="vertical"
          requiredMark={false}
          style={{ marginTop: 12 }}
          onFinish={({ code }: { code: string }) => void confirm(code.trim())}
        >
          <Form.Item
            name="code"
            label={t({ zh: "6 位验证码", en: "Six digits" })}
            rules={[
              {
                required: true,
                pattern: /^\s*\d{6}\s*$/,
                message: t({ zh: "请输入 6 位数字", en: "Six digits" }),
              },
            ]}
          >
            <Input inputMode="numeric" autoComplete="one-time-code" maxLength={8} />
          </Form.Item>
          <Flex gap={8}>
            <Button type="primary" htmlType="submit" loading={busy === "confirm"}>
              {t({ zh: "启用", en: "Turn on" })}
            </Button>
            <Button onClick={() => setBegun(null)}>{t({ zh: "取消", en: "Cancel" })}</Button>
          </Flex>
        </Form>
      </>
    )
  return (
    <>
      <Typography.Paragraph>
        {active
          ? t({
              zh: "已启用：登录时除口令外还要输入验证器上的验证码。",
              en: "On: signing in asks for a code of the authenticator beside the password.",
            })
          : t({
              zh: "未启用。启用后，登录时除口令外还要输入验证器（手机应用）上的验证码。",
              en: "Off. Once on, signing in asks for a code of an authenticator (an app) beside the password.",
            })}
      </Typography.Paragraph>
      {codes === null ? null : <BackupCodes codes={codes} />}
      {failure}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ password: given }: { password: string }) => void (active ? renew(given) : begin(given))}
      >
        <Form.Item
          name="password"
          label={t({ zh: "口令（确认是本人）", en: "Password (to know that it is you)" })}
          rules={[{ required: true, message: t({ zh: "请输入口令", en: "Enter the password" }) }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Flex gap={8} wrap>
          <Button
            type={active ? "default" : "primary"}
            htmlType="submit"
            loading={busy === "begin" || busy === "renew"}
          >
            {active
              ? t({ zh: "换一组备用码", en: "New backup codes" })
              : t({ zh: "设置第二因素", en: "Set up" })}
          </Button>
          {active ? (
            <Button
              danger
              loading={busy === "end"}
              disabled={password === undefined || password === ""}
              onClick={() => void end(password ?? "")}
            >
              {t({ zh: "停用", en: "Turn off" })}
            </Button>
          ) : null}
        </Flex>
      </Form>
    </>
  )
}
