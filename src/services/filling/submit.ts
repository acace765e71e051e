import type { Actor } from "#access"
import { digestOf } from "#evaluation"
import { type Issue, issue, Problem } from "#issues"
import type { Signature, Transaction, TypedCells } from "#schema"
import { recordAction } from "#services/audit"
import {
  actOnReturn,
  appendReturnEvent,
  bilingual,
  findDraft,
  findRemarks,
  findRevision,
  holdForReturn,
  personNameOf,
  type ReturnKey,
  type ReturnSeen,
  type RevisionRow,
  readReturn,
  surveyForms,
} from "#services/surveys"
import { type ReturnPhase, returnPhaseWords } from "#surveys"
import { barsToSubmit, checkCells, explanationsOf } from "./check-cells.ts"
import type { FillingContext } from "./context.ts"
import { findPriorValues } from "./prior-values.ts"
import { kindOf } from "./save-draft.ts"
import { findScan } from "./scan.ts"

export interface SubmitAsked {
  /** The draft's version that was seen. */
  readonly version: number
  /** The revision that it makes. */
  readonly number: number
  readonly signature: Signature
  /** Of a clerk: the stamped paper. */
  readonly scan?: string
  /** The workbook that the figures came in with. */
  readonly file?: string
}

export interface Submitted {
  readonly number: number
  readonly digest: string
  readonly at: string
  readonly late: boolean | null
  readonly unexplained: number
  readonly phase: ReturnPhase
  /** It was there already, with the same figures. */
  readonly again: boolean
}

/**
 * Makes a revision of the draft. Sent twice it answers as the first did.
 * @throws Problem invalid with everything that bars it; conflict for another version or number, with the state
 */
export async function submitReturn(
  tx: Transaction,
  actor: Actor,
  key: ReturnKey,
  asked: SubmitAsked,
  context: FillingContext,
): Promise<Submitted> {
  // In the order of actOnReturn, or two could wait for each other.
  await holdForReturn(tx, key)
  const same = await submittedAlready(tx, actor, key, asked, context)
  if (same !== null) return same
  const seen = await actOnReturn(tx, actor, key, "submit")
  const { survey, unit, state } = seen
  const next = (state.revision ?? 0) + 1
  if (asked.number !== next) throw otherNumber(asked.number, seen)
  const draft = await findDraft(tx, key)
  if (draft === undefined || draft.version !== asked.version)
    throw new Problem("conflict", [
      issue("error", "return-version-older", key.unit, {
        seen: asked.version,
        version: draft?.version ?? 0,
      }),
    ])
  const forms = surveyForms(survey.pack, survey.form_set, context)
  const prior = await findPriorValues(tx, survey, key.unit)
  const explanations = explanationsOf(await findRemarks(tx, key))
  const checked = checkCells(forms, unit, survey.period, draft.values, prior, explanations)
  const bars: Issue[] = [...barsToSubmit(checked), ...(await scanBars(tx, seen, asked))]
  if (bars.length > 0) throw new Problem("invalid", bars)
  const now = context.now()
  const before = state.revision === null ? undefined : await findRevision(tx, key, state.revision)
  const digest = digestOfReturn(key, survey.period, checked.texts)
  await tx
    .insertInto("return_revision")
    .values({
      unit_id: unit.unit_id,
      survey_id: unit.survey_id,
      place: unit.place,
      number: next,
      kind: kindOf(seen, asked.file === undefined ? "typed" : "workbook"),
      values: JSON.stringify(checked.texts),
      digest,
      findings: JSON.stringify(
        checked.findings.map(({ title: _, missing: _missing, ...finding }) => finding),
      ),
      signature: JSON.stringify(asked.signature),
      file_id: asked.file ?? null,
      scan_id: asked.scan ?? null,
      at: now,
    })
    .execute()
  const { unexplained, errors, warnings } = checked.counts
  const after = await appendReturnEvent(
    tx,
    unit,
    seen.history,
    {
      action: "submit",
      at: now.toISOString(),
      person: actor.kind === "person" ? actor.person : "",
      detail: {
        revision: next,
        dueAt: seen.period.dueAt,
        unexplained,
        keyed: seen.clerk,
        ...(await personNameOf(tx, actor)),
        ...(before === undefined ? {} : { restated: differingCells(before.values, checked.texts) }),
      },
    },
    { errors, warnings },
  )
  await recordAction(tx, {
    action: seen.clerk ? "return.key" : "return.submit",
    objectKind: "return",
    objectId: `${key.survey}/${key.unit}`,
    detail: { revision: next, digest },
  })
  return {
    number: next,
    digest,
    at: now.toISOString(),
    late: after.late,
    unexplained,
    phase: after.phase,
    again: false,
  }
}

/** The figures of a return, and of whom and when they are. */
export const digestOfReturn = ({ survey, unit }: ReturnKey, period: string, values: TypedCells) =>
  digestOf({ survey, unit, period, values }).slice("sha256:".length)

/** Cells whose texts differ. */
export function differingCells(a: TypedCells, b: TypedCells): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((code) => a[code] !== b[code]).sort()
}

/** The answer of the first submission of this number, when the draft still says the same; `null`: there is none yet. */
async function submittedAlready(
  tx: Transaction,
  actor: Actor,
  key: ReturnKey,
  { number, version }: SubmitAsked,
  context: FillingContext,
): Promise<Submitted | null> {
  const revision = await findRevision(tx, key, number)
  if (revision === undefined) return null
  const seen = await readReturn(tx, actor, key)
  const { survey, unit, history } = seen
  const draft = await findDraft(tx, key)
  const forms = surveyForms(survey.pack, survey.form_set, context)
  const texts =
    draft === undefined || draft.version !== version
      ? null
      : checkCells(forms, unit, survey.period, draft.values, null, new Map()).texts
  if (texts === null || digestOfReturn(key, survey.period, texts) !== revision.digest)
    throw otherNumber(number, seen)
  const event = history.findLast(({ action, detail }) => action === "submit" && detail.revision === number)
  return {
    ...answerOf(revision),
    late: seen.state.late,
    unexplained: event?.detail.unexplained ?? 0,
    phase: seen.state.phase,
    again: true,
  }
}

const answerOf = ({ number, digest, at }: RevisionRow) => ({ number, digest, at: at.toISOString() })

function otherNumber(number: number, { unit, state }: ReturnSeen): Problem {
  return new Problem("conflict", [
    issue("error", "return-number-other", unit.unit_id, {
      number,
      phase: state.phase,
      revision: state.revision ?? 0,
      ...bilingual("phase", returnPhaseWords[state.phase]),
    }),
  ])
}

async function scanBars(
  tx: Transaction,
  { clerk, unit }: ReturnSeen,
  { scan }: SubmitAsked,
): Promise<readonly Issue[]> {
  if (!clerk) return scan === undefined ? [] : [issue("error", "return-scan-not-keyed", "scan", {})]
  if (scan === undefined) return [issue("error", "return-scan-needed", "scan", {})]
  const found = await findScan(tx, unit, scan)
  return found === undefined ? [issue("error", "return-scan-unknown", "scan", { scan })] : []
}
