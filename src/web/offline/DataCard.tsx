import { Alert, Button, Card, Space } from "antd"
import { useEffect, useState } from "react"
import type { ImportAnswers, ImportRead } from "#imports"
import { describeIssue } from "#issues"
import { useLanguage } from "../app/language.tsx"
import { ImportReading } from "../components/imports/ImportReading.tsx"
import { UploadZone } from "../components/UploadZone.tsx"
import type { Chosen } from "./evaluate-here.ts"
import { save } from "./ResultCard.tsx"
import { type DroppedFile, dictionaryFor, readHere } from "./read-table.ts"
import { texts } from "./wiring.ts"

/** Takes a workbook, shows what was read of it and what is still to be answered, and hands the table on. */
export function DataCard({
  chosen,
  onTable,
}: {
  readonly chosen: Chosen
  readonly onTable: (csv: string, fileName: string) => void
}) {
  const { t, language } = useLanguage()
  const [file, setFile] = useState<DroppedFile | null>(null)
  const [answers, setAnswers] = useState<ImportAnswers>({})
  const [read, setRead] = useState<ImportRead | null>(null)
  useEffect(() => {
    if (file === null) return
    let current = true
    void readHere(file, chosen, answers, "preview").then((done) => {
      if (current) setRead(done)
    })
    return () => {
      current = false
    }
  }, [file, chosen, answers])
  const take = async (dropped: File) => {
    setRead(null)
    setAnswers({})
    setFile({ name: dropped.name, bytes: new Uint8Array(await dropped.arrayBuffer()) })
  }
  const faults = read?.issues.filter(({ severity }) => severity === "error") ?? []
  const open = read?.outcome.questions.length ?? 0
  const ready = read !== null && read.file !== null && faults.length === 0 && open === 0
  const dictionary = dictionaryFor(chosen)
  const content = async (want: "content" | "unread") =>
    file === null ? null : await readHere(file, chosen, answers, want)
  return (
    <Card size="small" title={t({ zh: "2 数据", en: "2 Data" })}>
      <UploadZone
        accept=".xlsx,.xls,.csv,.tsv,.txt,.docx"
        hint={t({
          zh: "xlsx、xls、csv、docx：合并表头、单位在表头、合计与注释，照原样放进来",
          en: "xlsx, xls, csv, docx: merged headers, units in headers, totals and notes, as they are",
        })}
        onFile={take}
      />
      {faults.length === 0 ? null : (
        <Alert
          type="error"
          style={{ marginBottom: 8 }}
          title={t({ zh: `共 ${faults.length} 处问题`, en: `${faults.length} faults` })}
          description={
            <ul style={{ margin: 0, paddingInlineStart: 18 }}>
              {faults.map((one) => (
                <li key={`${one.code} ${one.path}`}>{describeIssue(one, language, texts)}</li>
              ))}
            </ul>
          }
        />
      )}
      {read === null || read.file === null ? null : (
        <>
          <ImportReading
            plan={read.plan}
            outcome={read.outcome}
            grid={read.grid}
            measures={dictionary.measures}
            entities={dictionary.entities}
            answers={answers}
            onAnswers={setAnswers}
          />
          <Space wrap style={{ marginTop: 8 }}>
            <Button
              type="primary"
              disabled={!ready}
              onClick={async () => {
                const whole = await content("content")
                if (whole?.table) onTable(whole.table.csv, file?.name ?? "table.csv")
              }}
            >
              {open === 0
                ? t({ zh: "用这张表评价", en: "Evaluate this table" })
                : t({ zh: `还有 ${open} 个问题未答`, en: `${open} questions open` })}
            </Button>
            <Button
              disabled={!ready}
              onClick={async () => {
                const whole = await content("content")
                if (whole?.table) save({ name: "table.csv", content: whole.table.csv })
              }}
            >
              {t({ zh: "下载 table.csv", en: "Download table.csv" })}
            </Button>
            <Button
              onClick={async () => {
                const whole = await content("unread")
                if (typeof whole?.unread === "string") save({ name: "unread.csv", content: whole.unread })
              }}
            >
              {t({ zh: "下载未读单元格", en: "Download what was not read" })}
            </Button>
          </Space>
        </>
      )}
    </Card>
  )
}
