import { useLanguage } from "../../app/language.tsx"
import { lastReturn, type Review } from "./review-types.ts"

/** What is said of one cell: the checks, the respondent's explanation, the last return, questions. */
export function CellRemarks({ review, cell }: { readonly review: Review; readonly cell: string }) {
  const { t } = useLanguage()
  const findings = review.findings.filter(({ cells }) => cells.includes(cell))
  const back = lastReturn(review)
  const sent = back?.cells.filter((one) => one.cell === cell) ?? []
  const questions = review.questions.filter((one) => one.cell === cell)
  return (
    <>
      {findings.map((finding) => (
        <div key={`${finding.check} ${finding.text.zh}`} className={`review-finding ${finding.level}`}>
          {finding.level === "error"
            ? t({ zh: "错误：", en: "Error: " })
            : t({ zh: "警告：", en: "Warning: " })}
          {t(finding.text)}
          <div className="review-explanation">
            {finding.explanation === null ? (
              <span className="review-missing">{t({ zh: "没有说明", en: "No explanation" })}</span>
            ) : (
              `${t({ zh: "说明：", en: "Explanation: " })}${finding.explanation}`
            )}
          </div>
        </div>
      ))}
      {sent.map(({ reason }) => (
        <div key={reason}>
          {t({ zh: `第 ${back?.revision} 版退回：`, en: `Revision ${back?.revision} was sent back: ` })}
          {reason}
        </div>
      ))}
      {questions.map((question) => (
        <div key={question.id}>
          {t({ zh: "问：", en: "Q: " })}
          {question.body}
          {question.answers.map((answer) => (
            <div key={answer.id}>
              {t({ zh: "答：", en: "A: " })}
              {answer.body}
            </div>
          ))}
        </div>
      ))}
    </>
  )
}
