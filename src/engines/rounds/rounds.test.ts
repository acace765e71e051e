// The life of a round as stories: actions in order → phase, deadlines, actions available; and what no order can break.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  actionsFor,
  barrierOf,
  deadlinesOf,
  type RoundAction,
  type RoundActor,
  type RoundDetail,
  type RoundEvent,
  roundActions,
  roundStateOf,
  stagesOf,
} from "./index.ts"

const actor = (
  person: string,
  role: RoundActor["role"],
  side: RoundActor["side"] = "authority",
  organisation = "office",
): RoundActor => ({ person, role, side, organisation })
const reviewer = actor("rong", "reviewer")
const analyst = actor("an", "analyst")
const analystWhoDecides = actor("an", "decision-maker")
const decider = actor("jue", "decision-maker")
const publisher = actor("fa", "publisher")
const zoneA = actor("jia", "reporter", "participant", "a")
const zoneB = actor("yi", "reporter", "participant", "b")
const overseer = actor("shang", "decision-maker", "outside", "nation")
const everyone = [reviewer, analyst, analystWhoDecides, decider, publisher, zoneA, zoneB, overseer]

/** Day of the story as an instant. */
const on = (day: number) => `2024-01-${String(day).padStart(2, "0")}T00:00:00.000Z`

/** A history told line by line; every line is asked of the engine first. */
function story() {
  const history: RoundEvent[] = []
  const add = (
    day: number,
    who: RoundActor,
    action: RoundAction,
    detail: RoundDetail = {},
    participant?: string,
  ) => {
    const own = who.side === "participant" ? who.organisation : (participant ?? null)
    history.push({
      id: String(history.length + 1),
      action,
      at: on(day),
      person: who.person,
      organisation: who.organisation,
      participant: own,
      detail,
    })
  }
  add(1, reviewer, "create")
  return {
    history,
    state: (day: number) => roundStateOf(history, on(day)),
    may: (day: number, who: RoundActor) =>
      actionsFor(roundStateOf(history, on(day)), who)
        .filter(({ barrier }) => barrier === null)
        .map(({ action }) => action),
    barrier: (day: number, who: RoundActor, action: RoundAction) =>
      barrierOf(roundStateOf(history, on(day)), who, action),
    do: (
      day: number,
      who: RoundActor,
      action: RoundAction,
      detail: RoundDetail = {},
      participant?: string,
    ) => {
      expect(barrierOf(roundStateOf(history, on(day)), who, action)).toBeNull()
      add(day, who, action, detail, participant)
    },
  }
}

function asked() {
  const told = story()
  told.do(1, reviewer, "request-data", { participants: ["a", "b"], confirmBy: on(10) })
  return told
}

function underNotice() {
  const told = asked()
  told.do(2, zoneA, "confirm", { version: 1 })
  told.do(2, zoneB, "confirm", { version: 1 })
  told.do(3, analyst, "compute", { run: "run-1" })
  told.do(4, decider, "freeze")
  told.do(5, publisher, "publish-notice", { from: on(5), until: on(12), publication: "p1" })
  return told
}

describe("the plain story", () => {
  test("draft, confirmed, computed, frozen, notice, final, scheduled, released", () => {
    const told = story()
    expect(told.state(1).phase).toBe("draft")
    expect(told.may(1, reviewer)).toEqual(["request-data", "cancel"])
    told.do(1, reviewer, "request-data", { participants: ["a", "b"], confirmBy: on(10) })
    expect(told.state(2).phase).toBe("confirming")
    expect(deadlinesOf(told.state(2))).toEqual([{ kind: "confirm", at: on(10), over: false }])
    expect(told.may(2, zoneA)).toEqual(["confirm", "question"])
    expect(told.barrier(2, analyst, "compute")).toBe("not-confirmed")
    told.do(2, zoneA, "confirm", { version: 1 })
    expect(told.barrier(2, zoneA, "confirm")).toBe("already-confirmed")
    told.do(3, zoneB, "confirm", { version: 1 })
    told.do(3, analyst, "compute", { run: "run-1" })
    expect(told.may(3, analyst)).toEqual(["compute"])
    told.do(4, decider, "freeze")
    expect(told.may(4, analyst)).toEqual([])
    told.do(5, publisher, "publish-notice", { from: on(5), until: on(12) })
    expect(told.may(6, zoneB)).toEqual(["object"])
    expect(told.barrier(11, decider, "finalise")).toBe("notice-running")
    expect(told.barrier(12, zoneB, "object")).toBe("notice-over")
    told.do(12, decider, "finalise")
    told.do(12, publisher, "release", { releaseAt: on(15) })
    expect(told.state(14).phase).toBe("scheduled")
    expect(told.may(14, publisher)).toEqual(["withdraw"])
    expect(told.state(15).phase).toBe("released")
    expect(told.may(15, publisher)).toEqual(["revise", "withdraw"])
    expect(stagesOf(told.history, told.state(15)).map(({ status }) => status)).toEqual(
      Array.from({ length: 7 }, () => "done"),
    )
  })
})

