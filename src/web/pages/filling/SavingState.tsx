import type { Text } from "../../app/language.tsx"
import { useLanguage } from "../../app/language.tsx"
import { unsentOf } from "./draft-cells.ts"
import type { Draft, Saving } from "./use-draft.ts"

const words: Readonly<Record<Saving, Text>> = {
  saved: { zh: "已保存", en: "Saved" },
  waiting: { zh: "等待保存", en: "Not saved yet" },
  saving: { zh: "正在保存", en: "Saving" },
  "no-answer": {
    zh: "服务器没有回应，已留在本机，稍后自动再试",
    en: "No answer: kept in this browser and sent again soon",
  },
  "signed-out": {
    zh: "登录已失效，已留在本机；重新登录后自动保存",
    en: "Signed out: kept in this browser and saved when you sign in again",
  },
  refused: { zh: "没有保存", en: "Not saved" },
}

/** Whether what was typed is on the server, told aloud too. */
export function SavingState({ draft }: { readonly draft: Draft }) {
  const { t } = useLanguage()
  const unsent = unsentOf(draft.cells)
  const conflicts = Object.keys(draft.cells.conflicts).length
  return (
    <output className={`saving is-${draft.saving}`} aria-live="polite">
      {t(words[draft.saving])}
      {draft.saving === "saved" && draft.cells.version > 0
        ? t({ zh: `（版本 ${draft.cells.version}）`, en: ` (version ${draft.cells.version})` })
        : ""}
      {draft.saving !== "saved" && draft.saving !== "saving" && unsent > 0
        ? t({ zh: `：${unsent} 格`, en: `: ${unsent} cells` })
        : ""}
      {conflicts > 0 ? t({ zh: `；${conflicts} 格待选择`, en: `; ${conflicts} cells to decide` }) : ""}
      {draft.saving === "signed-out" ? (
        <>
          {" "}
          <a href={`/sign-in?next=${encodeURIComponent(location.pathname)}`}>
            {t({ zh: "登录", en: "Sign in" })}
          </a>
        </>
      ) : null}
    </output>
  )
}
