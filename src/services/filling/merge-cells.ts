import type { TypedCells } from "#schema"

/** A cell as somebody typed it over what it saw. `null`: blank. */
export interface CellChange {
  readonly from: string | null
  readonly to: string | null
}

export interface CellConflict {
  readonly base: string | null
  readonly theirs: string | null
  readonly mine: string | null
}

export interface Merged {
  readonly values: TypedCells
  /** What was there and what stands there now. */
  readonly changes: Readonly<Record<string, readonly [before: string | null, after: string | null]>>
  /** Not overwritten: what stands there is neither what was seen nor what is wanted. */
  readonly conflicts: Readonly<Record<string, CellConflict>>
}

/** Puts typed cells into a draft; blank text is no text. */
export function mergeCells(stored: TypedCells, cells: Readonly<Record<string, CellChange>>): Merged {
  const values: Record<string, string> = { ...stored }
  const changes: Record<string, readonly [string | null, string | null]> = {}
  const conflicts: Record<string, CellConflict> = {}
  for (const [code, { from, to }] of Object.entries(cells)) {
    const theirs = stored[code] ?? null
    const mine = blankAsNull(to)
    const base = blankAsNull(from)
    if (theirs === mine) continue
    if (theirs !== base) {
      conflicts[code] = { base, theirs, mine }
      continue
    }
    changes[code] = [theirs, mine]
    if (mine === null) delete values[code]
    else values[code] = mine
  }
  return { values, changes, conflicts }
}

const blankAsNull = (text: string | null) => (text === null || text.trim() === "" ? null : text)
