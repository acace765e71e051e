export { buildPack, readFramework } from "./build-pack.ts"
export { checkPack } from "./check-pack.ts"
export { checkMethod } from "./checks/check-methods.ts"
export { checkTree } from "./checks/check-tree.ts"
export {
  type ClauseContext,
  type ClauseState,
  type ClauseStatus,
  clauseStates,
} from "./clause-states.ts"
export { type ConformityLine, conformity, conformityOf, type Tags, tagsOf } from "./conformity.ts"
export { columnsWithData, isEntityTable, isMissingText, isNumberText } from "./data-table.ts"
export { declaredVariable, declaredVariables } from "./declared-variables.ts"
export { type DictionaryOptions, dictionaryOf, joinEntities, populationOf } from "./dictionary-of.ts"
export { checksOf, codeList, formScope, formsOf, formVariables, papersOf } from "./forms-of.ts"
export { frameworkOf, methodOf, toFramework } from "./framework-of.ts"
export type { DataTable, Pack, PackFramework, TreeNode } from "./pack.ts"
export { getPlace } from "./pack.ts"
export { type PackFile, type PathPart, type Place, pathText, placeText } from "./pack-file.ts"
export { packIssueTexts } from "./pack-issue-texts.ts"
export { placeIssue } from "./place-issue.ts"
export { schemaDocuments } from "./schema-documents.ts"
export {
  type CheckFile,
  type Clause,
  checkShape,
  type DataTableEntry,
  type Form,
  type FrameworkFile,
  type Goal,
  ImportAnswersSchema,
  ImportProfileSchema,
  type Indicator,
  type Manifest,
  type MethodFile,
  MethodSchema,
  type PackCheck,
  type Paper,
  type Population,
  type Profile,
  type Reference,
  type Register,
  type Source,
  type Theme,
  type Variable,
} from "./schemas/index.ts"
export { equalWeightShare, type UnknownWeights, weightShareInterval } from "./weight-share.ts"
