import { Button } from "antd"
import { useState } from "react"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useAction } from "../../app/use-action.ts"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import type { Preview } from "./import-words.ts"
import "../../components/imports/imports.css"

/** Says what is still open, and keeps the import under a title; remembers its columns for next year where asked. */
export function KeepBar({ preview, busy }: { readonly preview: Preview; readonly busy: boolean }) {
  const { t } = useLanguage()
  const action = useAction()
  const one = preview.import
  const [title, setTitle] = useState(one.title)
  const [remember, setRemember] = useState(true)
  const [profileTitle, setProfileTitle] = useState(
    () => one.title.replace(/(19|20)\d{2}\s*年?度?/g, "").trim() || one.title,
  )
  const [leaveOut, setLeaveOut] = useState(false)
  const keep = () =>
    void action.run(() =>
      call("POST /api/imports/:id/keep", {
        params: { id: one.id },
        body: {
          title: title.trim(),
          version: one.version,
          ...(one.register !== null && leaveOut ? { leaveOutFaulty: true } : {}),
          ...(remember
            ? { profile: { id: profileId(profileTitle), title: profileTitle.trim() || title.trim() } }
            : {}),
        },
      }),
    )
  const open = [
    ...(one.questions > 0 ? [t({ zh: `待确认 ${one.questions} 项`, en: `${one.questions} questions` })] : []),
    ...(one.errors > 0 ? [t({ zh: `${one.errors} 处错误`, en: `${one.errors} errors` })] : []),
    ...(one.values === 0 ? [t({ zh: "没有读到数值", en: "no value was read" })] : []),
  ]
  return (
    <>
      {action.problem === null ? null : <ProblemAlert error={action.problem} />}
      <div className="keep-bar">
        <output style={{ flex: "1 1 14em" }}>
          {busy
            ? t({ zh: "正在重新读取…", en: "Reading again …" })
            : open.length > 0
              ? t({ zh: `还差：${open.join("，")}`, en: `Still open: ${open.join(", ")}` })
              : t({
                  zh: `可以保存：${one.rows} 行，${one.values} 个数值，${one.missing} 个缺失，${one.unread} 格未读`,
                  en: `Ready: ${one.rows} rows, ${one.values} values, ${one.missing} missing, ${one.unread} cells not read`,
                })}
        </output>
        <label>
          {t({ zh: "名称", en: "Title" })}{" "}
          <input
            className="import-select"
            maxLength={200}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        </label>
        {one.register === null ? null : (
          <label>
            <input
              type="checkbox"
              checked={leaveOut}
              onChange={(event) => setLeaveOut(event.target.checked)}
            />{" "}
            {t({ zh: "有错的行不导入，其余照常", en: "leave out rows with a fault" })}
          </label>
        )}
        <label>
          <input type="checkbox" checked={remember} onChange={(event) => setRemember(event.target.checked)} />{" "}
          {t({ zh: "记住这样的读法，明年用", en: "remember for next year" })}
        </label>
        {remember ? (
          <label>
            {t({ zh: "方案名", en: "as" })}{" "}
            <input
              className="import-select"
              maxLength={200}
              value={profileTitle}
              onChange={(event) => setProfileTitle(event.target.value)}
            />
          </label>
        ) : null}
        <Button
          type="primary"
          disabled={busy || !one.mayKeep || title.trim() === ""}
          loading={action.busy}
          onClick={keep}
        >
          {one.register === null
            ? t({ zh: "保存", en: "Keep" })
            : t({ zh: "保存到台账", en: "Keep in the register" })}
        </Button>
      </div>
    </>
  )
}

/** The same title gives the same profile: next year's is its next version. */
function profileId(title: string): string {
  let hash = 0
  for (const letter of title.trim()) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) | 0
  return `own-${(hash >>> 0).toString(16).padStart(8, "0")}`
}
