export { compareRuns } from "./compare-runs.ts"
export type { EvaluationContext } from "./context.ts"
export { serviceIssueTexts } from "./issue-texts.ts"
export { profileList, registerList } from "./list-template.ts"
export { type ListTemplateOptions, makeListTemplate } from "./make-list-template.ts"
export { makeTemplate, type TemplateOptions } from "./make-template.ts"
export {
  type EvaluateOptions,
  type EvaluateOutcome,
  type EvaluationRun,
  runEvaluation,
} from "./run-evaluation.ts"
export { type VerifyOutcome, verifyProof } from "./verify-proof.ts"
export { sourcesOf, writeOutputs } from "./write-outputs.ts"
