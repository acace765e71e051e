import { Breadcrumb, Button, Card, Descriptions, Flex, Input, Table, Tag, Typography } from "antd"
import { useState } from "react"
import type { Contracts, ResponseOf } from "#contracts"
import type { Words } from "#issues"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { OriginBadge } from "../../components/OriginBadge.tsx"
import { Query } from "../../components/Query.tsx"
import { type Change, ChangeOrganisation } from "./ChangeOrganisation.tsx"
import { EndMembership } from "./EndMembership.tsx"
import { kindWords, membershipWords } from "./words.ts"

export type OneOrganisation = ResponseOf<Contracts["GET /api/organisations/:id"]>

/** One organisation: where it stands on a day, and all its memberships. */
export function OrganisationCard({
  id,
  mayChange,
  onChoose,
}: {
  readonly id: string
  readonly mayChange: boolean
  readonly onChoose: (id: string) => void
}) {
  const { t } = useLanguage()
  const [on, setOn] = useState<string | undefined>()
  const [change, setChange] = useState<Change | null>(null)
  const found = useRoute("GET /api/organisations/:id", {
    params: { id },
    query: on === undefined ? {} : { on },
  })
  const link = (one: { readonly id: string; readonly name: Words }) => (
    <Button
      type="link"
      size="small"
      style={{ padding: 0, whiteSpace: "normal", height: "auto", textAlign: "start" }}
      onClick={() => onChoose(one.id)}
    >
      {t(one.name)}
    </Button>
  )
  return (
    <Query query={found}>
      {(one) => (
        <Card
          title={
            <h2 style={{ fontSize: 16, margin: 0, whiteSpace: "normal" }}>
              {t(one.organisation.name)} <OriginBadge origin={one.organisation.origin} />
            </h2>
          }
        >
          <Breadcrumb items={one.path.map((part) => ({ key: part.id, title: link(part) }))} />
          <Descriptions
            size="small"
            column={{ xs: 1, md: 2 }}
            style={{ margin: "12px 0" }}
            items={[
              { key: "id", label: t({ zh: "编号", en: "Code" }), children: one.organisation.id },
              {
                key: "kind",
                label: t({ zh: "类别", en: "Kind" }),
                children: t(kindWords[one.organisation.kind]),
              },
              {
                key: "short",
                label: t({ zh: "简称", en: "Short name" }),
                children: one.organisation.shortName ?? "—",
              },
              {
                key: "children",
                label: t({ zh: "直接下级", en: "Directly below" }),
                children: one.organisation.children,
              },
              {
                key: "parent",
                label: t({ zh: "当日隶属", en: "Parent that day" }),
                children:
                  one.parent === null
                    ? t({ zh: "无（或没有记录）", en: "none (or not recorded)" })
                    : link(one.parent),
              },
              {
                key: "on",
                label: t({ zh: "查看日期", en: "As of" }),
                children: (
                  <Input
                    type="date"
                    size="small"
                    aria-label={t({ zh: "查看日期", en: "As of" })}
                    value={on ?? one.on}
                    style={{ width: 150 }}
                    onChange={(event) => setOn(event.target.value === "" ? undefined : event.target.value)}
                  />
                ),
              },
            ]}
          />
          {mayChange ? (
            <Flex gap={8} wrap style={{ marginBottom: 12 }}>
              <Button onClick={() => setChange("create")}>
                {t({ zh: "新增下级", en: "Enter one below" })}
              </Button>
              <Button onClick={() => setChange("rename")}>{t({ zh: "更名", en: "Rename" })}</Button>
              <Button onClick={() => setChange("move")}>{t({ zh: "调整隶属", en: "Move" })}</Button>
              <Button onClick={() => setChange("membership")}>
                {t({ zh: "一区多园 / 托管", en: "Park / run by" })}
              </Button>
            </Flex>
          ) : null}
          <Typography.Title level={3} style={{ fontSize: 14 }}>
            {t({ zh: "隶属、一区多园与托管的历史", en: "Memberships over time" })}
          </Typography.Title>
          {one.memberships.length === 0 ? (
            <Typography.Paragraph type="secondary">
              {t({
                zh: "没有变动记录：一直隶属于现在的上级（起始日期未知）。",
                en: "No change was recorded: it has stood below its present parent since an unknown day.",
              })}
            </Typography.Paragraph>
          ) : (
            <Table
              size="small"
              rowKey="id"
              pagination={false}
              scroll={{ x: "max-content" }}
              dataSource={one.memberships}
              columns={[
                {
                  title: t({ zh: "关系", en: "Kind" }),
                  key: "kind",
                  render: (_, row) => t(membershipWords[row.kind]),
                },
                {
                  title: t({ zh: "单位", en: "Organisation" }),
                  key: "organisation",
                  render: (_, row) => link(row.organisation),
                },
                {
                  title: t({ zh: "上级 / 主体", en: "Of / by" }),
                  key: "parent",
                  render: (_, row) => link(row.parent),
                },
                {
                  title: t({ zh: "自", en: "From" }),
                  key: "from",
                  render: (_, row) => row.from ?? t({ zh: "未知", en: "unknown" }),
                },
                {
                  title: t({ zh: "至", en: "To" }),
                  key: "to",
                  render: (_, row) => row.to ?? t({ zh: "至今", en: "now" }),
                },
                {
                  title: t({ zh: "依据", en: "Reference" }),
                  key: "reference",
                  render: (_, row) => row.reference ?? "—",
                },
                {
                  title: t({ zh: "状态", en: "State" }),
                  key: "state",
                  render: (_, row) =>
                    row.inForce ? (
                      mayChange && row.kind !== "belongs" && row.to === null && row.organisation.id === id ? (
                        <EndMembership organisation={id} membership={row.id} />
                      ) : (
                        <Tag color="green">{t({ zh: "当日有效", en: "In force" })}</Tag>
                      )
                    ) : (
                      <Tag>{t({ zh: "当日无效", en: "Not that day" })}</Tag>
                    ),
                },
              ]}
            />
          )}
          {change === null ? null : (
            <ChangeOrganisation one={one} change={change} onClose={() => setChange(null)} onMade={onChoose} />
          )}
        </Card>
      )}
    </Query>
  )
}
