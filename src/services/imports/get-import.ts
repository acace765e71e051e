import type { Actor } from "#access"
import type {
  GridWindow,
  ImportAnswers,
  ImportOutcome,
  ImportPlan,
  KnownEntity,
  Measure,
  ReadRow,
} from "#imports"
import type { Issue, Words } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { wordsOf } from "#services/frameworks"
import type { ImportContext } from "./context.ts"
import { getImport, type ImportView, importRow } from "./import-store.ts"
import { taskOf } from "./task-of.ts"

export interface ImportPreview {
  readonly import: ImportView
  readonly plan: ImportPlan
  readonly outcome: Omit<ImportOutcome, "issues">
  readonly issues: readonly Issue[]
  readonly answers: ImportAnswers
  readonly firstRows: Readonly<Record<string, readonly ReadRow[]>>
  readonly grid: readonly GridWindow[]
  readonly measures: readonly Pick<Measure, "code" | "label" | "unit">[]
  readonly entities: readonly KnownEntity[] | null
  readonly profiles: readonly {
    readonly id: string
    readonly title: Words
    readonly score: number
  }[]
}

/** An import as it was read, with what its columns and rows could mean. @throws Problem not-found */
export async function previewImport(
  tx: Transaction,
  actor: Actor,
  id: string,
  context: Pick<ImportContext, "packs">,
): Promise<ImportPreview> {
  const row = await importRow(tx, id)
  const task = await taskOf(
    tx,
    actor,
    {
      fileName: row.file_name,
      pack: row.pack,
      framework: row.framework,
      period: row.period,
    },
    context,
  )
  const dictionary =
    task.choices.find(({ profile }) => profile.id === row.profile?.id)?.dictionary ?? task.plain
  const scores = new Map(row.preview.likely.map((one) => [one.id, one.score]))
  const { issues: _told, ...outcome } = row.outcome
  return {
    import: await getImport(tx, actor, id, context),
    plan: row.plan,
    outcome,
    issues: row.preview.issues,
    answers: row.answers,
    firstRows: row.preview.firstRows,
    grid: row.preview.grid,
    measures: dictionary.measures.map(({ code, label, unit }) => ({ code, label, unit })),
    entities: dictionary.entities,
    profiles: task.choices
      .filter(({ profile }) => profile.rows !== "enterprises")
      .map(({ profile }) => ({
        id: profile.id,
        title: wordsOf(profile.title),
        score: scores.get(profile.id) ?? 0,
      }))
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)),
  }
}

/** The original file, for sending on. @throws Problem not-found */
export async function getImportFile(tx: Transaction, id: string) {
  const row = await importRow(tx, id)
  const file = await tx
    .selectFrom("artefact")
    .where("id", "=", row.artefact_id)
    .select(["digest", "media_type", "file_name"])
    .executeTakeFirstOrThrow()
  await recordAction(tx, {
    action: "import.read",
    objectKind: "import",
    objectId: id,
    detail: { file: "original" },
  })
  return { digest: file.digest, fileName: file.file_name, mediaType: file.media_type }
}

type Act = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>

/** Every cell that was not read as a text table. @throws Problem not-found */
export async function exportUnread(
  act: Act,
  actor: Actor,
  id: string,
  context: ImportContext,
): Promise<{ readonly fileName: string; readonly content: string }> {
  const { row, task } = await act(async (tx) => {
    const row = await importRow(tx, id)
    const request = {
      fileName: row.file_name,
      pack: row.pack,
      framework: row.framework,
      period: row.period,
      profile: row.profile?.id ?? null,
    }
    await recordAction(tx, {
      action: "import.read",
      objectKind: "import",
      objectId: id,
      detail: { file: "unread" },
    })
    return { row, task: await taskOf(tx, actor, request, context) }
  })
  const read = await context.readImportFile(await context.artefacts.read(row.digest), {
    ...task,
    answers: row.answers,
    plan: row.plan,
    want: "unread",
  })
  return { fileName: `${row.title}-unread.csv`, content: read.unread ?? "" }
}
