import { useQueryClient } from "@tanstack/react-query"
import { Alert, App, Modal } from "antd"
import { useState } from "react"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { Field } from "../../components/Field.tsx"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import type { Sheet } from "./filling-types.ts"
import { emptySignature, isSigned, SignatureFields } from "./SignatureFields.tsx"
import type { Draft } from "./use-draft.ts"

/** Signs and submits the return; a clerk attaches the scan of the stamped paper. */
export function SubmitDialog({
  sheet,
  draft,
  onClose,
}: {
  readonly sheet: Sheet
  readonly draft: Draft
  readonly onClose: () => void
}) {
  const { t } = useLanguage()
  const { message } = App.useApp()
  const queries = useQueryClient()
  // The number that was offered: what is sent twice counts once.
  const [number] = useState(sheet.nextNumber)
  const [signature, setSignature] = useState(sheet.revision?.signature ?? emptySignature)
  const [file, setFile] = useState<File | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const { counts } = draft.checked
  const clerk = sheet.side === "clerk"
  const barred = counts.unreadable + counts.missing > 0
  const params = { survey: sheet.survey.id, unit: sheet.unit.id }
  const submit = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const version = await draft.flush()
      if (version === null || version === 0) {
        setProblem(draft.problem ?? new Error("unsaved"))
        return
      }
      const answer = await call("POST /api/returns/:survey/:unit/submit", {
        params,
        body: { version, number, signature, ...(clerk ? { scan: await sendScan(params, file) } : {}) },
      })
      void message.success(
        t({
          zh: `已报送（第 ${answer.number} 次）${answer.late === true ? "，晚于截止时间" : ""}`,
          en: `Submitted (number ${answer.number})${answer.late === true ? ", after the deadline" : ""}`,
        }),
      )
      onClose()
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
      await queries.invalidateQueries()
    }
  }
  return (
    <Modal
      open
      title={t({ zh: `报送（第 ${number} 次）`, en: `Submit (number ${number})` })}
      onCancel={onClose}
      onOk={() => void submit()}
      okText={t({ zh: "报送", en: "Submit" })}
      okButtonProps={{ loading: busy, disabled: barred || !isSigned(signature) || (clerk && file === null) }}
    >
      {barred ? (
        <Alert
          type="error"
          showIcon
          style={{ marginBottom: 12 }}
          title={t({
            zh: `读不出 ${counts.unreadable} 格，缺必填 ${counts.missing} 格，改正后才能报送。`,
            en: `${counts.unreadable} unreadable cells and ${counts.missing} required ones without a figure are to be mended first.`,
          })}
        />
      ) : (
        <Alert
          type={counts.unexplained > 0 ? "warning" : "info"}
          showIcon
          style={{ marginBottom: 12 }}
          title={t({
            zh: `错误 ${counts.errors} 项，警告 ${counts.warnings} 项，未说明 ${counts.unexplained} 项。错误须改正或说明；未说明的警告会计数并显示给审核人。`,
            en: `${counts.errors} errors, ${counts.warnings} warnings, ${counts.unexplained} unexplained. Errors are to be mended or explained; warnings without an explanation are counted and shown to the reviewer.`,
          })}
        />
      )}
      <SignatureFields value={signature} onChange={setSignature} />
      {clerk ? (
        <Field
          label={t({
            zh: "代录：加盖公章的纸质报表扫描件（PDF、JPEG、PNG，必填）",
            en: "Keyed for the unit: scan of its stamped paper return (PDF, JPEG, PNG; required)",
          })}
        >
          <input
            type="file"
            accept=".pdf,.jpg,.jpeg,.png"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        </Field>
      ) : null}
      <p className="muted">
        {t({
          zh: "报表由填报人和单位负责人签字（统计法实施条例第十七条），签署人对其真实、准确、完整负责（统计法第二十四条）。",
          en: "A return is signed by who filled it in and by the head of the unit (implementing regulation, article 17); they answer for its being true, exact and complete (Statistics Law, article 24).",
        })}
      </p>
      {problem === null ? null : <ProblemAlert error={problem} />}
    </Modal>
  )
}

async function sendScan(
  params: { readonly survey: string; readonly unit: string },
  file: File | null,
): Promise<string> {
  if (file === null) throw new Error("no scan")
  const form = new FormData()
  form.append("file", file)
  const { scan } = await call("POST /api/returns/:survey/:unit/scan", { params: { ...params }, form })
  return scan
}
