import { useMutation } from "@tanstack/react-query"
import { Alert, Button } from "antd"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { Failure } from "../../components/States.tsx"

/** Recomputes the whole chain on the server and says intact, or the first broken place. */
export function VerifyPanel() {
  const { t, language } = useLanguage()
  const check = useMutation({ mutationFn: () => call("POST /api/audit/verify") })
  const report = check.data
  return (
    <div style={{ marginBottom: 12 }}>
      <Button onClick={() => check.mutate()} loading={check.isPending}>
        {t({ zh: "验证审计链", en: "Verify the chain" })}
      </Button>
      <div aria-live="polite">
        {check.isError ? <Failure error={check.error} /> : null}
        {report === undefined ? null : (
          <Alert
            style={{ marginTop: 8 }}
            showIcon
            type={report.intact ? "success" : "error"}
            title={
              report.intact
                ? t({
                    zh: `审计链完好：逐条重算了 ${report.checked} 环，${report.checkpoints} 个检查点相符`,
                    en: `The chain is intact: ${report.checked} links recomputed, ${report.checkpoints} checkpoints agree`,
                  })
                : (report.fault?.text[language] ?? "")
            }
            description={
              <>
                <div>
                  {t({
                    zh: `待封存 ${report.unsealed} 条；写入一分钟后才封存的 ${report.late} 条；到期清除至第 ${report.expired} 环`,
                    en: `${report.unsealed} wait to be sealed; ${report.late} were sealed more than a minute late; expired up to link ${report.expired}`,
                  })}
                </div>
                {report.last === null ? null : (
                  <div>
                    {t({
                      zh: `末环（第 ${report.last} 环）散列，可抄录留证：`,
                      en: `Hash of the last link (${report.last}), to be noted elsewhere:`,
                    })}{" "}
                    <span className="audit-hash">{report.head}</span>
                  </div>
                )}
              </>
            }
          />
        )}
      </div>
    </div>
  )
}
