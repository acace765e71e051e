// Files laid out as committees, yearbooks and accountants do. What comes out was worked out by hand from the sheet.
import { expect, test } from "vitest"
import { readUgly, xlsxOf } from "./ugly-files.ts"

test("provinces merged, subtotals, remainders, headings with figures", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        ["地区", "高新区", "营业收入（亿元）", "高新技术企业数"],
        ["全国", null, 100, 10],
        ["安徽省", "小计", 30, 3],
        [null, "合肥高新区", 20, 2],
        [null, "芜湖高新区", 10, 1],
        ["江苏省", "苏州工业园区*", 15, 1],
        [null, "江苏省小计", 15, 1],
        ["其他", null, 5, 1],
        ["市辖区", null, 6, 1],
        ["一、国家级高新区", null, 9, 9],
        ["（一）", "无锡高新区", 1, 1],
      ],
      { merges: ["A3:A5", "A6:A7"] },
    ]),
    "2024.xlsx",
  )
  expect(reading).toEqual({
    values: {
      "340100-1 2024 operating_revenue": "2000000",
      "340100-1 2024 hnte_count": "2",
      "340200-1 2024 operating_revenue": "1000000",
      "340200-1 2024 hnte_count": "1",
      "320500-4 2024 operating_revenue": "1500000",
      "320500-4 2024 hnte_count": "1",
      "320200-1 2024 operating_revenue": "100000",
      "320200-1 2024 hnte_count": "1",
    },
    unread: {
      A2: "total",
      C2: "total",
      D2: "total",
      A3: "subtotal",
      B3: "subtotal",
      C3: "subtotal",
      D3: "subtotal",
      B7: "subtotal",
      C7: "subtotal",
      D7: "subtotal",
      A8: "subtotal",
      C8: "subtotal",
      D8: "subtotal",
      A9: "subtotal",
      C9: "subtotal",
      D9: "subtotal",
      A10: "subtotal",
      C10: "subtotal",
      D10: "subtotal",
    },
    questions: [],
    issues: ["unit-assumed"],
    tables: ["A1:D11"],
  })
})

test("names with numbers, marks, levels, suffixes, two names in one", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        ["园区名称", "高新技术企业数（家）"],
        ["1.合肥高新区", 1],
        ["其中：芜湖高新区", 2],
        ["蚌埠高新区[1]", 3],
        ["国家级淮南高新区", 4],
        ["滁州国家高新区管委会", 5],
        ["铜陵狮子山高新区²", 6],
        ["马鞍山市慈湖高新区", 7],
        ["苏州\n工业园区", 8],
        ["江苏省无锡高新区（国家级）", 9],
        ["合肥经济技术开发区", 10],
        ["南京市江北新区", 11],
        ["西安高新区（西安高新技术产业开发区）", 12],
        ["成都高新技术产业开发区管理委员会", 13],
        ["湖南省长沙市高新技术产业开发区", 14],
        {},
      ].filter((x) => Array.isArray(x)),
    ]),
    "2024年.xlsx",
  )
  expect(reading).toEqual({
    values: {
      "340100-1 2024 hnte_count": "1",
      "340200-1 2024 hnte_count": "2",
      "340300-1 2024 hnte_count": "3",
      "340400-1 2024 hnte_count": "4",
      "341100-1 2024 hnte_count": "5",
      "340700-1 2024 hnte_count": "6",
      "340500-1 2024 hnte_count": "7",
      "320500-4 2024 hnte_count": "8",
      "320200-1 2024 hnte_count": "9",
      "610100-1 2024 hnte_count": "12",
      "510100-1 2024 hnte_count": "13",
      "430100-1 2024 hnte_count": "14",
    },
    unread: { A11: "entity-unknown", B11: "entity-unknown", A12: "entity-unknown", B12: "entity-unknown" },
    questions: ["entity A11 合肥经济技术开发区", "entity A12 南京市江北新区"],
    issues: [],
    tables: ["A1:B15"],
  })
})

test("page numbers, 续表 with the same columns and with others", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        ["表1-3  各高新区主要经济指标（2024年）"],
        ["单位：千元"],
        ["高新区", "营业收入", "工业总产值"],
        ["合肥高新区", 1, 2],
        ["—12—"],
        ["续表1-3"],
        ["单位：千元"],
        ["高新区", "营业收入", "工业总产值"],
        ["芜湖高新区", 3, 4],
        ["注：含托管区。"],
        ["蚌埠高新区", 5, 6],
        ["第2页 共3页"],
        ["续表1-3"],
        ["高新区", "净利润", "出口总额"],
        ["合肥高新区", 7, 8],
        ["单位负责人：王五   统计负责人：赵六   填表人：钱七"],
      ],
      { merges: ["A1:C1"] },
    ]),
    "i.xlsx",
  )
  expect(reading).toEqual({
    values: {
      "340100-1 2024 operating_revenue": "1",
      "340100-1 2024 gross_industrial_output": "2",
      "340200-1 2024 operating_revenue": "3",
      "340200-1 2024 gross_industrial_output": "4",
      "340300-1 2024 operating_revenue": "5",
      "340300-1 2024 gross_industrial_output": "6",
      "340100-1 2024 net_profit_yearbook": "7",
      "340100-1 2024 exports_yearbook": "8",
    },
    unread: {
      A5: "repeated-header",
      A6: "repeated-header",
      A7: "repeated-header",
      A8: "repeated-header",
      B8: "repeated-header",
      C8: "repeated-header",
      A10: "note",
      A16: "note",
    },
    questions: [],
    issues: [],
    tables: ["A3:C11", "A14:C15"],
  })
})

test("notes in the middle", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        ["2024年"],
        ["高新区", "营业收入（亿元）", "备注"],
        ["合肥高新区", 1, "含代管"],
        ["注：以下为2024年新升级高新区，数据为半年"],
        ["滁州高新区", 2],
        ["注1：芜湖数据待核", null, null],
        ["芜湖高新区", 3, "注：待核"],
        ["数据来源：省统计局", null, null],
        ["　　2.本表不含……", null, null],
      ],
    ]),
    "a.xlsx",
  )
  expect(reading).toEqual({
    values: {
      "340100-1 2024 operating_revenue": "100000",
      "341100-1 2024 operating_revenue": "200000",
      "340200-1 2024 operating_revenue": "300000",
    },
    unread: { C3: "column-unknown", A4: "note", A6: "note", C7: "column-unknown", A8: "note", A9: "note" },
    questions: [],
    issues: ["column-unknown"],
    tables: ["A2:C7"],
  })
})

test("figures without a name are told", async () => {
  const reading = await readUgly(
    await xlsxOf([
      [
        ["2024年高新区情况"],
        ["省份", "高新区", "高新技术企业数", "入统企业数"],
        ["安徽", "合肥高新区", 1, 2],
        ["芜湖高新区", null, 3, 4],
        ["安徽", null, 5, 6],
        [null, null, 9, 9],
      ],
    ]),
    "a.xlsx",
  )
  expect(reading).toEqual({
    values: { "340100-1 2024 hnte_count": "1", "340100-1 2024 reporting_enterprises": "2" },
    unread: {
      A4: "entity-unknown",
      C4: "entity-unknown",
      D4: "entity-unknown",
      A5: "subtotal",
      C5: "subtotal",
      D5: "subtotal",
      C6: "entity-unknown",
      D6: "entity-unknown",
    },
    questions: [],
    issues: ["row-without-name", "unit-assumed", "unit-assumed"],
    tables: ["A2:D6"],
  })
})
