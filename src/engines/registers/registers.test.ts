import { describe, expect, test } from "vitest"
import { checkDefinition } from "./check-definition.ts"
import { addDays, dayNumber, isDay, lastDayOfYears, periodBefore, stretchOf } from "./days.ts"
import { certificate, certificates, event } from "./example-registers.ts"
import { actionIssues, changedBy, changesBetween, foldHistory } from "./history.ts"
import { findDuplicates, keyOf, searchTerms, searchTextOf } from "./key-of.ts"
import { measuresOf } from "./measures.ts"
import { piecesOf } from "./plain.ts"
import { readValues } from "./read-values.ts"
import { isUscc, usccCheckLetter } from "./uscc.ts"
import { expiryOf, validAt } from "./validity.ts"

describe("days", () => {
  test("numbers of days are those of the calendar", () => {
    // 1970-01-01 is day 0; 2000-03-01 is 11,017 (Unix time 951,868,800 ÷ 86,400).
    expect([dayNumber("1970-01-01"), dayNumber("2000-03-01"), dayNumber("1969-12-31")]).toEqual([
      0, 11_017, -1,
    ])
    for (let n = -200_000; n < 200_000; n += 37) {
      const day = new Date(n * 86_400_000).toISOString().slice(0, 10)
      expect(dayNumber(day)).toBe(n)
      expect(addDays("1970-01-01", n)).toBe(day)
    }
  })

  test("only days of the calendar are days", () => {
    expect(
      ["2024-02-29", "2023-02-29", "1900-02-29", "2000-02-29", "2024-04-31", "2024-13-01"].map(isDay),
    ).toEqual([true, false, false, true, false, false])
  })

  test("periods", () => {
    expect(stretchOf("2024")).toEqual({ from: "2024-01-01", to: "2024-12-31" })
    expect(stretchOf("2024-Q1")).toEqual({ from: "2024-01-01", to: "2024-03-31" })
    expect(stretchOf("2023-02")).toEqual({ from: "2023-02-01", to: "2023-02-28" })
    expect([stretchOf("2024-Q5"), stretchOf("24"), stretchOf("2024-13")]).toEqual([null, null, null])
    expect(["2024", "2024-Q1", "2024-Q3", "2024-01", "2024-12"].map(periodBefore)).toEqual([
      "2023",
      "2023-Q4",
      "2024-Q2",
      "2023-12",
      "2024-11",
    ])
  })

  test("years end the day before they begin again", () => {
    expect(lastDayOfYears("2021-12-01", 3)).toBe("2024-11-30")
    expect(lastDayOfYears("2024-01-01", 1)).toBe("2024-12-31")
    expect(lastDayOfYears("2024-02-29", 3)).toBe("2027-02-28")
    expect(lastDayOfYears("2024-02-29", 4)).toBe("2028-02-28")
  })
})

describe("unified social credit codes", () => {
  // Published in the national enterprise credit register and on the licences of these companies and bodies.
  const published = [
    "91330100799655058B",
    "914403001922038216",
    "9144030071526726XG",
    "91110108551385082Q",
    "91110000802100433B",
    "91350100M000100Y43",
  ]
  test("published codes carry their check letter", () => {
    for (const code of published) expect(usccCheckLetter(code)).toBe(code[17])
  })

  test("any one letter that is changed is noticed", () => {
    // 31 is a prime and no weight is a multiple of it: one different letter changes the sum.
    for (const code of published)
      for (let at = 0; at < 17; at++) {
        const other = code[at] === "7" ? "3" : "7"
        expect(isUscc(code.slice(0, at) + other + code.slice(at + 1))).toBe(false)
      }
  })

  test("a check value of 31 is written 0", () => {
    // All zeros: the sum is 0, 31 − 0 = 31, mod 31 = 0.
    expect(usccCheckLetter("0".repeat(17))).toBe("0")
  })
})

