import { describe, expect, test } from "vitest"
import { buildPack } from "./build-pack.ts"
import { clauseStates } from "./clause-states.ts"
import { exampleFiles } from "./example-files.ts"

const clause = (id: string, more: Readonly<Record<string, unknown>>) => ({
  id,
  article: "（一）",
  phrase: id,
  summary: id,
  force: "必",
  bearer: ["zone"],
  kind: "list",
  ...more,
})

const { pack, issues } = buildPack(
  exampleFiles({
    "clauses.yaml": [
      clause("一-1", { kind: "not-software", indicators: ["staff"] }),
      clause("一-2", { indicators: ["staff", "energy"] }),
      clause("一-3", { indicators: ["energy"], needs: { data: "能耗报表" } }),
      clause("一-4", { needs: { decision: "示例省" } }),
      clause("一-5", { registers: ["laboratories"] }),
      clause("一-6", { indicators: ["nowhere"], needs: { data: "名单" } }),
      clause("一-7", { registers: ["titles"], needs: { decision: "示例部" } }),
    ],
  }),
)

describe("clauseStates", () => {
  const states = clauseStates(pack, { data: new Set(["staff"]) })
  const stateOf = Object.fromEntries(states.map(({ clause, state }) => [clause.id, state]))

  test("the example has no faults", () => expect(issues).toEqual([]))

  test("every state follows from what is loaded", () => {
    expect(stateOf).toEqual({
      "一-1": "not-software",
      "一-2": "in-use",
      "一-3": "waits-for-data",
      "一-4": "waits-for-decision",
      "一-5": "not-built",
      "一-6": "not-built",
      "一-7": "waits-for-decision",
    })
  })

  test("what it waits for is named", () => {
    expect(states[1]).toMatchObject({ through: ["staff"], waitsFor: ["energy"] })
    expect(states[2]).toMatchObject({ waitsFor: ["energy"], needs: "能耗报表" })
  })

  test("a register in use serves its clause", () => {
    const again = clauseStates(pack, { data: new Set(), registers: new Set(["laboratories"]) })
    expect(again[4]).toMatchObject({ state: "in-use", through: ["laboratories"] })
  })

  test("a register that is defined and empty waits for data; for a decision where only that is lacking", () => {
    const defined = { data: new Set<string>(), definitions: new Set(["laboratories", "titles"]) }
    expect(clauseStates(pack, defined)[4]).toMatchObject({
      state: "waits-for-data",
      waitsFor: ["laboratories"],
    })
    expect(clauseStates(pack, defined)[6]).toMatchObject({ state: "waits-for-decision", waitsFor: [] })
  })
})

test("a state cannot be typed: the key is refused", () => {
  const typed = buildPack(exampleFiles({ "clauses.yaml": [clause("一-1", { state: "in-use" })] }))
  expect(typed.issues.map(({ code, values }) => [code, values.key])).toEqual([["pack-unknown-key", "state"]])
})
