// Door of surveys: the life of a survey period and of the returns in it; history → state, actions available, timeliness.
export {
  type ReturnActionState,
  type ReturnActor,
  type ReturnBarrier,
  returnActionsFor,
  returnBarrierOf,
} from "./return-actions.ts"
export {
  type ReturnAction,
  type ReturnDetail,
  type ReturnEvent,
  type ReviewLevel,
  returnActions,
  reviewLevels,
} from "./return-event.ts"
export { type ReturnPhase, type ReturnState, returnPhases, returnStateOf } from "./return-state.ts"
export {
  type SurveyActionState,
  type SurveyActor,
  type SurveyBarrier,
  surveyActionsFor,
  surveyBarrierOf,
} from "./survey-actions.ts"
export { type SurveyAction, type SurveyDetail, type SurveyEvent, surveyActions } from "./survey-event.ts"
export { type SurveyPhase, type SurveyState, surveyPhases, surveyStateOf } from "./survey-state.ts"
export {
  levelWords,
  returnActionWords,
  returnBarrierWords,
  returnPhaseWords,
  surveyActionWords,
  surveyBarrierWords,
  surveyPhaseWords,
} from "./survey-words.ts"
export { type Timeliness, timelinessOf } from "./timeliness.ts"
