import { Button, Form, Popconfirm, Select, Tag, Typography } from "antd"
import { isAdministratorRole, type Role, roles, roleWords } from "#access"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useAction } from "../../app/use-action.ts"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import { OrganisationSelect } from "./OrganisationSelect.tsx"
import type { Person } from "./PeoplePage.tsx"

/** The roles of a person, now and before; the security administrator gives and ends them. */
export function PersonAppointments({
  person,
  mayChange,
}: {
  readonly person: Person
  readonly mayChange: boolean
}) {
  const { t, language } = useLanguage()
  const { busy, problem, run } = useAction()
  const day = (at: string) => new Date(at).toLocaleDateString(language === "zh" ? "zh-CN" : "en-GB")
  const possible = roles.filter((role) =>
    person.kind === "member" ? !isAdministratorRole(role) : role === person.kind,
  )
  return (
    <section>
      <Typography.Title level={2} style={{ fontSize: 16, margin: "0 0 8px" }}>
        {t({ zh: "任职", en: "Appointments" })}
      </Typography.Title>
      {problem === null ? null : <ProblemAlert error={problem} />}
      {person.appointments.length === 0 ? (
        <Typography.Paragraph type="secondary">{t({ zh: "没有任职", en: "None" })}</Typography.Paragraph>
      ) : (
        <ul style={{ listStyle: "none", margin: "0 0 12px", padding: 0, display: "grid", gap: 8 }}>
          {person.appointments.map((one) => (
            <li key={one.id} style={{ display: "flex", gap: 8, alignItems: "center", flexWrap: "wrap" }}>
              <span style={{ flex: "1 1 240px" }}>
                {t(roleWords[one.role])} · {t(one.organisation.name)}
                <br />
                <Typography.Text type="secondary">
                  {day(one.from)} – {one.to === null ? t({ zh: "至今", en: "now" }) : day(one.to)}
                </Typography.Text>
              </span>
              {one.to !== null ? (
                <Tag>{t({ zh: "已结束", en: "Ended" })}</Tag>
              ) : mayChange ? (
                <Popconfirm
                  title={t({ zh: "收回这个角色？", en: "End this role?" })}
                  onConfirm={() =>
                    void run(() => call("POST /api/appointments/:id/end", { params: { id: one.id } }))
                  }
                >
                  <Button size="small" danger loading={busy}>
                    {t({ zh: "收回", en: "End" })}
                  </Button>
                </Popconfirm>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {mayChange && person.closedAt === null ? (
        <Form
          layout="vertical"
          initialValues={{ organisation: person.organisation.id, role: possible[0] }}
          onFinish={(given: { role: Role; organisation: string }) =>
            void run(() =>
              call("POST /api/people/:id/appointments", { params: { id: person.id }, body: given }),
            )
          }
        >
          <Form.Item name="role" label={t({ zh: "角色", en: "Role" })} rules={[{ required: true }]}>
            <Select options={possible.map((role) => ({ value: role, label: t(roleWords[role]) }))} />
          </Form.Item>
          <Form.Item
            name="organisation"
            label={t({ zh: "单位", en: "Organisation" })}
            rules={[{ required: true }]}
          >
            <OrganisationSelect />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={busy}>
            {t({ zh: "授予角色", en: "Give the role" })}
          </Button>
        </Form>
      ) : null}
    </section>
  )
}
