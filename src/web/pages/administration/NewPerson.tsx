import { Button, Form, Input, Modal, Select } from "antd"
import { useState } from "react"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useAction } from "../../app/use-action.ts"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import { type Link, OneTimeLink } from "./OneTimeLink.tsx"
import { OrganisationSelect } from "./OrganisationSelect.tsx"
import { personKindWords } from "./words.ts"

interface Given {
  readonly name: string
  readonly username: string
  readonly mail?: string
  readonly organisation: string
  readonly kind: keyof typeof personKindWords
}

/** Enters a person and shows the link by which they set a password. */
export function NewPerson({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  const { busy, problem, run } = useAction()
  const [link, setLink] = useState<Link | null>(null)
  const required = [{ required: true, message: t({ zh: "请填写", en: "Needed" }) }]
  const enter = ({ mail, ...given }: Given) =>
    run(async () => {
      const made = await call("POST /api/people", {
        body: { ...given, ...(mail === undefined || mail === "" ? {} : { mail }) },
      })
      setLink(made.link)
    })
  return (
    <Modal
      open
      title={t({ zh: "登记人员", en: "Enter a person" })}
      onCancel={onClose}
      footer={link === null ? null : <Button onClick={onClose}>{t({ zh: "关闭", en: "Close" })}</Button>}
    >
      {link !== null ? (
        <OneTimeLink link={link} />
      ) : (
        <Form
          layout="vertical"
          initialValues={{ kind: "member" }}
          onFinish={(given: Given) => void enter(given)}
        >
          {problem === null ? null : <ProblemAlert error={problem} />}
          <Form.Item name="name" label={t({ zh: "姓名", en: "Name" })} rules={required}>
            <Input autoFocus maxLength={64} />
          </Form.Item>
          <Form.Item
            name="username"
            label={t({ zh: "用户名（登记后不能更改）", en: "Username (stays as it is)" })}
            rules={required}
            extra={t({
              zh: "3 至 32 位小写字母、数字、点、下划线或连字符",
              en: "3 to 32 lower-case letters, digits, dots, underscores, hyphens",
            })}
          >
            <Input autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={32} />
          </Form.Item>
          <Form.Item name="organisation" label={t({ zh: "所在单位", en: "Organisation" })} rules={required}>
            <OrganisationSelect />
          </Form.Item>
          <Form.Item
            name="kind"
            label={t({ zh: "账号类别（登记后不能更改）", en: "Kind of account (stays as it is)" })}
            extra={t({
              zh: "三员账号只能担任各自的角色；角色由安全管理员授予。",
              en: "Accounts of the three administrators hold their own role only; roles are given by the security administrator.",
            })}
          >
            <Select
              options={Object.entries(personKindWords).map(([value, words]) => ({ value, label: t(words) }))}
            />
          </Form.Item>
          <Form.Item
            name="mail"
            label={t({ zh: "邮箱（可不填，用于统一身份认证）", en: "Mail (optional; for single sign-on)" })}
          >
            <Input type="email" autoComplete="off" maxLength={254} />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={busy}>
            {t({ zh: "登记并得到邀请链接", en: "Enter and get the link" })}
          </Button>
        </Form>
      )}
    </Modal>
  )
}
