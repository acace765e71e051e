import { useState } from "react"
import { useLanguage } from "../../app/language.tsx"
import { useMe } from "../../app/me.ts"
import { useRoute } from "../../app/use-route.ts"
import { Page } from "../../components/Page.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { Query } from "../../components/Query.tsx"
import { FeedbackForm } from "./FeedbackForm.tsx"
import { FeedbackView } from "./FeedbackView.tsx"

/** The feedback letter of one's own zone: keyed in, kept with its history, turned into gaps. */
export default function FeedbackPage() {
  const { t } = useLanguage()
  const me = useMe()
  const [year, setYear] = useState<string | undefined>(undefined)
  const query = useRoute("GET /api/feedback", { query: year === undefined ? {} : { year } })
  const enters = ["analyst", "reviewer", "reporter"].includes(me?.active?.role ?? "")
  return (
    <Page title={{ zh: "评价反馈表", en: "Feedback of the evaluation" }}>
      <Query query={query}>
        {(feedback) => {
          const years = [...new Set(feedback.letters.map((one) => one.year))]
          return (
            <div style={{ display: "grid", gap: 12 }}>
              <p className="muted" style={{ margin: 0 }}>
                {t({
                  zh: `对照 ${feedback.framework.title.zh}；只有本园区看得到，主管部门也看不到。`,
                  en: `Held against: ${feedback.framework.title.en}. Seen by the zone alone, not by authorities.`,
                })}
              </p>
              {feedback.shown === null ? null : (
                <section className="panel">
                  {years.length < 2 ? null : (
                    <select
                      aria-label={t({ zh: "年度", en: "Year" })}
                      value={feedback.shown.year}
                      onChange={(event) => setYear(event.target.value)}
                    >
                      {years.map((one) => (
                        <option key={one}>{one}</option>
                      ))}
                    </select>
                  )}
                  <FeedbackView shown={feedback.shown} zone={feedback.zone} />
                </section>
              )}
              {enters ? (
                <FeedbackForm
                  key={`${feedback.shown?.year}${feedback.letters.length}`}
                  feedback={feedback}
                  onEntered={setYear}
                />
              ) : null}
              {feedback.letters.length === 0 ? null : (
                <PlainTable
                  caption={t({ zh: "录入记录，只增不改", en: "Entries, never changed" })}
                  rows={feedback.letters}
                  keyOf={(one) => `${one.year}-${one.version}`}
                  columns={[
                    {
                      key: "year",
                      title: t({ zh: "年度", en: "Year" }),
                      heading: true,
                      cell: (one) => one.year,
                    },
                    {
                      key: "version",
                      title: t({ zh: "第几次", en: "Entry" }),
                      number: true,
                      cell: (one) => one.version,
                    },
                    {
                      key: "rank",
                      title: t({ zh: "总位次", en: "Rank" }),
                      number: true,
                      cell: (one) => one.letter.rank ?? "—",
                    },
                    {
                      key: "at",
                      title: t({ zh: "录入", en: "Entered" }),
                      cell: (one) => `${one.enteredAt.slice(0, 16).replace("T", " ")} ${one.enteredBy}`,
                    },
                    { key: "note", title: t({ zh: "说明", en: "Note" }), cell: (one) => one.note },
                  ]}
                />
              )}
            </div>
          )
        }}
      </Query>
    </Page>
  )
}
