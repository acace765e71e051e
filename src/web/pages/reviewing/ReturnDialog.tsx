import { Button, Modal } from "antd"
import { useState } from "react"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useAction } from "../../app/use-action.ts"
import { Field } from "../../components/Field.tsx"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import type { Review } from "./review-types.ts"

/** Sends a return back: each cell with its reason. No officer changes a figure (条例第十九条). */
export function ReturnDialog({
  review,
  sending,
  onSending,
  onClose,
}: {
  readonly review: Review
  readonly sending: ReadonlyMap<string, string>
  readonly onSending: (sending: ReadonlyMap<string, string>) => void
  readonly onClose: () => void
}) {
  const { t } = useLanguage()
  const { busy, problem, run } = useAction()
  const [reason, setReason] = useState("")
  const cellOf = (code: string) => review.cells.find((cell) => cell.code === code)
  const change = (code: string, text: string | null) => {
    const next = new Map(sending)
    if (text === null) next.delete(code)
    else next.set(code, text)
    onSending(next)
  }
  const send = async () => {
    const { revision } = review
    if (revision === null) return
    const done = await run(() =>
      call("POST /api/reviews/:survey/:unit/return", {
        params: { survey: review.survey.id, unit: review.unit.id },
        body: {
          revision: revision.number,
          cells: [...sending].map(([cell, why]) => ({ cell, reason: why.trim() })),
          ...(reason.trim() === "" ? {} : { reason: reason.trim() }),
        },
      }),
    )
    if (!done) return
    onSending(new Map())
    onClose()
  }
  const ready =
    sending.size > 0 &&
    [...sending.values()].every((why) => why.trim().length > 1) &&
    reason.trim().length !== 1
  return (
    <Modal
      open
      width={680}
      title={t({ zh: "退回填报单位", en: "Send back to the respondent" })}
      onCancel={onClose}
      onOk={() => void send()}
      okText={t({ zh: "退回", en: "Send back" })}
      okButtonProps={{ loading: busy, disabled: !ready }}
    >
      {problem === null ? null : <ProblemAlert error={problem} />}
      <p className="muted">
        {t({
          zh: "有误的数据退回填报单位更正，审核人不改数（统计法实施条例第十九条）。每个单元格写明理由。",
          en: "Wrong figures go back to be mended by the respondent; no officer changes one (Implementing Regulations, art. 19). Each cell with its reason.",
        })}
      </p>
      <div className="review-cell-reasons">
        {[...sending].map(([code, why]) => {
          const cell = cellOf(code)
          const name = cell === undefined ? code : `${cell.officialCode} ${t(cell.label)}`
          return (
            <div key={code}>
              <Field label={`${name}：${cell?.value ?? t({ zh: "缺", en: "missing" })} ${cell?.unit ?? ""}`}>
                <textarea
                  rows={2}
                  maxLength={2000}
                  value={why}
                  placeholder={t({ zh: "理由（必填）", en: "Reason (required)" })}
                  onChange={(event) => change(code, event.target.value)}
                />
              </Field>
              <Button size="small" onClick={() => change(code, null)}>
                {t({ zh: `不退 ${cell?.officialCode ?? code}`, en: `Not ${cell?.officialCode ?? code}` })}
              </Button>
            </div>
          )
        })}
      </div>
      <Field label={t({ zh: "添加单元格", en: "Add a cell" })}>
        <select
          value=""
          onChange={(event) => {
            if (event.target.value !== "") change(event.target.value, "")
          }}
        >
          <option value="">{t({ zh: "选择指标…", en: "Choose a cell…" })}</option>
          {review.cells
            .filter(({ code }) => !sending.has(code))
            .map((cell) => (
              <option key={cell.code} value={cell.code}>
                {cell.officialCode} {t(cell.label)}
              </option>
            ))}
        </select>
      </Field>
      <Field label={t({ zh: "总的说明（可不填）", en: "Anything on the whole (optional)" })}>
        <textarea
          rows={2}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
    </Modal>
  )
}
