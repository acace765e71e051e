import { Link, useParams } from "@tanstack/react-router"
import { Alert, Tag, Watermark } from "antd"
import type { Contracts, ResponseOf } from "#contracts"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { OriginBadge } from "../../components/OriginBadge.tsx"
import { Page } from "../../components/Page.tsx"
import { Query } from "../../components/Query.tsx"
import { JobPanel } from "./JobPanel.tsx"
import { ResultTabs } from "./result/ResultTabs.tsx"
import { stateWords, timeText, unofficialWords } from "./run-words.ts"
import { useResult } from "./use-result.ts"

export type Run = ResponseOf<Contracts["GET /api/runs/:id"]>

export default function RunPage() {
  // The path of this page names the parameter.
  const { run = "" } = useParams({ strict: false }) as { run?: string }
  const query = useRoute("GET /api/runs/:id", { params: { id: run } })
  return <Query query={query}>{(found) => <Shown run={found} onOver={() => void query.refetch()} />}</Query>
}

function Shown({ run, onOver }: { readonly run: Run; readonly onOver: () => void }) {
  const { t } = useLanguage()
  const result = useResult(run.id, run.status === "done")
  const title = run.unofficial
    ? { zh: `${run.title}（${unofficialWords.zh}）`, en: `${run.title} (${unofficialWords.en})` }
    : { zh: run.title, en: run.title }
  return (
    <Page
      title={title}
      actions={<Link to="/evaluations">{t({ zh: "全部评价", en: "All evaluations" })}</Link>}
    >
      <p style={{ marginTop: 0 }}>
        {run.origin === null ? null : <OriginBadge origin={run.origin} />}
        {run.unofficial ? <Tag color="orange">{t(unofficialWords)}</Tag> : null}
        {run.status === "done" ? null : (
          <Tag color={stateWords[run.status].color}>{t(stateWords[run.status])}</Tag>
        )}
        {t(run.framework.title)} ·{" "}
        {run.dataset ?? t({ zh: `政策包 ${run.pack} 的数据`, en: `data of pack ${run.pack}` })}
        {run.period === null ? null : ` · ${run.period}`}
        {run.entities === null
          ? null
          : ` · ${t({ zh: `${run.entities} 个对象`, en: `${run.entities} entities` })}`}
        {" · "}
        {t(run.organisation.name)} · {timeText(run.finishedAt ?? run.createdAt)}
      </p>
      {run.status === "done" ? (
        <Watermarked invented={run.origin === "invented"}>
          <Query query={result}>{(found) => <ResultTabs run={run} result={found} />}</Query>
        </Watermarked>
      ) : run.job === null ? (
        <Alert type="info" title={t(stateWords[run.status])} />
      ) : (
        <JobPanel job={run.job} onOver={onOver} />
      )}
    </Page>
  )
}

/** An invented place is never taken for a real one, not on a picture of the page either. */
function Watermarked({
  invented,
  children,
}: {
  readonly invented: boolean
  readonly children: React.ReactNode
}) {
  if (!invented) return <>{children}</>
  return (
    <Watermark content="虚构示例 · INVENTED" gap={[160, 160]} font={{ color: "rgba(128,128,128,0.13)" }}>
      {children}
    </Watermark>
  )
}
