import "../evaluations.css"
import { Descriptions, Drawer, Segmented } from "antd"
import { useMemo, useState } from "react"
import { missingWords, stepWords } from "#reports"
import { useLanguage } from "../../../app/language.tsx"
import { useRoute } from "../../../app/use-route.ts"
import { Raw } from "../../../components/Num.tsx"
import { ResultTable } from "../../../components/ResultTable.tsx"
import { OriginLines } from "../../../components/ValueOrigin.tsx"
import type { Run } from "../RunPage.tsx"
import { datasetOf } from "../run-words.ts"
import { nameOf, nodeText, type Reading, type ResultNode } from "./reading.ts"

const order = ["raw", "denominated", "imputed", "treated", "transformed", "normalised"]

interface Row {
  readonly position: number
}

/** The table that each step left, down to the single cell: where it comes from and what became of it. */
export default function StepsTab({ run, reading }: { readonly run: Run; readonly reading: Reading }) {
  const { t } = useLanguage()
  const { result, standing } = reading
  const steps = order.filter((step) => result.steps[step] !== undefined)
  const [step, setStep] = useState(steps[0] ?? "raw")
  const [cell, setCell] = useState<{ readonly node: ResultNode; readonly position: number } | null>(null)
  const table = result.steps[step] ?? {}
  const missing = useMemo(
    () => new Map(result.missing.map((one) => [`${one.step} ${one.node} ${one.entity}`, one.reason])),
    [result],
  )
  const winsorised = useMemo(
    () => new Set(result.treatment.flatMap((one) => one.winsorised.map((entity) => `${one.node} ${entity}`))),
    [result],
  )
  const codeOf = (position: number) => result.entities[position]?.code ?? ""
  const isImputed = (node: string, position: number) =>
    (result.steps.imputed?.[node]?.[position] ?? null) !== null &&
    ((result.steps.raw?.[node]?.[position] ?? null) === null ||
      (result.steps.denominated !== undefined &&
        (result.steps.denominated[node]?.[position] ?? null) === null))
  const before = (name: string) => order.indexOf(name) > order.indexOf(step)
  const markOf = (node: string, position: number) => {
    const marks = []
    if (!before("imputed") && isImputed(node, position)) marks.push(t({ zh: "补", en: "imp." }))
    if (!before("treated") && winsorised.has(`${node} ${codeOf(position)}`))
      marks.push(t({ zh: "缩", en: "wins." }))
    return marks.join(" ")
  }
  return (
    <>
      <Segmented
        style={{ marginBottom: 8 }}
        value={step}
        onChange={setStep}
        options={steps.map((value) => ({ value, label: t(stepWords[value] ?? { zh: value, en: value }) }))}
      />
      <p style={{ margin: "0 0 8px" }}>
        {t({
          zh: "点单元格看它从原始值到得分的每一步。“补”：插补得到；“缩”：缩尾改过；空格写明原因。",
          en: "Choose a cell to follow it from value to score. imp.: imputed; wins.: winsorised; a blank says why.",
        })}
      </p>
      <ResultTable<Row>
        caption={t(stepWords[step] ?? { zh: step, en: step })}
        rowKey="position"
        dataSource={result.entities.map((_, position) => ({ position }))}
        width={170 + standing.indicators.length * 112}
        columns={[
          {
            title: t({ zh: "对象", en: "Entity" }),
            width: 170,
            fixed: "left",
            render: (_, { position }) => nameOf(result, position),
          },
          ...standing.indicators.map((node) => ({
            key: node.code,
            title: <span title={node.unit}>{t(nodeText(node))}</span>,
            width: 112,
            align: "right" as const,
            render: (_: unknown, { position }: Row) => {
              const value = table[node.code]?.[position] ?? null
              const reason =
                missing.get(`${step} ${node.code} ${codeOf(position)}`) ??
                missing.get(`raw ${node.code} ${codeOf(position)}`)
              const mark = markOf(node.code, position)
              return (
                <button type="button" className="cell-button" onClick={() => setCell({ node, position })}>
                  {value === null ? (
                    <span>{reason === undefined ? "—" : t(missingWords[reason])}</span>
                  ) : (
                    <Raw value={value} />
                  )}
                  {mark === "" ? null : <sup>{mark}</sup>}
                </button>
              )
            },
          })),
        ]}
      />
      <Drawer
        open={cell !== null}
        onClose={() => setCell(null)}
        size={420}
        title={cell === null ? "" : `${nameOf(result, cell.position)} · ${t(nodeText(cell.node))}`}
      >
        {cell === null ? null : (
          <Cell run={run} reading={reading} node={cell.node} position={cell.position} />
        )}
      </Drawer>
    </>
  )
}

