import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { Citation } from "../../components/Citation.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { Query } from "../../components/Query.tsx"

const outcomes = {
  met: { zh: "达到", en: "met" },
  "not-met": { zh: "未达到", en: "not met" },
  unknown: { zh: "不知：没有公布的实际值", en: "not known: no published figure" },
  qualitative: { zh: "定性：由主管机关作结论", en: "qualitative: for the authority to say" },
} as const

const comparisons: Readonly<Record<string, string>> = { "at-least": "≥", "at-most": "≤", about: "≈" }

/** Published goals beside what became of them. The opinion itself has no number. */
export function GoalsPanel() {
  const { t } = useLanguage()
  const query = useRoute("GET /api/national/goals")
  return (
    <Query query={query}>
      {(data) => (
        <PlainTable
          caption={t({
            zh: "目标与实际：意见本身没有数字，数字只取有出处的实施文件；“约”按达到该数论",
            en: "Goals: the opinion has no numbers; these are of documents that implement it. An “about” is met from the number on",
          })}
          rows={data.goals}
          keyOf={(goal) => goal.id}
          columns={[
            {
              key: "label",
              title: t({ zh: "目标", en: "Goal" }),
              heading: true,
              cell: (goal) => t(goal.label),
            },
            { key: "scope", title: t({ zh: "范围", en: "Scope" }), cell: (goal) => t(goal.scope) },
            { key: "by", title: t({ zh: "期限", en: "By" }), cell: (goal) => goal.by ?? "—" },
            {
              key: "target",
              title: t({ zh: "目标值", en: "Target" }),
              number: true,
              cell: (goal) =>
                goal.target === null
                  ? t({ zh: "无数字", en: "no number" })
                  : `${comparisons[goal.comparison ?? ""] ?? ""} ${goal.target.toLocaleString("en")} ${goal.unit ?? ""}`,
            },
            {
              key: "actual",
              title: t({ zh: "实际", en: "Actual" }),
              number: true,
              cell: (goal) =>
                goal.actual === null ? (
                  "—"
                ) : (
                  <>
                    {goal.actual.value.toLocaleString("en")} ({goal.actual.period}){" "}
                    <Citation citation={goal.actual.citation} sources={data.sources} />
                  </>
                ),
            },
            {
              key: "outcome",
              title: t({ zh: "结论", en: "Outcome" }),
              cell: (goal) => t(outcomes[goal.outcome]),
            },
            {
              key: "citation",
              title: t({ zh: "出处", en: "Source" }),
              cell: (goal) => <Citation citation={goal.citation} sources={data.sources} />,
            },
          ]}
        />
      )}
    </Query>
  )
}
