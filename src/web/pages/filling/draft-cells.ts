// The cells of a return while they are typed: what the server has, what is on its way, what waits, what two people typed.

/** Texts by the code of the cell; a blank cell is left out. */
export type Texts = Readonly<Record<string, string>>

/** A cell typed over what was seen; `null`: blank. */
export interface CellChange {
  readonly from: string | null
  readonly to: string | null
}

export type CellChanges = Readonly<Record<string, CellChange>>

export interface Conflict {
  readonly theirs: string | null
  readonly mine: string | null
}

export interface DraftCells {
  /** The server's version that `stored` is of. */
  readonly version: number
  readonly stored: Texts
  /** Typed and not sent yet. */
  readonly waiting: CellChanges
  /** Sent, not answered: sent again as it is when no answer comes, so that it never counts as somebody else's. */
  readonly sent: CellChanges | null
  /** Another person's text stands where mine was to go. */
  readonly conflicts: Readonly<Record<string, Conflict>>
}

export interface SaveAnswer {
  readonly version: number
  /** Other people's changes; `null`: emptied. */
  readonly changed: Readonly<Record<string, string | null>>
  readonly conflicts: readonly {
    readonly cell: string
    readonly theirs: string | null
    readonly mine: string | null
  }[]
}

const blank = (text: string) => (text.trim() === "" ? null : text)

export const draftCells = (version: number, stored: Texts): DraftCells => ({
  version,
  stored,
  waiting: {},
  sent: null,
  conflicts: {},
})

/** What a cell shows: mine before what is stored. */
export function shownText({ stored, waiting, sent, conflicts }: DraftCells, code: string): string {
  const mine = waiting[code] ?? sent?.[code]
  if (mine !== undefined) return mine.to ?? ""
  const conflict = conflicts[code]
  return (conflict === undefined ? stored[code] : conflict.mine) ?? ""
}

/** Texts typed into cells, one or a pasted block. */
export function typeCells(draft: DraftCells, texts: Texts): DraftCells {
  const waiting: Record<string, CellChange> = { ...draft.waiting }
  const conflicts = { ...draft.conflicts }
  for (const [code, text] of Object.entries(texts)) {
    const to = blank(text)
    const conflict = conflicts[code]
    // Typing on does not decide a conflict.
    if (conflict !== undefined) {
      conflicts[code] = { ...conflict, mine: to }
      continue
    }
    const flying = draft.sent?.[code]
    const from = waiting[code]?.from ?? (flying === undefined ? (draft.stored[code] ?? null) : flying.to)
    if (flying === undefined && waiting[code] === undefined && from === to) continue
    waiting[code] = { from, to }
  }
  return { ...draft, waiting, conflicts }
}

/** What is to be sent now: the unanswered batch again, or all that waits. */
export function takeBatch(draft: DraftCells): DraftCells {
  if (draft.sent !== null || Object.keys(draft.waiting).length === 0) return draft
  return { ...draft, sent: draft.waiting, waiting: {} }
}

/** The server's answer to the batch that is on its way. */
export function readAnswer(draft: DraftCells, answer: SaveAnswer): DraftCells {
  const stored: Record<string, string> = { ...draft.stored }
  const put = (code: string, text: string | null) => {
    if (text === null) delete stored[code]
    else stored[code] = text
  }
  const waiting = { ...draft.waiting }
  const conflicts = { ...draft.conflicts }
  const refused = new Set(answer.conflicts.map(({ cell }) => cell))
  for (const [code, { to }] of Object.entries(draft.sent ?? {})) if (!refused.has(code)) put(code, to)
  for (const [code, text] of Object.entries(answer.changed))
    if (draft.sent?.[code] === undefined || refused.has(code)) put(code, text)
  for (const { cell, theirs, mine } of answer.conflicts) {
    const later = waiting[cell]
    delete waiting[cell]
    put(cell, theirs)
    conflicts[cell] = { theirs, mine: later === undefined ? mine : later.to }
  }
  return { version: answer.version, stored, waiting, sent: null, conflicts }
}

/** A later state of the server, read anew. What was typed stays; an older state changes nothing. */
export function readStored(draft: DraftCells, version: number, stored: Texts): DraftCells {
  return version > draft.version ? { ...draft, version, stored } : draft
}

/** Which of the two texts of a conflict is to stand. */
export function decide(draft: DraftCells, code: string, side: "mine" | "theirs"): DraftCells {
  const { [code]: conflict, ...conflicts } = draft.conflicts
  if (conflict === undefined) return draft
  const { theirs, mine } = conflict
  if (side === "theirs" || theirs === mine) return { ...draft, conflicts }
  return { ...draft, conflicts, waiting: { ...draft.waiting, [code]: { from: theirs, to: mine } } }
}

/** Cells that the server does not have yet. */
export function unsentOf({ waiting, sent, conflicts }: DraftCells): number {
  return new Set([...Object.keys(waiting), ...Object.keys(sent ?? {}), ...Object.keys(conflicts)]).size
}
