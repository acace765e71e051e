import type { Framework } from "#evaluation"
import type { Workbook } from "#imports"
import { type Issue, issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { draftFramework } from "./draft-framework.ts"
import { documentOf, type FrameworkDocument } from "./framework-document.ts"
import { insertDraft } from "./framework-draft-store.ts"
import { type FrameworkReading, readFrameworkWorkbook } from "./read-framework-table.ts"
import { insertVersion } from "./version-store.ts"

/** What an import needs of the outside. */
export interface AnnexContext {
  /** @param fileName as people know it */
  readonly readWorkbook: (
    path: string,
    fileName: string,
  ) => Promise<{ readonly workbook: Workbook | null; readonly issues: readonly Issue[] }>
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
  readonly document: FrameworkDocument
  /** `null` when something is wrong. */
  readonly framework: Framework | null
}

/** Reads an uploaded annex into a draft, with everything that is wrong with it. Nothing is kept. */
export async function readAnnex(context: AnnexContext, annex: UploadedAnnex): Promise<ImportedFramework> {
  const { sheet, fileName } = annex
  const read = await context.readWorkbook(annex.path, fileName)
  const id = `draft-${context.newId()}`.slice(0, 40)
  const title = annex.title ?? fileName.replace(/\.[^.]+$/, "")
  const reading: FrameworkReading =
    read.workbook === null
      ? { sheet: null, tables: [], columns: [], nodes: [], unread: [], issues: [] }
      : readFrameworkWorkbook(read.workbook, sheet)
  const document = documentOf(reading, title)
  const checked =
    reading.nodes.length === 0
      ? { framework: null, issues: [] }
      : draftFramework(document, id, fileName, null)
  // What the reading said of a cell is not said again of its node.
  const told = new Set(reading.issues.map((one) => `${one.code} ${one.path}`))
  const again = ["draft-weight-unknown", "draft-rule-proposed", "draft-no-indicators", "pack-empty-aggregate"]
  const issues = [
    ...read.issues,
    ...reading.issues,
    ...checked.issues.filter((one) => !again.includes(one.code) && !told.has(`${one.code} ${one.path}`)),
  ]
  return {
    id,
    reading: { ...reading, title, file: fileName, issues },
    document,
    framework: issues.some((found) => found.severity === "error") ? null : checked.framework,
  }
}

/**
 * Keeps a draft of the organisation that acts, and its first version.
 * @param unfinished also with errors: it is completed by hand
 * @throws Problem invalid with every issue when something is wrong with it, or nothing was read
 */
export async function saveDraft(
  tx: Transaction,
  owner: { readonly organisation: string; readonly place: string },
  imported: ImportedFramework,
  digest: string,
  unfinished: boolean,
): Promise<string> {
  const { framework, reading, document, id } = imported
  if (reading.nodes.length === 0 || (framework === null && !unfinished))
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
    framework: framework === null ? null : JSON.stringify(framework),
    reading: JSON.stringify(reading),
  })
  await insertVersion(tx, {
    framework_id: id,
    version: 1,
    organisation_id: owner.organisation,
    place: owner.place,
    title: reading.title,
    document: JSON.stringify(document),
    framework: framework === null ? null : JSON.stringify(framework),
    note: reading.file,
  })
  await recordAction(tx, {
    action: "framework-draft.save",
    objectKind: "framework-draft",
    objectId: id,
    detail: { file: digest, indicators: reading.nodes.filter((node) => node.kind === "indicator").length },
  })
  return id
}