describe("values", () => {
  const good = { name: " 示例公司 ", number: "GR202401", issued: "2024年1月5日" }
  test("are brought to one form", () => {
    const { values, issues } = readValues(certificates, {
      ...good,
      uscc: "9133 0100 7996 5505 8b",
      level: "国家",
      amount: "1,234.50",
      active: "是",
    })
    expect(issues).toEqual([])
    expect(values).toEqual({
      name: "示例公司",
      uscc: "91330100799655058B",
      number: "GR202401",
      issued: "2024-01-05",
      level: "national",
      amount: "1234.5",
      active: "true",
    })
  })

  test("every fault is told at once", () => {
    const { issues } = readValues(certificates, {
      number: "",
      issued: "2024-02-30",
      level: "市级",
      amount: "1.234",
      active: "也许",
      uscc: "91330100799655058A",
      size: "1",
    })
    expect(issues.map(({ code, path }) => `${path} ${code}`)).toEqual([
      "size register-field-unknown",
      "name register-field-missing",
      "uscc register-uscc-check",
      "number register-field-missing",
      "issued register-not-a-date",
      "level register-not-a-choice",
      "amount register-not-a-number",
      "active register-not-a-truth",
    ])
  })

  test("a code with a wrong check letter is told but kept where others published it", () => {
    const { values, issues } = readValues(
      certificates,
      { ...good, uscc: "91330100799655058A" },
      { usccFault: "warning", placeOf: (code) => `名单.xlsx ${code}` },
    )
    expect(values.uscc).toBe("91330100799655058A")
    expect(issues).toMatchObject([{ severity: "warning", path: "名单.xlsx uscc", values: { letter: "B" } }])
  })

  test("dates as people write them; less than a day stays what it is", () => {
    const read = (issued: string) => readValues(certificates, { ...good, issued }).values.issued
    expect(
      ["2024-1-5", "2024/01/05", "2024.1.5", "20240105", "２０２４年１月５日", "2024年", "2024-06"].map(read),
    ).toEqual(["2024-01-05", "2024-01-05", "2024-01-05", "2024-01-05", "2024-01-05", "2024", "2024-06"])
    expect(["24-1-5", "5/1/2024", "2024-00", "20241305"].map(read)).toEqual([null, null, null, null])
  })

  test("numbers keep every digit", () => {
    const read = (amount: string) => readValues(certificates, { ...good, amount }).values.amount
    expect(["0.10", "007", "-0", "9007199254740993", "1 000"].map(read)).toEqual([
      "0.1",
      "7",
      "0",
      "9007199254740993",
      "1000",
    ])
    expect(["1,23", "1e3", "12万", "1.005"].map(read)).toEqual([null, null, null, null])
  })
})

describe("keys and search", () => {
  test("one name, however it is written", () => {
    const key = (number: string) => keyOf(certificates, { number })
    expect(key("ＧＲ 2024 01")).toBe(key("gr202401"))
    expect(keyOf(certificates, { name: "x" })).toBeNull()
  })

  test("duplicates are of one zone", () => {
    const record = (zone: string | null, number: string) => ({ zone, values: { number } })
    expect(
      findDuplicates(certificates, [
        record("a", "1"),
        record("a", " 1"),
        record("b", "1"),
        record("a", "2"),
        record(null, "1"),
      ]),
    ).toEqual([{ key: "1", zone: "a", at: [0, 1] }])
  })

  test("every part of a name has no piece that the name lacks", () => {
    const name = "苏州示例ABC-2024半导体（集团）有限公司"
    const pieces = new Set(piecesOf(name))
    const letters = [...name]
    for (let from = 0; from < letters.length; from++)
      for (let to = from + 1; to <= letters.length; to++)
        for (const piece of piecesOf(letters.slice(from, to).join(""))) expect(pieces).toContain(piece)
  })

  test("a search has its parts, each of which occurs", () => {
    const { search } = searchTextOf(certificates, { name: "示例 公司", number: "GR1" })
    expect(search).toBe("示例公司\ngr1")
    expect(searchTerms(" 示例  ＧＲ1 ").terms).toEqual(["示例", "gr1"])
  })
})

