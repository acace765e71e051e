import { Alert, Button, Progress } from "antd"
import { useEffect, useRef, useState } from "react"
import type { Contracts, ResponseOf } from "#contracts"
import { addressOf, call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { stateWords } from "./run-words.ts"

type Job = ResponseOf<Contracts["GET /api/jobs/:id"]>

const isOver = (job: Job) => job.state !== "queued" && job.state !== "running"

/** A job as it goes: how far, what is being done, and the way to stop it. */
export function JobPanel({ job: id, onOver }: { readonly job: string; readonly onOver: () => void }) {
  const { t, language } = useLanguage()
  const [job, setJob] = useState<Job | null>(null)
  const told = useRef(onOver)
  told.current = onOver
  useEffect(() => {
    const events = new EventSource(addressOf("GET /api/jobs/:id/events", { id }))
    const show = (next: Job) => {
      setJob(next)
      if (!isOver(next)) return
      events.close()
      if (next.state === "done") told.current()
    }
    events.addEventListener("job", (event) => show(JSON.parse(event.data) as Job))
    events.onerror = () => {
      // The browser asks again by itself; in the meantime what is known is asked for once.
      call("GET /api/jobs/:id", { params: { id } }).then(show, () => {})
    }
    return () => events.close()
  }, [id])
  if (job === null)
    return <Progress percent={0} status="active" aria-label={t({ zh: "进度", en: "Progress" })} />
  const failed = job.state === "failed"
  return (
    <section aria-label={t({ zh: "任务", en: "Job" })} style={{ maxWidth: 720 }}>
      <Progress
        percent={Math.round(job.progress * 100)}
        status={failed ? "exception" : job.state === "done" ? "success" : "active"}
        aria-label={t({ zh: "进度", en: "Progress" })}
      />
      <output style={{ display: "block", marginBlock: 8 }}>
        {t(stateWords[job.state])}
        {isOver(job) ? null : ` · ${t(job.message)}`}
      </output>
      {job.issues.length === 0 ? null : (
        <Alert
          type="error"
          title={t({
            zh: `没有结果，共 ${job.issues.length} 条`,
            en: `No result: ${job.issues.length} notes`,
          })}
          description={
            <ul style={{ margin: 0, paddingInlineStart: 18, maxHeight: 320, overflow: "auto" }}>
              {[...job.issues]
                .sort((a, b) => a.severity.localeCompare(b.severity))
                .map((one) => (
                  <li key={`${one.code} ${one.path} ${one.text.zh}`}>{one.text[language]}</li>
                ))}
            </ul>
          }
        />
      )}
      {isOver(job) ? (
        <Button href="/evaluations/new" style={{ marginTop: 12 }}>
          {t({ zh: "重新设定", en: "Set it up again" })}
        </Button>
      ) : (
        <Button
          danger
          disabled={job.cancelRequested}
          onClick={() => void call("POST /api/jobs/:id/cancel", { params: { id } }).then(setJob, () => {})}
        >
          {job.cancelRequested ? t({ zh: "正在取消", en: "Cancelling" }) : t({ zh: "取消", en: "Cancel" })}
        </Button>
      )}
    </section>
  )
}
