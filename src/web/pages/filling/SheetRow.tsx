import { Tag } from "antd"
import { memo } from "react"
import { useLanguage } from "../../app/language.tsx"
import { CellInput, type Choice } from "./CellInput.tsx"
import type { CellMark } from "./cell-marks.ts"
import type { SheetCell } from "./filling-types.ts"

export interface RowProps {
  readonly cell: SheetCell
  readonly text: string
  readonly prior: string | undefined
  readonly mark: CellMark | undefined
  readonly choices: readonly Choice[] | undefined
  /** Why the officer sent it back. */
  readonly returned: string | undefined
  /** Open questions on the cell. */
  readonly questions: number
  readonly conflict: boolean
  readonly open: boolean
  readonly onType: (code: string, text: string) => void
  readonly onFinding: (code: string) => void
  readonly onAsk: ((code: string) => void) | undefined
}

/** One cell of a form: code, name, unit, last period, input, what the checks say. */
export const SheetRow = memo(function SheetRow(props: RowProps) {
  const { cell, text, prior, mark, choices, returned, questions, conflict, open, onType, onFinding, onAsk } =
    props
  const { t } = useLanguage()
  const said = `said-${cell.code}`
  const label = `${cell.officialCode} ${t(cell.label)}${cell.unit === null ? "" : ` ${cell.unit}`}`
  const named = (code: string | undefined) => {
    const name = code === undefined ? undefined : choices?.find((one) => one.code === code)?.name
    return name === undefined || name === "" || name === code ? (code ?? "—") : `${code} ${name}`
  }
  const told = mark !== undefined || returned !== undefined || conflict || questions > 0
  return (
    <tr
      className={`${mark === undefined ? "" : `is-${mark.kind}`} ${returned === undefined ? "" : "is-returned"}`}
    >
      <td className="code">{cell.officialCode}</td>
      <th scope="row">
        {cell.definition === null ? (
          t(cell.label)
        ) : (
          <details>
            <summary>{t(cell.label)}</summary>
            <p className="muted">{t(cell.definition)}</p>
          </details>
        )}
      </th>
      <td>{cell.unit ?? ""}</td>
      <td className={cell.type === "number" ? "number" : ""}>{named(prior)}</td>
      <td className="entry">
        {open ? (
          <CellInput
            cell={cell}
            text={text}
            choices={choices}
            label={label}
            describedBy={told ? said : undefined}
            invalid={conflict || (mark !== undefined && mark.kind !== "warning")}
            onType={(given) => onType(cell.code, given)}
          />
        ) : (
          <span
            id={`cell-${cell.code}`}
            tabIndex={-1}
            className={cell.type === "number" ? "number" : ""}
            style={{ display: "block" }}
          >
            {text === "" ? "—" : named(text)}
          </span>
        )}
      </td>
      <td id={said} className="said">
        {questions > 0 || onAsk !== undefined ? (
          <button type="button" className="plain-button ask" onClick={() => onAsk?.(cell.code)}>
            {questions > 0
              ? t({ zh: `疑问 ${questions}`, en: `Questions: ${questions}` })
              : t({ zh: "提问", en: "Ask" })}
            <span className="visually-hidden"> {label}</span>
          </button>
        ) : null}
        {conflict ? <Tag color="red">{t({ zh: "两人改动不同", en: "Changed by two" })}</Tag> : null}
        {returned === undefined ? null : (
          <div className="returned">
            <Tag color="volcano">{t({ zh: "退回", en: "Sent back" })}</Tag>
            {returned}
          </div>
        )}
        {mark === undefined ? null : (
          <MarkText mark={mark} label={label} onShow={() => onFinding(cell.code)} />
        )}
      </td>
    </tr>
  )
})

const kindWords = {
  unreadable: { zh: "读不出", en: "Unreadable" },
  error: { zh: "错误", en: "Error" },
  warning: { zh: "警告", en: "Warning" },
} as const

const colours = { unreadable: "red", error: "red", warning: "gold" } as const

function MarkText({
  mark,
  label,
  onShow,
}: {
  readonly mark: CellMark
  readonly label: string
  readonly onShow: () => void
}) {
  const { t } = useLanguage()
  return (
    <>
      <button type="button" className="finding-link" onClick={onShow}>
        <Tag color={mark.open ? colours[mark.kind] : "default"}>{t(kindWords[mark.kind])}</Tag>
        <span className="visually-hidden">
          {t({ zh: "查看并说明", en: "Show and explain" })} {label}
        </span>
      </button>
      {mark.texts.length === 0
        ? t({ zh: "见相关指标", en: "See the related cell" })
        : mark.texts.map((text) => <div key={text}>{text}</div>)}
      {mark.open ? null : <span className="muted">{t({ zh: "已说明", en: "explained" })}</span>}
    </>
  )
}
