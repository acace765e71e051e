import type { Actor } from "#access"
import { type Issue, issue, Problem } from "#issues"
import type { Signature, Transaction, TypedCells, UploadAccepted } from "#schema"
import { recordAction } from "#services/audit"
import { type JobHandler, requestJob } from "#services/runs"
import { actOnReturn, findDraft, type ReturnKey, surveyForms } from "#services/surveys"
import { withIdentity } from "./check-cells.ts"
import type { UploadContext } from "./context.ts"
import { type CellChange, mergeCells } from "./merge-cells.ts"
import { typedByTheirOwn } from "./read-upload.ts"
import type { UploadLine } from "./returns-work.ts"
import { kindOf, startReturn, writeDraft } from "./save-draft.ts"
import { acceptReturnsJob } from "./send-upload.ts"
import { submitReturn } from "./submit.ts"
import {
  digestOfFile,
  findUpload,
  holdUpload,
  seeUpload,
  type UploadRow,
  type UploadSeen,
} from "./upload-store.ts"

export interface AcceptAsked {
  readonly submit: boolean
  readonly signature?: Signature
  /** Those with findings as well, as drafts. */
  readonly held?: boolean
}

/** Units that are taken in one transaction: all of a unit, or nothing of it. */
const atOnce = 25
/** Reasons of refused units that are kept. */
const mostReasons = 200

/** Asks for the good units of a checked workbook to be taken. @throws Problem conflict while something is under way */
export async function acceptUpload(
  tx: Transaction,
  actor: Actor,
  id: string,
  asked: AcceptAsked,
  context: UploadContext,
): Promise<UploadSeen> {
  const { row, state } = await holdUpload(tx, id)
  if (state === "accepting") return seeUpload(tx, row)
  if (state !== "read" && state !== "accepted")
    throw new Problem("conflict", [issue("error", "return-upload-not-now", id, { state })])
  if (asked.submit && asked.signature === undefined)
    throw new Problem("invalid", [issue("error", "return-upload-signature", "signature", {})])
  const job = await requestJob(
    tx,
    actor,
    "statistics",
    { kind: acceptReturnsJob, objectKind: "return-upload", objectId: id, data: { ...asked } },
    { queue: context.jobs, newId: context.newId },
  )
  const next = await tx
    .updateTable("return_upload")
    .set({ state: "accepting", job_id: job })
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await recordAction(tx, {
    action: "return.accept-upload",
    objectKind: "return-upload",
    objectId: id,
    detail: { submit: asked.submit, held: asked.held ?? false },
  })
  return seeUpload(tx, next)
}

/** Takes the good units one after the other. Done again after an interruption, it goes on where it stopped. */
export function acceptUploadHandler(context: UploadContext): JobHandler {
  return {
    perform: async ({ objectId, actor, data, act, progress, signal }) => {
      const row = await act((tx) => findUpload(tx, objectId))
      if (row.state !== "accepting" || row.result_id === null) return
      // Written by acceptUpload.
      const asked = data as unknown as AcceptAsked
      const resultId = row.result_id
      const lines = (await readLines(await act((tx) => digestOfFile(tx, resultId)), context)).filter(
        ({ outcome, id }) =>
          id !== null && (outcome === "good" || (outcome === "held" && asked.held === true)),
      )
      const total = { saved: 0, submitted: 0, same: 0, refused: 0 }
      const issues: Issue[] = []
      for (let from = 0; from < lines.length; from += atOnce) {
        signal.throwIfAborted()
        for (const taken of await act((tx) =>
          takeSome(tx, actor, row, lines.slice(from, from + atOnce), asked, context),
        )) {
          total[taken.as] += 1
          if (taken.submitted) total.submitted += 1
          if (issues.length < mostReasons) issues.push(...taken.issues)
        }
        progress(
          {
            zh: `已收 ${Math.min(from + atOnce, lines.length)} / ${lines.length} 家`,
            en: `${Math.min(from + atOnce, lines.length)} of ${lines.length} units taken`,
          },
          (from + atOnce) / lines.length,
        )
      }
      const accepted: UploadAccepted = { ...total, issues: issues.slice(0, mostReasons) }
      await act((tx) =>
        tx
          .updateTable("return_upload")
          .set({ state: "accepted", accepted: JSON.stringify(accepted) })
          .where("id", "=", row.id)
          .where("state", "=", "accepting")
          .execute(),
      )
    },
    ended: async () => {},
  }
}

interface Taken {
  readonly as: "saved" | "same" | "refused"
  readonly submitted: boolean
  readonly issues: readonly Issue[]
}

