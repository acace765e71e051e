import { Modal } from "antd"
import { useState } from "react"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { Field } from "../../components/Field.tsx"
import { EvidenceInput, keepEvidence } from "./EvidenceInput.tsx"
import type { Column, RoundAnswer } from "./round-types.ts"
import { useAction } from "./use-action.ts"

/** A zone questions one of its figures: what it should be, why, with evidence. */
export function QuestionDialog({
  round,
  column,
  present,
  onClose,
}: {
  readonly round: RoundAnswer
  readonly column: Column
  readonly present: number | null
  readonly onClose: () => void
}) {
  const { t } = useLanguage()
  const [value, setValue] = useState("")
  const [reason, setReason] = useState("")
  const [file, setFile] = useState<File | null>(null)
  const ask = useAction(
    async () => {
      const evidence = await keepEvidence(round.id, file)
      const proposed = value === "" ? null : Number(value)
      await call("POST /api/rounds/:round/questions", {
        params: { round: round.id },
        body: { column: column.code, proposed, reason, evidence },
      })
    },
    { zh: "疑问已提交", en: "The question was sent" },
    onClose,
  )
  return (
    <Modal
      open
      title={`${t({ zh: "提出疑问", en: "Question" })}：${t(column.label)}`}
      onCancel={onClose}
      onOk={() => ask.mutate(undefined)}
      okButtonProps={{ loading: ask.isPending, disabled: reason.trim().length < 2 }}
      okText={t({ zh: "提交", en: "Send" })}
    >
      <p>
        {t({ zh: "现值", en: "Present value" })} {present ?? "—"} {column.unit ?? ""}
      </p>
      <Field label={t({ zh: "建议值（留空表示应为缺失）", en: "Proposed value (blank: should be missing)" })}>
        <input type="number" step="any" value={value} onChange={(event) => setValue(event.target.value)} />
      </Field>
      <Field label={t({ zh: "理由（必填）", en: "Reason (required)" })}>
        <textarea
          rows={3}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
      <EvidenceInput onFile={setFile} />
    </Modal>
  )
}
