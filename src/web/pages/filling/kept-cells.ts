// Cells that were typed and are not saved, kept in the browser: they outlast a lost session or a closed window.
import { type CellChange, type DraftCells, typeCells } from "./draft-cells.ts"

/** A text typed over `from`; `via` was on its way to the server and may have arrived. */
export interface KeptCell extends CellChange {
  readonly via?: string | null
}

export type KeptCells = Readonly<Record<string, KeptCell>>

const prefix = "gaoxin.return."

/** One place for each person, survey and unit: nobody finds another's figures. */
export const keptKey = (person: string, survey: string, unit: string) =>
  `${prefix}${person}.${survey}.${unit}`

export function keptOf({ waiting, sent, conflicts, stored }: DraftCells): KeptCells {
  const kept: Record<string, KeptCell> = {}
  for (const [code, change] of Object.entries(sent ?? {})) kept[code] = change
  for (const [code, change] of Object.entries(waiting)) {
    const flying = sent?.[code]
    kept[code] = flying === undefined ? change : { from: flying.from, via: flying.to, to: change.to }
  }
  // `from` is no text that ever stood there with this conflict: it is found again.
  for (const [code, { mine }] of Object.entries(conflicts))
    kept[code] = { from: `${stored[code] ?? ""}\u0000`, to: mine }
  return kept
}

/** Puts kept cells back over what the server has now. */
export function restore(draft: DraftCells, kept: KeptCells): DraftCells {
  let next = draft
  for (const [code, { from, via, to }] of Object.entries(kept)) {
    const theirs = draft.stored[code] ?? null
    if (theirs === to) continue
    if (theirs === from || (via !== undefined && theirs === via)) next = typeCells(next, { [code]: to ?? "" })
    else next = { ...next, conflicts: { ...next.conflicts, [code]: { theirs, mine: to } } }
  }
  return next
}

/** @returns nothing where the browser keeps nothing */
export function readKept(key: string): KeptCells {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? "{}")
    return isKept(found) ? found : {}
  } catch {
    return {}
  }
}

/**
 * Keeps what is not saved. Cells of another window on the same return stay until that window has saved them.
 * @param before what this window kept last
 */
export function writeKept(key: string, kept: KeptCells, before: KeptCells): void {
  try {
    const others = Object.entries(readKept(key)).filter(([code]) => before[code] === undefined)
    const all = { ...Object.fromEntries(others), ...kept }
    if (Object.keys(all).length === 0) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(all))
  } catch {
    // A browser that keeps nothing: the cells are saved on the server in a moment all the same.
  }
}

export const countKept = (person: string, survey: string, unit: string): number =>
  Object.keys(readKept(keptKey(person, survey, unit))).length

function isKept(found: unknown): found is KeptCells {
  return (
    typeof found === "object" &&
    found !== null &&
    Object.values(found).every(
      (one: unknown) => typeof one === "object" && one !== null && isText("from", one) && isText("to", one),
    )
  )
}

function isText(name: "from" | "to", one: object): boolean {
  const value: unknown = name in one ? one[name as keyof typeof one] : undefined
  return value === null || typeof value === "string"
}
