import { Modal, Select } from "antd"
import { useState } from "react"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useMe } from "../../app/me.ts"
import { Field } from "../../components/Field.tsx"
import { EvidenceInput, keepEvidence } from "./EvidenceInput.tsx"
import type { RoundAnswer } from "./round-types.ts"
import { useAction } from "./use-action.ts"

/** A zone objects by real name. */
export function ObjectionDialog({
  round,
  onClose,
}: {
  readonly round: RoundAnswer
  readonly onClose: () => void
}) {
  const { t } = useLanguage()
  const me = useMe()
  const [objector, setObjector] = useState(me?.person.name ?? "")
  const [contact, setContact] = useState("")
  const [columns, setColumns] = useState<string[]>([])
  const [statement, setStatement] = useState("")
  const [file, setFile] = useState<File | null>(null)
  const act = useAction(
    async () => {
      const evidence = await keepEvidence(round.id, file)
      await call("POST /api/rounds/:round/objections", {
        params: { round: round.id },
        body: { objector, contact, columns, statement, evidence },
      })
    },
    { zh: "异议已提交", en: "The objection was filed" },
    onClose,
  )
  return (
    <Modal
      open
      title={t({ zh: "实名提出异议", en: "Object, by real name" })}
      onCancel={onClose}
      onOk={() => act.mutate(undefined)}
      okButtonProps={{
        loading: act.isPending,
        disabled: objector.trim().length < 2 || statement.trim().length < 2,
      }}
      okText={t({ zh: "提交", en: "File" })}
    >
      <Field label={t({ zh: "异议人姓名（实名，必填）", en: "Real name (required)" })}>
        <input maxLength={50} value={objector} onChange={(event) => setObjector(event.target.value)} />
      </Field>
      <Field label={t({ zh: "联系方式", en: "Contact" })}>
        <input maxLength={200} value={contact} onChange={(event) => setContact(event.target.value)} />
      </Field>
      <Field
        label={t({
          zh: "涉及本园区的指标（不选则针对整体结果）",
          en: "Own figures concerned (none: the result as a whole)",
        })}
      >
        <Select
          mode="multiple"
          style={{ width: "100%" }}
          aria-label={t({ zh: "涉及的指标", en: "Figures concerned" })}
          value={columns}
          onChange={setColumns}
          optionFilterProp="label"
          options={round.columns.map((column) => ({ value: column.code, label: t(column.label) }))}
        />
      </Field>
      <Field label={t({ zh: "异议内容（必填）", en: "Statement (required)" })}>
        <textarea
          rows={4}
          maxLength={4000}
          value={statement}
          onChange={(event) => setStatement(event.target.value)}
        />
      </Field>
      <EvidenceInput onFile={setFile} />
    </Modal>
  )
}
