// Door of rounds: the life of an evaluation as a function of its history.
export {
  type ActionState,
  actionsFor,
  type Barrier,
  barrierOf,
  barriers,
  type RoundActor,
} from "./actions-for.ts"
export { type Deadline, type DeadlineKind, deadlinesOf } from "./deadlines.ts"
export { type RoundAction, type RoundDetail, type RoundEvent, roundActions } from "./round-event.ts"
export {
  type ParticipantState,
  type RoundPhase,
  type RoundState,
  roundPhases,
  roundStateOf,
} from "./round-state.ts"
export { actionWords, barrierWords, deadlineWords, phaseWords, stageWords } from "./round-words.ts"
export { type RoundStage, roundStages, type StageState, stagesOf } from "./stages.ts"
