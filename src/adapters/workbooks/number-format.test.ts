import { expect, test } from "vitest"
import { findDate, numberKind } from "./number-format.ts"

test.each([
  [0, undefined, "number"],
  [9, undefined, "percent"],
  [14, undefined, "date"],
  [17, undefined, "month"],
  [57, undefined, "month"],
  [18, undefined, "number"],
  [164, "General", "number"],
  [164, "G/通用格式", "number"],
  [164, "0.00_ ;[Red]\\-0.00", "number"],
  [164, '0"day"', "number"],
  [164, "0.0%", "percent"],
  [164, "yyyy-mm-dd", "date"],
  [164, 'yyyy"年"m"月"d"日"', "date"],
  [164, "[$-804]yyyy-mm;@", "month"],
  [164, "[h]:mm", "number"],
] as const)("format %d %j is a %s", (id, code, kind) => {
  expect(numberKind(id, code)).toBe(kind)
})

test("serial numbers are days from 1900 or 1904", () => {
  // Excel's own: 1 is 1900-01-01, 61 is 1900-03-01, 45292 is 2024-01-01.
  expect(findDate(1, false)).toBe("1900-01-01")
  expect(findDate(61, false)).toBe("1900-03-01")
  expect(findDate(45292, false)).toBe("2024-01-01")
  expect(findDate(45292.5, false)).toBe("2024-01-01T12:00:00")
  expect(findDate(0, true)).toBe("1904-01-01")
  expect(findDate(-5, false)).toBeNull()
  expect(findDate(1e9, false)).toBeNull()
})
