import { expect, test } from "vitest"
import { groupedDigits, percentChange } from "./figure-words.ts"

test("the change of a figure, where there is one", () => {
  expect(percentChange("900", "1200")).toBe("+33.3%")
  expect(percentChange("-50", "-75")).toBe("-50.0%")
  expect(percentChange("0", "5")).toBeNull()
  expect(percentChange(null, "5")).toBeNull()
  expect(percentChange("2015-01-31", "5")).toBeNull()
})

test("digits in groups of three, none of them lost", () => {
  expect(groupedDigits("-1234567.0250")).toBe("-1,234,567.0250")
  expect(groupedDigits("12345678901234567890")).toBe("12,345,678,901,234,567,890")
  expect(groupedDigits("999")).toBe("999")
  expect(groupedDigits("2015-01-31")).toBe("2015-01-31")
})
