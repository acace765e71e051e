import type { Actor } from "#access"
import { type ImportRead, learnProfile } from "#imports"
import { type Issue, issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { getPack } from "#services/frameworks"
import { getRegister, type ImportedRecords, importRecords } from "#services/registers"
import { keepDataset } from "#services/runs"
import type { ImportContext } from "./context.ts"
import { type ImportRow, mustBe, ownImportRow } from "./import-store.ts"
import { saveProfile } from "./profile-store.ts"
import { taskOf } from "./task-of.ts"

type Act = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>
type Person = Extract<Actor, { kind: "person" }>

export interface KeepRequest {
  readonly title: string
  /** The version that was seen. */
  readonly version: number
  /** Of records: rows with a fault are left out and told. */
  readonly leaveOutFaulty?: boolean
  /** Remembers the columns under this name. */
  readonly profile?: { readonly id: string; readonly title: string }
}

export interface KeptImport {
  readonly dataset: string | null
  readonly register: { readonly id: string; readonly records: ImportedRecords } | null
}

/**
 * Keeps what a file says by the plan that was seen: a table for evaluations with the origin of each value, or records
 * of a register. All of it in one transaction, or nothing.
 * @throws Problem invalid while a question or an error is open; conflict when somebody was quicker
 */
export async function keepImport(
  act: Act,
  actor: Actor,
  id: string,
  request: KeepRequest,
  context: ImportContext,
): Promise<KeptImport> {
  if (actor.kind !== "person") throw new Error("keepImport: an import belongs to an organisation")
  const { row, task } = await act(async (tx) => {
    const row = await ownImportRow(tx, actor, id)
    mustBe(row, "proposed", request.version)
    const open = openIssues(row)
    if (open.length > 0) throw new Problem("invalid", open)
    return {
      row,
      task: await taskOf(
        tx,
        actor,
        {
          fileName: row.file_name,
          pack: row.pack,
          framework: row.framework,
          period: row.period,
          profile: row.profile?.id ?? null,
        },
        context,
      ),
    }
  })
  const content = await context.artefacts.read(row.digest)
  const read = await context.readImportFile(content, {
    ...task,
    answers: row.answers,
    plan: row.plan,
    want: "content",
  })
  // The pack may have changed since the file was looked at.
  const faults = read.issues.filter(({ severity }) => severity === "error")
  if (faults.length > 0) throw new Problem("invalid", faults)
  return await act(async (tx) => {
    mustBe(await ownImportRow(tx, actor, id), "proposed", request.version)
    const kept =
      read.table === null
        ? {
            dataset: null,
            origin: null,
            register: await enterRecords(tx, actor, row, request, read, context),
          }
        : { ...(await enterTable(tx, actor, row, request.title, read, context)), register: null }
    await tx
      .updateTable("import")
      .set({
        title: request.title,
        state: "kept",
        dataset_id: kept.dataset,
        origin_artefact_id: kept.origin,
        kept_at: context.now(),
        kept_by: actor.person,
        version: row.version + 1,
      })
      .where("id", "=", id)
      .execute()
    if (request.profile !== undefined) await remember(tx, actor, row, request.profile, context)
    await recordAction(tx, {
      action: "import.keep",
      objectKind: "import",
      objectId: id,
      detail: { digest: row.digest, dataset: kept.dataset, register: kept.register?.id ?? null },
    })
    return { dataset: kept.dataset, register: kept.register }
  })
}

/** Everything that has to be answered or mended first. */
function openIssues(row: ImportRow): Issue[] {
  const questions = row.outcome.questions.map((question) =>
    issue("error", "import-question-open", question.cell, {
      kind: question.kind,
      text: "text" in question ? question.text : "header" in question ? question.header : question.table,
    }),
  )
  const errors = row.preview.issues.filter(({ severity }) => severity === "error")
  const nothing = row.value_count === 0 ? [issue("error", "import-nothing-read", row.file_name, {})] : []
  return [...questions, ...errors, ...nothing]
}

async function enterTable(
  tx: Transaction,
  actor: Person,
  row: ImportRow,
  title: string,
  read: ImportRead,
  context: ImportContext,
): Promise<{ readonly dataset: string; readonly origin: string }> {
  const { table } = read
  if (table === null) throw new Error("enterTable: no table was read")
  const warnings = read.issues.filter(({ severity }) => severity === "warning")
  const dataset = await keepDataset(
    tx,
    actor,
    {
      title,
      fileName: `${row.file_name.replace(/\.\w{1,8}$/, "")}.csv`,
      content: new TextEncoder().encode(table.csv),
      origin: getPack(context.packs, row.pack).manifest.origin === "invented" ? "invented" : "user",
      read: {
        table: {
          sheet: null,
          header: table.header,
          rowCount: table.rowCount,
          periods: table.periods,
          preview: table.preview.map((cells, at) => ({ line: at + 2, cells })),
        },
        issues: warnings.slice(0, 200),
      },
    },
    context,
  )
  const { digest, bytes } = await context.artefacts.put(table.origin)
  const origin = context.newId()
  await tx
    .insertInto("artefact")
    .values({
      id: origin,
      digest,
      kind: "import-origin",
      file_name: "origin.jsonl",
      media_type: "application/jsonl",
      bytes,
      purpose: "administration",
      organisation_id: actor.organisation,
      place: actor.place,
      released_at: null,
    })
    .execute()
  return { dataset, origin }
}

async function enterRecords(
  tx: Transaction,
  actor: Person,
  row: ImportRow,
  request: KeepRequest,
  read: ImportRead,
  context: ImportContext,
) {
  if (row.register === null || read.records === null)
    throw new Problem("invalid", [issue("error", "import-nothing-read", row.file_name, {})])
  const { definition } = getRegister(context.packs, row.register)
  const records = await importRecords(
    tx,
    actor,
    definition,
    read.records,
    { importId: row.id, file: row.file_name },
    context,
    request.leaveOutFaulty,
  )
  return { id: row.register, records }
}

async function remember(
  tx: Transaction,
  actor: Person,
  row: ImportRow,
  { id, title }: { readonly id: string; readonly title: string },
  context: ImportContext,
): Promise<void> {
  const profile = learnProfile(row.plan, {
    id,
    title,
    rows: row.profile?.rows ?? "entities",
    ...(row.register === null ? {} : { register: row.register }),
  })
  await saveProfile(tx, actor, row.pack, title, profile, context)
}
