import { Modal } from "antd"
import { useState } from "react"
import { returnActionWords } from "#surveys"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useAction } from "../../app/use-action.ts"
import { Field } from "../../components/Field.tsx"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import type { Review } from "./review-types.ts"

/** Asks why a unit is left out of the period, or taken in again. */
export function ReasonDialog({
  review,
  action,
  onClose,
}: {
  readonly review: Review
  readonly action: "exclude" | "include"
  readonly onClose: () => void
}) {
  const { t } = useLanguage()
  const { busy, problem, run } = useAction()
  const [reason, setReason] = useState("")
  const act = async () => {
    const given = { params: { survey: review.survey.id, unit: review.unit.id }, body: { reason } }
    const done = await run(() =>
      action === "exclude"
        ? call("POST /api/reviews/:survey/:unit/exclude", given)
        : call("POST /api/reviews/:survey/:unit/include", given),
    )
    if (done) onClose()
  }
  return (
    <Modal
      open
      title={t(returnActionWords[action])}
      onCancel={onClose}
      onOk={() => void act()}
      okText={t(returnActionWords[action])}
      okButtonProps={{ loading: busy, disabled: reason.trim().length < 2 }}
    >
      {problem === null ? null : <ProblemAlert error={problem} />}
      <Field label={t({ zh: "理由（必填）", en: "Reason (required)" })}>
        <textarea
          rows={3}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
    </Modal>
  )
}
