// The life of a survey period and of a return as stories: actions in order → state, who may do what, timeliness.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  type ReturnAction,
  type ReturnActor,
  type ReturnDetail,
  type ReturnEvent,
  type ReviewLevel,
  returnActions,
  returnActionsFor,
  returnBarrierOf,
  returnStateOf,
  type SurveyAction,
  type SurveyActor,
  type SurveyDetail,
  type SurveyEvent,
  surveyActionsFor,
  surveyBarrierOf,
  surveyStateOf,
  timelinessOf,
} from "./index.ts"

const on = (day: number) => `2025-03-${String(day).padStart(2, "0")}T00:00:00.000Z`

function period() {
  const history: SurveyEvent[] = []
  const act = (person: string, action: SurveyAction, detail: SurveyDetail = {}) =>
    history.push({ id: String(history.length + 1), action, at: on(1), person, detail })
  act("li", "open", { dueAt: on(15) })
  return { act, state: () => surveyStateOf(history) }
}

const reviewer = (person: string, own = true): SurveyActor => ({ person, role: "reviewer", own })

describe("a survey period", () => {
  test("is locked by two persons, and opened again with its snapshot kept", () => {
    const { act, state } = period()
    expect(state()).toMatchObject({ phase: "open", dueAt: on(15), snapshot: 0 })
    expect(surveyBarrierOf(state(), reviewer("li"), "lock")).toBe("other-phase")
    act("li", "propose-lock", { excluded: 3 })
    expect(surveyBarrierOf(state(), reviewer("li"), "lock")).toBe("second-person")
    expect(surveyBarrierOf(state(), reviewer("wang"), "lock")).toBeNull()
    act("wang", "lock", { snapshot: 1 })
    expect(state()).toMatchObject({ phase: "locked", snapshot: 1, proposedBy: null })
    act("wang", "reopen", { reason: "一家企业漏报", dueAt: on(20) })
    expect(state()).toMatchObject({ phase: "open", snapshot: 1, reopened: "一家企业漏报", dueAt: on(20) })
    // What has a snapshot is not struck out.
    expect(surveyBarrierOf(state(), reviewer("li"), "cancel")).toBe("already-snapshot")
    act("wang", "propose-lock")
    expect(surveyBarrierOf(state(), reviewer("wang"), "lock")).toBe("second-person")
    act("li", "lock", { snapshot: 2 })
    expect(state()).toMatchObject({ phase: "locked", snapshot: 2, reopened: null })
  })

  test("is nobody's but its authority's reviewers'", () => {
    const { state } = period()
    expect(surveyActionsFor(state(), reviewer("li", false))).toEqual([])
    expect(surveyActionsFor(state(), { person: "li", role: "decision-maker", own: true })).toEqual([])
    expect(surveyBarrierOf(state(), { person: "li", role: "analyst", own: true }, "propose-lock")).toBe(
      "other-role",
    )
    const open = surveyActionsFor(state(), reviewer("li")).filter(({ barrier }) => barrier === null)
    expect(open.map(({ action }) => action)).toEqual(["set-deadline", "propose-lock", "cancel"])
  })
})

const threeLevels: readonly ReviewLevel[] = ["zone", "city", "province"]
const respondent: ReturnActor = { person: "qian", role: "reporter", side: "respondent" }
const officer = (level: ReviewLevel): ReturnActor => ({
  person: level,
  role: "reviewer",
  side: "officer",
  level,
})

function story(levels = threeLevels) {
  const history: ReturnEvent[] = []
  const survey = surveyStateOf([
    { id: "1", action: "open", at: on(1), person: "li", detail: { dueAt: on(15) } },
  ])
  const state = () => returnStateOf(history, levels)
  const may = (who: ReturnActor, action: ReturnAction) => returnBarrierOf(state(), survey, who, action)
  const act = (day: number, who: ReturnActor, action: ReturnAction, detail: ReturnDetail = {}) => {
    expect(may(who, action), `${who.person} ${action}`).toBeNull()
    history.push({
      id: String(history.length + 1),
      action,
      at: on(day),
      person: who.person,
      detail: { ...detail, ...(who.level === undefined ? {} : { level: who.level }) },
    })
  }
  return { act, state, may, history, survey }
}

