import { describe, expect, test } from "vitest"
import { fillDown, pastedRows } from "./pasted-cells.ts"

const order = ["qa01", "qa02", "qa03"]
const codes = new Map([
  ["QA01", "qa01"],
  ["QA02", "qa02"],
  ["QA03", "qa03"],
])

describe("a range pasted from a spreadsheet", () => {
  test("is rows of cells; quotes hold line ends together", () => {
    expect(pastedRows('1\t"two\nlines"\r\n"a ""b"""\t 4 \r\n')).toEqual([
      ["1", "two\nlines"],
      ['a "b"', "4"],
    ])
    expect(pastedRows('5" pipe')).toEqual([['5" pipe']])
    expect(pastedRows("1\n\n3\n")).toEqual([["1"], [""], ["3"]])
  })

  test("fills a column downwards from the cell, blank lines too, and says what found no cell", () => {
    expect(fillDown(pastedRows("1\n\n3\n"), "qa01", order, codes)).toEqual({
      texts: { qa01: "1", qa02: "", qa03: "3" },
      cells: 3,
      beyond: 0,
    })
    expect(fillDown(pastedRows("1\n2\n3"), "qa03", order, codes)).toEqual({
      texts: { qa03: "1" },
      cells: 1,
      beyond: 2,
    })
  })

  test("with codes goes to those cells, in any order", () => {
    expect(fillDown(pastedRows("收入\tQA03\t12.5\n人数\tqa01\t80\n合计\t\t9"), "qa02", order, codes)).toEqual(
      {
        texts: { qa03: "12.5", qa01: "80" },
        cells: 2,
        beyond: 1,
      },
    )
  })

  test("of several columns without codes gives its first column and counts the rest", () => {
    expect(fillDown(pastedRows("1\t9\n2\t8"), "qa01", order, codes)).toEqual({
      texts: { qa01: "1", qa02: "2" },
      cells: 2,
      beyond: 2,
    })
  })
})
