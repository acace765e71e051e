import { Modal } from "antd"
import { useState } from "react"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useAction } from "../../app/use-action.ts"
import { Field } from "../../components/Field.tsx"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import type { Review } from "./review-types.ts"

/** Asks the respondent about a cell without sending the return back. */
export function QuestionDialog({
  review,
  cell,
  onClose,
}: {
  readonly review: Review
  readonly cell: string
  readonly onClose: () => void
}) {
  const { t } = useLanguage()
  const { busy, problem, run } = useAction()
  const [body, setBody] = useState("")
  const about = review.cells.find(({ code }) => code === cell)
  const ask = async () => {
    const params = { survey: review.survey.id, unit: review.unit.id }
    const done = await run(() =>
      call("POST /api/reviews/:survey/:unit/questions", { params, body: { cell, body: body.trim() } }),
    )
    if (done) onClose()
  }
  return (
    <Modal
      open
      title={`${t({ zh: "提问", en: "Ask" })}：${about === undefined ? cell : `${about.officialCode} ${t(about.label)}`}`}
      onCancel={onClose}
      onOk={() => void ask()}
      okText={t({ zh: "提问", en: "Ask" })}
      okButtonProps={{ loading: busy, disabled: body.trim() === "" }}
    >
      {problem === null ? null : <ProblemAlert error={problem} />}
      <Field label={t({ zh: "问题", en: "Question" })}>
        <textarea rows={3} maxLength={4000} value={body} onChange={(event) => setBody(event.target.value)} />
      </Field>
    </Modal>
  )
}
