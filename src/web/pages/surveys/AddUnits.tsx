import { Button, Modal } from "antd"
import { useState } from "react"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useAction } from "../../app/use-action.ts"
import { Field } from "../../components/Field.tsx"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import type { SurveyAnswer } from "./survey-types.ts"

/** Enters units that the rule did not list, with the reason. */
export function AddUnits({ survey }: { readonly survey: SurveyAnswer }) {
  const { t } = useLanguage()
  const { busy, problem, run, forget } = useAction()
  const [shown, setShown] = useState(false)
  const [codes, setCodes] = useState("")
  const [reason, setReason] = useState("")
  const [said, setSaid] = useState("")
  const units = [...new Set(codes.split(/[\s,，;；、]+/).filter((code) => code !== ""))]
  const add = () =>
    run(async () => {
      const { added, already } = await call("POST /api/surveys/:survey/units", {
        params: { survey: survey.id },
        body: { units, reason },
      })
      setSaid(
        t({
          zh: `补入 ${added} 家，${already.length} 家已在名录。`,
          en: `${added} added, ${already.length} were listed already.`,
        }),
      )
    }).then((done) => {
      if (!done) return
      setShown(false)
      setCodes("")
      setReason("")
    })
  return (
    <div style={{ marginBottom: 8 }}>
      <Button
        size="small"
        onClick={() => {
          forget()
          setShown(true)
        }}
      >
        {t({ zh: "补入调查单位", en: "Add units" })}
      </Button>{" "}
      <span role="status">{said}</span>
      {shown ? (
        <Modal
          open
          title={t({ zh: "补入调查单位", en: "Add units to the frame" })}
          onCancel={() => setShown(false)}
          onOk={() => void add()}
          okText={t({ zh: `补入 ${units.length} 家`, en: `Add ${units.length}` })}
          okButtonProps={{ loading: busy, disabled: units.length === 0 || reason.trim().length < 2 }}
        >
          {problem === null ? null : <ProblemAlert error={problem} />}
          <Field
            label={t({
              zh: "统一社会信用代码或单位代码（可从表格整列粘贴）",
              en: "Credit codes or codes of units (a column may be pasted)",
            })}
          >
            <textarea rows={6} value={codes} onChange={(event) => setCodes(event.target.value)} />
          </Field>
          <Field label={t({ zh: "理由（必填，记入审计）", en: "Reason (required; audited)" })}>
            <textarea
              rows={2}
              maxLength={2000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
        </Modal>
      ) : null}
    </div>
  )
}
