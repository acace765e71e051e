// Door of frameworks: packs and their frameworks for reading and comparing; annexes of regulations as drafts.
export { compareFrameworks } from "./compare-frameworks.ts"
export { describeFramework, listFrameworks } from "./describe-framework.ts"
export { type CheckedPack, describePack, packHead, packTable } from "./describe-pack.ts"
export {
  getDraftFramework,
  getFrameworkDraft,
  listFrameworkDrafts,
  withdrawFrameworkDraft,
} from "./drafts.ts"
export { readAnnex, saveDraft } from "./import-framework.ts"
export { frameworkIssueTexts } from "./issue-texts.ts"
export { getPack, type Packs } from "./packs-by-name.ts"
export {
  type Citation,
  citationOf,
  citationOfRow,
  nobody,
  type PresentedSource,
  presentSources,
  sourcesCited,
  type Words,
  wordsOf,
} from "./words.ts"
