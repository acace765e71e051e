import "./evaluations.css"
import { useParams } from "@tanstack/react-router"
import { Alert, Button, Drawer, Select, Tag, Typography } from "antd"
import { useState } from "react"
import type { Contracts, ResponseOf } from "#contracts"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { OriginBadge } from "../../components/OriginBadge.tsx"
import { Page } from "../../components/Page.tsx"
import { Query } from "../../components/Query.tsx"
import { ResultTable } from "../../components/ResultTable.tsx"
import { OriginLines, type ValueAt } from "../../components/ValueOrigin.tsx"

type Answer = ResponseOf<Contracts["GET /api/datasets/:id"]>

export default function DatasetPage() {
  const { dataset = "" } = useParams({ strict: false }) as { dataset?: string }
  const query = useRoute("GET /api/datasets/:id", { params: { id: dataset } })
  return <Query query={query}>{(data) => <Shown {...data} />}</Query>
}

function Shown({ dataset, preview, fits }: Answer) {
  const { t, language } = useLanguage()
  const key = (fit: Answer["fits"][number]) => `${fit.pack}/${fit.framework}`
  const [chosen, setChosen] = useState<string | undefined>(fits[0] === undefined ? undefined : key(fits[0]))
  const fit = fits.find((one) => key(one) === chosen)
  const [value, setValue] = useState<{ readonly at: ValueAt; readonly name: string } | null>(null)
  const places = new Map(dataset.header.map((name, i) => [name.toLowerCase(), i]))
  const cellOf = (row: Answer["preview"][number], name: string) => row.cells[places.get(name) ?? -1] ?? ""
  const named = new Set(["code", "name", "period"])
  const matched = new Set(fit?.matched)
  const unknown = new Set(fit?.unknown)
  const address =
    fit === undefined
      ? `/evaluations/new?dataset=${dataset.id}`
      : `/evaluations/new?dataset=${dataset.id}&pack=${fit.pack}&framework=${fit.framework}`
  return (
    <Page
      title={{ zh: dataset.title, en: dataset.title }}
      actions={
        <Button type="primary" href={address}>
          {t({ zh: "用这张表评价", en: "Evaluate this table" })}
        </Button>
      }
    >
      <p>
        <OriginBadge origin={dataset.origin} /> {dataset.fileName} ·{" "}
        {t({
          zh: `${dataset.rowCount} 行，${dataset.header.length} 列`,
          en: `${dataset.rowCount} rows, ${dataset.header.length} columns`,
        })}
        {dataset.periods.length === 0 ? null : ` · ${dataset.periods.join("、")}`}
      </p>
      {dataset.issues.length === 0 ? null : (
        <Alert
          type="warning"
          style={{ marginBottom: 12 }}
          title={t({ zh: "读取时注意到", en: "Noticed on reading" })}
          description={
            <ul style={{ margin: 0, paddingInlineStart: 18, maxHeight: 160, overflow: "auto" }}>
              {dataset.issues.map((one) => (
                <li key={`${one.code} ${one.path}`}>{one.text[language]}</li>
              ))}
            </ul>
          }
        />
      )}
      <Typography.Title level={2} style={{ fontSize: 16 }}>
        {t({ zh: "列与指标对应", en: "Columns and indicators" })}
      </Typography.Title>
      {fits.length === 0 ? (
        <Alert
          type="info"
          title={t({
            zh: "没有指标体系用到这些列。请检查表头是否为指标代码，或先下载模板。",
            en: "No framework reads these columns. Check that the header holds codes of indicators, or begin with a template.",
          })}
        />
      ) : (
        <>
          <Select
            aria-label={t({ zh: "指标体系", en: "Framework" })}
            style={{ width: "100%", maxWidth: 560, marginBottom: 8 }}
            value={chosen ?? null}
            onChange={setChosen}
            options={fits.map((one) => ({
              value: key(one),
              label: `${t(one.title)} · ${
                one.missing.length === 0
                  ? t({ zh: "全部指标都有", en: "all indicators there" })
                  : t({ zh: `缺 ${one.missing.length} 项`, en: `${one.missing.length} missing` })
              }`,
            }))}
          />
          {fit === undefined ? null : (
            <dl className="column-match">
              <dt>{t({ zh: `已对应 ${fit.matched.length}`, en: `Matched ${fit.matched.length}` })}</dt>
              <dd>
                {fit.matched.map((name) => (
                  <Tag key={name} color="green">
                    {name}
                  </Tag>
                ))}
              </dd>
              <dt>{t({ zh: `缺少 ${fit.missing.length}`, en: `Missing ${fit.missing.length}` })}</dt>
              <dd>
                {fit.missing.length === 0
                  ? t({ zh: "无", en: "none" })
                  : fit.missing.map((name) => (
                      <Tag key={name} color="red">
                        {name}
                      </Tag>
                    ))}
              </dd>
              <dt>{t({ zh: `其他列 ${fit.unknown.length}`, en: `Other columns ${fit.unknown.length}` })}</dt>
              <dd>
                {fit.unknown.map((name) => (
                  <Tag key={name}>{name}</Tag>
                ))}
              </dd>
            </dl>
          )}
        </>
      )}
      <Typography.Title level={2} style={{ fontSize: 16 }}>
        {t({
          zh: `前 ${preview.length} 行 · 点数值看出处`,
          en: `First ${preview.length} rows · choose a value to see where it stood`,
        })}
      </Typography.Title>
      <ResultTable
        caption={t({ zh: "表格预览", en: "Preview of the table" })}
        rowKey="line"
        dataSource={preview}
        columns={[
          { title: t({ zh: "行", en: "Line" }), dataIndex: "line", width: 56, align: "right", fixed: "left" },
          ...dataset.header.map((name, i) => ({
            key: `${i}`,
            title: (
              <span
                style={{
                  color: matched.has(name) ? "#237804" : undefined,
                  fontWeight: unknown.has(name) ? 400 : 600,
                }}
              >
                {name}
              </span>
            ),
            width: 120,
            ellipsis: true,
            render: (_: unknown, row: Answer["preview"][number]) =>
              named.has(name.toLowerCase()) ? (
                (row.cells[i] ?? "")
              ) : (
                <button
                  type="button"
                  className="cell-button"
                  aria-label={`${cellOf(row, "name") || cellOf(row, "code")} ${name} ${row.cells[i] || "—"}`}
                  onClick={() =>
                    setValue({
                      at: {
                        dataset: dataset.id,
                        entity: cellOf(row, "code"),
                        period: cellOf(row, "period") || null,
                        code: name,
                      },
                      name: `${cellOf(row, "name") || cellOf(row, "code")} · ${name}`,
                    })
                  }
                >
                  {row.cells[i] || "—"}
                </button>
              ),
          })),
        ]}
      />
      <Drawer
        open={value !== null}
        onClose={() => setValue(null)}
        size={420}
        title={value === null ? "" : t({ zh: `出处：${value.name}`, en: `Where from: ${value.name}` })}
      >
        {value === null ? null : <OriginLines value={value.at} />}
      </Drawer>
    </Page>
  )
}
