import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import {
  findRemarks,
  holdSurveyOpen,
  personNameOf,
  type ReturnKey,
  type ReturnSeen,
  readReturn,
  type SurveyContext,
  surveyForms,
} from "#services/surveys"
import { presentQuestions } from "./present-questions.ts"
import { appendRemark, organisationNames } from "./review-store.ts"

/** The questions on the cells of a return that the actor may see, with their answers. */
export async function readQuestions(tx: Transaction, actor: Actor, key: ReturnKey) {
  const { unit } = await readReturn(tx, actor, key)
  const remarks = await findRemarks(tx, key)
  const nameOf = await organisationNames(
    tx,
    remarks.map(({ organisation_id }) => organisation_id),
  )
  return presentQuestions(remarks, unit.unit_id, nameOf)
}

/** An officer asks the respondent about a cell, or the other way round. @returns the question's id */
export async function askQuestion(
  tx: Transaction,
  actor: Actor,
  key: ReturnKey,
  asked: { readonly cell: string; readonly body: string },
  context: SurveyContext,
): Promise<string> {
  const seen = await speakOn(tx, actor, key)
  const forms = surveyForms(seen.survey.pack, seen.survey.form_set, context)
  if (!forms.survey.variables.some(({ code }) => code === asked.cell))
    throw new Problem("invalid", [issue("error", "review-cell-unknown", "cell", { cell: asked.cell })])
  const id = await appendRemark(tx, seen.unit, {
    kind: "question",
    cell: asked.cell,
    answers: null,
    body: asked.body,
    person_name: (await personNameOf(tx, actor)).personName ?? "",
    at: context.now(),
  })
  await recordAction(tx, {
    action: "return.ask",
    objectKind: "return",
    objectId: key.unit,
    detail: { survey: key.survey, question: id, cell: asked.cell },
  })
  return id
}

/** Answers a question on a cell. @returns the answer's id. @throws Problem not-found when the return has no such question */
export async function answerQuestion(
  tx: Transaction,
  actor: Actor,
  key: ReturnKey,
  question: string,
  body: string,
  context: SurveyContext,
): Promise<string> {
  const seen = await speakOn(tx, actor, key)
  const asked = (await findRemarks(tx, key)).find(({ id, kind }) => id === question && kind === "question")
  if (asked === undefined)
    throw new Problem("not-found", [issue("error", "review-question-unknown", question, {})])
  const id = await appendRemark(tx, seen.unit, {
    kind: "answer",
    cell: asked.cell,
    answers: question,
    body,
    person_name: (await personNameOf(tx, actor)).personName ?? "",
    at: context.now(),
  })
  await recordAction(tx, {
    action: "return.answer",
    objectKind: "return",
    objectId: key.unit,
    detail: { survey: key.survey, question, answer: id },
  })
  return id
}

/** The respondent, a clerk for it, and the officers above it speak while the period is open. */
async function speakOn(tx: Transaction, actor: Actor, key: ReturnKey): Promise<ReturnSeen> {
  await holdSurveyOpen(tx, key.survey)
  const seen = await readReturn(tx, actor, key)
  const { side, role } = seen.actor
  const own = side === "respondent" ? role === "reporter" : side === "officer" && role === "reviewer"
  if (!own) throw new Problem("refused", [issue("error", "review-not-yours", key.unit, {})])
  if (seen.period.phase !== "open")
    throw new Problem("conflict", [issue("error", "review-period-closed", key.survey, {})])
  return seen
}
