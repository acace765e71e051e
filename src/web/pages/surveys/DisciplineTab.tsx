import { addressOf } from "../../app/api.ts"
import { type Text, useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { PlainTable } from "../../components/PlainTable.tsx"
import { Query } from "../../components/Query.tsx"
import { percentText, type SurveyAnswer, type SurveyCounts } from "./survey-types.ts"

const columns: readonly {
  readonly key: keyof SurveyCounts
  readonly title: Text
}[] = [
  { key: "due", title: { zh: "应报", en: "Due" } },
  { key: "submitted", title: { zh: "已报", en: "Submitted" } },
  { key: "coverage", title: { zh: "上报率", en: "Coverage" } },
  { key: "onTime", title: { zh: "按时", en: "On time" } },
  { key: "late", title: { zh: "迟报", en: "Late" } },
  { key: "missing", title: { zh: "未报", en: "Missing" } },
  { key: "sentBack", title: { zh: "曾退回单位", en: "Units sent back" } },
  { key: "unexplained", title: { zh: "有未说明项单位", en: "Units with unexplained" } },
  { key: "restatedCells", title: { zh: "改报项数", en: "Restated cells" } },
  { key: "accepted", title: { zh: "已通过", en: "Accepted" } },
  { key: "excluded", title: { zh: "移出", en: "Left out" } },
]

/** How well the returns of each zone were reported: counts only, no score is made of them. */
export function DisciplineTab({ survey }: { readonly survey: SurveyAnswer }) {
  const { t, language } = useLanguage()
  const query = useRoute("GET /api/surveys/:survey/discipline", { params: { survey: survey.id } })
  const file = (format: "csv" | "xlsx") =>
    addressOf("GET /api/surveys/:survey/discipline/export", { survey: survey.id }, { format, language })
  return (
    <Query query={query}>
      {({ indicator, zones }) => (
        <>
          <p>
            {t({
              zh: `供定性指标 ${indicator.number}「${indicator.label.zh}」评议参考的事实；系统不据此打分。`,
              en: `Facts for the qualitative indicator ${indicator.number} (${indicator.label.en}); no score is made of them here.`,
            })}
          </p>
          <div className="fields" style={{ marginBottom: 6 }}>
            <a href={file("csv")} download>
              {t({ zh: "导出 CSV", en: "Export CSV" })}
            </a>
            <a href={file("xlsx")} download>
              {t({ zh: "导出 XLSX", en: "Export XLSX" })}
            </a>
          </div>
          <PlainTable
            caption={t({ zh: "各园区报送纪律", en: "Reporting discipline of the zones" })}
            rows={zones}
            keyOf={({ zone }) => zone ?? ""}
            columns={[
              {
                key: "zone",
                title: t({ zh: "园区", en: "Zone" }),
                heading: true,
                cell: ({ name }) => t(name),
              },
              ...columns.map(({ key, title }) => ({
                key,
                title: t(title),
                number: true as const,
                cell: ({ counts }: { readonly counts: SurveyCounts }) =>
                  key === "coverage" ? percentText(counts.coverage) : counts[key],
              })),
            ]}
          />
        </>
      )}
    </Query>
  )
}
