import { describe, expect, test } from "vitest"
import { periodIn, periodOfHeader } from "./find-period.ts"
import { readDate, readNumber } from "./read-cell.ts"
import { applyFactor, convertUnit, describeFactor, parseUnit } from "./units.ts"

test.each([
  ["亿元", "千元", "× 100,000"],
  ["万元", "千元", "× 10"],
  ["元", "千元", "÷ 1,000"],
  ["万人", "人", "× 10,000"],
  ["‰", "%", "÷ 10"],
  ["万吨标准煤", "吨标准煤", "× 10,000"],
  ["亩", "公顷", "÷ 15"],
  ["平方公里", "公顷", "× 100"],
  ["万平方米", "公顷", ""],
  ["亿美元", "万美元", "× 10,000"],
  ["万元/人", "千元/人", "× 10"],
  ["元/平方米", "万元/亩", "× 1 ÷ 15"],
])("%s → %s: %s", (from, to, shown) => {
  const factor = convertUnit(from, to)
  if (from === "元/平方米")
    // One mu is 2000/3 m²: 1 yuan/m² = 2000/3 yuan/mu = 1/15 of 10,000 yuan/mu.
    expect(factor).toMatchObject({ times: "1", over: "15" })
  else
    expect(describeFactor(factor!, "zh")).toBe(`${from} → ${to}${shown === "" ? "（不换算）" : ` ${shown}`}`)
})

test("currencies, heads and firms are not converted into each other", () => {
  expect(convertUnit("万美元", "千元")).toBeNull()
  expect(convertUnit("人", "家")).toBeNull()
  expect(convertUnit("平方米", "元")).toBeNull()
  expect(convertUnit("人", "人年")).toBeNull()
  expect(parseUnit("不含税")).toBeNull()
  expect(parseUnit("（亿元）")?.text).toBe("亿元")
})

test("factors are applied exactly", () => {
  expect(applyFactor("0.1", convertUnit("亿元", "千元")!)).toBe("10000")
  expect(applyFactor("1234567.891", convertUnit("元", "千元")!)).toBe("1234.567891")
  expect(applyFactor("12345678901234567.89", convertUnit("亿元", "千元")!)).toBe("1234567890123456789000")
  expect(applyFactor("30", convertUnit("亩", "公顷")!)).toBe("2")
  expect(applyFactor("1", convertUnit("亩", "公顷")!)).toBeNull()
  expect(applyFactor("-0.05", convertUnit("万元", "千元")!)).toBe("-0.5")
  expect(applyFactor("0", convertUnit("万元", "千元")!)).toBe("0")
  expect(applyFactor("1.50", convertUnit("千元", "千元")!)).toBe("1.5")
})

describe("numbers as people type them", () => {
  const read = (text: string) => readNumber({ text, kind: "text" })
  test.each([
    ["1234.5", "1234.5"],
    ["１２３４．５", "1234.5"],
    ["1,234,567", "1234567"],
    ["1，234，567", "1234567"],
    ["1 234 567", "1234567"],
    ["１ ２ ３", "123"],
    ["'123", "123"],
    ["(123.5)", "-123.5"],
    ["（123.5）", "-123.5"],
    ["－5", "-5"],
    ["1.2E5", "120000"],
    ["0.10", "0.1"],
    ["1.2万", "12000"],
    ["3.5亿", "350000000"],
  ])("%s is %s", (text, number) => expect(read(text)).toMatchObject({ kind: "number", text: number }))

  test.each([
    ["300人", "300", "人"],
    ["12.5%", "12.5", "%"],
    ["12.5％", "12.5", "%"],
    ["3.5亿元", "3.5", "亿元"],
    ["1,200 万元", "1200", "万元"],
  ])("%s carries its unit", (text, number, unit) =>
    expect(read(text)).toEqual({ kind: "number", text: number, unit }),
  )

  test.each([
    "约300",
    ">500",
    "3-5",
    "300（预计）",
    "300左右",
    "1,23",
    "12 3",
    "--5",
    "1.2.3",
    "三百",
    "300+",
    "1/2",
  ])("%s is no number", (text) => expect(read(text)).toEqual({ kind: "none" }))

  test.each([
    ["", "blank"],
    ["　", "blank"],
    ["—", "dash"],
    ["–", "dash"],
    ["-", "dash"],
    ["－", "dash"],
    ["——", "dash"],
    ["/", "not-applicable"],
    ["／", "not-applicable"],
    ["N/A", "not-applicable"],
    ["NA", "not-applicable"],
    ["#N/A", "not-applicable"],
    ["…", "not-known"],
    ["……", "not-known"],
    ["不 详", "not-known"],
    ["暂无", "not-known"],
    ["未报", "not-reported"],
    ["保密", "secret"],
  ])("%s is missing: %s", (text, reason) => expect(read(text)).toEqual({ kind: "missing", reason }))

  test("a share shown as percent is moved exactly", () => {
    expect(readNumber({ text: "0.125", kind: "number", note: "percent" })).toEqual({
      kind: "number",
      text: "12.5",
      unit: "%",
    })
    expect(readNumber({ text: "1e-7", kind: "number" })).toEqual({ kind: "number", text: "0.0000001" })
    expect(readNumber({ text: "1e+21", kind: "number" })).toEqual({
      kind: "number",
      text: "1000000000000000000000",
    })
    expect(readNumber({ text: "TRUE", kind: "truth" })).toEqual({ kind: "none" })
    expect(readNumber({ text: "#DIV/0!", kind: "error" })).toEqual({ kind: "none" })
  })
})

test.each([
  ["2024年度各高新区主要指标", "2024"],
  ["2024年1—6月", "2024-Q2"],
  ["2024年1-5月主要经济指标", "2024-05"],
  ["2024年一季度", "2024-Q1"],
  ["2024年第3季度", "2024-Q3"],
  ["2024年上半年", "2024-Q2"],
  ["2024年6月", "2024-06"],
  ["2024-Q4", "2024-Q4"],
  ["截至2024年12月31日", "2024"],
  ["汇总表2024", "2024"],
  ["国科发火〔2021〕106号 2023年", "2023"],
  ["2024-2025", null],
  ["2023年、2024年对比", null],
  ["主要指标", null],
])("the period of %s is %s", (text, period) => expect(periodIn(text)).toBe(period))

test.each([
  ["2023年", "2023"],
  ["2024年末", "2024"],
  ["2024", "2024"],
  ["2024年1-6月", "2024-Q2"],
  ["2024年营业收入", null],
  ["本年", null],
])("a header's line %s is the period %s", (text, period) => expect(periodOfHeader(text)).toBe(period))

test.each([
  ["2024-01-31", "2024-01-31"],
  ["2024/1/31", "2024-01-31"],
  ["2024.1.31", "2024-01-31"],
  ["2024年1月31日", "2024-01-31"],
  ["20240131", "2024-01-31"],
  ["2024年1月", "2024-01"],
  ["2024", "2024"],
  ["2024-02-30", null],
  ["2024-13-01", null],
  ["去年", null],
])("the date of %s is %s", (text, date) => expect(readDate(text)).toBe(date))
