import { describe, expect, test } from "vitest"
import { parseNumber } from "./parse-number.ts"

describe("parseNumber", () => {
  test.each([
    ["0", 0],
    ["-0", 0],
    ["12", 12],
    ["+5", 5],
    ["-3.5", -3.5],
    [".5", 0.5],
    ["1.", 1],
    ["1e3", 1000],
    ["1.5E-3", 0.0015],
    ["1,234.5", 1234.5],
    ["-12,345,678", -12345678],
    ["１２３．４", 123.4],
    ["－１，２３４", -1234],
    ["−7", -7],
    ["＋８", 8],
    ["　 42\u00a0", 42],
    ["007", 7],
  ])("%j is the number %d", (text, value) => {
    expect(parseNumber(text)).toEqual({ ok: true, value })
  })

  test.each(["", "  ", "NA", "-", "—", "－", "/", "…", "……", "——", "n/a", "N/A", "#N/A", "不详", "　－　"])(
    "%j is missing",
    (text) => {
      expect(parseNumber(text)).toEqual({ ok: true, value: null })
    },
  )

  test.each([
    ["5.2%", "percent-sign"],
    ["５％", "percent-sign"],
    ["1,23", "number-grouping"],
    ["1,2345", "number-grouping"],
    ["1234,567", "number-grouping"],
    ["0,123", "number-grouping"],
    ["1,234,56.7", "number-grouping"],
    ["1e999", "number-out-of-range"],
    ["1e-999", "number-out-of-range"],
    ["Infinity", "not-a-number"],
    ["NaN", "not-a-number"],
    ["12 345", "not-a-number"],
    ["0x10", "not-a-number"],
    ["1.2.3", "not-a-number"],
    ["10²", "not-a-number"],
    ["12万", "not-a-number"],
    ["na", "not-a-number"],
    ["--5", "not-a-number"],
    ["=1+1", "not-a-number"],
  ])("%j is refused: %s", (text, fault) => {
    expect(parseNumber(text)).toEqual({ ok: false, fault })
  })
})
