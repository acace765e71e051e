import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import type { EntryKind, Transaction, TypedCells } from "#schema"
import { recordAction } from "#services/audit"
import {
  actOnReturn,
  appendReturnEvent,
  findDraft,
  findRemarks,
  type ReturnKey,
  type ReturnSeen,
  surveyForms,
} from "#services/surveys"
import { type CheckedCells, checkCells, explanationsOf, withIdentity } from "./check-cells.ts"
import type { FillingContext } from "./context.ts"
import { type CellChange, type CellConflict, mergeCells } from "./merge-cells.ts"
import { priorValuesSoon } from "./prior-values.ts"

export interface SaveAsked {
  /** The version that the cells were typed over; 0: none. */
  readonly base: number
  readonly cells: Readonly<Record<string, CellChange>>
}

export interface Saved {
  readonly version: number
  readonly savedAt: string | null
  /** What other saves changed since `base`, as it stands now. */
  readonly changed: Readonly<Record<string, string | null>>
  readonly conflicts: readonly ({ readonly cell: string } & CellConflict)[]
  readonly checked: CheckedCells
}

/**
 * Saves cells over the version that they were typed over. Cells that nobody else changed are merged; a cell that somebody
 * changed meanwhile is not overwritten, and both texts stay in the return's edits. Then all checks are held against it.
 * @throws Problem not-found, refused, conflict when the return cannot be filled in now, invalid for cells of no form
 */
export async function saveDraft(
  tx: Transaction,
  actor: Actor,
  key: ReturnKey,
  { base, cells }: SaveAsked,
  context: FillingContext,
): Promise<Saved> {
  const seen = await actOnReturn(tx, actor, key, "save")
  const forms = surveyForms(seen.survey.pack, seen.survey.form_set, context)
  const codes = new Set(forms.survey.dictionary.variables.map(({ declared }) => declared.code))
  const unknown = Object.keys(cells).filter((code) => !codes.has(code))
  if (unknown.length > 0)
    throw new Problem(
      "invalid",
      unknown.map((code) => issue("error", "return-cell-unknown", code, {})),
    )
  const draft = await findDraft(tx, key)
  const version = draft?.version ?? 0
  if (base > version)
    throw new Problem("conflict", [issue("error", "return-version-unknown", key.unit, { base, version })])
  const now = context.now()
  const stored = withIdentity(forms, seen.unit, draft?.values ?? {})
  const merged = mergeCells(stored, cells)
  const writes = Object.keys(merged.changes).length > 0 || Object.keys(merged.conflicts).length > 0
  const changed = base < version ? await changesSince(tx, key, base, stored, merged.conflicts) : {}
  if (writes) {
    await writeDraft(tx, seen, { version, values: merged.values, merged, kind: kindOf(seen), now })
    if (seen.state.phase === "due") await startReturn(tx, actor, seen, now)
  }
  const [prior, remarks] = [
    await priorValuesSoon(tx, seen.survey, key.unit, sideOf(actor), now.getTime()),
    await findRemarks(tx, key),
  ]
  return {
    version: writes ? version + 1 : version,
    savedAt: writes ? now.toISOString() : (draft?.updated_at.toISOString() ?? null),
    changed,
    conflicts: Object.entries(merged.conflicts).map(([cell, conflict]) => ({ cell, ...conflict })),
    checked: checkCells(forms, seen.unit, seen.survey.period, merged.values, prior, explanationsOf(remarks)),
  }
}

/** A clerk's figures are keyed from a paper (代录), whichever way they come in. */
export const kindOf = ({ clerk }: Pick<ReturnSeen, "clerk">, own: EntryKind = "typed"): EntryKind =>
  clerk ? "keyed" : own

export const sideOf = (actor: Actor) => (actor.kind === "person" ? actor.organisation : actor.kind)

export interface DraftWrite {
  /** The version that it follows. */
  readonly version: number
  readonly values: TypedCells
  readonly merged: Pick<ReturnType<typeof mergeCells>, "changes" | "conflicts">
  readonly kind: EntryKind
  readonly now: Date
  readonly file?: string
}

/** Writes the draft's next version, and what came in beside it. */
export async function writeDraft(
  tx: Transaction,
  { unit }: Pick<ReturnSeen, "unit">,
  { version, values, merged, kind, now, file }: DraftWrite,
): Promise<void> {
  const of = { unit_id: unit.unit_id, survey_id: unit.survey_id, place: unit.place }
  const next = version + 1
  const text = JSON.stringify(values)
  await tx
    .with("kept", (db) =>
      db.insertInto("return_edit").values({
        ...of,
        version: next,
        kind,
        changes: JSON.stringify(merged.changes),
        conflicts: JSON.stringify(merged.conflicts),
        file_id: file ?? null,
        at: now,
      }),
    )
    .insertInto("return_draft")
    .values({ ...of, version: next, values: text, updated_at: now })
    .onConflict((on) =>
      on.columns(["unit_id", "survey_id"]).doUpdateSet({
        version: next,
        values: text,
        updated_at: now,
        updated_by: (eb) => eb.ref("excluded.updated_by"),
      }),
    )
    .execute()
}

/** The first figure of a return is an event of its history. */
export async function startReturn(
  tx: Transaction,
  actor: Actor,
  { unit, history }: Pick<ReturnSeen, "unit" | "history">,
  now: Date,
): Promise<void> {
  await appendReturnEvent(tx, unit, history, {
    action: "save",
    at: now.toISOString(),
    person: actor.kind === "person" ? actor.person : "",
    detail: {},
  })
  await recordAction(tx, {
    action: "return.start",
    objectKind: "return",
    objectId: `${unit.survey_id}/${unit.unit_id}`,
  })
}

/** Cells that came in after a version, as they stand now; those in conflict are told as such. */
async function changesSince(
  tx: Transaction,
  { survey, unit }: ReturnKey,
  base: number,
  stored: TypedCells,
  conflicts: Readonly<Record<string, CellConflict>>,
): Promise<Readonly<Record<string, string | null>>> {
  const edits = await tx
    .selectFrom("return_edit")
    .where("unit_id", "=", unit)
    .where("survey_id", "=", survey)
    .where("version", ">", base)
    .select("changes")
    .execute()
  const codes = new Set(edits.flatMap(({ changes }) => Object.keys(changes)))
  return Object.fromEntries(
    [...codes].filter((code) => !Object.hasOwn(conflicts, code)).map((code) => [code, stored[code] ?? null]),
  )
}
