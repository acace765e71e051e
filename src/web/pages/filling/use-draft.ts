import { useQueryClient } from "@tanstack/react-query"
import { useCallback, useEffect, useRef, useState } from "react"
import { ApiProblem, call } from "../../app/api.ts"
import {
  type DraftCells,
  decide,
  draftCells,
  readAnswer,
  readStored,
  type Texts,
  takeBatch,
  typeCells,
  unsentOf,
} from "./draft-cells.ts"
import type { Checked, Saved, Sheet } from "./filling-types.ts"
import { keptKey, keptOf, readKept, restore, writeKept } from "./kept-cells.ts"

/** Milliseconds after the last key before cells are sent, and before they are sent again after no answer. */
const pause = 500
const again = 4000

export type Saving = "saved" | "waiting" | "saving" | "no-answer" | "signed-out" | "refused"

export interface Draft {
  readonly cells: DraftCells
  readonly checked: Checked
  readonly saving: Saving
  /** The answer that refused a save; `null`: none did. */
  readonly problem: unknown
  readonly type: (texts: Texts) => void
  readonly decide: (code: string, side: "mine" | "theirs") => void
  readonly setChecked: (checked: Checked) => void
  /** Sends what waits, at once. @returns the version that has it all; `null`: something could not be saved */
  readonly flush: () => Promise<number | null>
  /** Cells that were found in this browser when the sheet was opened. */
  readonly restored: number
}

/** The cells of a sheet: each is sent soon after it was typed, and kept in the browser until the server has it. */
export function useDraft(sheet: Sheet, person: string, open: boolean): Draft {
  const { survey, unit, draft: given } = sheet
  const queries = useQueryClient()
  const key = keptKey(person, survey.id, unit.id)
  const [first] = useState(() => {
    const empty = draftCells(given.version, given.values)
    const kept = open ? readKept(key) : {}
    const cells = restore(empty, kept)
    return { cells, kept, restored: unsentOf(cells) }
  })
  const [cells, setCells] = useState(first.cells)
  const [checked, setChecked] = useState<Checked>(sheet)
  const [saving, setSaving] = useState<Saving>(first.restored > 0 ? "waiting" : "saved")
  const [problem, setProblem] = useState<unknown>(null)
  // What is true now, for answers that come after the next key.
  const now = useRef(first.cells)
  const kept = useRef(first.kept)
  const running = useRef<Promise<number | null> | null>(null)
  const timer = useRef<number | undefined>(undefined)

  const put = useCallback(
    (next: DraftCells) => {
      now.current = next
      setCells(next)
      if (!open) return
      const keep = keptOf(next)
      writeKept(key, keep, kept.current)
      kept.current = keep
    },
    [key, open],
  )

  const flush = useCallback((): Promise<number | null> => {
    window.clearTimeout(timer.current)
    running.current ??= (async () => {
      try {
        for (;;) {
          const next = takeBatch(now.current)
          if (next !== now.current) put(next)
          if (next.sent === null) break
          setSaving("saving")
          const answer: Saved = await call("POST /api/returns/:survey/:unit/save", {
            params: { survey: survey.id, unit: unit.id },
            body: { base: next.version, cells: next.sent },
          })
          put(readAnswer(now.current, answer))
          setChecked(answer)
        }
        setProblem(null)
        setSaving("saved")
        return Object.keys(now.current.conflicts).length > 0 ? null : now.current.version
      } catch (error) {
        const refused = error instanceof ApiProblem && error.status < 500 && error.status !== 429
        setProblem(refused && error.status !== 401 ? error : null)
        setSaving(!refused ? "no-answer" : error.status === 401 ? "signed-out" : "refused")
        // A session may be renewed in another window.
        if (!refused || error.status === 401) timer.current = window.setTimeout(() => void flush(), again)
        // Somebody may have submitted it, or locked the period.
        else void queries.invalidateQueries({ queryKey: ["GET /api/returns/:survey/:unit"] })
        return null
      } finally {
        running.current = null
      }
    })()
    return running.current
  }, [put, queries, survey.id, unit.id])

  const soon = useCallback(() => {
    setSaving((state) => (state === "saved" || state === "refused" ? "waiting" : state))
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => void flush(), pause)
  }, [flush])

  useEffect(() => {
    if (open && unsentOf(now.current) > 0) void flush()
    return () => window.clearTimeout(timer.current)
  }, [open, flush])

  useEffect(() => {
    if (given.version < now.current.version) return
    // While a save is under way its answer says what changed.
    if (given.version > now.current.version && running.current === null)
      put(readStored(now.current, given.version, given.values))
    if (running.current === null) setChecked(sheet)
  }, [sheet, given, put])

  return {
    cells,
    checked,
    saving,
    problem,
    restored: first.restored,
    setChecked,
    flush,
    type: useCallback(
      (texts) => {
        const next = typeCells(now.current, texts)
        if (next === now.current) return
        put(next)
        if (unsentOf(next) > 0) soon()
      },
      [put, soon],
    ),
    decide: useCallback(
      (code, side) => {
        put(decide(now.current, code, side))
        soon()
      },
      [put, soon],
    ),
  }
}
