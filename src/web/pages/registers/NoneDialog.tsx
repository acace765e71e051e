import { Modal } from "antd"
import { useState } from "react"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useAction } from "../../app/use-action.ts"
import { Field } from "../../components/Field.tsx"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import type { CountRow, Register } from "./register-words.ts"

/** A zone says that it has none in a period, so that a zero is a zero; or takes that back. */
export function NoneDialog({
  register,
  row,
  onClose,
}: {
  readonly register: Register
  readonly row: CountRow
  readonly onClose: () => void
}) {
  const { t } = useLanguage()
  const [reason, setReason] = useState("")
  const action = useAction()
  const given = { period: row.period, zone: row.zone, reason: reason.trim() }
  const params = { register: register.id }
  const send = async () => {
    const done = await action.run(() =>
      row.declaredNone
        ? call("DELETE /api/registers/:register/none", { params, query: given })
        : call("POST /api/registers/:register/none", { params, body: given }),
    )
    if (done) onClose()
  }
  return (
    <Modal
      open
      title={
        row.declaredNone
          ? t({ zh: `撤回：${row.period} 年没有`, en: `Take back: none in ${row.period}` })
          : t({ zh: `声明 ${row.period} 年没有`, en: `Declare that there is none in ${row.period}` })
      }
      onCancel={onClose}
      onOk={() => void send()}
      okText={t({ zh: "提交", en: "Send" })}
      okButtonProps={{ loading: action.busy, disabled: given.reason.length < 2 }}
    >
      <p>
        {t({
          zh: `${row.zoneName}，${register.title.zh}。声明以后计数记为零；没有声明的空名单是缺失。声明与撤回都留在历史里。`,
          en: `${row.zoneName}, ${register.title.en}. Once declared the count is zero; an empty list alone is missing. Both stay in the history.`,
        })}
      </p>
      <Field label={t({ zh: "依据（必填）", en: "Ground (required)" })}>
        <textarea
          rows={3}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
      {action.problem === null ? null : <ProblemAlert error={action.problem} />}
    </Modal>
  )
}
