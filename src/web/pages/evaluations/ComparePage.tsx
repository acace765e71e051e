import { Link } from "@tanstack/react-router"
import { Alert, Descriptions, Select, Space } from "antd"
import { useState } from "react"
import type { Contracts, ResponseOf } from "#contracts"
import { optionNames } from "#reports"
import { type Text, useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { Chart } from "../../components/Chart.tsx"
import { Num } from "../../components/Num.tsx"
import { OriginBadge } from "../../components/OriginBadge.tsx"
import { Page } from "../../components/Page.tsx"
import { Query } from "../../components/Query.tsx"
import { ResultTable } from "../../components/ResultTable.tsx"
import { Nothing } from "../../components/States.tsx"

type Compared = ResponseOf<Contracts["GET /api/run-comparison"]>
type Entity = Compared["entities"][number]

export default function ComparePage() {
  const { t } = useLanguage()
  const [chosen, setChosen] = useState(() => {
    const asked = new URLSearchParams(location.search)
    return { a: asked.get("a") ?? "", b: asked.get("b") ?? "" }
  })
  const runs = useRoute("GET /api/runs", { query: { status: "done" } })
  const choose = (side: "a" | "b") => (value: string) => {
    const next = { ...chosen, [side]: value }
    setChosen(next)
    history.replaceState(null, "", `?${new URLSearchParams(next)}`)
  }
  const pick = (side: "a" | "b", label: Text) => (
    <span>
      {t(label)}{" "}
      <Select
        aria-label={t(label)}
        style={{ width: 380, maxWidth: "90vw" }}
        showSearch={{ optionFilterProp: "label" }}
        value={chosen[side] === "" ? null : chosen[side]}
        onChange={choose(side)}
        options={(runs.data ?? []).map((run) => ({
          value: run.id,
          label: `${run.title}${run.period === null ? "" : ` · ${run.period}`}`,
        }))}
      />
    </span>
  )
  return (
    <Page
      title={{ zh: "两次评价对比", en: "Two evaluations compared" }}
      actions={<Link to="/evaluations">{t({ zh: "全部评价", en: "All evaluations" })}</Link>}
    >
      <Space wrap style={{ marginBottom: 12 }}>
        {pick("a", { zh: "甲", en: "A" })}
        {pick("b", { zh: "乙", en: "B" })}
      </Space>
      {chosen.a === "" || chosen.b === "" ? (
        <Nothing text={{ zh: "选择两次已完成的评价", en: "Choose two finished evaluations" }} />
      ) : (
        <Both a={chosen.a} b={chosen.b} />
      )}
    </Page>
  )
}

function Both({ a, b }: { readonly a: string; readonly b: string }) {
  const query = useRoute("GET /api/run-comparison", { query: { a, b } })
  return <Query query={query}>{(found) => <Shown compared={found} />}</Query>
}

function Shown({ compared }: { readonly compared: Compared }) {
  const { t, language } = useLanguage()
  const same = (value: boolean) =>
    value ? t({ zh: "相同", en: "same" }) : t({ zh: "不同", en: "different" })
  const mixed = compared.a.origin !== compared.b.origin
  return (
    <>
      {mixed ? (
        <Alert
          type="warning"
          style={{ marginBottom: 8 }}
          title={t({
            zh: "两次评价的数据来源不同（真实、本机、虚构不混用）：只列参数，不列位次变化。",
            en: "The two are of different origins, which are never mixed: settings only, no movements.",
          })}
        />
      ) : null}
      {compared.issues.map((one) => (
        <Alert key={one.code} type="warning" style={{ marginBottom: 8 }} title={one.text[language]} />
      ))}
      <Descriptions
        size="small"
        bordered
        column={{ xs: 1, md: 3 }}
        style={{ marginBottom: 12 }}
        items={[
          {
            key: "a",
            label: t({ zh: "甲", en: "A" }),
            children: (
              <>
                <Link to={`/evaluations/${compared.a.id}`}>{compared.a.title}</Link>{" "}
                {compared.a.origin === null ? null : <OriginBadge origin={compared.a.origin} />}
              </>
            ),
          },
          {
            key: "b",
            label: t({ zh: "乙", en: "B" }),
            children: (
              <>
                <Link to={`/evaluations/${compared.b.id}`}>{compared.b.title}</Link>{" "}
                {compared.b.origin === null ? null : <OriginBadge origin={compared.b.origin} />}
              </>
            ),
          },
          {
            key: "correlation",
            label: t({ zh: "位次相关（斯皮尔曼）", en: "Rank correlation (Spearman)" }),
            children: mixed ? "—" : <Num value={compared.rankCorrelation} digits={4} />,
          },
          { key: "data", label: t({ zh: "数据", en: "Data" }), children: same(compared.same.data) },
          {
            key: "framework",
            label: t({ zh: "指标体系", en: "Framework" }),
            children: same(compared.same.framework),
          },
          {
            key: "method",
            label: t({ zh: "方法", en: "Method" }),
            children: compared.same.method
              ? same(true)
              : compared.settings
                  .map((one) => t(optionNames[one.option] ?? { zh: one.option, en: one.option }))
                  .join("、"),
          },
          { key: "onlyA", label: t({ zh: "只在甲", en: "Only in A" }), children: compared.onlyIn.a.length },
          { key: "onlyB", label: t({ zh: "只在乙", en: "Only in B" }), children: compared.onlyIn.b.length },
          { key: "both", label: t({ zh: "两次都有", en: "In both" }), children: compared.entities.length },
        ]}
      />
      {mixed ? null : <Movements entities={compared.entities} />}
    </>
  )
}

/** Lines of more entities than this are a thicket: the table says it better. */
const mostLines = 60

function Movements({ entities }: { readonly entities: readonly Entity[] }) {
  const { t } = useLanguage()
  const names = (one: Entity) => one.name ?? one.code
  const shown = entities.filter((one) => one.rank.a !== null && one.rank.b !== null)
  return (
    <>
      {shown.length === 0 || shown.length > mostLines ? null : (
        <Chart
          height={60 + shown.length * 13}
          label={t({
            zh: "位次由甲到乙的变化；数值见下表",
            en: "Ranks from A to B; numbers are in the table",
          })}
          option={{
            tooltip: { trigger: "item" },
            grid: { left: 130, right: 130, top: 24, bottom: 8 },
            xAxis: {
              type: "category",
              data: [t({ zh: "甲", en: "A" }), t({ zh: "乙", en: "B" })],
              position: "top",
            },
            yAxis: { type: "value", inverse: true, min: 1, show: false },
            series: shown.map((one) => ({
              type: "line",
              name: names(one),
              data: [one.rank.a, one.rank.b],
              symbolSize: 5,
              lineStyle: { width: Math.abs(one.gained ?? 0) >= 3 ? 2 : 1 },
              color: (one.gained ?? 0) > 0 ? "#237804" : (one.gained ?? 0) < 0 ? "#cf1322" : "#8c8c8c",
              endLabel: { show: true, formatter: `{a} ${one.rank.b}`, fontSize: 10, color: "inherit" },
            })),
          }}
        />
      )}
      <ResultTable<Entity>
        caption={t({ zh: "位次与得分的变化", en: "Movement of ranks and scores" })}
        rowKey="code"
        dataSource={[...entities]}
        columns={[
          { title: t({ zh: "对象", en: "Entity" }), render: (_, one) => names(one), width: 200 },
          {
            title: t({ zh: "甲位次", en: "Rank A" }),
            align: "right",
            sorter: (x, y) => (x.rank.a ?? 1e9) - (y.rank.a ?? 1e9),
            render: (_, one) => one.rank.a ?? "—",
          },
          {
            title: t({ zh: "乙位次", en: "Rank B" }),
            align: "right",
            sorter: (x, y) => (x.rank.b ?? 1e9) - (y.rank.b ?? 1e9),
            render: (_, one) => one.rank.b ?? "—",
          },
          {
            title: t({ zh: "升降", en: "Places gained" }),
            align: "right",
            sorter: (x, y) => (x.gained ?? 0) - (y.gained ?? 0),
            render: (_, one) =>
              one.gained === null
                ? "—"
                : one.gained > 0
                  ? `↑ ${one.gained}`
                  : one.gained < 0
                    ? `↓ ${-one.gained}`
                    : "0",
          },
          {
            title: t({ zh: "甲得分", en: "Score A" }),
            align: "right",
            render: (_, one) => <Num value={one.score.a} />,
          },
          {
            title: t({ zh: "乙得分", en: "Score B" }),
            align: "right",
            render: (_, one) => <Num value={one.score.b} />,
          },
          {
            title: t({ zh: "得分变化", en: "Change" }),
            align: "right",
            render: (_, one) => <Num value={one.change} />,
          },
        ]}
      />
    </>
  )
}
