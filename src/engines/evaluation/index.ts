export { aggregations } from "./aggregate/index.ts"
export { type Comparison, compareResults } from "./compare.ts"
export { type Evaluation, type EvaluationInput, evaluate } from "./evaluate.ts"
export { evaluationIssueTexts } from "./issue-texts.ts"
export { labelText } from "./label-text.ts"
export { type Method, readMethod } from "./method.ts"
export { methodFileSchema } from "./method-schema.ts"
export type * from "./model.ts"
export { normalisations } from "./normalise/index.ts"
export { canonicalJson, digestOf } from "./proof/digest.ts"
export {
  type Engine,
  type FullProof,
  fullProof,
  sealResult,
  type Verification,
  verifyFullProof,
} from "./proof/full-proof.ts"
export {
  hiddenCells,
  type Opening,
  type PublicProof,
  publicProof,
  saltOf,
  verifyPublicProof,
} from "./proof/public-proof.ts"
export { verifyZoneProof, type ZoneProof, zoneProof } from "./proof/zone-proof.ts"
export { periodsOf, selectRows } from "./slice.ts"
export { buildTree, type Tree } from "./tree.ts"
export { frameworkWeights, type Solve } from "./weights/index.ts"
