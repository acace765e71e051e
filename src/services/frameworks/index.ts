// Door of frameworks: packs and their frameworks for reading and comparing; annexes of regulations as drafts.

export { chooseVersion, getDraftFramework, versionChoices } from "./choose-version.ts"
export type { DocumentDifference } from "./compare-documents.ts"
export { compareFrameworks } from "./compare-frameworks.ts"
export { describeFramework, listFrameworks } from "./describe-framework.ts"
export { type CheckedPack, describePack, packHead, packTable } from "./describe-pack.ts"
export type { CheckedDocument, ExpressionChecks } from "./draft-framework.ts"
export {
  getFrameworkDraft,
  listFrameworkDrafts,
  withdrawFrameworkDraft,
} from "./drafts.ts"
export type { DocumentNode, FrameworkDocument } from "./framework-document.ts"
export { type AnnexContext, type ImportedFramework, readAnnex, saveDraft } from "./import-framework.ts"
export { frameworkIssueTexts } from "./issue-texts.ts"
export { getFramework, getPack, type Packs } from "./packs-by-name.ts"
export type { VersionHead } from "./version-head.ts"
export {
  checkDocument,
  compareVersions,
  getFrameworkVersion,
  listFrameworkVersions,
  saveFrameworkVersion,
  sayStateOfVersion,
  versionYaml,
} from "./versions.ts"
export {
  type Citation,
  citationOf,
  citationOfRow,
  nobody,
  type PresentedSource,
  presentSources,
  sourcesCited,
  wordsOf,
} from "./words.ts"
