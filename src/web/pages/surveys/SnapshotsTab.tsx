import { useQueryClient } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { Alert, Button } from "antd"
import { useEffect } from "react"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useAction } from "../../app/use-action.ts"
import { useRoute } from "../../app/use-route.ts"
import { Moment } from "../../components/Moment.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import { Query } from "../../components/Query.tsx"
import type { SurveyAnswer } from "./survey-types.ts"

/** Every snapshot of the period, the one that is being written, and what was handed on to evaluation. */
export function SnapshotsTab({ survey }: { readonly survey: SurveyAnswer }) {
  const { t } = useLanguage()
  const params = { survey: survey.id }
  const query = useRoute("GET /api/surveys/:survey/snapshots", { params })
  const { busy, problem, run } = useAction()
  const job = query.data?.job ?? null
  const writing = job !== null && (job.state === "queued" || job.state === "running")
  return (
    <>
      {problem === null ? null : <ProblemAlert error={problem} />}
      {writing ? <Writing message={job.message} progress={job.progress} /> : null}
      {job !== null && (job.state === "failed" || job.state === "cancelled") ? (
        <Alert
          type="error"
          style={{ marginBottom: 8 }}
          title={`${t({ zh: "快照没有写出：", en: "The snapshot was not written: " })}${t(job.message)}`}
        />
      ) : null}
      {query.data?.mayWrite === true ? (
        <Button
          loading={busy}
          style={{ marginBottom: 8 }}
          onClick={() => void run(() => call("POST /api/surveys/:survey/snapshots", { params }))}
        >
          {t({ zh: "重新写出快照", en: "Write the snapshot again" })}
        </Button>
      ) : null}
      <Query query={query}>
        {({ snapshots }) => (
          <PlainTable
            caption={t({ zh: "快照", en: "Snapshots" })}
            rows={snapshots}
            keyOf={({ number }) => String(number)}
            empty={t({ zh: "还没有快照；锁定后写出。", en: "None yet: a lock writes one." })}
            columns={[
              {
                key: "number",
                title: t({ zh: "快照", en: "Snapshot" }),
                heading: true,
                cell: ({ number }) => (
                  <Link
                    to="/surveys/$survey/snapshots/$number"
                    params={{ survey: survey.id, number: String(number) }}
                  >
                    {t({ zh: `快照 ${number}`, en: `Snapshot ${number}` })}
                  </Link>
                ),
              },
              { key: "at", title: t({ zh: "时间", en: "At" }), cell: ({ at }) => <Moment at={at} /> },
              {
                key: "units",
                title: t({ zh: "入快照", en: "Returns" }),
                number: true,
                cell: ({ units }) => units,
              },
              {
                key: "excluded",
                title: t({ zh: "不入", en: "Left out" }),
                number: true,
                cell: ({ excluded }) => excluded,
              },
              {
                key: "changes",
                title: t({ zh: "与上一快照相比", en: "Against the one before" }),
                cell: ({ changes }) =>
                  changes === null
                    ? "—"
                    : t({
                        zh: `进 ${changes.entered}，出 ${changes.left}，改 ${changes.changed}`,
                        en: `${changes.entered} in, ${changes.left} out, ${changes.changed} changed`,
                      }),
              },
              {
                key: "digest",
                title: t({ zh: "清单摘要", en: "Digest of the manifest" }),
                cell: ({ manifestDigest }) => (
                  <code title={manifestDigest}>{manifestDigest.slice(0, 23)}…</code>
                ),
              },
              {
                key: "releases",
                title: t({ zh: "交评价", en: "Handed on" }),
                number: true,
                cell: ({ releases }) => releases,
              },
            ]}
          />
        )}
      </Query>
    </>
  )
}

/** Asks anew every two seconds until the job is over. */
function Writing({
  message,
  progress,
}: {
  readonly message: { readonly zh: string; readonly en: string }
  readonly progress: number
}) {
  const { t } = useLanguage()
  const queries = useQueryClient()
  useEffect(() => {
    // The events of a job are told in the plane of administration; this one is of statistics.
    const timer = setInterval(() => void queries.invalidateQueries(), 2000)
    return () => clearInterval(timer)
  }, [queries])
  return (
    <output style={{ display: "block", marginBottom: 8 }}>
      {t({ zh: "正在写出快照", en: "Writing the snapshot" })} {Math.round(progress * 100)}% · {t(message)}
    </output>
  )
}
