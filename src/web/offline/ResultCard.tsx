import { Button, Card, Space } from "antd"
import { useEffect, useMemo } from "react"
import { describeIssue } from "#issues"
import { useLanguage } from "../app/language.tsx"
import type { Evaluated, WrittenFile } from "./evaluate-here.ts"
import { texts } from "./wiring.ts"

const mediaTypes: Readonly<Record<string, string>> = {
  json: "application/json",
  csv: "text/csv",
  html: "text/html",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

function blobOf({ name, content }: WrittenFile): Blob {
  const bytes = typeof content === "string" ? content : new Uint8Array(content)
  return new Blob([bytes], { type: mediaTypes[name.split(".").at(-1) ?? ""] ?? "application/octet-stream" })
}

/** Hands a file to the person at the browser. */
export function save(file: WrittenFile): void {
  const address = URL.createObjectURL(blobOf(file))
  const link = document.createElement("a")
  link.href = address
  link.download = file.name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** What an evaluation gave: its files, what is to be known of it, and the report itself. */
export function ResultCard({ evaluated }: { readonly evaluated: Evaluated }) {
  const { t, language } = useLanguage()
  const { result, issues, files } = evaluated
  const report = files.find(({ name }) => name === "report.html")
  const address = useMemo(() => (report === undefined ? null : URL.createObjectURL(blobOf(report))), [report])
  useEffect(() => () => (address === null ? undefined : URL.revokeObjectURL(address)), [address])
  const faults = issues.filter(({ severity }) => severity === "error")
  return (
    <Card size="small" title={t({ zh: "3 结果", en: "3 Result" })}>
      {result === null ? (
        <ul>
          {faults.map((one) => (
            <li key={`${one.code} ${one.path}`}>{describeIssue(one, language, texts)}</li>
          ))}
        </ul>
      ) : (
        <>
          <Space wrap style={{ marginBottom: 8 }}>
            {files.map((file) => (
              <Button key={file.name} onClick={() => save(file)}>
                {t({ zh: `下载 ${file.name}`, en: `Download ${file.name}` })}
              </Button>
            ))}
          </Space>
          {address === null ? null : (
            <iframe
              title={t({ zh: "评价报告", en: "Report" })}
              src={address}
              style={{ width: "100%", height: "80vh", border: "1px solid rgb(128 128 128 / 40%)" }}
            />
          )}
        </>
      )}
    </Card>
  )
}
