import { Button } from "antd"
import { useState } from "react"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useMe } from "../../app/me.ts"
import { useAction } from "../../app/use-action.ts"
import { Field } from "../../components/Field.tsx"
import { Moment } from "../../components/Moment.tsx"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import { Nothing } from "../../components/States.tsx"
import type { Question, Review } from "./review-types.ts"

/** Questions on cells and what was answered, by both sides. */
export function QuestionsTab({ review }: { readonly review: Review }) {
  if (review.questions.length === 0)
    return (
      <Nothing
        text={{
          zh: "还没有疑问。在“数据”里就一个单元格提问。",
          en: "No questions. Ask about a cell under Figures.",
        }}
      />
    )
  return (
    <>
      {review.questions.map((question) => (
        <Asked key={question.id} review={review} question={question} />
      ))}
    </>
  )
}

function Asked({ review, question }: { readonly review: Review; readonly question: Question }) {
  const { t } = useLanguage()
  const me = useMe()
  const { busy, problem, run } = useAction()
  const [body, setBody] = useState("")
  const cell = review.cells.find(({ code }) => code === question.cell)
  const name = cell === undefined ? question.cell : `${cell.officialCode} ${t(cell.label)}`
  const answer = async () => {
    const params = { survey: review.survey.id, unit: review.unit.id, question: question.id }
    const done = await run(() =>
      call("POST /api/reviews/:survey/:unit/questions/:question/answer", {
        params,
        body: { body: body.trim() },
      }),
    )
    if (done) setBody("")
  }
  return (
    <section className="review-question" aria-label={name}>
      <b>{name}</b>
      <Said said={question} />
      {question.answers.map((one) => (
        <div key={one.id} style={{ marginInlineStart: 20 }}>
          <Said said={one} />
        </div>
      ))}
      {me?.active?.role === "reviewer" && review.survey.phase === "open" ? (
        <div style={{ marginInlineStart: 20 }}>
          {problem === null ? null : <ProblemAlert error={problem} />}
          <Field label={t({ zh: "答复", en: "Answer" })}>
            <textarea
              rows={2}
              maxLength={4000}
              value={body}
              onChange={(event) => setBody(event.target.value)}
            />
          </Field>
          <Button size="small" loading={busy} disabled={body.trim() === ""} onClick={() => void answer()}>
            {t({ zh: "答复", en: "Answer" })}
          </Button>
        </div>
      ) : null}
    </section>
  )
}

function Said({ said }: { readonly said: Omit<Question, "cell" | "answers"> }) {
  const { t } = useLanguage()
  return (
    <div>
      {said.body}
      <div className="muted">
        {said.respondent ? t({ zh: "填报单位", en: "Respondent" }) : t(said.organisation)} {said.personName}{" "}
        <Moment at={said.at} />
      </div>
    </div>
  )
}
