// What a table of figures becomes as text: a negative figure is a number and no formula; an enterprise's name that begins
// like one stays a text, which the writer guards.
import { expect, test } from "vitest"
import { csvOf } from "./write-indicators.ts"

test("figures are numbers with every digit, texts stay texts", () => {
  const [headings, cells] = csvOf({
    header: ["name", "growth#", "sum#"],
    rows: [
      ["-1 号企业", "-23.08", "12345678901234567890"],
      ["-5", "-0.50", null],
    ],
  })
  expect(headings).toEqual(["name", "growth", "sum"])
  expect(cells).toEqual([
    ["-1 号企业", -23.08, "12345678901234567890"],
    ["-5", -0.5, null],
  ])
})