describe("history", () => {
  const before = { name: "甲", number: "1", issued: "2021-01-01" }
  const after = { ...before, issued: "2022-01-01" }

  test("a record is the sum of its events", () => {
    const record = foldHistory(certificates, { id: "r", register: "x", zone: null }, [
      event(1, "entered", "a", before),
      event(2, "signed-off", "b", before),
      event(3, "changed", "a", after),
    ])
    expect(record).toMatchObject({
      state: "entered",
      version: 3,
      validFrom: "2022-01-01",
      validTo: "2024-12-31",
    })
  })

  test("a history with a gap, without a beginning, or after its end is none", () => {
    const head = { id: "r", register: "x", zone: null }
    const fold = (events: Parameters<typeof foldHistory>[2]) => () => foldHistory(certificates, head, events)
    expect(fold([])).toThrow("no history")
    expect(fold([event(1, "changed", "a", before)])).toThrow("entered once")
    expect(fold([event(1, "entered", "a", before), event(3, "queried", "b", before)])).toThrow("version 3")
    expect(
      fold([
        event(1, "entered", "a", before),
        event(2, "withdrawn", "a", before),
        event(3, "signed-off", "b", before),
      ]),
    ).toThrow("withdrawn")
  })

  test("nobody signs off what they entered, nor an older version, nor what was withdrawn", () => {
    const events = [event(1, "entered", "a", before), event(2, "signed-off", "b", before)]
    expect(changedBy(events)).toEqual({ version: 1, by: "a" })
    const codes = (person: string, version: number, state: "entered" | "withdrawn" | "signed-off") =>
      actionIssues("signed-off", { id: "r", state, version: 2 }, { version, person, changed: "a" }).map(
        ({ code }) => code,
      )
    expect(codes("a", 2, "entered")).toEqual(["register-own-entry"])
    expect(codes("b", 2, "entered")).toEqual([])
    expect(codes("b", 1, "entered")).toEqual(["register-version-older"])
    expect(codes("b", 2, "withdrawn")).toEqual(["register-record-withdrawn"])
    expect(codes("b", 2, "signed-off")).toEqual(["register-signed-off-already"])
  })

  test("changes name field, before and after", () => {
    expect(changesBetween(certificates, before, after)).toEqual([
      { field: "issued", before: "2021-01-01", after: "2022-01-01" },
    ])
  })
})

describe("validity", () => {
  // Issued 2021-03-01 for three years: valid to 2024-02-29.
  const record = certificate({ number: "1", issued: "2021-03-01" })
  test("both ends are within", () => {
    const on = (day: string) => validAt(certificates, record, day)
    expect(["2021-02-28", "2021-03-01", "2024-02-29", "2024-03-01"].map(on)).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  test("it expires from ninety days before the end, and has expired the day after it", () => {
    // 90 days before 2024-02-29 is 2023-12-01.
    const on = (day: string) => expiryOf(certificates, record, day)
    expect(["2023-11-30", "2023-12-01", "2024-02-29", "2024-03-01"].map(on)).toEqual([
      "valid",
      "expiring",
      "expiring",
      "expired",
    ])
    const { expiryWarningDays: _, ...endless } = certificates
    expect(expiryOf(endless, record, "2030-01-01")).toBeNull()
  })
})

describe("definitions", () => {
  test("the example is without fault", () => {
    expect(checkDefinition(certificates)).toEqual([])
  })

  test("every fault is told at once", () => {
    const [name] = certificates.fields
    if (name === undefined) throw new Error("no field")
    const { validFrom: _, ...roles } = certificates.roles
    const found = checkDefinition({
      ...certificates,
      fields: [...certificates.fields, name, { ...name, code: "other", names: ["金额"], type: "choice" }],
      key: ["nothing"],
      roles: { ...roles, level: "amount" },
    })
    expect(new Set(found.map(({ code }) => code))).toEqual(
      new Set([
        "register-field-twice",
        "register-header-twice",
        "register-choices-missing",
        "register-field-not-there",
        "register-role-type",
        "register-years-without-start",
        "register-count-without-start",
      ]),
    )
  })

  test("fields are measures of an import", () => {
    expect(
      measuresOf(certificates).map(({ code, type, identifies }) => [code, type, identifies ?? false]),
    ).toEqual([
      ["name", "text", true],
      ["uscc", "text", true],
      ["number", "text", true],
      ["issued", "date", false],
      ["level", "code", false],
      ["amount", "number", false],
      ["active", "code", false],
    ])
  })
})
