import { useId } from "react"
import type { SheetCell } from "./filling-types.ts"

export interface Choice {
  readonly code: string
  readonly name: string
}

/** Lists up to so long are shown whole. */
const short = 40

/** The input of one cell. Its text is kept as it is typed, also what cannot be read. */
export function CellInput({
  cell,
  text,
  choices,
  label,
  describedBy,
  invalid,
  onType,
}: {
  readonly cell: SheetCell
  readonly text: string
  readonly choices: readonly Choice[] | undefined
  readonly label: string
  readonly describedBy: string | undefined
  readonly invalid: boolean
  readonly onType: (text: string) => void
}) {
  const list = useId()
  const shared = {
    "data-cell": cell.code,
    id: `cell-${cell.code}`,
    "aria-label": label,
    "aria-invalid": invalid,
    "aria-describedby": describedBy,
    value: text,
  }
  if (choices !== undefined && choices.length <= short)
    return (
      <select {...shared} onChange={(event) => onType(event.target.value)}>
        <option value=""> </option>
        {choices.some(({ code }) => code === text) || text === "" ? null : (
          <option value={text}>{text}</option>
        )}
        {choices.map(({ code, name }) => (
          <option key={code} value={code}>
            {name === "" || code === name ? code : `${code} ${name}`}
          </option>
        ))}
      </select>
    )
  const named = choices?.find(({ code }) => code === text)?.name
  return (
    <>
      <input
        {...shared}
        type="text"
        autoComplete="off"
        maxLength={2000}
        inputMode={cell.type === "number" ? "decimal" : "text"}
        className={cell.type === "number" ? "number" : ""}
        placeholder={cell.type === "date" ? "2024-01-31" : undefined}
        list={choices === undefined ? undefined : list}
        onChange={(event) => onType(event.target.value)}
      />
      {choices === undefined ? null : (
        <>
          <datalist id={list}>
            {choices.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </datalist>
          {named === undefined ? null : <span className="muted">{named}</span>}
        </>
      )}
    </>
  )
}
