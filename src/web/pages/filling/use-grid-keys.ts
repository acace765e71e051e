import { type ClipboardEvent, type FocusEvent, type KeyboardEvent, useRef } from "react"
import type { Texts } from "./draft-cells.ts"
import { fillDown, type Pasted, pastedRows } from "./pasted-cells.ts"

const codeOfTarget = (target: EventTarget) =>
  target instanceof HTMLElement ? (target.dataset.cell ?? null) : null

/** Puts the cursor into a cell, its text chosen, as a spreadsheet does. */
export function focusCell(code: string): boolean {
  const found = document.getElementById(`cell-${code}`)
  if (found === null) return false
  found.focus()
  found.scrollIntoView({ block: "center" })
  if (found instanceof HTMLInputElement) found.select()
  return true
}

/**
 * Keys of a spreadsheet in a column of inputs: Enter and the arrows move, Escape puts back what the cell held, a pasted
 * column fills down, Ctrl+Z takes a pasted block back (within a cell it is the browser's own).
 *
 * @param order codes of the cells from top to bottom
 */
export function useGridKeys(
  order: readonly string[],
  codeOf: ReadonlyMap<string, string>,
  shown: (code: string) => string,
  type: (texts: Texts) => void,
  onPasted: (pasted: Pasted) => void,
) {
  const entered = useRef<readonly [code: string, text: string] | null>(null)
  const block = useRef<{ readonly before: Texts; readonly after: Texts } | null>(null)
  const move = (code: string, by: number) => {
    const next = order[order.indexOf(code) + by]
    if (next !== undefined) focusCell(next)
  }
  return {
    onFocus: ({ target }: FocusEvent) => {
      const code = codeOfTarget(target)
      if (code !== null) entered.current = [code, shown(code)]
    },
    onKeyDown: (event: KeyboardEvent) => {
      const code = codeOfTarget(event.target)
      if (code === null || event.nativeEvent.isComposing) return
      const { key } = event
      const isSelect = event.target instanceof HTMLSelectElement
      if (key === "Enter") move(code, event.shiftKey ? -1 : 1)
      else if (key === "ArrowDown" && !isSelect && !event.altKey) move(code, 1)
      else if (key === "ArrowUp" && !isSelect && !event.altKey) move(code, -1)
      else if (key === "Escape" && entered.current?.[0] === code) type({ [code]: entered.current[1] })
      else if (
        key === "z" &&
        (event.ctrlKey || event.metaKey) &&
        !event.shiftKey &&
        untouched(block.current, shown)
      ) {
        type(block.current?.before ?? {})
        block.current = null
      } else return
      event.preventDefault()
    },
    onPaste: (event: ClipboardEvent) => {
      const code = codeOfTarget(event.target)
      if (code === null) return
      const rows = pastedRows(event.clipboardData.getData("text/plain"))
      if (rows.length === 1 && rows[0]?.length === 1) return
      event.preventDefault()
      const pasted = fillDown(rows, code, order, codeOf)
      const before = Object.fromEntries(Object.keys(pasted.texts).map((one) => [one, shown(one)]))
      block.current = { before, after: pasted.texts }
      type(pasted.texts)
      onPasted(pasted)
    },
  }
}

/** Whether the block stands as it was pasted. */
const untouched = (block: { readonly after: Texts } | null, shown: (code: string) => string) =>
  block !== null && Object.entries(block.after).every(([code, text]) => shown(code).trim() === text.trim())
