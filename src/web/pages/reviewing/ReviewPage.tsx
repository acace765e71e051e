import { Link, useParams } from "@tanstack/react-router"
import { Alert } from "antd"
import { useState } from "react"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { AddressedTabs } from "../../components/AddressedTabs.tsx"
import { Marked } from "../../components/Marked.tsx"
import { Page } from "../../components/Page.tsx"
import { Query } from "../../components/Query.tsx"
import { CellsTable } from "./CellsTable.tsx"
import { DifferenceTab } from "./DifferenceTab.tsx"
import { FindingsTab } from "./FindingsTab.tsx"
import { HistoryTab } from "./HistoryTab.tsx"
import { QuestionDialog } from "./QuestionDialog.tsx"
import { QuestionsTab } from "./QuestionsTab.tsx"
import { ReviewActions } from "./ReviewActions.tsx"
import { ReviewHead } from "./ReviewHead.tsx"
import type { Review } from "./review-types.ts"
import "../../components/plain.css"
import "./reviewing.css"

/** One return as an officer reviews it: what needs looking at first, the respondent's words beside it. */
export default function ReviewPage() {
  const { survey, unit } = useParams({ strict: false }) as { survey: string; unit: string }
  const query = useRoute("GET /api/reviews/:survey/:unit", { params: { survey, unit } })
  return <Query query={query}>{(review) => <Shown key={`${survey}/${unit}`} review={review} />}</Query>
}

function Shown({ review }: { readonly review: Review }) {
  const { t } = useLanguage()
  /** Cells that are to go back, with why. */
  const [sending, setSending] = useState<ReadonlyMap<string, string>>(new Map())
  const [asked, setAsked] = useState<string | null>(null)
  const title = { zh: `审核：${review.unit.name}`, en: `Review: ${review.unit.name}` }
  const open = review.questions.filter(({ answers }) => answers.length === 0).length
  const count = (n: number) => (n > 0 ? `（${n}）` : "")
  return (
    <Page
      title={title}
      actions={
        <>
          <Link to="/reviews" search={{ survey: review.survey.id }}>
            {t({ zh: "返回审核列表", en: "Back to the reviews" })}
          </Link>
          <ReviewActions review={review} sending={sending} onSending={setSending} />
        </>
      }
    >
      <ReviewHead review={review} />
      {review.revision === null ? (
        <Alert
          style={{ marginBottom: 8 }}
          type="info"
          title={t({ zh: "这家单位还没有上报。", en: "This unit has not submitted anything yet." })}
        />
      ) : null}
      <Marked origin={review.survey.origin}>
        <AddressedTabs
          items={[
            {
              key: "cells",
              label: t({ zh: "数据", en: "Figures" }),
              children: (
                <CellsTable review={review} sending={sending} onSending={setSending} onAsk={setAsked} />
              ),
            },
            {
              key: "findings",
              label: `${t({ zh: "审核结果", en: "Findings" })}${count(review.findings.length)}`,
              children: <FindingsTab review={review} />,
            },
            {
              key: "questions",
              label: `${t({ zh: "疑问", en: "Questions" })}${count(open)}`,
              children: <QuestionsTab review={review} />,
            },
            {
              key: "difference",
              label: t({ zh: "版本差异", en: "Revisions" }),
              children: <DifferenceTab review={review} />,
            },
            {
              key: "history",
              label: t({ zh: "历史", en: "History" }),
              children: <HistoryTab review={review} />,
            },
          ]}
        />
      </Marked>
      {asked === null ? null : <QuestionDialog review={review} cell={asked} onClose={() => setAsked(null)} />}
    </Page>
  )
}
