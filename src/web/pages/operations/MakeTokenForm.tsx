import { useMutation, useQueryClient } from "@tanstack/react-query"
import { Alert, Button, DatePicker, Form, Input, Modal, Select, Typography } from "antd"
import dayjs, { type Dayjs } from "dayjs"
import {
  isAdministratorRole,
  type Purpose,
  purposesOf,
  purposeWords,
  type Role,
  roles,
  roleWords,
} from "#access"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useMe } from "../../app/me.ts"
import { RefusalAlert } from "./RefusalAlert.tsx"

interface Fields {
  readonly name: string
  readonly organisation: string
  readonly role: Role
  readonly purpose: Purpose
  readonly expires: Dayjs
}

/** A new token: what it is for, for whom it acts, until when; its secret is shown once. */
export function MakeTokenForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  const me = useMe()
  const queries = useQueryClient()
  const [form] = Form.useForm<Fields>()
  const role = Form.useWatch("role", form)
  const make = useMutation({
    mutationFn: ({ expires, ...wish }: Fields) =>
      call("POST /api/tokens", { body: { ...wish, expiresAt: expires.endOf("day").toISOString() } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["GET /api/tokens"] }),
  })
  const required = [{ required: true, message: t({ zh: "必填", en: "Required" }) }]
  const made = make.data
  return (
    <Modal
      open
      title={t({ zh: "发放令牌", en: "New token" })}
      onCancel={onClose}
      footer={
        made === undefined ? (
          <Button type="primary" loading={make.isPending} onClick={() => form.submit()}>
            {t({ zh: "发放", en: "Make" })}
          </Button>
        ) : (
          <Button type="primary" onClick={onClose}>
            {t({ zh: "已抄录，关闭", en: "Copied, close" })}
          </Button>
        )
      }
    >
      {made === undefined ? (
        <Form<Fields>
          form={form}
          layout="vertical"
          onFinish={(fields) => make.mutate(fields)}
          initialValues={{
            organisation: me?.active?.organisation.id ?? "",
            expires: dayjs().add(90, "day"),
          }}
        >
          {make.isError ? <RefusalAlert error={make.error} /> : null}
          <Form.Item name="name" label={t({ zh: "用处", en: "What it is for" })} rules={required}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item
            name="organisation"
            label={t({ zh: "组织编码", en: "Organisation (code)" })}
            rules={required}
          >
            <Input />
          </Form.Item>
          <Form.Item name="role" label={t({ zh: "角色", en: "Role" })} rules={required}>
            <Select
              options={roles
                .filter((one) => !isAdministratorRole(one))
                .map((one) => ({ value: one, label: t(roleWords[one]) }))}
              onChange={() => form.resetFields(["purpose"])}
            />
          </Form.Item>
          <Form.Item name="purpose" label={t({ zh: "用途", en: "Purpose" })} rules={required}>
            <Select
              disabled={role === undefined}
              options={(role === undefined ? [] : purposesOf(role)).map((one) => ({
                value: one,
                label: t(purposeWords[one]),
              }))}
            />
          </Form.Item>
          <Form.Item
            name="expires"
            label={t({ zh: "到期日（一年内）", en: "Expires (within a year)" })}
            rules={required}
          >
            <DatePicker minDate={dayjs()} maxDate={dayjs().add(365, "day")} allowClear={false} />
          </Form.Item>
        </Form>
      ) : (
        <>
          <Alert
            type="warning"
            showIcon
            title={t({
              zh: "密文只显示这一次，请立即抄录到使用它的系统中。",
              en: "The secret is shown this once: copy it now into the system that will use it.",
            })}
          />
          <Typography.Paragraph
            copyable={{ text: made.token }}
            code
            style={{ marginTop: 12, overflowWrap: "anywhere" }}
          >
            {made.token}
          </Typography.Paragraph>
          <Typography.Paragraph type="secondary">Authorization: Bearer …</Typography.Paragraph>
        </>
      )}
    </Modal>
  )
}
