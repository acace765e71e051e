// Two numbers of the opinion itself and one point table, as rules: for tests only. Packs bring their own.
import type { Words } from "#issues"
import type { Force } from "./decide.ts"
import type { Declared } from "./scope.ts"

export interface ExampleRule {
  readonly id: string
  readonly title: Words
  readonly force: Force
  readonly variables: readonly Declared[]
  readonly parameters: readonly Declared[]
  readonly parameterValues: Readonly<Record<string, string>>
  readonly definitions: Readonly<Record<string, { readonly label: Words; readonly text: string }>>
  readonly conditions: readonly {
    readonly id: string
    readonly label: Words
    readonly text: string
    readonly clause: string
  }[]
}

const declared = (
  code: string,
  type: Declared["type"],
  zh: string,
  en: string,
  more: Partial<Declared> = {},
): Declared => ({ code, type, label: { zh, en }, ...more })

const opinion = "国发〔2020〕7号（五）"

/** Work permit up to 65: 可, on approval at city level or above; never an entitlement. */
export const workPermitAge: ExampleRule = {
  id: "work-permit-65",
  title: { zh: "高端人才工作许可年龄放宽至65岁", en: "Work permit up to 65 for high-end talent" },
  force: "may",
  variables: [
    declared(
      "high_end_talent",
      "truth",
      "境外高端人才（主管部门认定）",
      "high-end overseas talent, as judged by the authority",
    ),
    declared("zone_level", "text", "园区级别", "level of the zone"),
    declared("birth_date", "date", "出生日期", "date of birth"),
    declared("approval_level", "text", "批准部门级别", "level of the approving body"),
  ],
  parameters: [
    declared("age_max", "number", "年龄上限", "age limit", { unit: "岁" }),
    declared("on", "date", "申请日", "day of application"),
  ],
  parameterValues: { age_max: "65" },
  definitions: {
    age: { label: { zh: "周岁", en: "age" }, text: "years_between(birth_date, p.on)" },
  },
  conditions: [
    {
      id: "talent",
      label: { zh: "境外高端人才", en: "high-end overseas talent" },
      text: "high_end_talent",
      clause: opinion,
    },
    {
      id: "zone",
      label: { zh: "国家高新区内企业", en: "enterprise of a national zone" },
      text: "zone_level = 'national'",
      clause: opinion,
    },
    { id: "age", label: { zh: "不超过65岁", en: "up to 65" }, text: "age <= p.age_max", clause: opinion },
    {
      id: "approval",
      label: { zh: "市级以上外国人来华工作管理部门批准", en: "approved at city level or above" },
      text: "approval_level in ('city', 'province', 'ministry')",
      clause: opinion,
    },
  ],
}

/** Residence permit of at most 5 years; its least term is of 出境入境管理法 Art. 30. */
export const residencePermit: ExampleRule = {
  id: "residence-5-years",
  title: { zh: "外籍员工居留许可不超过5年", en: "Residence permit of up to 5 years for foreign staff" },
  force: "may",
  variables: [
    declared("zone_level", "text", "园区级别", "level of the zone"),
    declared("foreign_staff", "truth", "企业聘用的外籍人员", "foreign staff of the enterprise"),
    declared("permit_from", "date", "居留许可起", "first day of the permit"),
    declared("permit_to", "date", "居留许可止", "day on which the permit ends"),
  ],
  parameters: [
    declared("years_max", "number", "最长年限", "longest term", { unit: "年" }),
    declared("days_min", "number", "最短天数", "shortest term", { unit: "天" }),
  ],
  parameterValues: { years_max: "5", days_min: "90" },
  definitions: {},
  conditions: [
    {
      id: "zone",
      label: { zh: "国家高新区内企业", en: "enterprise of a national zone" },
      text: "zone_level = 'national'",
      clause: opinion,
    },
    { id: "staff", label: { zh: "外籍员工", en: "foreign staff" }, text: "foreign_staff", clause: opinion },
    {
      id: "longest",
      label: { zh: "不超过5年", en: "up to 5 years" },
      // To the very day: five years less one day are four whole years.
      text: "years_between(permit_from, permit_to - 1) < p.years_max",
      clause: opinion,
    },
    {
      id: "shortest",
      label: { zh: "不少于90日", en: "at least 90 days" },
      text: "permit_to - permit_from >= p.days_min",
      clause: "出境入境管理法第三十条",
    },
  ],
}

const sme = (article: string) => `国科发政〔2017〕115号 ${article}`

/** Falls through to "unknown" where the share is unknown: `else 0` would make a missing figure a score of 0. */
const bands = (share: string, steps: readonly (readonly [from: string, points: number])[]) =>
  `case ${steps.map(([from, points]) => `when ${share} >= ${from} then ${points}`).join(" ")} when ${share} < ${steps.at(-1)?.[0]} then 0 end`

