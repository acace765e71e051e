import { useQueryClient } from "@tanstack/react-query"
import { useParams } from "@tanstack/react-router"
import { Alert } from "antd"
import { useRef, useState } from "react"
import type { ImportAnswers } from "#imports"
import { addressOf, call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { ImportReading } from "../../components/imports/ImportReading.tsx"
import { Page } from "../../components/Page.tsx"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import { Query } from "../../components/Query.tsx"
import { ImportHead } from "./ImportHead.tsx"
import type { Preview } from "./import-words.ts"
import { KeepBar } from "./KeepBar.tsx"
import { KeptPanel } from "./KeptPanel.tsx"

export default function ImportPage() {
  const { import: id = "" } = useParams({ strict: false }) as { import?: string }
  const query = useRoute("GET /api/imports/:id", { params: { id } })
  return <Query query={query}>{(preview) => <Shown key={preview.import.id} first={preview} />}</Query>
}

function Shown({ first }: { readonly first: Preview }) {
  const { t, language } = useLanguage()
  const queries = useQueryClient()
  // What the server read last; a newer answer of the query comes when somebody kept or undid it.
  const [read, setRead] = useState(first)
  const preview = first.import.version > read.import.version ? first : read
  const [answers, setAnswers] = useState<ImportAnswers>(first.answers)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const next = useRef<ImportAnswers | null>(null)
  const working = useRef(false)
  const { id } = preview.import

  /** Answers given while the file is being read are sent together when that is done. */
  const send = async (given: ImportAnswers, profile?: string | null) => {
    setAnswers(given)
    next.current = given
    if (working.current) return
    working.current = true
    setBusy(true)
    setProblem(null)
    let { version } = preview.import
    try {
      while (next.current !== null) {
        const sent: ImportAnswers = next.current
        next.current = null
        const answer = await call("PUT /api/imports/:id/answers", {
          params: { id },
          body: { answers: plain(sent), version, ...(profile === undefined ? {} : { profile }) },
        })
        version = answer.import.version
        setRead(answer)
      }
      await queries.invalidateQueries({ queryKey: ["GET /api/imports"] })
    } catch (error) {
      setProblem(error)
      await queries.invalidateQueries()
    } finally {
      next.current = null
      working.current = false
      setBusy(false)
    }
  }
  const open = preview.import.state === "proposed"
  const errors = preview.issues.filter(({ severity }) => severity === "error")
  const others = preview.issues.filter(({ severity }) => severity !== "error")
  return (
    <Page
      title={{ zh: preview.import.title, en: preview.import.title }}
      actions={
        <>
          <a href={addressOf("GET /api/imports/:id/file", { id })}>
            {t({ zh: "原文件", en: "Original file" })}
          </a>
          <a href={addressOf("GET /api/imports/:id/unread", { id })}>
            {t({ zh: "下载未读内容", en: "Download what was not read" })}
          </a>
        </>
      }
    >
      <ImportHead
        preview={preview}
        {...(open ? { onProfile: (profile: string | null) => void send({}, profile) } : {})}
      />
      {preview.import.state === "kept" ? <KeptPanel preview={preview} /> : null}
      {problem === null ? null : <ProblemAlert error={problem} />}
      {errors.length === 0 ? null : (
        <Alert
          type="error"
          role="alert"
          style={{ marginBottom: 12 }}
          title={t({
            zh: `${errors.length} 处错误，改正后才能保存`,
            en: `${errors.length} errors to mend first`,
          })}
          description={<Issues texts={errors.map(({ text }) => text[language])} />}
        />
      )}
      {others.length === 0 ? null : (
        <Alert
          type="warning"
          style={{ marginBottom: 12 }}
          title={t({
            zh: `读取时注意到 ${others.length} 处`,
            en: `${others.length} things noticed on reading`,
          })}
          description={<Issues texts={others.map(({ text }) => text[language])} />}
        />
      )}
      <div aria-busy={busy}>
        <ImportReading
          plan={preview.plan}
          outcome={preview.outcome}
          grid={preview.grid}
          measures={preview.measures}
          entities={preview.entities}
          answers={answers}
          {...(open ? { onAnswers: (given: ImportAnswers) => void send(given) } : {})}
        />
      </div>
      {open ? <KeepBar preview={preview} busy={busy} /> : null}
    </Page>
  )
}

function Issues({ texts }: { readonly texts: readonly string[] }) {
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18, maxHeight: 180, overflow: "auto" }}>
      {[...new Set(texts)].map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}

/** Lists and maps that the body's type may change. */
function plain(answers: ImportAnswers) {
  const { skip, include, periods, columns, entities, items } = answers
  return {
    ...(skip === undefined ? {} : { skip: [...skip] }),
    ...(include === undefined ? {} : { include: [...include] }),
    ...(periods === undefined ? {} : { periods: { ...periods } }),
    ...(entities === undefined ? {} : { entities: { ...entities } }),
    ...(items === undefined ? {} : { items: { ...items } }),
    ...(columns === undefined
      ? {}
      : {
          columns: Object.fromEntries(
            Object.entries(columns).map(([table, own]) => [
              table,
              Object.fromEntries(Object.entries(own).map(([column, one]) => [column, { ...one }])),
            ]),
          ),
        }),
  }
}
