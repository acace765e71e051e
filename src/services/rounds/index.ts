// Door of rounds: the life of an evaluation, one use case per verb.
export { computeRound } from "./compute-round.ts"
export { confirmFigures } from "./confirm-figures.ts"
export type { RoundContext } from "./context.ts"
export { createRound, type NewRound } from "./create-round.ts"
export { decideObjection, type ObjectionDecision } from "./decide-objection.ts"
export { decideQuestion, type QuestionDecision } from "./decide-question.ts"
export { describeRound, type RoundDescription } from "./describe-round.ts"
export { endRound } from "./end-round.ts"
export { keepFile, openEvidence } from "./evidence.ts"
export { type Correction, figureSource } from "./figure-source.ts"
export { fileObjection, type NewObjection } from "./file-objection.ts"
export { finaliseRound } from "./finalise-round.ts"
export { freezeRound } from "./freeze-round.ts"
export { roundIssueTexts } from "./issue-texts.ts"
export { listRounds, type RoundSummary } from "./list-rounds.ts"
export type { PublicationContent } from "./publication-content.ts"
export { publishNotice } from "./publish-notice.ts"
export { type NewQuestion, questionFigure } from "./question-figure.ts"
export { type ParticipantFigures, readFigures } from "./read-figures.ts"
export { readObjections } from "./read-objections.ts"
export { type ProofKind, readProof } from "./read-proof.ts"
export {
  type EndedPublication,
  type Publication,
  readPublications,
  readPublicProof,
  writePublishedTable,
} from "./read-publications.ts"
export { readQuestions } from "./read-questions.ts"
export { type RoundResults, readResults } from "./read-results.ts"
export { releaseRound } from "./release-round.ts"
export { type ReleasedEvaluation, releasedOfZone } from "./released-of-zone.ts"
export { requestData } from "./request-data.ts"
export { reviseRound } from "./revise-round.ts"
export { roundOptions } from "./round-options.ts"
export { type RoundCounts, type RoundTask, roundCounts, roundTasks } from "./round-tasks.ts"
export { seedDemoRounds } from "./seed-demo-rounds.ts"
