import { Button, DatePicker, Form, Input, Select } from "antd"
import type { Dayjs } from "dayjs"
import type { auditRoutes, QueryOf } from "#contracts"
import { useLanguage } from "../../app/language.tsx"
import { actionWords, objectWords } from "./action-words.ts"

export type AuditQuery = QueryOf<(typeof auditRoutes)["GET /api/audit"]>

interface Fields {
  readonly time?: readonly [Dayjs | null, Dayjs | null] | null
  readonly person?: string
  readonly organisation?: string
  readonly action?: string
  readonly objectKind?: string
  readonly objectId?: string
}

/** What the auditor looks for; empty fields match everything. */
export function AuditFilterForm({
  actions,
  objectKinds,
  onSearch,
}: {
  readonly actions: readonly string[]
  readonly objectKinds: readonly string[]
  readonly onSearch: (query: AuditQuery) => void
}) {
  const { t } = useLanguage()
  const [form] = Form.useForm<Fields>()
  const search = ({ time, ...words }: Fields) => {
    const given = Object.entries({
      from: time?.[0]?.toISOString(),
      to: time?.[1]?.toISOString(),
      ...words,
    }).flatMap(([name, value]) => (value === undefined || value === "" ? [] : [[name, value.trim()]]))
    onSearch(Object.fromEntries(given))
  }
  const domains = [...new Set(actions.map((action) => action.slice(0, action.indexOf("."))))]
  return (
    <Form<Fields> form={form} layout="vertical" onFinish={search} className="audit-filter">
      <Form.Item name="time" label={t({ zh: "时间", en: "Time" })}>
        <DatePicker.RangePicker
          showTime={{ format: "HH:mm" }}
          format="YYYY-MM-DD HH:mm"
          allowEmpty={[true, true]}
        />
      </Form.Item>
      <Form.Item name="person" label={t({ zh: "人员（姓名或用户名）", en: "Person (name or username)" })}>
        <Input allowClear />
      </Form.Item>
      <Form.Item name="organisation" label={t({ zh: "组织编码", en: "Organisation (code)" })}>
        <Input allowClear />
      </Form.Item>
      <Form.Item name="action" label={t({ zh: "操作", en: "Action" })}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          style={{ minWidth: 200 }}
          options={[...domains, ...actions].sort().map((action) => {
            const words = actionWords(action)
            return {
              value: action,
              label: action.includes(".")
                ? `${words === null ? "" : `${t(words)} `}${action}`
                : `${action}.* ${t({ zh: "全部", en: "all" })}`,
            }
          })}
        />
      </Form.Item>
      <Form.Item name="objectKind" label={t({ zh: "对象类别", en: "Kind of object" })}>
        <Select
          allowClear
          style={{ minWidth: 140 }}
          options={objectKinds.map((kind) => ({ value: kind, label: t(objectWords(kind)) }))}
        />
      </Form.Item>
      <Form.Item name="objectId" label={t({ zh: "对象编号", en: "Id of object" })}>
        <Input allowClear />
      </Form.Item>
      <Form.Item label=" " colon={false}>
        <Button type="primary" htmlType="submit">
          {t({ zh: "查询", en: "Search" })}
        </Button>{" "}
        <Button
          onClick={() => {
            form.resetFields()
            onSearch({})
          }}
        >
          {t({ zh: "清空", en: "Clear" })}
        </Button>
      </Form.Item>
    </Form>
  )
}
