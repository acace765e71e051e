import type { Actor } from "#access"
import { issue, Problem, type Words } from "#issues"
import type { Transaction } from "#schema"
import { type Packs, wordsOf } from "#services/frameworks"
import { registersOf } from "#services/registers"

export interface ImportView {
  readonly id: string
  readonly title: string
  readonly fileName: string
  readonly format: "xlsx" | "xls" | "csv" | "docx"
  readonly digest: string
  readonly state: "proposed" | "kept" | "undone"
  readonly version: number
  readonly organisation: { readonly id: string; readonly name: Words }
  readonly pack: string
  readonly framework: string | null
  readonly period: string | null
  readonly profile: { readonly id: string; readonly title: Words } | null
  readonly rows: number
  readonly values: number
  readonly missing: number
  readonly unread: number
  readonly questions: number
  readonly errors: number
  readonly by: string
  readonly when: string
  readonly keptAt: string | null
  readonly undoneAt: string | null
  readonly dataset: string | null
  readonly register: { readonly id: string; readonly title: Words } | null
  readonly sameAs: { readonly id: string; readonly title: string; readonly when: string } | null
  readonly mayKeep: boolean
  readonly mayUndo: boolean
}

const view = (tx: Transaction) =>
  tx
    .selectFrom("import")
    .innerJoin("organisation", "organisation.id", "import.organisation_id")
    .leftJoin("dataset", "dataset.id", "import.dataset_id")
    .leftJoin("person", "person.id", "import.created_by")
    .select([
      "import.id",
      "import.title",
      "import.file_name",
      "import.format",
      "import.digest",
      "import.state",
      "import.version",
      "import.organisation_id",
      "organisation.name_zh",
      "organisation.name_en",
      "import.pack",
      "import.framework",
      "import.period",
      "import.profile",
      "import.row_count",
      "import.value_count",
      "import.missing_count",
      "import.unread_count",
      "import.question_count",
      "import.error_count",
      "person.name as by",
      "import.created_at",
      "import.kept_at",
      "import.undone_at",
      "import.dataset_id",
      "dataset.deleted_at as dataset_deleted_at",
      "import.register",
    ])

type Row = Awaited<ReturnType<ReturnType<typeof view>["execute"]>>[number]
type Same = ImportView["sameAs"]

const makers: readonly string[] = ["analyst", "reviewer", "reporter"]

/** Whether the actor may change, keep and undo an import. */
export function isTheirs(actor: Actor, organisation: string): boolean {
  return actor.kind === "person" && actor.organisation === organisation && makers.includes(actor.role)
}

function present(row: Row, actor: Actor, packs: Packs, sameAs: Same): ImportView {
  const register = row.register === null ? undefined : registersOf(packs).get(row.register)?.definition
  const theirs = isTheirs(actor, row.organisation_id)
  return {
    id: row.id,
    title: row.title,
    fileName: row.file_name,
    format: row.format,
    digest: row.digest,
    state: row.state,
    version: row.version,
    organisation: { id: row.organisation_id, name: { zh: row.name_zh, en: row.name_en ?? row.name_zh } },
    pack: row.pack,
    framework: row.framework,
    period: row.period,
    profile: row.profile === null ? null : { id: row.profile.id, title: wordsOf(row.profile.title) },
    rows: row.row_count,
    values: row.value_count,
    missing: row.missing_count,
    unread: row.unread_count,
    questions: row.question_count,
    errors: row.error_count,
    by: row.by ?? "",
    when: row.created_at.toISOString(),
    keptAt: row.kept_at?.toISOString() ?? null,
    undoneAt: row.undone_at?.toISOString() ?? null,
    dataset: row.dataset_deleted_at === null ? row.dataset_id : null,
    register:
      row.register === null
        ? null
        : { id: row.register, title: register?.title ?? { zh: row.register, en: row.register } },
    sameAs,
    mayKeep:
      theirs &&
      row.state === "proposed" &&
      row.question_count === 0 &&
      row.error_count === 0 &&
      row.value_count > 0,
    mayUndo: theirs && row.state === "kept",
  }
}

/** Imports that the actor sees, the latest first. */
export async function listImports(
  tx: Transaction,
  actor: Actor,
  context: { readonly packs: Packs },
): Promise<ImportView[]> {
  const rows = await view(tx).orderBy("import.created_at", "desc").limit(500).execute()
  const kept = new Map<string, { id: string; title: string; when: string }[]>()
  for (const row of rows)
    if (row.state === "kept")
      kept.set(row.digest, [
        ...(kept.get(row.digest) ?? []),
        { id: row.id, title: row.title, when: row.kept_at?.toISOString() ?? "" },
      ])
  return rows.map((row) =>
    present(row, actor, context.packs, kept.get(row.digest)?.find((one) => one.id !== row.id) ?? null),
  )
}

/** @throws Problem not-found */
export async function getImport(
  tx: Transaction,
  actor: Actor,
  id: string,
  context: { readonly packs: Packs },
): Promise<ImportView> {
  const row = await view(tx).where("import.id", "=", id).executeTakeFirst()
  if (row === undefined) throw unknownImport(id)
  const same = await tx
    .selectFrom("import")
    .where("digest", "=", row.digest)
    .where("state", "=", "kept")
    .where("id", "<>", id)
    .select(["id", "title", "kept_at"])
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst()
  return present(
    row,
    actor,
    context.packs,
    same === undefined ? null : { id: same.id, title: same.title, when: same.kept_at?.toISOString() ?? "" },
  )
}

/** A whole row. @throws Problem not-found */
export async function importRow(tx: Transaction, id: string) {
  const row = await tx.selectFrom("import").where("id", "=", id).selectAll().executeTakeFirst()
  if (row === undefined) throw unknownImport(id)
  return row
}

export type ImportRow = Awaited<ReturnType<typeof importRow>>

/** The same, for whoever may change it, and held until the transaction ends. @throws Problem not-found, refused */
export async function ownImportRow(tx: Transaction, actor: Actor, id: string): Promise<ImportRow> {
  const seen = await importRow(tx, id)
  if (!isTheirs(actor, seen.organisation_id))
    throw new Problem("refused", [issue("error", "import-not-yours", id, {})])
  return await tx.selectFrom("import").where("id", "=", id).selectAll().forUpdate().executeTakeFirstOrThrow()
}

/** @throws Problem conflict when it is no longer what was seen */
export function mustBe(row: ImportRow, state: ImportRow["state"], version?: number): void {
  if (row.state !== state)
    throw new Problem("conflict", [issue("error", "import-state", row.id, { state: row.state })])
  if (version !== undefined && row.version !== version)
    throw new Problem("conflict", [issue("error", "import-changed", row.id, { version: row.version })])
}

function unknownImport(id: string) {
  return new Problem("not-found", [issue("error", "import-not-found", id, { import: id })])
}
