import { parse } from "csv-parse/sync"
import { expect, test } from "vitest"
import { writeCsv } from "./write-csv.ts"

test("writes RFC 4180 with a byte order mark", () => {
  expect(
    writeCsv(
      ["code", "名称"],
      [
        ["A", 1.5],
        ["a,b", null],
      ],
    ),
  ).toBe('\uFEFFcode,名称\r\nA,1.5\r\n"a,b",\r\n')
})

test("quotes separators, quotes, line ends and outer spaces, so that they read back", () => {
  const row = ["a,b", 'say "hi"', "two\nlines", " spaced ", "园区", ""]
  const read: unknown = parse(writeCsv(["a", "b", "c", "d", "e", "f"], [row]), { bom: true })
  expect(read).toEqual([["a", "b", "c", "d", "e", "f"], row])
})

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", '=HYPERLINK("http://x","y")'])(
  "the text %j is no formula",
  (text) => {
    const [[cell = ""] = []] = parse(writeCsv([text], []), { bom: true })
    expect(cell).toBe(`'${text}`)
  },
)

test("numbers are untouched and in full; missing ones are blank", () => {
  const line = writeCsv(["x"], [[-1, 0.1 + 0.2, 1e21, Number.NaN, null]]).split("\r\n")[1]
  expect(line).toBe("-1,0.30000000000000004,1e+21,,")
})
