import { Button, Modal } from "antd"
import { useState } from "react"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useAction } from "../../app/use-action.ts"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import type { Upload } from "./filling-types.ts"
import { emptySignature, isSigned, SignatureFields } from "./SignatureFields.tsx"

/** Takes the units of a workbook that are good; those to be mended only as drafts, and only when asked to. */
export function AcceptBar({ upload }: { readonly upload: Upload }) {
  const { t } = useLanguage()
  const act = useAction()
  const [held, setHeld] = useState(false)
  const [signing, setSigning] = useState(false)
  const [signature, setSignature] = useState(emptySignature)
  const { counts } = upload
  const accept = (submit: boolean) =>
    act.run(() =>
      call("POST /api/return-uploads/:id/accept", {
        params: { id: upload.id },
        body: { submit, ...(submit ? { signature } : {}), ...(held ? { held } : {}) },
      }),
    )
  return (
    <section className="fields" style={{ marginBlock: 8 }} aria-label={t({ zh: "收下", en: "Take" })}>
      <Button
        type="primary"
        loading={act.busy}
        disabled={counts.good === 0 && !(held && counts.held > 0)}
        onClick={() => void accept(false)}
      >
        {t({ zh: "收下合格的，存为草稿", en: "Take the good ones as drafts" })}
      </Button>
      <Button disabled={counts.good === 0 || act.busy} onClick={() => setSigning(true)}>
        {t({ zh: "收下并报送", en: "Take and submit" })}
      </Button>
      {counts.held === 0 ? null : (
        <label>
          <input type="checkbox" checked={held} onChange={(event) => setHeld(event.target.checked)} />
          {t({
            zh: `待改的 ${counts.held} 个也存为草稿（不报送）`,
            en: `the ${counts.held} to be mended too, as drafts only`,
          })}
        </label>
      )}
      {act.problem === null || signing ? null : <ProblemAlert error={act.problem} />}
      {signing ? (
        <Modal
          open
          title={t({ zh: `报送 ${counts.good} 个单位`, en: `Submit ${counts.good} units` })}
          onCancel={() => setSigning(false)}
          onOk={() => void accept(true).then((done) => (done ? setSigning(false) : undefined))}
          okText={t({ zh: "收下并报送", en: "Take and submit" })}
          okButtonProps={{ loading: act.busy, disabled: !isSigned(signature) }}
        >
          <p className="muted">
            {t({
              zh: "只能报送本单位自己的报表；代录的报表须逐家附扫描件报送。",
              en: "Only returns of your own organisation; those keyed for units need a scan each.",
            })}
          </p>
          <SignatureFields value={signature} onChange={setSignature} />
          {act.problem === null ? null : <ProblemAlert error={act.problem} />}
        </Modal>
      ) : null}
    </section>
  )
}
