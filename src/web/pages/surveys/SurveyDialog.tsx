import { Modal } from "antd"
import dayjs from "dayjs"
import { useState } from "react"
import { surveyActionWords } from "#surveys"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useAction } from "../../app/use-action.ts"
import { Field } from "../../components/Field.tsx"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import { inDays, instantOf } from "./moments.ts"
import type { SurveyAnswer } from "./survey-types.ts"

export type DialogAction = "set-deadline" | "reopen" | "cancel"

/** Asks why, and until when, for what changes a period; the reason stands in its history. */
export function SurveyDialog({
  survey,
  action,
  onClose,
}: {
  readonly survey: SurveyAnswer
  readonly action: DialogAction
  readonly onClose: () => void
}) {
  const { t } = useLanguage()
  const { busy, problem, run } = useAction()
  const [reason, setReason] = useState("")
  const [due, setDue] = useState(
    survey.dueAt === null || survey.over ? inDays(14) : dayjs(survey.dueAt).format("YYYY-MM-DDTHH:mm"),
  )
  const params = { survey: survey.id }
  const send = () => {
    const dueAt = instantOf(due)
    if (action === "cancel") return call("POST /api/surveys/:survey/cancel", { params, body: { reason } })
    if (action === "reopen")
      return call("POST /api/surveys/:survey/reopen", { params, body: { reason, dueAt } })
    return call("POST /api/surveys/:survey/deadline", { params, body: { dueAt, reason } })
  }
  return (
    <Modal
      open
      title={t(surveyActionWords[action])}
      onCancel={onClose}
      onOk={() => void run(send).then((done) => (done ? onClose() : undefined))}
      okButtonProps={{
        loading: busy,
        disabled: reason.trim().length < 2 || (action !== "cancel" && due === ""),
      }}
      okText={t(surveyActionWords[action])}
    >
      {problem === null ? null : <ProblemAlert error={problem} />}
      {action === "reopen" && survey.snapshot > 0 ? (
        <p>
          {t({
            zh: "原快照保留；再次锁定时另存一份，并列出两份的差别。",
            en: "The snapshot stays; the next lock makes another one and lists what differs.",
          })}
        </p>
      ) : null}
      {action === "cancel" ? null : (
        <Field label={t({ zh: "截止时间（本机关设定）", en: "Due (the authority's own date)" })}>
          <input type="datetime-local" value={due} onChange={(event) => setDue(event.target.value)} />
        </Field>
      )}
      <Field label={t({ zh: "理由（必填，记入历史）", en: "Reason (required; kept in the history)" })}>
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