async function takeSome(
  tx: Transaction,
  actor: Actor,
  row: UploadRow,
  lines: readonly UploadLine[],
  asked: AcceptAsked,
  context: UploadContext,
): Promise<Taken[]> {
  const taken: Taken[] = []
  // In one order, so that two workbooks at once do not wait for each other.
  for (const line of lines.toSorted((a, b) => ((a.id ?? "") < (b.id ?? "") ? -1 : 1)))
    taken.push(await take(tx, actor, row, line, asked, context))
  return taken
}

async function take(
  tx: Transaction,
  actor: Actor,
  row: UploadRow,
  line: UploadLine,
  { submit, signature }: AcceptAsked,
  context: UploadContext,
): Promise<Taken> {
  const key: ReturnKey = { survey: row.survey_id, unit: line.id ?? "" }
  try {
    const before = await takenBefore(tx, row, key)
    if (before.submitted) return { as: "saved", submitted: true, issues: [] }
    const saved = before.saved ? ("saved" as const) : await saveLine(tx, actor, row, key, line, context)
    if (!submit || signature === undefined || line.outcome !== "good")
      return { as: saved, submitted: false, issues: [] }
    if (actor.kind !== "person" || key.unit !== actor.organisation)
      return {
        as: saved,
        submitted: false,
        issues: [issue("error", "return-upload-submit-own", key.unit, {})],
      }
    const draft = await findDraft(tx, key)
    const next = await tx
      .selectFrom("survey_unit")
      .where("unit_id", "=", key.unit)
      .where("survey_id", "=", key.survey)
      .select("revision")
      .executeTakeFirst()
    await submitReturn(
      tx,
      actor,
      key,
      { version: draft?.version ?? 0, number: (next?.revision ?? 0) + 1, signature, file: row.file_id },
      context,
    )
    return { as: saved, submitted: true, issues: [] }
  } catch (cause) {
    // Refused before anything was written: the others of this transaction stand.
    if (cause instanceof Problem) return { as: "refused", submitted: false, issues: cause.issues }
    throw cause
  }
}

async function takenBefore(tx: Transaction, row: UploadRow, { survey, unit }: ReturnKey) {
  const of = (table: "return_edit" | "return_revision") =>
    tx
      .selectFrom(table)
      .where("unit_id", "=", unit)
      .where("survey_id", "=", survey)
      .where("file_id", "=", row.file_id)
      .select("unit_id")
      .executeTakeFirst()
  return {
    saved: (await of("return_edit")) !== undefined,
    submitted: (await of("return_revision")) !== undefined,
  }
}

/** Puts the cells of the file over the draft; a cell that others changed since the check, or that is not the clerk's, stays. */
async function saveLine(
  tx: Transaction,
  actor: Actor,
  row: UploadRow,
  key: ReturnKey,
  line: UploadLine,
  context: UploadContext,
): Promise<"saved" | "same"> {
  const seen = await actOnReturn(tx, actor, key, "save")
  const forms = surveyForms(seen.survey.pack, seen.survey.form_set, context)
  const draft = await findDraft(tx, key)
  const version = draft?.version ?? 0
  const stored: TypedCells = withIdentity(forms, seen.unit, draft?.values ?? {})
  const kept = await cellsToKeep(tx, key, line, seen.clerk, stored)
  const cells: Record<string, CellChange> = {}
  for (const [code, to] of Object.entries(line.values))
    cells[code] = { from: kept.has(code) ? null : (stored[code] ?? null), to }
  const merged = mergeCells(stored, cells)
  const nothing = Object.keys(merged.changes).length + Object.keys(merged.conflicts).length === 0
  if (nothing && draft !== undefined) return "same"
  const now = context.now()
  await writeDraft(tx, seen, {
    version,
    values: merged.values,
    merged,
    kind: kindOf(seen, "workbook"),
    now,
    file: row.file_id,
  })
  if (seen.state.phase === "due") await startReturn(tx, actor, seen, now)
  return "saved"
}

async function cellsToKeep(
  tx: Transaction,
  { survey, unit }: ReturnKey,
  line: UploadLine,
  clerk: boolean,
  stored: TypedCells,
): Promise<ReadonlySet<string>> {
  if (clerk && (await typedByTheirOwn(tx, survey, [unit])).size > 0) return new Set(Object.keys(stored))
  const edits = await tx
    .selectFrom("return_edit")
    .where("unit_id", "=", unit)
    .where("survey_id", "=", survey)
    .where("version", ">", line.version)
    .select("changes")
    .execute()
  return new Set(edits.flatMap(({ changes }) => Object.keys(changes)))
}

export async function readLines(
  digest: string,
  { artefacts }: Pick<UploadContext, "artefacts">,
): Promise<UploadLine[]> {
  return (await artefacts.read(digest))
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as UploadLine)
}
