import { Button, Space } from "antd"
import { maximum, minimum } from "#statistics"
import { addressOf } from "../../../app/api.ts"
import { useLanguage } from "../../../app/language.tsx"
import { useRoute } from "../../../app/use-route.ts"
import { Chart } from "../../../components/Chart.tsx"
import { CountedOf, useCounted } from "../../../components/CountedOf.tsx"
import { Num, Raw } from "../../../components/Num.tsx"
import { ResultTable } from "../../../components/ResultTable.tsx"
import { ValueOrigin } from "../../../components/ValueOrigin.tsx"
import type { Run } from "../RunPage.tsx"
import { datasetOf } from "../run-words.ts"
import { EntitySelect } from "./EntitySelect.tsx"
import {
  bestOf,
  contributionsOf,
  medianOf,
  nameOf,
  nodeText,
  peersOf,
  type Reading,
  type ResultNode,
  rankIn,
} from "./reading.ts"

/** One entity against its class: aggregates as a figure, every indicator as a row. */
export default function ProfileTab({
  run,
  reading,
  position,
  onEntity,
}: {
  readonly run: Run
  readonly reading: Reading
  readonly position: number
  readonly onEntity: (code: string) => void
}) {
  const { t } = useLanguage()
  const sources = useRoute("GET /api/runs/:id/sources", { params: { id: run.id } }).data
  const counted = useCounted(run.pack, run.framework.id)
  const dataset = datasetOf(run)
  const { result, standing, index } = reading
  const entity = result.entities[position]
  const peers = peersOf(reading, position)
  const parts = contributionsOf(reading, position)
  const children = standing.aggregates.filter((node) => node.parent === index)
  const aggregates =
    children.length >= 3 ? children : standing.aggregates.filter((node) => node.code !== index)
  const sourceOf = new Map((sources ?? []).map((one) => [one.code, one]))
  const missing = new Set(
    result.missing.filter((one) => one.entity === entity?.code && one.step === "raw").map((one) => one.node),
  )
  const rank = result.ranks[index]?.[position] ?? null
  const classRank = result.classRanks[index]?.[position] ?? null
  return (
    <>
      <Space wrap style={{ marginBottom: 8 }}>
        <EntitySelect reading={reading} position={position} onEntity={onEntity} />
        <span>
          {t({ zh: "得分 ", en: "Score " })}
          <Num value={result.scores[index]?.[position]} /> · {t({ zh: "位次 ", en: "rank " })}
          {rank ?? "—"}
          {classRank === null || entity?.class === null
            ? null
            : t({ zh: ` · ${entity?.class} 内 ${classRank}`, en: ` · ${classRank} in ${entity?.class}` })}
        </span>
        <Button
          size="small"
          href={addressOf("GET /api/runs/:id/zone-proofs/:entity", {
            id: run.id,
            entity: entity?.code ?? "",
          })}
        >
          {t({ zh: "下载本对象的单独证明", en: "Download its own proof" })}
        </Button>
      </Space>
      {aggregates.length < 3 ? null : (
        <Radar reading={reading} position={position} nodes={aggregates} peers={peers} />
      )}
      {parts === null ? (
        <p>
          {t({
            zh: "此方法的总分不是各指标之和，故不列“对总分的贡献”。",
            en: "With this method the total is not the sum of its indicators: contributions are not shown.",
          })}
        </p>
      ) : null}
      <ResultTable<ResultNode>
        caption={t({ zh: "各指标与同类比较", en: "Indicators against the class" })}
        rowKey="code"
        dataSource={[...standing.indicators]}
        columns={[
          {
            title: t({ zh: "指标", en: "Indicator" }),
            width: 220,
            render: (_, node) => (
              <>
                {t(nodeText(node))}{" "}
                <CountedOf
                  counted={counted}
                  code={node.code}
                  label={t(nodeText(node))}
                  pack={run.pack}
                  zone={entity?.code}
                  period={run.period ?? undefined}
                />
              </>
            ),
          },
          {
            title: t({ zh: "原始值", en: "Value" }),
            width: 110,
            align: "right",
            render: (_, node) =>
              missing.has(node.code) ? (
                t({ zh: "未报送", en: "missing" })
              ) : (
                <>
                  <Raw value={result.steps.raw?.[node.code]?.[position]} />
                  {dataset === null || entity === undefined ? null : (
                    <>
                      {" "}
                      <ValueOrigin
                        name={t(nodeText(node))}
                        value={{ dataset, entity: entity.code, period: result.data.period, code: node.code }}
                      />
                    </>
                  )}
                </>
              ),
          },
          { title: t({ zh: "单位", en: "Unit" }), width: 90, render: (_, node) => node.unit ?? "" },
          {
            title: t({ zh: "同类中位数", en: "Class median" }),
            width: 110,
            align: "right",
            render: (_, node) => <Raw value={medianOf(result.steps.raw?.[node.code], peers)} />,
          },
          {
            title: t({ zh: "标准化得分", en: "Score" }),
            width: 96,
            align: "right",
            sorter: (a, b) =>
              (result.steps.normalised?.[a.code]?.[position] ?? -1) -
              (result.steps.normalised?.[b.code]?.[position] ?? -1),
            render: (_, node) => <Num value={result.steps.normalised?.[node.code]?.[position]} />,
          },
          {
            title: t({ zh: "该指标位次", en: "Rank here" }),
            width: 96,
            align: "right",
            render: (_, node) => rankIn(result.steps.normalised?.[node.code], position) ?? "—",
          },
          ...(parts === null
            ? []
            : [
                {
                  title: t({ zh: "对总分的贡献", en: "Adds to the total" }),
                  width: 110,
                  align: "right" as const,
                  sorter: (a: ResultNode, b: ResultNode) =>
                    (parts.get(a.code) ?? -1) - (parts.get(b.code) ?? -1),
                  render: (_: unknown, node: ResultNode) => <Num value={parts.get(node.code)} />,
                },
              ]),
          {
            title: t({ zh: "说明、来源与年份", en: "Definition, source and year" }),
            width: 320,
            render: (_, node) => {
              const found = sourceOf.get(node.code)
              return (
                <span style={{ fontSize: 12 }}>
                  {found?.definition ? t(found.definition) : ""}
                  {found?.source ? ` ${t({ zh: "来源：", en: "Source: " })}${t(found.source)}` : ""}
                  {run.dataset === null ? "" : ` ${t({ zh: "数据：", en: "Data: " })}${run.dataset}`}
                </span>
              )
            },
          },
        ]}
      />
    </>
  )
}

