import { Button, Flex, Input, Space, Table, Tag, Typography } from "antd"
import { useDeferredValue, useState } from "react"
import { roleWords } from "#access"
import type { Contracts, ResponseOf } from "#contracts"
import { useLanguage } from "../../app/language.tsx"
import { useMe } from "../../app/me.ts"
import { useRoute } from "../../app/use-route.ts"
import { Page } from "../../components/Page.tsx"
import { Query } from "../../components/Query.tsx"
import { Nothing } from "../../components/States.tsx"
import { AccountTags } from "./AccountTags.tsx"
import { NewPerson } from "./NewPerson.tsx"
import { OrganisationSelect } from "./OrganisationSelect.tsx"
import { PersonDrawer } from "./PersonDrawer.tsx"

export type Person = ResponseOf<Contracts["GET /api/people/:id"]>

/** People in the administrator's scope: entering them, their accounts, roles and sign-ins. */
export default function PeoplePage() {
  const { t } = useLanguage()
  const role = useMe()?.active?.role
  const [typed, setTyped] = useState("")
  const [organisation, setOrganisation] = useState<string | undefined>()
  const [open, setOpen] = useState<string | null>(null)
  const [entering, setEntering] = useState(false)
  const query = useDeferredValue(typed.trim())
  const people = useRoute("GET /api/people", {
    query: {
      ...(query === "" ? {} : { query }),
      ...(organisation === undefined ? {} : { organisation }),
    },
  })
  return (
    <Page
      title={{ zh: "人员", en: "People" }}
      actions={
        role === "system-administrator" ? (
          <Button type="primary" onClick={() => setEntering(true)}>
            {t({ zh: "登记人员", en: "Enter a person" })}
          </Button>
        ) : null
      }
    >
      <Typography.Paragraph type="secondary">
        {t({
          zh: "三员分立：系统管理员登记人员和单位，安全管理员授予与收回角色、解锁、结束登录，审计员查看审计。三者互不兼任。",
          en: "Three administrators, kept apart: the system administrator enters people and organisations, the security administrator gives and ends roles, unlocks and ends sign-ins, the auditor reads the trail.",
        })}
      </Typography.Paragraph>
      <Flex gap={8} wrap style={{ marginBottom: 12 }}>
        <Input.Search
          aria-label={t({ zh: "姓名或用户名", en: "Name or username" })}
          placeholder={t({ zh: "姓名或用户名", en: "Name or username" })}
          allowClear
          style={{ flex: "1 1 200px", maxWidth: 320 }}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <div style={{ flex: "1 1 240px", maxWidth: 360 }}>
          <OrganisationSelect
            label={t({ zh: "单位及其下级", en: "Organisation and below" })}
            {...(organisation === undefined ? {} : { value: organisation })}
            onChange={setOrganisation}
          />
        </div>
      </Flex>
      <Query query={people}>
        {({ people: found, more }) =>
          found.length === 0 ? (
            <Nothing text={{ zh: "没有符合条件的人员", en: "Nobody matches" }} />
          ) : (
            <>
              <Table
                size="small"
                rowKey="id"
                dataSource={found}
                pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
                scroll={{ x: "max-content" }}
                columns={[
                  {
                    title: t({ zh: "姓名", en: "Name" }),
                    dataIndex: "name",
                    render: (name: string, person) => (
                      <Button
                        type="link"
                        size="small"
                        style={{ padding: 0 }}
                        onClick={() => setOpen(person.id)}
                      >
                        {name}
                      </Button>
                    ),
                  },
                  { title: t({ zh: "用户名", en: "Username" }), dataIndex: "username" },
                  {
                    title: t({ zh: "单位", en: "Organisation" }),
                    key: "organisation",
                    render: (_, person) => t(person.organisation.name),
                  },
                  {
                    title: t({ zh: "现任角色", en: "Roles" }),
                    key: "roles",
                    render: (_, person) => {
                      const current = person.appointments.filter((one) => one.to === null)
                      return current.length === 0 ? (
                        t({ zh: "无", en: "none" })
                      ) : (
                        <Space size={4} wrap>
                          {current.map((one) => (
                            <Tag key={one.id} style={{ marginInlineEnd: 0 }}>
                              {t(roleWords[one.role])}
                            </Tag>
                          ))}
                        </Space>
                      )
                    },
                  },
                  {
                    title: t({ zh: "账号", en: "Account" }),
                    key: "account",
                    render: (_, person) => <AccountTags person={person} />,
                  },
                ]}
              />
              {more ? (
                <Typography.Text type="secondary">
                  {t({
                    zh: "只列出前 200 人，请缩小范围。",
                    en: "The first 200 are shown: narrow the search.",
                  })}
                </Typography.Text>
              ) : null}
            </>
          )
        }
      </Query>
      {entering ? <NewPerson onClose={() => setEntering(false)} /> : null}
      {open === null ? null : <PersonDrawer id={open} role={role} onClose={() => setOpen(null)} />}
    </Page>
  )
}
