// Rounds as their routes answer them: instants as text, states as words' keys.
import type { Contracts, ResponseOf } from "#contracts"
import type {
  EndedPublication,
  Publication,
  RoundDescription,
  RoundSummary,
  readObjections,
  readQuestions,
} from "#services/rounds"

type Answer<K extends keyof Contracts> = ResponseOf<Contracts[K]>
type Rows<F extends (...given: never[]) => Promise<unknown>> = Awaited<ReturnType<F>>

export function presentSummary(one: RoundSummary): Answer<"GET /api/rounds">["rounds"][number] {
  const { round, state } = one
  return {
    id: round.id,
    title: { zh: round.title_zh, en: round.title_en },
    period: round.period,
    origin: round.origin,
    authority: { ...one.authority },
    side: one.side,
    phase: state.phase,
    stages: one.stages.map((stage) => ({ ...stage, person: nameIn(one, stage.person) })),
    deadlines: one.deadlines.map((deadline) => ({ ...deadline })),
    actions: one.actions.map((action) => ({ ...action })),
    zones: state.participants.length === 0 ? round.chosen.length : state.participants.length,
    confirmed: state.participants.filter(({ confirmed, version }) => confirmed === version).length,
    openQuestions: state.openQuestions.length,
    openObjections: state.openObjections.length,
  }
}

/** The name that a person acted under. */
function nameIn(one: RoundSummary, person: string | null): string | null {
  if (person === null) return null
  return one.history.find((event) => event.person === person)?.detail.name ?? person
}

export function presentDescription(one: RoundDescription): Answer<"GET /api/rounds/:round"> {
  const { round, state, history } = one
  const standing = new Map(state.participants.map((participant) => [participant.organisation, participant]))
  return {
    ...presentSummary(one),
    pack: round.pack,
    framework: round.framework,
    version:
      one.version === null
        ? null
        : { ...one.version, title: { ...one.version.title }, notice: { ...one.version.notice } },
    method: round.method,
    classColumn: round.class_column,
    dataName: round.data_name,
    dataDigest: round.data_digest,
    seen: one.seen,
    columns: one.columns.map((column) => ({
      ...column,
      label: { ...column.label },
      group: column.group === null ? null : { ...column.group },
    })),
    run: one.side === "authority" ? (state.computation?.run ?? null) : null,
    participants: one.participants.map((participant) => {
      const own = standing.get(participant.id)
      const confirmed = own === undefined ? null : own.confirmed === own.version
      const event = history.findLast(
        ({ action, participant: whose }) => action === "confirm" && whose === participant.id,
      )
      return {
        ...participant,
        version: own?.version ?? null,
        confirmed,
        confirmedAt: confirmed === true ? (event?.at ?? null) : null,
        openQuestions: own?.openQuestions.length ?? 0,
      }
    }),
    history: history.map((event) => ({
      id: event.id,
      action: event.action,
      at: event.at,
      person: event.detail.name ?? event.person,
      // Written by the services from an actor's role.
      role: (event.detail.role ?? null) as Answer<"GET /api/rounds/:round">["history"][number]["role"],
      organisation: one.organisations.get(event.organisation) ?? {
        zh: event.organisation,
        en: event.organisation,
      },
      participant: event.participant,
      accepted: event.detail.accepted ?? null,
      reason: event.detail.reason ?? null,
      until: event.detail.until ?? event.detail.confirmBy ?? event.detail.releaseAt ?? null,
      proofDigest: event.detail.proofDigest ?? null,
      dataDigest: event.detail.dataDigest ?? null,
      run: one.side === "authority" ? (event.detail.run ?? null) : null,
    })),
  }
}

export function presentQuestions(
  rows: Rows<typeof readQuestions>,
): Answer<"GET /api/rounds/:round/questions"> {
  return {
    questions: rows.map((row) => ({
      ...row,
      askedAt: row.askedAt.toISOString(),
      decidedAt: row.decidedAt?.toISOString() ?? null,
    })),
  }
}

export function presentObjections(
  rows: Rows<typeof readObjections>,
): Answer<"GET /api/rounds/:round/objections"> {
  return {
    objections: rows.map((row) => ({
      ...row,
      filedAt: row.filedAt.toISOString(),
      decidedAt: row.decidedAt?.toISOString() ?? null,
      corrections: row.corrections?.map(({ column, value }) => ({ column, value })) ?? null,
    })),
  }
}

export function presentPublications(found: {
  readonly publications: readonly Publication[]
  readonly ended: readonly EndedPublication[]
}): Answer<"GET /api/public/rounds"> {
  return {
    publications: found.publications.map((one) => ({
      ...one,
      from: one.from.toISOString(),
      until: one.until?.toISOString() ?? null,
      content: structuredClone(
        one.content,
      ) as Answer<"GET /api/public/rounds">["publications"][number]["content"],
    })),
    ended: found.ended.map((one) => ({
      ...one,
      title: { ...one.title },
      from: one.from.toISOString(),
      endedAt: one.endedAt.toISOString(),
    })),
  }
}
