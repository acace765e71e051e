import { Alert } from "antd"
import { suppressionWords } from "#disclosure"
import { type Text, useLanguage } from "../../app/language.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { saveCsv } from "../../components/save-csv.ts"
import { type Preview, statusWords } from "./snapshot-types.ts"

/** What would leave and what would not, for statisticians of the survey; the value of what is held back is not shown. */
export function DisclosureReport({ preview, name }: { readonly preview: Preview; readonly name: string }) {
  const { t } = useLanguage()
  const zones = new Map(preview.zones.map((zone) => [zone.code, zone.name ?? zone.code]))
  const indicators = new Map(preview.indicators.map((one) => [one.code, one]))
  const labelOf = (code: string) => {
    const one = indicators.get(code)
    return one === undefined ? code : `${one.number ?? one.code} ${t(one.label)}`
  }
  const held = preview.figures.filter(({ status }) => status === "suppressed")
  const reasonOf = (figure: Preview["figures"][number]): Text | null =>
    figure.cause === null ? figure.reason : suppressionWords[figure.cause]
  const save = () =>
    saveCsv(`disclosure-${name}`, [
      [
        t({ zh: "园区", en: "Zone" }),
        t({ zh: "指标", en: "Indicator" }),
        t({ zh: "处理", en: "Status" }),
        t({ zh: "数值", en: "Value" }),
        t({ zh: "原因", en: "Why" }),
      ],
      ...preview.figures.map((figure) => {
        const reason = reasonOf(figure)
        return [
          zones.get(figure.zone) ?? figure.zone,
          labelOf(figure.indicator),
          t(statusWords[figure.status]),
          figure.value ?? "",
          reason === null ? "" : t(reason),
        ]
      }),
    ])
  return (
    <section aria-label={t({ zh: "保密检查结果", en: "Disclosure report" })} style={{ marginBlock: 10 }}>
      <output style={{ display: "block", marginBottom: 6 }}>
        {(["published", "suppressed", "unknown"] as const)
          .map((status) => `${t(statusWords[status])} ${preview[status]}`)
          .join(t({ zh: "，", en: ", " }))}
        {t({ zh: "。", en: ". " })}
        <button type="button" className="plain-button" onClick={save}>
          {t({ zh: "导出检查结果（CSV）", en: "Export the report (CSV)" })}
        </button>
      </output>
      <p className="in-text">
        {preview.intervals
          ? t({
              zh: `已复核可推算的上下限；已与此前交出的 ${preview.compared} 张表相互核对。`,
              en: `Bounds that can be computed were audited; held against ${preview.compared} tables handed on before.`,
            })
          : t({
              zh: "可推算的上下限未复核，不能交出。",
              en: "Bounds that can be computed were not audited; nothing may be handed on.",
            })}
      </p>
      {preview.alreadyOut.length === 0 ? null : (
        <Alert
          type="warning"
          style={{ marginBottom: 8 }}
          title={t({
            zh: "此前交出的表已可推算下列数，无法收回",
            en: "Tables handed on before tell these already; nothing takes it back",
          })}
          description={preview.alreadyOut.map((way) => (
            <div key={`${way.text.zh} ${way.cells.join(" ")}`}>
              {t(way.text)}：{way.cells.join("、")}
            </div>
          ))}
        />
      )}
      {preview.faults.length === 0 ? (
        <Alert
          type="success"
          style={{ marginBottom: 8 }}
          title={t({
            zh: "复核通过：由可交出的数推算不出被隐去的数。",
            en: "Audited: what is held back cannot be computed from what leaves.",
          })}
        />
      ) : (
        <Alert
          type="error"
          style={{ marginBottom: 8 }}
          title={t({
            zh: "不能交出：被隐去的数仍可推算",
            en: "It may not leave: held-back figures could be found",
          })}
          description={preview.faults.map((fault) => (
            <div key={`${fault.text.zh} ${fault.cells.join(" ")}`}>
              {t(fault.text)}：{fault.cells.join("、")}
            </div>
          ))}
        />
      )}
      <PlainTable
        caption={t({ zh: `隐去的 ${held.length} 个值`, en: `${held.length} figures held back` })}
        maxHeight={320}
        rows={held}
        keyOf={({ zone, indicator }) => `${zone} ${indicator}`}
        empty={t({ zh: "没有。", en: "None." })}
        columns={[
          {
            key: "zone",
            title: t({ zh: "园区", en: "Zone" }),
            heading: true,
            cell: ({ zone }) => zones.get(zone) ?? zone,
          },
          {
            key: "indicator",
            title: t({ zh: "指标", en: "Indicator" }),
            cell: ({ indicator }) => labelOf(indicator),
          },
          {
            key: "reason",
            title: t({ zh: "原因", en: "Why" }),
            cell: (figure) => {
              const reason = reasonOf(figure)
              return reason === null ? "—" : t(reason)
            },
          },
        ]}
      />
    </section>
  )
}
