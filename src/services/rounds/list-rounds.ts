import type { Actor } from "#access"
import type { Words } from "#issues"
import {
  type ActionState,
  actionsFor,
  type Deadline,
  deadlinesOf,
  type RoundEvent,
  type RoundState,
  roundStateOf,
  type StageState,
  stagesOf,
} from "#rounds"
import type { Transaction } from "#schema"
import { roundActorOf } from "./open-round.ts"
import { findHistories, type RoundRow } from "./round-store.ts"

export interface RoundSummary {
  readonly round: RoundRow
  readonly authority: Words
  readonly state: RoundState
  readonly side: "authority" | "participant" | "outside"
  readonly stages: readonly StageState[]
  readonly deadlines: readonly Deadline[]
  readonly actions: readonly ActionState[]
  readonly history: readonly RoundEvent[]
}

/** The rounds that an actor sees, the newest first, each with what the actor may do next. */
export async function listRounds(tx: Transaction, actor: Actor, now: Date): Promise<readonly RoundSummary[]> {
  const rows = await tx.selectFrom("round").selectAll().orderBy("created_at", "desc").orderBy("id").execute()
  const histories = await findHistories(
    tx,
    rows.map((row) => row.id),
  )
  const names = await namesOf(
    tx,
    rows.map((row) => row.organisation_id),
  )
  return rows.map((round) => {
    const authority = names.get(round.organisation_id) ?? {
      zh: round.organisation_id,
      en: round.organisation_id,
    }
    return summaryOf(round, histories.get(round.id) ?? [], authority, actor, now)
  })
}

export function summaryOf(
  round: RoundRow,
  history: readonly RoundEvent[],
  authority: RoundSummary["authority"],
  actor: Actor,
  now: Date,
): RoundSummary {
  const state = roundStateOf(history, now.toISOString())
  const self = roundActorOf(actor, round, state)
  return {
    round,
    authority,
    state,
    side: self.side,
    stages: stagesOf(history, state),
    deadlines: deadlinesOf(state),
    actions: actionsFor(state, self),
    history,
  }
}

/** Names of organisations in both languages. */
export async function namesOf(tx: Transaction, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, Words>()
  const rows = await tx
    .selectFrom("organisation")
    .where("id", "in", [...new Set(ids)])
    .select(["id", "name_zh", "name_en"])
    .execute()
  return new Map(rows.map((row) => [row.id, { zh: row.name_zh, en: row.name_en ?? row.name_zh }]))
}
