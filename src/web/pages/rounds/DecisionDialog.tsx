import { Modal, Radio } from "antd"
import { useState } from "react"
import { useLanguage } from "../../app/language.tsx"
import { Field } from "../../components/Field.tsx"
import type { Column } from "./round-types.ts"

export interface Decided {
  readonly accepted: boolean
  readonly reason: string
  readonly corrections: readonly { readonly column: string; readonly value: number | null }[]
}

/** Accepts or rejects with a reason; what is accepted may put figures right. */
export function DecisionDialog({
  title,
  columns,
  proposed,
  busy,
  onDecide,
  onClose,
}: {
  readonly title: string
  /** The figures that it is about. */
  readonly columns: readonly Column[]
  readonly proposed: Readonly<Record<string, number | null>>
  readonly busy: boolean
  readonly onDecide: (decided: Decided) => void
  readonly onClose: () => void
}) {
  const { t } = useLanguage()
  const [accepted, setAccepted] = useState<boolean | null>(null)
  const [reason, setReason] = useState("")
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(columns.map(({ code }) => [code, String(proposed[code] ?? "")])),
  )
  const [changed, setChanged] = useState<readonly string[]>(Object.keys(proposed))
  const decide = () =>
    onDecide({
      accepted: accepted === true,
      reason,
      corrections: changed.map((column) => {
        const text = values[column] ?? ""
        return { column, value: text === "" ? null : Number(text) }
      }),
    })
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      onOk={decide}
      okButtonProps={{ loading: busy, disabled: accepted === null || reason.trim().length < 2 }}
      okText={t({ zh: "决定", en: "Decide" })}
    >
      <Radio.Group
        value={accepted}
        onChange={(event) => setAccepted(event.target.value === true)}
        options={[
          { value: true, label: t({ zh: "采纳", en: "Accept" }) },
          { value: false, label: t({ zh: "不采纳", en: "Reject" }) },
        ]}
        style={{ marginBottom: 12 }}
      />
      {accepted === true
        ? columns.map((column) => (
            <Field
              key={column.code}
              label={`${t(column.label)} ${column.unit ?? ""} ${t({ zh: "更正为（不动则不更正）", en: "corrected to (untouched: not corrected)" })}`}
            >
              <input
                type="number"
                step="any"
                value={values[column.code] ?? ""}
                onChange={(event) => {
                  setValues({ ...values, [column.code]: event.target.value })
                  setChanged([...new Set([...changed, column.code])])
                }}
              />
            </Field>
          ))
        : null}
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
