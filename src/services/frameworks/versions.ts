import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { compareDocuments, type DocumentDifference } from "./compare-documents.ts"
import { documentYaml } from "./document-yaml.ts"
import { type CheckedDocument, draftFramework, type ExpressionChecks } from "./draft-framework.ts"
import type { FrameworkDocument } from "./framework-document.ts"
import type { DraftRow } from "./framework-draft-store.ts"
import { contentOf, draftRow, headOf, unknownVersion, type VersionHead, wordsOf } from "./version-head.ts"
import { stateOf } from "./version-states.ts"
import { insertState, insertVersion, listStates, listVersions } from "./version-store.ts"

/** Every version of a draft, the newest first. @throws Problem not-found */
export async function listFrameworkVersions(tx: Transaction, id: string): Promise<VersionHead[]> {
  const draft = await draftRow(tx, id)
  const [versions, states] = await Promise.all([listVersions(tx, id), listStates(tx, id)])
  return versions.map((row) => headOf(row, states, draft)).reverse()
}

/** @throws Problem not-found */
export async function getFrameworkVersion(
  tx: Transaction,
  id: string,
  version: number,
): Promise<{ readonly document: FrameworkDocument; readonly head: VersionHead; readonly file: string }> {
  const draft = await draftRow(tx, id)
  const row = (await listVersions(tx, id)).find((one) => one.version === version)
  if (row === undefined) throw unknownVersion(id, version)
  const states = await listStates(tx, id)
  return { document: contentOf(row, draft), head: headOf(row, states, draft), file: draft.file_name }
}

/** Everything that is wrong with a document; nothing is kept. */
export function checkDocument(
  document: FrameworkDocument,
  id: string,
  file: string,
  expressions: ExpressionChecks | null,
): CheckedDocument {
  return draftFramework(document, id, file, expressions)
}

/**
 * Keeps a document as the next version. One with errors is kept too, but cannot be evaluated by.
 * @param basedOn the version that it was made from
 * @throws Problem not-found; conflict when somebody has saved a later version
 */
export async function saveFrameworkVersion(
  tx: Transaction,
  owner: { readonly organisation: string; readonly place: string },
  id: string,
  given: { readonly document: FrameworkDocument; readonly note: string; readonly basedOn: number },
  expressions: ExpressionChecks | null,
): Promise<number> {
  const draft = await draftRow(tx, id)
  requireOwn(draft, owner.organisation)
  const last = (await listVersions(tx, id)).at(-1)?.version ?? 0
  if (last !== given.basedOn)
    throw new Problem("conflict", [issue("error", "version-newer", id, { last, basedOn: given.basedOn })])
  const { framework } = draftFramework(given.document, id, draft.file_name, expressions)
  await insertVersion(tx, {
    framework_id: id,
    version: last + 1,
    organisation_id: owner.organisation,
    place: owner.place,
    title: given.document.title,
    document: JSON.stringify(given.document),
    framework: framework === null ? null : JSON.stringify(framework),
    note: given.note,
  })
  await recordAction(tx, {
    action: "framework-version.save",
    objectKind: "framework-draft",
    objectId: id,
    detail: { version: last + 1, usable: framework !== null },
  })
  return last + 1
}

/**
 * Says that a version is in force, or ended, from a day. What was said before stays.
 * @throws Problem not-found; invalid when a version with errors is put in force, or one ended that was never in force
 */
export async function sayStateOfVersion(
  tx: Transaction,
  owner: { readonly organisation: string; readonly place: string },
  id: string,
  version: number,
  word: { readonly state: "in-force" | "ended"; readonly from: string; readonly note: string },
): Promise<void> {
  const draft = await draftRow(tx, id)
  requireOwn(draft, owner.organisation)
  const row = (await listVersions(tx, id)).find((one) => one.version === version)
  if (row === undefined) throw unknownVersion(id, version)
  const { state, from } = stateOf(version, wordsOf(await listStates(tx, id)))
  if (word.state === "in-force" && row.framework === null)
    throw new Problem("invalid", [issue("error", "version-faulty", id, { version })])
  if (word.state === "ended" && state !== "in-force")
    throw new Problem("invalid", [issue("error", "version-not-in-force", id, { version })])
  if (word.state === "ended" && from !== null && word.from <= from)
    throw new Problem("invalid", [issue("error", "version-ends-before", "from", { version, from })])
  await insertState(tx, {
    framework_id: id,
    version,
    organisation_id: owner.organisation,
    place: owner.place,
    state: word.state,
    from_date: word.from,
    note: word.note,
  })
  await recordAction(tx, {
    action: `framework-version.${word.state === "in-force" ? "put-in-force" : "end"}`,
    objectKind: "framework-draft",
    objectId: id,
    detail: { version, from: word.from },
  })
}

/** @throws Problem not-found */
export async function compareVersions(
  tx: Transaction,
  id: string,
  a: number,
  b: number,
): Promise<DocumentDifference[]> {
  const [before, after] = [await getFrameworkVersion(tx, id, a), await getFrameworkVersion(tx, id, b)]
  return compareDocuments(before.document, after.document)
}

/** A version as a file of a pack. @throws Problem not-found */
export async function versionYaml(tx: Transaction, id: string, version: number): Promise<string> {
  const { document, head, file } = await getFrameworkVersion(tx, id, version)
  return documentYaml(document, { id, version, file, inForceFrom: head.from })
}

function requireOwn(draft: DraftRow, organisation: string): void {
  if (draft.organisation_id !== organisation)
    throw new Problem("not-found", [issue("error", "no-such-draft", draft.id)])
}
