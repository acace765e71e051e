import stringWidth from "string-width"
import { expect, test } from "vitest"
import { exampleResult } from "./example-result.ts"
import { terminalTable } from "./index.ts"

test("columns are aligned with Chinese and Latin names alike, and no line is wider than the terminal", () => {
  const lines = terminalTable(exampleResult(), { language: "zh", width: 120 }).split("\n")
  const first = lines.findIndex((line) => line.startsWith("位次")) + 2
  const before = lines
    .slice(first, first + 27)
    .map((line) => stringWidth(line.slice(0, line.search(/ \d+\.\d\d /))))
  const ends = lines
    .slice(first, first + 27)
    .map((line) => stringWidth(line.slice(0, line.search(/\.\d\d /))))
  expect(before).toHaveLength(27)
  expect(new Set(ends).size).toBe(1)
  for (const line of lines.slice(first)) expect(stringWidth(line)).toBeLessThanOrEqual(120)
})

test("notice, origin and all who are not ranked are said", () => {
  const table = terminalTable(exampleResult(), { language: "zh", width: 100, limit: 5 })
  for (const text of [
    "权重未公布 · 非官方",
    "示例 · 虚构",
    "另有 22 个",
    "一票否决",
    "不参加排名",
    "数据不足，已筛除",
    "无得分",
  ])
    expect(table).toContain(text)
  expect(terminalTable(exampleResult(), { language: "en", width: 100 })).toContain("vetoed")
})

test("a name cannot move the cursor or turn the line", () => {
  const table = terminalTable(exampleResult(), { language: "zh", width: 100 })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the characters that must not be there
  expect(table).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
})

test("an entity alone gets no rank", () => {
  const table = terminalTable(exampleResult({ entities: 1, indicators: 3, intervals: false }), {
    language: "zh",
    width: 80,
  })
  expect(table).toContain("不能得出位次")
  expect(table).toMatch(/— +990001/)
})
