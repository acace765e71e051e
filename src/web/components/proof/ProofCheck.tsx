import { Alert, Button, Space } from "antd"
import { useState } from "react"
import { type Text, useLanguage } from "../../app/language.tsx"
import { useSystem } from "../../app/me.ts"
import { checkProof, type ProofAnswer } from "./check-proof.ts"

const said: Readonly<Record<"full" | "zone" | "public", Text>> = {
  full: {
    zh: "一致：全部数据、步骤、得分和位次已在本机浏览器中重算，与证明逐位相同。",
    en: "Identical: all data, steps, scores and ranks were computed again in this browser, equal to the last bit.",
  },
  zone: {
    zh: "一致：本园区的得分已由本园区数值、界限和权重在本机浏览器中重算，逐位相同。",
    en: "Identical: the zone's scores were computed again here from its own values, bounds and weights, equal to the last bit.",
  },
  public: {
    zh: "一致：公布的位次已由公布的得分重新排出；未公布的各格只有摘要，审计时可逐格打开核对。",
    en: "Identical: the published ranks follow from the published scores; cells that are not published stand as digests that an audit can open.",
  },
}

/** A proof to download, and to check in the reader's own browser. */
export function ProofCheck({ address, title }: { readonly address: string; readonly title: Text }) {
  const { t } = useLanguage()
  const system = useSystem()
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<ProofAnswer | null>(null)
  const check = async () => {
    setBusy(true)
    setAnswer(null)
    try {
      const read = await fetch(address)
      const proof = await read.text()
      setAnswer(
        read.ok && system !== undefined
          ? await checkProof({ proof, engine: { name: system.name, version: system.version } })
          : { error: `${read.status}` },
      )
    } catch (cause) {
      setAnswer({ error: cause instanceof Error ? cause.message : String(cause) })
    } finally {
      setBusy(false)
    }
  }
  return (
    <div style={{ marginBlock: 8 }}>
      <Space wrap>
        <span>{t(title)}</span>
        <Button href={address} size="small" download>
          {t({ zh: "下载", en: "Download" })}
        </Button>
        <Button size="small" loading={busy} disabled={system === undefined} onClick={() => void check()}>
          {t({ zh: "在浏览器中核对", en: "Check in the browser" })}
        </Button>
      </Space>
      <div aria-live="polite">
        {answer === null ? null : "error" in answer ? (
          <Alert
            type="error"
            style={{ marginTop: 8 }}
            title={t({ zh: `不能核对：${answer.error}`, en: `Cannot be checked: ${answer.error}` })}
          />
        ) : (
          <Alert
            type={answer.identical ? "success" : "error"}
            style={{ marginTop: 8 }}
            title={
              answer.identical
                ? t(said[answer.kind])
                : t({ zh: `不一致：${answer.difference}`, en: `Different: ${answer.difference}` })
            }
          />
        )}
      </div>
    </div>
  )
}
