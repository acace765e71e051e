import { describe, expect, test } from "vitest"
import { type FormHead, formState, formsState } from "./form-state.ts"

/** As the copy of the form at hand shows it (facts/evaluation.md, 6.3). */
const gq002: FormHead = {
  id: "torch-gq-002",
  title: { zh: "企业经济概况", en: "Enterprise: economy" },
  number: "GQ-002",
  maker: "科学技术部",
  approval: "国统制〔2022〕11号",
  validUntil: "2025-02",
  kind: "annual",
}

describe("a form", () => {
  test.each([
    ["2025-02", "2025-02-28", "valid"],
    ["2025-02", "2025-03-01", "expired"],
    ["2025-02-15", "2025-02-15", "valid"],
    ["2025-02-15", "2025-02-16", "expired"],
    ["2025", "2025-12-31", "valid"],
    ["2025", "2026-01-01", "expired"],
  ])("valid to %s is on %s %s", (validUntil, day, state) => {
    const found = formState({ ...gq002, validUntil }, day)
    expect(found.state).toBe(state)
    expect(found.opens).toBe(state === "valid" ? "survey" : "example")
    expect(found.refusal === null).toBe(state === "valid")
  })

  test("that has expired is refused with its number, its last month and the article", () => {
    const { refusal } = formState(gq002, "2026-11-23")
    expect(refusal?.zh).toContain("GQ-002 《企业经济概况》的有效期到 2025-02")
    expect(refusal?.zh).toContain("《统计法》第十七条")
    expect(refusal?.en).toContain("Statistics Law, article 17")
    expect(refusal?.en).toContain("valid to 2025-02")
  })

  test.each([
    ["number", "表号"],
    ["maker", "制定机关"],
    ["approval", "批准或备案文号"],
    ["validUntil", "有效期限"],
  ])("that does not show its %s names what is missing, and the article", (key, word) => {
    const found = formState({ ...gq002, [key]: "unknown" }, "2023-05-01")
    expect(found).toMatchObject({ state: "incomplete", opens: "example" })
    expect(found.refusal?.zh).toContain(`没有标明${word}，`)
    expect(found.refusal?.zh).toContain("第十七条")
  })

  test("that is marked as an example never opens a survey", () => {
    const found = formState({ ...gq002, validUntil: "2099-12", example: true }, "2026-11-23")
    expect(found).toMatchObject({ state: "valid", example: true, opens: "example" })
    expect(found.refusal?.zh).toContain("标明“示例”")
  })

  test("of no survey opens nothing", () => {
    const { kind: _, ...head } = gq002
    expect(formState(head, "2023-05-01")).toMatchObject({ state: "no-survey", opens: "nothing" })
  })
})

test("forms that belong together open what the weakest of them opens", () => {
  const cover = { ...gq002, number: "unknown" }
  expect(formsState([gq002, gq002], "2024-01-01")).toEqual({ opens: "survey", refusals: [] })
  expect(formsState([gq002, cover], "2024-01-01").opens).toBe("example")
  expect(formsState([cover, gq002], "2026-01-01").refusals).toHaveLength(2)
  expect(formsState([], "2024-01-01").opens).toBe("nothing")
})