/** 科技型中小企业: Articles 6 to 8. */
export const technologySme: ExampleRule = {
  id: "technology-sme",
  title: { zh: "科技型中小企业", en: "Technology SME" },
  force: "must",
  variables: [
    declared("resident", "truth", "境内注册的居民企业", "resident enterprise of mainland China"),
    declared("staff", "number", "职工总数", "staff", { unit: "人" }),
    declared("st_staff", "number", "科技人员", "science and technology staff", { unit: "人" }),
    declared("sales", "number", "销售收入", "sales", { unit: "万元", decimals: 2 }),
    declared("assets", "number", "资产总额", "assets", { unit: "万元", decimals: 2 }),
    declared("costs", "number", "成本费用总额", "total costs", { unit: "万元", decimals: 2 }),
    declared("rd", "number", "研发费用", "R&D expenditure", { unit: "万元", decimals: 2 }),
    declared(
      "restricted_product",
      "truth",
      "产品属禁止、限制、淘汰类",
      "products prohibited, restricted or phased out",
    ),
    declared("misconduct", "truth", "有重大事故、严重违法失信", "major accidents, offences or misconduct"),
    declared("class_one", "number", "Ⅰ类知识产权", "class I rights", { unit: "件" }),
    declared("class_two", "number", "Ⅱ类知识产权", "class II rights", { unit: "件" }),
    declared("hnte", "truth", "有效的高新技术企业", "valid high-tech enterprise"),
    declared(
      "national_award",
      "truth",
      "五年内国家科技奖前三名",
      "national award, top three, last five years",
    ),
    declared("rd_body", "truth", "省部级以上研发机构", "recognised R&D body at provincial level or above"),
    declared("led_standard", "truth", "五年内主导制定标准", "led a standard in the last five years"),
  ],
  parameters: [
    declared("staff_max", "number", "职工上限", "most staff", { unit: "人" }),
    declared("money_max", "number", "收入、资产上限", "most sales and assets", { unit: "万元" }),
    declared("score_min", "number", "得分下限", "least score"),
  ],
  parameterValues: { staff_max: "500", money_max: "20000", score_min: "60" },
  definitions: {
    staff_score: {
      label: { zh: "科技人员得分", en: "score for staff" },
      text: bands("st_staff / staff", [
        ["0.30", 20],
        ["0.25", 16],
        ["0.20", 12],
        ["0.15", 8],
        ["0.10", 4],
      ]),
    },
    rd_sales_score: {
      label: { zh: "研发投入得分（按销售收入）", en: "score for R&D by sales" },
      text: bands("rd / sales", [
        ["0.06", 50],
        ["0.05", 40],
        ["0.04", 30],
        ["0.03", 20],
        ["0.02", 10],
      ]),
    },
    rd_costs_score: {
      label: { zh: "研发投入得分（按成本费用）", en: "score for R&D by costs" },
      text: bands("rd / costs", [
        ["0.30", 50],
        ["0.25", 40],
        ["0.20", 30],
        ["0.15", 20],
        ["0.10", 10],
      ]),
    },
    result_score: {
      label: { zh: "科技成果得分", en: "score for results" },
      text: "case when class_one >= 1 then 30 when class_two >= 4 then 24 when class_two = 3 then 18 when class_two = 2 then 12 when class_two = 1 then 6 when class_two = 0 and class_one = 0 then 0 end",
    },
  },
  conditions: [
    {
      id: "resident",
      label: { zh: "（一）居民企业", en: "(1) resident enterprise" },
      text: "resident",
      clause: sme("第六条（一）"),
    },
    {
      id: "size",
      label: { zh: "（二）规模", en: "(2) size" },
      text: "staff <= p.staff_max and sales <= p.money_max and assets <= p.money_max",
      clause: sme("第六条（二）"),
    },
    {
      id: "products",
      label: { zh: "（三）产品", en: "(3) products" },
      text: "not restricted_product",
      clause: sme("第六条（三）"),
    },
    {
      id: "conduct",
      label: { zh: "（四）守法", en: "(4) conduct" },
      text: "not misconduct",
      clause: sme("第六条（四）"),
    },
    {
      id: "score",
      label: { zh: "（五）得分不低于60分，或直接确认", en: "(5) score of 60, or direct confirmation" },
      // Of the two R&D items the enterprise chooses one: `or` holds when either does, and is unknown, not false,
      // while the one that might is not reported.
      text: `staff_score > 0 and (staff_score + rd_sales_score + result_score >= p.score_min
             or staff_score + rd_costs_score + result_score >= p.score_min)
             or hnte or national_award or rd_body or led_standard`,
      clause: sme("第六条（五）、第七条、第八条"),
    },
  ],
}
