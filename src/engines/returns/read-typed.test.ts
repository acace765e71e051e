import { expect, test } from "vitest"
import { typedCellReader } from "./read-typed.ts"
import type { ReturnDictionary, ReturnVariable } from "./return-file.ts"

const variable = (code: string, declared: Partial<ReturnVariable["declared"]>): ReturnVariable => ({
  declared: { code, label: { zh: code, en: code }, type: "number", ...declared },
  officialCode: code.toUpperCase(),
  names: [],
  form: "f",
  codes: null,
})

const dictionary: ReturnDictionary = {
  forms: ["f"],
  variables: [
    variable("revenue", { unit: "千元", decimals: 0 }),
    variable("area", { unit: "平方米", decimals: 2 }),
    variable("staff", {}),
    variable("founded", { type: "date" }),
  ],
  unit: null,
  name: null,
  divisions: null,
  industries: null,
}

test("cells are read as they are typed, in the unit of the form, and kept as exact texts", () => {
  const { record, texts, issues } = typedCellReader(dictionary).read({
    revenue: "25,000",
    area: "12.5",
    staff: "０",
    founded: "2015年1月3日",
    unknown: "1",
  })
  expect(issues).toEqual([])
  // A quantity is an integer of its smallest unit; zero is a value.
  expect(record).toMatchObject({ revenue: 25000, area: 1250, staff: 0 })
  expect(texts).toEqual({ revenue: "25000", area: "12.5", staff: "0", founded: "2015-01-03" })
})

test("what cannot be read is missing, with its reason on the cell; blank is missing without one", () => {
  const { record, texts, issues } = typedCellReader(dictionary).read({
    revenue: "十二",
    area: "1.005",
    staff: "",
    founded: "2015-13-01",
  })
  expect(issues.map(({ path, code }) => [path, code])).toEqual([
    ["revenue", "return-not-a-number"],
    ["area", "return-decimals"],
    ["founded", "return-not-a-date"],
  ])
  expect(texts).toEqual({})
  expect(record.staff).toBeNull()
})