describe("a return", () => {
  test("goes up level by level, back with a reason on the cell, and up again through all of them", () => {
    const { act, state, may } = story()
    expect(state().phase).toBe("due")
    act(3, respondent, "save", { revision: 1 })
    act(4, respondent, "submit", { revision: 2, dueAt: on(15), unexplained: 1 })
    expect(state()).toMatchObject({
      phase: "submitted",
      waitingFor: "zone",
      revision: 2,
      late: false,
      unexplained: 1,
    })
    // The city does not overtake the zone, and nobody fills while it is looked at.
    expect(may(officer("city"), "accept")).toBe("other-level")
    expect(may(officer("city"), "return")).toBe("other-level")
    expect(may(respondent, "save")).toBe("other-phase")
    act(5, officer("zone"), "accept")
    expect(state().waitingFor).toBe("city")
    expect(may(respondent, "recall")).toBe("already-reviewed")
    act(6, officer("city"), "return", { cells: [{ cell: "qc05_0", reason: "与技术收入不符" }] })
    expect(state()).toMatchObject({
      phase: "returned",
      returns: 1,
      accepted: [],
      openCells: [{ cell: "qc05_0", reason: "与技术收入不符" }],
    })
    act(7, respondent, "submit", { revision: 3, dueAt: on(15), restated: ["qc05_0"], unexplained: 0 })
    expect(state()).toMatchObject({ waitingFor: "zone", openCells: [], restated: ["qc05_0"], unexplained: 0 })
    for (const level of threeLevels) act(8, officer(level), "accept")
    expect(state()).toMatchObject({ phase: "accepted", waitingFor: null, revision: 3 })
    expect(state().accepted.map(({ level }) => level)).toEqual(threeLevels)
    // A level that has accepted may still send it back while the period is open.
    act(9, officer("zone"), "return", { cells: [], reason: "企业来电更正" })
    expect(state().phase).toBe("returned")
  })

  test("is late by the deadline that held when it was first submitted", () => {
    const early = story()
    early.act(14, respondent, "submit", { dueAt: on(15) })
    early.act(16, officer("zone"), "return", {})
    early.act(20, respondent, "submit", { dueAt: on(15) })
    expect(early.state().late).toBe(false)
    const late = story()
    late.act(16, respondent, "submit", { dueAt: on(15) })
    expect(late.state().late).toBe(true)
    // Taken back before anybody looked at it, it was never there.
    const empty = story()
    empty.act(14, respondent, "submit", { dueAt: on(15) })
    empty.act(14, respondent, "recall")
    expect(empty.state()).toMatchObject({ phase: "filling", firstSubmittedAt: null, late: null })
    empty.act(17, respondent, "submit", { dueAt: on(15) })
    expect(empty.state().late).toBe(true)
  })

  test("is closed to everybody once its period is", () => {
    const { history, state } = story()
    history.push({ id: "1", action: "submit", at: on(2), person: "qian", detail: { revision: 1 } })
    const closing = surveyStateOf([
      { id: "1", action: "open", at: on(1), person: "li", detail: {} },
      { id: "2", action: "propose-lock", at: on(2), person: "li", detail: {} },
    ])
    for (const who of [respondent, officer("zone")])
      for (const { barrier } of returnActionsFor(state(), closing, who)) expect(barrier).toBe("period-closed")
  })

  test("officers have no action that sets a figure, respondents none that reviews", () => {
    const { state, survey } = story()
    const of = (who: ReturnActor) => returnActionsFor(state(), survey, who).map(({ action }) => action)
    expect(of(officer("province"))).toEqual(["return", "accept", "exclude", "include"])
    expect(of(respondent)).toEqual(["save", "submit", "recall"])
    expect(of({ person: "x", role: "reviewer", side: "outside" })).toEqual([])
  })

  test("whatever happens in whatever order, it is accepted only by every level in turn", () => {
    const actors = [respondent, officer("zone"), officer("city"), officer("province")]
    fc.assert(
      fc.property(
        fc.array(fc.record({ who: fc.constantFrom(...actors), action: fc.constantFrom(...returnActions) })),
        (steps) => {
          const { state, may, history } = story()
          for (const { who, action } of steps) {
            if (may(who, action) !== null) continue
            const level = who.level === undefined ? {} : { level: who.level }
            history.push({ id: `${history.length}`, action, at: on(2), person: who.person, detail: level })
          }
          const after = state()
          if (after.phase !== "accepted") return
          const lastSubmit = history.findLastIndex(({ action }) => action === "submit")
          const accepts = history
            .slice(lastSubmit)
            .flatMap(({ action, detail }) => (action === "accept" ? [detail.level] : []))
          expect(accepts).toEqual(threeLevels)
        },
      ),
      { seed: 7, numRuns: 300 },
    )
  })
})

test("reporting discipline of a place is counted by hand the same", () => {
  const make = (steps: [number, ReturnActor, ReturnAction, ReturnDetail?][]) => {
    const one = story(["zone"])
    for (const [day, who, action, detail] of steps) one.act(day, who, action, detail)
    return one.state()
  }
  const due = { dueAt: on(15) }
  const states = [
    make([]),
    make([[3, officer("zone"), "exclude", { reason: "已注销" }]]),
    make([
      [14, respondent, "submit", due],
      [15, officer("zone"), "accept"],
    ]),
    make([[16, respondent, "submit", { ...due, unexplained: 2 }]]),
    make([
      [10, respondent, "submit", due],
      [11, officer("zone"), "return", { cells: [{ cell: "qd01", reason: "?" }] }],
      [12, respondent, "submit", { ...due, restated: ["qd01", "qd05"] }],
    ]),
  ]
  // Five units, one ceased: four due; three submitted, one of them on the 16th; 3 ÷ 4.
  expect(timelinessOf(states)).toEqual({
    due: 4,
    submitted: 3,
    onTime: 2,
    late: 1,
    missing: 1,
    accepted: 1,
    sentBack: 1,
    unexplained: 1,
    restatedCells: 2,
    excluded: 1,
    coverage: 0.75,
  })
  expect(timelinessOf([]).coverage).toBeNull()
})
