import { expect, test } from "vitest"
import { cleanText } from "./clean-text.ts"
import { describeMethod } from "./describe-method.ts"
import { effectiveWeights } from "./effective-weights.ts"
import { exampleResult } from "./example-result.ts"
import { contentSecurityPolicy } from "./html/content-security.ts"
import { html, scriptJson } from "./html/html.ts"
import { showNumber, showValue } from "./numbers.ts"
import { reportTexts } from "./report-texts.ts"

test("every label has both languages", () => {
  for (const text of Object.values(reportTexts)) {
    expect(text.zh).not.toBe("")
    expect(text.en).not.toBe("")
  }
})

test("numbers are shown with sensible decimals", () => {
  expect(showNumber(-12345.678, 2)).toBe("-12,345.68")
  expect(showNumber(-0.001, 2)).toBe("0.00")
  expect(showNumber(null, 2)).toBe("—")
  expect([1234567, 5429.3, 482.94, 42.286, 0.012345, 0, 1e-9].map(showValue)).toEqual([
    "1,234,567",
    "5,429",
    "482.9",
    "42.29",
    "0.01235",
    "0",
    "0.000000001000",
  ])
})

test("what a template is given is escaped unless it is markup", () => {
  expect(html`<b title="${`"'<&>`}">${["<i>", html`<u></u>`, null, 0]}</b>`.markup).toBe(
    `<b title="&#34;&#39;&#60;&#38;&#62;">&#60;i&#62;<u></u>0</b>`,
  )
  expect(scriptJson({ a: "</script><!--" }).markup).toBe(`{"a":"\\u003c/script\\u003e\\u003c!--"}`)
})

test("names become one printable line", () => {
  expect(cleanText("甲\u001b[31m\n区\u202e")).toBe("甲 [31m 区")
})

test("the policy carries the digests of script and style", () => {
  // SHA-256 of the empty text and of "abc" as in FIPS 180-4, in base 64.
  const policy = contentSecurityPolicy("abc", "")
  expect(policy).toContain("script-src 'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='")
  expect(policy).toContain("style-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='")
  expect(policy).toContain("default-src 'none'")
})

test("effective weights are products on the way up; one unknown on the way makes them unknown", () => {
  const result = exampleResult()
  expect(effectiveWeights(result).get("i1")).toBeCloseTo(1 / 9, 12)
  result.weights.index = { g1: null, g2: [0.2, null], g3: 0.5 }
  const weights = effectiveWeights(result)
  expect(weights.get("i1")).toBeNull()
  expect(weights.get("i2")).toEqual([expect.closeTo(0.2 / 3, 12), null])
})

test("every option of a method is put into words, unknown ones as they are", () => {
  const lines = describeMethod({
    normalise: { method: "min-max", range: [0, 100] },
    treat: null,
    strange: { a: 1 },
  })
  expect(lines.map((line) => [line.option, line.words.en])).toEqual([
    ["treat", "none"],
    ["normalise", "min-max: position between the worst and the best, range 0 – 100"],
    ["strange", "a 1"],
  ])
})