function Radar({
  reading,
  position,
  nodes,
  peers,
}: {
  readonly reading: Reading
  readonly position: number
  readonly nodes: readonly ResultNode[]
  readonly peers: readonly number[]
}) {
  const { t } = useLanguage()
  const { result } = reading
  const own = nodes.map((node) => result.scores[node.code]?.[position] ?? null)
  const middle = nodes.map((node) => medianOf(result.scores[node.code], peers))
  const best = nodes.map((node) => bestOf(result.scores[node.code], peers))
  const all = nodes.flatMap((node) => (result.scores[node.code] ?? []).flatMap((value) => value ?? []))
  const lowest = Math.min(0, minimum(all))
  const highest = maximum(all)
  const name = nameOf(result, position)
  const series = [
    { name, value: own },
    { name: t({ zh: "同类中位数", en: "Class median" }), value: middle },
    { name: t({ zh: "同类最好", en: "Best of the class" }), value: best },
  ]
  return (
    <Chart
      height={340}
      label={t({
        zh: `${name} 各方面得分，与同类中位数和最好值比较；数值见下表`,
        en: `Scores of ${name} by aggregate, with median and best of its class; numbers are in the table`,
      })}
      option={{
        legend: { top: 0, data: series.map((one) => one.name) },
        tooltip: {},
        radar: {
          center: ["50%", "56%"],
          radius: "56%",
          indicator: nodes.map((node) => ({ name: t(nodeText(node)), min: lowest, max: highest })),
          axisName: { width: 88, overflow: "break" },
        },
        series: [
          {
            type: "radar",
            data: series.map((one, i) => ({
              ...one,
              lineStyle: { type: i === 0 ? "solid" : i === 1 ? "dashed" : "dotted" },
              areaStyle: i === 0 ? { opacity: 0.15 } : undefined,
            })),
          },
        ],
      }}
    />
  )
}
