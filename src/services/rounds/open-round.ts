import type { Actor } from "#access"
import { issue, Problem, type Words } from "#issues"
import {
  actionsFor,
  actionWords,
  barrierOf,
  barrierWords,
  phaseWords,
  type RoundAction,
  type RoundActor,
  type RoundEvent,
  type RoundState,
  roundStateOf,
} from "#rounds"
import type { Transaction } from "#schema"
import { findHistories, findRound, lockRound, type RoundRow } from "./round-store.ts"

/** A round as one actor finds it. */
export interface OpenRound {
  readonly round: RoundRow
  readonly history: readonly RoundEvent[]
  readonly state: RoundState
  readonly actor: RoundActor
}

/** @throws Problem not-found, also for a round that is not open to the actor */
export async function readRound(tx: Transaction, actor: Actor, id: string, now: Date): Promise<OpenRound> {
  const round = await findRound(tx, id)
  if (round === undefined) throw new Problem("not-found", [issue("error", "round-not-found", id, {})])
  const history = (await findHistories(tx, [id])).get(id) ?? []
  const state = roundStateOf(history, now.toISOString())
  return { round, history, state, actor: roundActorOf(actor, round, state) }
}

/** An actor as a round sees it. The system and anybody stand outside: they do nothing in a round. */
export function roundActorOf(actor: Actor, round: RoundRow, state: RoundState): RoundActor {
  if (actor.kind !== "person") return { person: "", role: "auditor", side: "outside", organisation: "" }
  const { person, role, organisation } = actor
  const takesPart = state.participants.some((one) => one.organisation === organisation)
  const side = organisation === round.organisation_id ? "authority" : takesPart ? "participant" : "outside"
  return { person, role, side, organisation }
}

/**
 * Opens a round to act on it: alone, until the transaction ends.
 *
 * @param seen the last event of the whole round that the person saw; given, a round that has moved since refuses
 * @throws Problem not-found, refused when it is not the actor's to do, conflict when it cannot be done now, with the state
 */
export async function openRound(
  tx: Transaction,
  actor: Actor,
  id: string,
  now: Date,
  action: RoundAction,
  seen?: string,
): Promise<OpenRound> {
  await lockRound(tx, id)
  const opened = await readRound(tx, actor, id, now)
  const words = {
    ...bilingual("action", actionWords[action]),
    ...bilingual("phase", phaseWords[opened.state.phase]),
  }
  const barrier = barrierOf(opened.state, opened.actor, action)
  if (barrier === "other-role") throw new Problem("refused", [issue("error", "round-not-yours", id, words)])
  if (seen !== undefined && seen !== lastSeen(opened.history))
    throw new Problem("conflict", [
      issue("error", "round-changed", id, { ...words, phase: opened.state.phase }),
    ])
  if (barrier !== null) {
    const allowed = actionsFor(opened.state, opened.actor).filter((one) => one.barrier === null)
    const list = (language: "zh" | "en") =>
      allowed.map((one) => actionWords[one.action][language]).join(language === "zh" ? "、" : ", ") || "—"
    throw new Problem("conflict", [
      issue("error", "round-not-now", id, {
        ...words,
        ...bilingual("barrier", barrierWords[barrier]),
        phase: opened.state.phase,
        barrier,
        allowed: allowed.map((one) => one.action),
        allowedZh: list("zh"),
        allowedEn: list("en"),
      }),
    ])
  }
  return opened
}

/** The last event that concerns the whole round: what two officers would both have seen. */
export function lastSeen(history: readonly RoundEvent[]): string {
  return history.findLast(({ participant }) => participant === null)?.id ?? "0"
}

function bilingual(name: string, words: Words) {
  return { [`${name}Zh`]: words.zh, [`${name}En`]: words.en }
}