describe("figures", () => {
  test("a question stops computing, and an accepted one is to be confirmed again", () => {
    const told = asked()
    told.do(2, zoneB, "confirm", { version: 1 })
    told.do(2, zoneA, "question", { question: "q1" })
    expect(told.barrier(3, zoneA, "confirm")).toBe("open-question")
    // Not even after the deadline.
    expect(told.barrier(11, analyst, "compute")).toBe("open-question")
    told.do(4, reviewer, "decide-question", { question: "q1", accepted: true, version: 2 }, "a")
    expect(told.state(4).participants[0]).toEqual({
      organisation: "a",
      version: 2,
      confirmed: null,
      openQuestions: [],
    })
    expect(told.barrier(4, analyst, "compute")).toBe("not-confirmed")
    told.do(5, zoneA, "confirm", { version: 2 })
    expect(told.barrier(5, analyst, "compute")).toBeNull()
  })

  test("after the authority's own deadline unconfirmed figures can be computed", () => {
    const told = asked()
    expect(told.barrier(9, analyst, "compute")).toBe("not-confirmed")
    expect(told.barrier(10, analyst, "compute")).toBeNull()
  })
})

describe("the second person", () => {
  test("whoever computed neither freezes nor decides objections, in whatever role", () => {
    const told = asked()
    told.do(10, analyst, "compute", { run: "run-1" })
    expect(told.barrier(10, analystWhoDecides, "freeze")).toBe("second-person")
    told.do(10, decider, "freeze")
    told.do(10, publisher, "publish-notice", { from: on(10), until: on(20) })
    told.do(11, zoneA, "object", { objection: "o1" })
    expect(told.barrier(11, analystWhoDecides, "decide-objection")).toBe("second-person")
    expect(told.barrier(11, decider, "decide-objection")).toBeNull()
  })

  test("a higher authority looks on and does nothing", () => {
    expect(underNotice().may(6, overseer)).toEqual([])
  })
})

describe("objections", () => {
  test("an accepted one with corrections is computed, frozen and put under notice again", () => {
    const told = underNotice()
    told.do(6, zoneA, "object", { objection: "o1" })
    expect(told.barrier(13, decider, "finalise")).toBe("open-objection")
    told.do(
      7,
      decider,
      "decide-objection",
      { objection: "o1", accepted: true, corrections: 1, version: 2 },
      "a",
    )
    expect(told.state(7).phase).toBe("correcting")
    expect(told.barrier(13, decider, "finalise")).toBe("other-phase")
    expect(told.may(8, zoneB)).toEqual(["object"])
    told.do(8, analyst, "compute", { run: "run-2" })
    told.do(8, decider, "freeze")
    told.do(9, publisher, "publish-notice", { from: on(9), until: on(16), publication: "p2" })
    expect(told.barrier(13, decider, "finalise")).toBe("notice-running")
    expect(told.barrier(16, decider, "finalise")).toBeNull()
  })

  test("a rejected one leaves the notice as it is", () => {
    const told = underNotice()
    told.do(6, zoneA, "object", { objection: "o1" })
    told.do(7, decider, "decide-objection", { objection: "o1", accepted: false }, "a")
    expect(told.state(7).phase).toBe("notice")
    expect(told.barrier(12, decider, "finalise")).toBeNull()
  })
})

describe("ends", () => {
  test("before the notice a round is cancelled, after it withdrawn", () => {
    const told = asked()
    expect(told.barrier(2, publisher, "withdraw")).toBe("other-phase")
    expect(told.barrier(2, reviewer, "cancel")).toBeNull()
    const later = underNotice()
    expect(later.barrier(6, decider, "cancel")).toBe("other-phase")
    later.do(6, publisher, "withdraw", { reason: "x" })
    for (const who of everyone) expect(later.may(7, who)).toEqual([])
  })

  test("a revision is computed and frozen by two persons and released with its reason", () => {
    const told = underNotice()
    told.do(12, decider, "finalise")
    told.do(12, publisher, "release", { releaseAt: on(12) })
    told.do(13, publisher, "revise", { reason: "误填", corrections: 1 })
    expect(told.state(13).revision).toEqual({ reason: "误填" })
    told.do(14, analyst, "compute", { run: "run-2" })
    expect(told.barrier(14, analystWhoDecides, "freeze")).toBe("second-person")
    expect(told.barrier(14, publisher, "release")).toBe("other-phase")
    told.do(14, decider, "freeze")
    expect(told.barrier(14, publisher, "publish-notice")).toBe("other-phase")
    told.do(15, publisher, "release", { releaseAt: on(15) })
    expect(told.state(15)).toMatchObject({ phase: "released", revision: null, revisions: 1 })
  })
})

