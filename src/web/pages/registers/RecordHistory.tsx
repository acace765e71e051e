import { useLanguage } from "../../app/language.tsx"
import { Moment } from "../../components/Moment.tsx"
import { eventWords, type HistoryEvent, type Register, valueText } from "./register-words.ts"

/** What happened to a record, newest first: who, when, why, and each field before and after. */
export function RecordHistory({
  register,
  history,
}: {
  readonly register: Register
  readonly history: readonly HistoryEvent[]
}) {
  const { t } = useLanguage()
  return (
    <ol className="history" reversed>
      {[...history].reverse().map((event) => (
        <li key={event.version}>
          <Moment at={event.at} /> <b>{t(eventWords[event.kind])}</b>{" "}
          <span className="muted">
            {t({ zh: `第 ${event.version} 版`, en: `version ${event.version}` })} ·{" "}
            {whoOf(event).map(t).join(" · ")}
          </span>
          {event.reason === "" ? null : <div>{event.reason}</div>}
          {event.source === null ? null : (
            <div className="muted">
              {t({ zh: "出处：", en: "Read from: " })}
              {[event.source.file, event.source.sheet, event.source.cell].filter(Boolean).join(" · ")}
            </div>
          )}
          {event.kind === "entered" || event.changes.length === 0 ? null : (
            <Changes register={register} changes={event.changes} />
          )}
        </li>
      ))}
    </ol>
  )
}

/** Who did it, as far as the reader may know: a name of another organisation stays with it. */
function whoOf({ by }: HistoryEvent) {
  if (by.person.startsWith("system:"))
    return [{ zh: "系统（随数据包载入）", en: "the system (came with a pack)" }]
  return [
    ...(by.name === null ? [] : [{ zh: by.name, en: by.name }]),
    ...(by.organisation === null ? [] : [by.organisation]),
  ]
}

function Changes({
  register,
  changes,
}: {
  readonly register: Register
  readonly changes: HistoryEvent["changes"]
}) {
  const { t } = useLanguage()
  const shown = (code: string, value: string | null) => {
    const field = register.fields.find((one) => one.code === code)
    const text = field === undefined ? null : valueText(field, value)
    return text === null ? (value ?? t({ zh: "（空）", en: "(blank)" })) : t(text)
  }
  return (
    <table>
      <thead>
        <tr>
          <th scope="col" className="muted">
            {t({ zh: "字段", en: "Field" })}
          </th>
          <th scope="col" className="muted">
            {t({ zh: "改前", en: "Before" })}
          </th>
          <th scope="col" className="muted">
            {t({ zh: "改后", en: "After" })}
          </th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.field}>
            <th scope="row">
              {t(
                register.fields.find((field) => field.code === change.field)?.label ?? {
                  zh: change.field,
                  en: change.field,
                },
              )}
            </th>
            <td>
              <del>{shown(change.field, change.before)}</del>
            </td>
            <td>
              <ins>{shown(change.field, change.after)}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
