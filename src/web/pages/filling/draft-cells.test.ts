import { describe, expect, test } from "vitest"
import {
  type DraftCells,
  decide,
  draftCells,
  readAnswer,
  readStored,
  shownText,
  takeBatch,
  typeCells,
  unsentOf,
} from "./draft-cells.ts"
import { keptOf, restore } from "./kept-cells.ts"

const start = draftCells(3, { a: "1", b: "2" })
const answer = (
  version: number,
  changed = {},
  conflicts: { cell: string; theirs: string | null; mine: string | null }[] = [],
) => ({
  version,
  changed,
  conflicts,
})

describe("cells of a return while they are typed", () => {
  test("a typed cell shows at once and is sent over what was seen", () => {
    const typed = typeCells(start, { a: "10", c: "5" })
    expect(shownText(typed, "a")).toBe("10")
    expect(takeBatch(typed).sent).toEqual({ a: { from: "1", to: "10" }, c: { from: null, to: "5" } })
    const saved = readAnswer(takeBatch(typed), answer(4))
    expect(saved).toEqual(draftCells(4, { a: "10", b: "2", c: "5" }))
  })

  test("a cell typed on while its save is under way is sent over what the save put there", () => {
    const flying = typeCells(takeBatch(typeCells(start, { a: "10" })), { a: "101" })
    expect(shownText(flying, "a")).toBe("101")
    expect(takeBatch(flying)).toBe(flying)
    const next = takeBatch(readAnswer(flying, answer(4)))
    expect(next.sent).toEqual({ a: { from: "10", to: "101" } })
  })

  test("a cell typed back to what is stored while its save is under way is sent all the same", () => {
    const flying = typeCells(takeBatch(typeCells(start, { a: "10" })), { a: "1" })
    expect(takeBatch(readAnswer(flying, answer(4))).sent).toEqual({ a: { from: "10", to: "1" } })
  })

  test("somebody else's cells come in, and never over what I am typing", () => {
    const flying = typeCells(takeBatch(typeCells(start, { a: "10" })), { b: "20" })
    const saved = readAnswer(flying, answer(6, { b: "7", d: "9" }))
    expect(shownText(saved, "d")).toBe("9")
    expect(shownText(saved, "b")).toBe("20")
    // Sent over what I saw: the server will call it a conflict.
    expect(takeBatch(saved).sent).toEqual({ b: { from: "2", to: "20" } })
  })

  test("a conflict overwrites neither text until one is chosen, however much is typed on", () => {
    const flying = takeBatch(typeCells(start, { a: "10" }))
    const met = readAnswer(flying, answer(5, { a: "7" }, [{ cell: "a", theirs: "7", mine: "10" }]))
    expect(met.conflicts).toEqual({ a: { theirs: "7", mine: "10" } })
    const on = typeCells(met, { a: "12" })
    expect(shownText(on, "a")).toBe("12")
    expect(takeBatch(on).sent).toBeNull()
    expect(unsentOf(on)).toBe(1)
    expect(takeBatch(decide(on, "a", "mine")).sent).toEqual({ a: { from: "7", to: "12" } })
    expect(shownText(decide(on, "a", "theirs"), "a")).toBe("7")
  })

  test("an older or equal answer of the sheet changes nothing", () => {
    expect(readStored(start, 3, {})).toBe(start)
    expect(readStored(typeCells(start, { a: "4" }), 9, { a: "3" })).toMatchObject({
      version: 9,
      stored: { a: "3" },
      waiting: { a: { from: "1", to: "4" } },
    })
  })

  test("blanks are no text", () => {
    expect(takeBatch(typeCells(start, { a: "  ", z: " " })).sent).toEqual({ a: { from: "1", to: null } })
  })
})

describe("cells kept in the browser", () => {
  /** As they come out of the browser's memory. */
  const reopened = (server: DraftCells, before: DraftCells) =>
    restore(server, JSON.parse(JSON.stringify(keptOf(before))))

  test("unsent cells come back over the same state of the server", () => {
    const before = typeCells(start, { a: "10", c: "5" })
    expect(reopened(start, before)).toEqual(before)
  })

  test("a save that arrived without an answer is no conflict with oneself", () => {
    const before = typeCells(takeBatch(typeCells(start, { a: "10" })), { a: "101" })
    const arrived = draftCells(4, { a: "10", b: "2" })
    expect(takeBatch(reopened(arrived, before)).sent).toEqual({ a: { from: "10", to: "101" } })
    expect(takeBatch(reopened(start, before)).sent).toEqual({ a: { from: "1", to: "101" } })
    expect(unsentOf(reopened(draftCells(5, { a: "101", b: "2" }), before))).toBe(0)
  })

  test("a cell that somebody changed in the meantime is a conflict", () => {
    const met = reopened(draftCells(8, { a: "7", b: "2" }), typeCells(start, { a: "10" }))
    expect(met.conflicts).toEqual({ a: { theirs: "7", mine: "10" } })
    expect(unsentOf(met)).toBe(1)
    // Still one when the window is closed before anybody decides.
    expect(reopened(draftCells(8, { a: "7", b: "2" }), met)).toEqual(met)
  })
})