/** What an action leaves in the history, from what is open at the time. */
function detailOf(
  action: RoundAction,
  day: number,
  number: number,
  history: RoundEvent[],
): [RoundDetail, string | null] {
  const state = roundStateOf(history, on(day))
  const [question] = state.openQuestions
  const [objection] = state.openObjections
  const whose = (kind: "question" | "object", id: string | undefined) =>
    history.find(
      (event) =>
        event.action === kind &&
        (kind === "question" ? event.detail.question : event.detail.objection) === id,
    )?.participant ?? null
  const version = (organisation: string | null) =>
    (state.participants.find((one) => one.organisation === organisation)?.version ?? 1) + 1
  const accepted = number % 2 === 0
  switch (action) {
    case "request-data":
      return [{ participants: ["a", "b"], confirmBy: on(Math.min(28, day + 3)) }, null]
    case "question":
      return [{ question: `q${number}` }, null]
    case "object":
      return [{ objection: `o${number}` }, null]
    case "decide-question": {
      const zone = whose("question", question)
      return [{ question: question ?? "", accepted, ...(accepted ? { version: version(zone) } : {}) }, zone]
    }
    case "decide-objection": {
      const zone = whose("object", objection)
      return [
        { objection: objection ?? "", accepted, corrections: accepted ? 1 : 0, version: version(zone) },
        zone,
      ]
    }
    case "compute":
      return [{ run: `run-${number}` }, null]
    case "publish-notice":
      return [{ from: on(day), until: on(Math.min(28, day + 2)) }, null]
    case "release":
      return [{ releaseAt: on(Math.min(28, day + (number % 3))) }, null]
    default:
      return [{ reason: "r" }, null]
  }
}

test("no order of permitted actions breaks the rules", () => {
  let released = 0
  fc.assert(
    fc.property(
      fc.array(fc.record({ pick: fc.nat(997), number: fc.nat(9), days: fc.constantFrom(0, 0, 1) }), {
        minLength: 40,
        maxLength: 90,
      }),
      (picks) => {
        const history: RoundEvent[] = [
          {
            id: "0",
            action: "create",
            at: on(1),
            person: "rong",
            organisation: "office",
            participant: null,
            detail: {},
          },
        ]
        let day = 1
        for (const { pick, number, days } of picks) {
          day = Math.min(27, day + days)
          const state = roundStateOf(history, on(day))
          const open = everyone.flatMap((who) =>
            roundActions
              .filter((action) => barrierOf(state, who, action) === null)
              // Ends are rare, or no story would get far.
              .filter((action) => !["cancel", "withdraw"].includes(action) || number === 0)
              .filter((action) => !["question", "object", "compute"].includes(action) || number < 3)
              .map((action) => ({ who, action })),
          )
          const chosen = open[pick % Math.max(1, open.length)]
          if (chosen === undefined) continue
          if (state.phase === "released") expect(["revise", "withdraw"]).toContain(chosen.action)
          if (state.phase === "withdrawn" || state.phase === "cancelled") expect.unreachable("after the end")
          const [detail, participant] = detailOf(chosen.action, day, history.length + number * 100, history)
          history.push({
            id: String(history.length),
            action: chosen.action,
            at: on(day),
            person: chosen.who.person,
            organisation: chosen.who.organisation,
            participant: chosen.who.side === "participant" ? chosen.who.organisation : participant,
            detail,
          })
        }
        const before = (i: number, action: RoundAction) =>
          history.slice(0, i).findLast((event) => event.action === action)
        history.forEach((event, i) => {
          if (event.action === "freeze" || event.action === "decide-objection")
            expect(before(i, "compute")?.person).not.toBe(event.person)
          if (event.action === "release") {
            expect(before(i, "finalise")).toBeDefined()
            released += 1
          }
          if (event.action === "finalise") {
            const filed = history.slice(0, i).filter(({ action }) => action === "object").length
            const decided = history.slice(0, i).filter(({ action }) => action === "decide-objection").length
            expect(decided).toBe(filed)
            expect((before(i, "publish-notice")?.detail.until ?? "z") <= event.at).toBe(true)
          }
          if (event.action === "publish-notice" || event.action === "release") {
            // What is shown was frozen after it was last computed.
            const frozen = history.findLastIndex((one, j) => j < i && one.action === "freeze")
            const computed = history.findLastIndex((one, j) => j < i && one.action === "compute")
            expect(frozen).toBeGreaterThan(computed)
          }
          if (event.action === "compute") {
            const asked = history.slice(0, i).filter(({ action }) => action === "question").length
            const decided = history.slice(0, i).filter(({ action }) => action === "decide-question").length
            expect(decided).toBe(asked)
          }
        })
      },
    ),
    { numRuns: 400, seed: 7 },
  )
  // The stories reach the end often enough for the rules to have been at stake.
  expect(released).toBeGreaterThan(20)
})

test("a participant's view of the history gives the same phase and its own standing", () => {
  const told = underNotice()
  told.do(6, zoneB, "object", { objection: "o1" })
  const own = told.history.filter(({ participant }) => participant === null || participant === "a")
  const whole = told.state(7)
  const seen = roundStateOf(own, on(7))
  expect(seen.phase).toBe(whole.phase)
  expect(seen.participants.find(({ organisation }) => organisation === "a")).toEqual(
    whole.participants.find(({ organisation }) => organisation === "a"),
  )
  expect(actionsFor(seen, zoneA)).toEqual(actionsFor(whole, zoneA))
})
