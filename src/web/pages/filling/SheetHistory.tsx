import { useState } from "react"
import { returnActionWords } from "#surveys"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { Moment } from "../../components/Moment.tsx"
import { Query } from "../../components/Query.tsx"
import type { Sheet } from "./filling-types.ts"

/** What was done with the return, and on request every save of it. */
export function SheetHistory({ sheet }: { readonly sheet: Sheet }) {
  const { t } = useLanguage()
  const [edits, setEdits] = useState(false)
  return (
    <section className="panel" aria-labelledby="history-title">
      <h2 id="history-title">{t({ zh: "经过", en: "History" })}</h2>
      {sheet.history.length === 0 ? (
        <p className="muted">{t({ zh: "尚未报送。", en: "Not submitted yet." })}</p>
      ) : (
        <ol className="history">
          {[...sheet.history].reverse().map((event) => (
            <li key={event.id}>
              <Moment at={event.at} /> {t(returnActionWords[event.action])}
              {event.revision === null
                ? ""
                : t({ zh: `（第 ${event.revision} 次）`, en: ` (number ${event.revision})` })}
              {event.keyed ? t({ zh: " 代录", en: " keyed" }) : ""}
              {event.reason === null ? null : <div className="muted">{event.reason}</div>}
            </li>
          ))}
        </ol>
      )}
      <details onToggle={(event) => setEdits(event.currentTarget.open)}>
        <summary>{t({ zh: "修改记录", en: "Every save" })}</summary>
        {edits ? <Edits sheet={sheet} /> : null}
      </details>
    </section>
  )
}

function Edits({ sheet }: { readonly sheet: Sheet }) {
  const { t } = useLanguage()
  const query = useRoute("GET /api/returns/:survey/:unit/edits", {
    params: { survey: sheet.survey.id, unit: sheet.unit.id },
    query: { size: "50" },
  })
  const nameOf = (code: string) => sheet.cells.find((cell) => cell.code === code)?.officialCode ?? code
  const blank = t({ zh: "空", en: "blank" })
  return (
    <Query query={query}>
      {({ total, edits }) => (
        <>
          <ol className="history">
            {edits.map((edit) => (
              <li key={edit.id}>
                <Moment at={edit.at} /> v{edit.version}
                {edit.changes.map(({ cell, before, after }) => (
                  <div key={cell} className="muted">
                    {nameOf(cell)}: {before ?? blank} → {after ?? blank}
                  </div>
                ))}
                {edit.conflicts.map(({ cell, theirs, mine }) => (
                  <div key={cell}>
                    {t({ zh: "未覆盖", en: "Not overwritten" })} {nameOf(cell)}: {theirs ?? blank} /{" "}
                    {mine ?? blank}
                  </div>
                ))}
              </li>
            ))}
          </ol>
          {total > edits.length ? (
            <p className="muted">
              {t({
                zh: `共 ${total} 次，显示最近 ${edits.length} 次`,
                en: `The last ${edits.length} of ${total}`,
              })}
            </p>
          ) : null}
        </>
      )}
    </Query>
  )
}
