import { Button, Modal } from "antd"
import { useState } from "react"
import { actionWords } from "#rounds"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { Field } from "../../components/Field.tsx"
import type { RoundAnswer } from "./round-types.ts"
import { useAction } from "./use-action.ts"

interface Correction {
  readonly organisation: string
  readonly column: string
  readonly value: string
}

/** Asks why a round is ended or revised, and of a revision which figures are put right. */
export function ReasonDialog({
  round,
  action,
  onClose,
}: {
  readonly round: RoundAnswer
  readonly action: "cancel" | "withdraw" | "revise"
  readonly onClose: () => void
}) {
  const { t } = useLanguage()
  const [reason, setReason] = useState("")
  const [corrections, setCorrections] = useState<readonly Correction[]>([])
  const params = { round: round.id }
  const { seen } = round
  const act = useAction(
    () => {
      if (action === "cancel")
        return call("POST /api/rounds/:round/cancel", { params, body: { reason, seen } })
      if (action === "withdraw")
        return call("POST /api/rounds/:round/withdraw", { params, body: { reason, seen } })
      const figures = corrections.map((one) => ({
        ...one,
        value: one.value === "" ? null : Number(one.value),
      }))
      return call("POST /api/rounds/:round/revise", { params, body: { reason, corrections: figures, seen } })
    },
    { zh: "已办理", en: "Done" },
    onClose,
  )
  const change = (at: number, part: Partial<Correction>) =>
    setCorrections(corrections.map((one, i) => (i === at ? { ...one, ...part } : one)))
  const first = {
    organisation: round.participants[0]?.id ?? "",
    column: round.columns[0]?.code ?? "",
    value: "",
  }
  return (
    <Modal
      open
      width={640}
      title={t(actionWords[action])}
      onCancel={onClose}
      onOk={() => act.mutate(undefined)}
      okButtonProps={{ loading: act.isPending, disabled: reason.trim().length < 2 }}
      okText={t(actionWords[action])}
    >
      <Field
        label={
          action === "cancel"
            ? t({ zh: "理由（必填）", en: "Reason (required)" })
            : t({ zh: "理由（必填，将公开）", en: "Reason (required, will be public)" })
        }
      >
        <textarea
          rows={3}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
      {action === "revise" ? (
        <>
          {corrections.map((one, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are added at the end and never moved
            <div key={i} className="fields" style={{ marginBottom: 6 }}>
              <select
                aria-label={t({ zh: "园区", en: "Zone" })}
                value={one.organisation}
                onChange={(event) => change(i, { organisation: event.target.value })}
              >
                {round.participants.map((zone) => (
                  <option key={zone.id} value={zone.id}>
                    {zone.name}
                  </option>
                ))}
              </select>
              <select
                aria-label={t({ zh: "指标", en: "Indicator" })}
                style={{ maxWidth: 220 }}
                value={one.column}
                onChange={(event) => change(i, { column: event.target.value })}
              >
                {round.columns.map((column) => (
                  <option key={column.code} value={column.code}>
                    {t(column.label)}
                  </option>
                ))}
              </select>
              <input
                type="number"
                step="any"
                aria-label={t({ zh: "更正后的数值，留空为缺失", en: "Corrected value; blank: missing" })}
                value={one.value}
                onChange={(event) => change(i, { value: event.target.value })}
              />
            </div>
          ))}
          <Button onClick={() => setCorrections([...corrections, first])}>
            {t({ zh: "添加一个更正", en: "Add a correction" })}
          </Button>
        </>
      ) : null}
    </Modal>
  )
}
