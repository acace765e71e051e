import { Alert, Button, Spin } from "antd"
import { type DragEvent, useId, useRef, useState } from "react"
import { ApiProblem } from "../app/api.ts"
import { useLanguage } from "../app/language.tsx"

/** Takes one file by choosing or dropping; shows all that the server found wrong with it, each with its cell. */
export function UploadZone({
  accept,
  hint,
  onFile,
}: {
  readonly accept: string
  readonly hint: string
  /** @throws ApiProblem whose issues are shown */
  readonly onFile: (file: File) => Promise<void>
}) {
  const { t, language } = useLanguage()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState<string | null>(null)
  const [faults, setFaults] = useState<readonly string[]>([])
  const [over, setOver] = useState(false)
  const take = async (file: File | undefined) => {
    if (file === undefined || busy !== null) return
    setBusy(file.name)
    setFaults([])
    try {
      await onFile(file)
    } catch (error) {
      const texts =
        error instanceof ApiProblem && error.issues.length > 0
          ? error.issues.map((one) => one.text[language])
          : [error instanceof Error ? error.message : String(error)]
      setFaults(texts)
    } finally {
      setBusy(null)
      if (input.current !== null) input.current.value = ""
    }
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  return (
    <div style={{ marginBottom: 12 }}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is beside the button, not instead of it */}
      <div
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        style={{
          border: `1px dashed ${over ? "#0b57c2" : "rgb(128 128 128 / 60%)"}`,
          borderRadius: 6,
          padding: 16,
          textAlign: "center",
        }}
      >
        <label htmlFor={id} className="visually-hidden">
          {t({ zh: "选择文件", en: "Choose a file" })}
        </label>
        <input
          ref={input}
          id={id}
          type="file"
          accept={accept}
          className="visually-hidden"
          onChange={(event) => void take(event.target.files?.[0])}
        />
        <Button type="primary" disabled={busy !== null} onClick={() => input.current?.click()}>
          {t({ zh: "选择文件", en: "Choose a file" })}
        </Button>{" "}
        <span>{t({ zh: "或拖到此处", en: "or drop it here" })}</span>
        <div style={{ marginTop: 6 }}>{hint}</div>
        {busy === null ? null : (
          <output style={{ display: "block", marginTop: 6 }}>
            <Spin size="small" /> {t({ zh: `正在读取 ${busy}`, en: `Reading ${busy}` })}
          </output>
        )}
      </div>
      {faults.length === 0 ? null : (
        <Alert
          type="error"
          style={{ marginTop: 8 }}
          title={t({
            zh: `文件没有保存，共 ${faults.length} 处问题`,
            en: `The file was not kept: ${faults.length} faults`,
          })}
          description={
            <ul style={{ margin: 0, paddingInlineStart: 18, maxHeight: 260, overflow: "auto" }}>
              {faults.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          }
        />
      )}
    </div>
  )
}