function Cell({
  run,
  reading,
  node,
  position,
}: {
  readonly run: Run
  readonly reading: Reading
  readonly node: ResultNode
  readonly position: number
}) {
  const { t } = useLanguage()
  const sources = useRoute("GET /api/runs/:id/sources", { params: { id: run.id } }).data
  const { result } = reading
  const code = result.entities[position]?.code
  const dataset = datasetOf(run)
  const source = sources?.find((one) => one.code === node.code)
  const reasons = result.missing.filter((one) => one.node === node.code && one.entity === code)
  const treatment = result.treatment.find((one) => one.node === node.code)
  const scale = result.scales[node.code] ?? result.scales[`${result.entities[position]?.class}/${node.code}`]
  return (
    <Descriptions
      column={1}
      size="small"
      bordered
      items={[
        ...order.flatMap((step) => {
          const column = result.steps[step]?.[node.code]
          if (column === undefined) return []
          const reason = reasons.find((one) => one.step === step)
          const value = column[position] ?? null
          return [
            {
              key: step,
              label: t(stepWords[step] ?? { zh: step, en: step }),
              children: (
                <>
                  {value === null && reason !== undefined
                    ? t(missingWords[reason.reason])
                    : value === null
                      ? "—"
                      : String(value)}{" "}
                  {step === "raw" ? (node.unit ?? "") : ""}
                </>
              ),
            },
          ]
        }),
        ...(treatment === undefined
          ? []
          : [
              {
                key: "treatment",
                label: t({ zh: "极端值处理", en: "Treatment" }),
                children: `${
                  treatment.winsorised.includes(code ?? "")
                    ? t({ zh: "本单元格已缩尾；", en: "this cell was winsorised; " })
                    : ""
                }${t({
                  zh: `该指标缩尾 ${treatment.winsorised.length} 个，偏度 ${fixed(treatment.skew)}，峰度 ${fixed(treatment.kurtosis)}`,
                  en: `${treatment.winsorised.length} of this indicator winsorised, skewness ${fixed(treatment.skew)}, kurtosis ${fixed(treatment.kurtosis)}`,
                })}`,
              },
            ]),
        ...(scale === undefined
          ? []
          : [
              {
                key: "scale",
                label: t({ zh: "标准化参数", en: "Scale" }),
                children: Object.entries(scale)
                  .filter(([, value]) => typeof value !== "object" || Array.isArray(value))
                  .map(([name, value]) => `${name} ${String(value)}`)
                  .join("，"),
              },
            ]),
        {
          key: "source",
          label: t({ zh: "来源", en: "Source" }),
          children: source?.source
            ? t(source.source)
            : (run.dataset ?? t({ zh: `政策包 ${run.pack}`, en: `pack ${run.pack}` })),
        },
        ...(dataset === null || code === undefined
          ? []
          : [
              {
                key: "origin",
                label: t({ zh: "出处", en: "Where from" }),
                children: (
                  <OriginLines
                    value={{ dataset, entity: code, period: result.data.period, code: node.code }}
                  />
                ),
              },
            ]),
        ...(source?.definition
          ? [
              {
                key: "definition",
                label: t({ zh: "说明", en: "Definition" }),
                children: t(source.definition),
              },
            ]
          : []),
      ]}
    />
  )
}

const fixed = (values: readonly (number | null)[]) =>
  values.map((value) => (value === null ? "—" : value.toFixed(2))).join(" → ")
