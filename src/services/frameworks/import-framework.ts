import type { Framework } from "#evaluation"
import { type Issue, issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import type { RawTable } from "#tables"
import { draftFramework } from "./draft-framework.ts"
import { insertDraft } from "./framework-draft-store.ts"
import { type FrameworkReading, readFrameworkTable } from "./read-framework-table.ts"

/** What an import needs of the outside. */
export interface ImportContext {
  readonly readTable: (
    path: string,
    options: { readonly sheet?: string },
  ) => Promise<{ readonly table: RawTable | null; readonly issues: readonly Issue[] }>
  readonly newId: () => string
}

export interface UploadedAnnex {
  /** Where the file lies. */
  readonly path: string
  /** What people call it. */
  readonly fileName: string
  readonly digest: string
  readonly title?: string | undefined
  readonly sheet?: string | undefined
}

/** A reading with its title and file: what is shown, and kept with the draft. */
export interface NamedReading extends FrameworkReading {
  readonly title: string
  readonly file: string
}

export interface ImportedFramework {
  readonly id: string
  readonly reading: NamedReading
  /** `null` when something is wrong. */
  readonly framework: Framework | null
}

/** Reads an uploaded annex into a draft, with everything that is wrong with it. Nothing is kept. */
export async function readAnnex(context: ImportContext, annex: UploadedAnnex): Promise<ImportedFramework> {
  const { sheet } = annex
  const read = await context.readTable(annex.path, sheet === undefined ? {} : { sheet })
  const id = `draft-${context.newId()}`.slice(0, 40)
  // The file lies under its digest; people know it by its name.
  const stored = annex.path.split("/").at(-1) ?? annex.path
  const renamed = (found: Issue): Issue => ({ ...found, path: found.path.replace(stored, annex.fileName) })
  const title = annex.title ?? annex.fileName.replace(/\.[^.]+$/, "")
  if (read.table === null) {
    const empty = { sheet: null, columns: [], nodes: [], unread: [] }
    return {
      id,
      reading: { ...empty, title, file: annex.fileName, issues: read.issues.map(renamed) },
      framework: null,
    }
  }
  // Merged cells are what an annex is made of; here they are read, not a fault.
  const merged = read.issues.flatMap((found) =>
    found.code === "merged-cells" && Array.isArray(found.values.ranges)
      ? found.values.ranges.map(String)
      : [],
  )
  const table = { ...read.table, source: annex.fileName }
  const reading = readFrameworkTable(table, merged)
  const { framework, issues } = draftFramework(reading, id, title, annex.fileName)
  const fromFile = read.issues.filter((found) => found.code !== "merged-cells").map(renamed)
  const all = [...fromFile, ...issues]
  return {
    id,
    reading: { ...reading, title, file: annex.fileName, issues: all },
    framework: all.some((found) => found.severity === "error") ? null : framework,
  }
}

/**
 * Keeps a draft of the organisation that acts.
 * @throws Problem invalid with every issue when something is wrong with it
 */
export async function saveDraft(
  tx: Transaction,
  owner: { readonly organisation: string; readonly place: string },
  imported: ImportedFramework,
  digest: string,
): Promise<string> {
  const { framework, reading, id } = imported
  if (framework === null)
    throw new Problem(
      "invalid",
      reading.issues.length > 0 ? reading.issues : [issue("error", "draft-no-indicators", reading.file)],
    )
  await insertDraft(tx, {
    id,
    organisation_id: owner.organisation,
    place: owner.place,
    title: reading.title,
    file_name: reading.file,
    file_digest: digest,
    framework: JSON.stringify(framework),
    reading: JSON.stringify(reading),
  })
  await recordAction(tx, {
    action: "framework-draft.save",
    objectKind: "framework-draft",
    objectId: id,
    detail: { file: digest, indicators: reading.nodes.filter((node) => node.kind === "indicator").length },
  })
  return id
}
