import { sql } from "kysely"
import type { Actor } from "#access"
import type { Words } from "#issues"
import { actionWords, type RoundAction, type RoundPhase, roundPhases } from "#rounds"
import type { Transaction } from "#schema"
import { listRounds, type RoundSummary } from "./list-rounds.ts"

export interface RoundTask {
  readonly id: string
  readonly text: Words
  readonly href: string
  /** A day, `2024-09-30`; the authority's own date. */
  readonly due: string | null
}

/** What can be done and need not be is no task: ending a round, questioning a figure, objecting, revising. */
const tasks: readonly RoundAction[] = [
  "request-data",
  "confirm",
  "decide-question",
  "compute",
  "freeze",
  "publish-notice",
  "decide-objection",
  "finalise",
  "release",
]

/** What waits for the actor in the rounds that it sees. */
export async function roundTasks(
  tx: Transaction,
  actor: Actor,
  now?: Date,
): Promise<{ id: string; text: Words; href: string; due: string | null }[]> {
  const rounds = await listRounds(tx, actor, now ?? (await databaseNow(tx)))
  return rounds.flatMap((one) =>
    one.actions
      .filter(({ action, barrier }) => barrier === null && tasks.includes(action))
      .filter(({ action }) => !(action === "compute" && one.state.phase === "computed"))
      .map(({ action }) => taskOf(one, action)),
  )
}

function taskOf({ round, state, deadlines }: RoundSummary, action: RoundAction) {
  const many =
    action === "decide-question"
      ? state.openQuestions.length
      : action === "decide-objection"
        ? state.openObjections.length
        : 1
  const count = many > 1 ? `（${many}）` : ""
  return {
    id: `round:${round.id}:${action}`,
    text: {
      zh: `${actionWords[action].zh}${count}：${round.title_zh}`,
      en: `${actionWords[action].en}${many > 1 ? ` (${many})` : ""}: ${round.title_en}`,
    },
    href: `/rounds/${encodeURIComponent(round.id)}`,
    due: action === "confirm" || action === "decide-question" ? dayOf(deadlines[0]?.at) : null,
  }
}

/** The day in China of an instant. */
function dayOf(at: string | undefined): string | null {
  return at === undefined ? null : new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10)
}

export interface RoundCounts {
  readonly total: number
  readonly phases: Readonly<Record<RoundPhase, number>>
  readonly openQuestions: number
  readonly openObjections: number
  /** Of the rounds whose figures are being confirmed: zones asked, and zones that confirmed. */
  readonly asked: number
  readonly confirmed: number
}

/** Numbers for the stations of the first screen, over the rounds that the actor sees. */
export async function roundCounts(tx: Transaction, now?: Date): Promise<RoundCounts> {
  const at = now ?? (await databaseNow(tx))
  const rounds = await listRounds(tx, { kind: "public" }, at)
  const phases = Object.fromEntries(roundPhases.map((phase) => [phase, 0])) as Record<RoundPhase, number>
  for (const { state } of rounds) phases[state.phase] += 1
  const confirming = rounds.filter(({ state }) => state.phase === "confirming")
  const standing = confirming.flatMap(({ state }) => state.participants)
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  return {
    total: rounds.length,
    phases,
    openQuestions: sum(rounds.map(({ state }) => state.openQuestions.length)),
    openObjections: sum(rounds.map(({ state }) => state.openObjections.length)),
    asked: standing.length,
    confirmed: standing.filter(({ confirmed, version }) => confirmed === version).length,
  }
}

async function databaseNow(tx: Transaction): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select now() as now`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new Error("now() gave no row")
  return row.now
}
