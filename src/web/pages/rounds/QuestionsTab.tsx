import { Button, Tag } from "antd"
import { useState } from "react"
import { addressOf, call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { Moment } from "../../components/Moment.tsx"
import { Raw } from "../../components/Num.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { Query } from "../../components/Query.tsx"
import { type Decided, DecisionDialog } from "./DecisionDialog.tsx"
import { isOpen, type Question, type RoundAnswer } from "./round-types.ts"
import { useAction } from "./use-action.ts"

/** Questions on figures with their decisions; the authority decides here. */
export function QuestionsTab({ round }: { readonly round: RoundAnswer }) {
  const { t } = useLanguage()
  const query = useRoute("GET /api/rounds/:round/questions", { params: { round: round.id } })
  const [asked, setAsked] = useState<Question | null>(null)
  const columnOf = (code: string) => round.columns.find((column) => column.code === code)
  const decide = useAction(
    ({ accepted, reason, corrections }: Decided) => {
      const [correction] = corrections
      return call("POST /api/rounds/:round/questions/:question/decision", {
        params: { round: round.id, question: asked?.id ?? "" },
        body: {
          accepted,
          reason,
          ...(accepted && correction !== undefined ? { value: correction.value } : {}),
        },
      })
    },
    { zh: "已处理", en: "Decided" },
    () => setAsked(null),
  )
  const column = columnOf(asked?.column ?? "")
  return (
    <Query query={query}>
      {({ questions }) => (
        <>
          <PlainTable
            caption={t({ zh: "数据疑问", en: "Questions on figures" })}
            keyOf={(row) => row.id}
            rows={questions}
            empty={t({ zh: "没有疑问", en: "No questions" })}
            columns={[
              { key: "zone", title: t({ zh: "园区", en: "Zone" }), heading: true, cell: (row) => row.name },
              {
                key: "column",
                title: t({ zh: "指标", en: "Indicator" }),
                cell: (row) => t(columnOf(row.column)?.label ?? { zh: row.column, en: row.column }),
              },
              {
                key: "present",
                title: t({ zh: "原值", en: "Was" }),
                number: true,
                cell: (row) => <Raw value={row.present} />,
              },
              {
                key: "proposed",
                title: t({ zh: "建议值", en: "Proposed" }),
                number: true,
                cell: (row) => <Raw value={row.proposed} />,
              },
              {
                key: "reason",
                title: t({ zh: "理由", en: "Reason" }),
                cell: (row) => (
                  <>
                    {row.reason}{" "}
                    {row.evidence === null ? null : (
                      <a
                        download
                        href={addressOf("GET /api/rounds/:round/evidence/:file", {
                          round: round.id,
                          file: row.evidence,
                        })}
                      >
                        {row.evidenceName}
                      </a>
                    )}
                  </>
                ),
              },
              {
                key: "asked",
                title: t({ zh: "提出时间", en: "Asked" }),
                cell: (row) => <Moment at={row.askedAt} />,
              },
              {
                key: "decision",
                title: t({ zh: "处理", en: "Decision" }),
                cell: (row) =>
                  row.accepted !== null ? (
                    <>
                      <Tag color={row.accepted ? "green" : "default"}>
                        {row.accepted
                          ? t({ zh: "采纳", en: "Accepted" })
                          : t({ zh: "不采纳", en: "Rejected" })}
                      </Tag>
                      {row.accepted ? <Raw value={row.value} /> : null} {row.decision}{" "}
                      <Moment at={row.decidedAt} />
                    </>
                  ) : isOpen(round, "decide-question") ? (
                    <Button size="small" type="primary" onClick={() => setAsked(row)}>
                      {t({ zh: "处理", en: "Decide" })}
                    </Button>
                  ) : (
                    <Tag color="gold">{t({ zh: "待处理", en: "Undecided" })}</Tag>
                  ),
              },
            ]}
          />
          {asked === null ? null : (
            <DecisionDialog
              key={asked.id}
              title={`${t({ zh: "处理疑问", en: "Decide the question" })}：${asked.name}`}
              columns={column === undefined ? [] : [column]}
              proposed={{ [asked.column]: asked.proposed }}
              busy={decide.isPending}
              onDecide={(decided) => decide.mutate(decided)}
              onClose={() => setAsked(null)}
            />
          )}
        </>
      )}
    </Query>
  )
}
