import type { CellAccount, SetAsideReason, UnreadCell } from "./model.ts"

export type Place = Exclude<keyof CellAccount, "cells">

/** Unread cells kept in the outcome unless a limit is said. */
export const mostUnread = 1000

const asides = new Set<UnreadCell["reason"]>([
  "total",
  "subtotal",
  "note",
  "repeated-header",
  "blank",
  "group-heading",
  "person",
] satisfies SetAsideReason[])

/** Whatever can say the name of a cell of its own grid. */
export interface CellNamer {
  cell(line: number, column: number): string
}

export interface AccountOptions {
  /** Unread cells that are kept; a thousand unless said. */
  readonly unreadLimit?: number
  /** Told of every cell, for marks. */
  readonly onPlace?: (place: Place, cell: string, reason: UnreadCell["reason"] | null) => void
}

/** Counts where every cell goes, and lists those that nothing was made of. */
export class Account {
  readonly counts: Record<Place, number> = {
    values: 0,
    missing: 0,
    names: 0,
    headers: 0,
    titles: 0,
    setAside: 0,
    notRead: 0,
  }
  cells = 0
  unreadCount = 0
  readonly unread: UnreadCell[] = []
  private readonly options: AccountOptions

  constructor(options: AccountOptions = {}) {
    this.options = options
  }

  put(
    place: "values" | "missing" | "names" | "headers" | "titles",
    where: CellNamer,
    line: number,
    column: number,
  ) {
    this.counts[place] += 1
    this.options.onPlace?.(place, where.cell(line, column), null)
  }

  /** A cell that is set aside or not read, with why. */
  leave(cell: string, text: string, reason: UnreadCell["reason"]) {
    const place = asides.has(reason) ? "setAside" : "notRead"
    this.counts[place] += 1
    this.unreadCount += 1
    if (this.unread.length < (this.options.unreadLimit ?? mostUnread))
      this.unread.push({ cell, text, reason })
    this.options.onPlace?.(place, cell, reason)
  }

  get account(): CellAccount {
    return { cells: this.cells, ...this.counts }
  }
}
