import type { Words } from "#issues"

const units: Readonly<Record<string, Words>> = {
  count: { zh: "个", en: "" },
  percent: { zh: "%", en: "%" },
  person: { zh: "人", en: "persons" },
  person_year: { zh: "人年", en: "person-years" },
  ten_thousand_person: { zh: "万人", en: "10,000 persons" },
  thousand_cny: { zh: "千元", en: "1,000 yuan" },
  ten_thousand_cny: { zh: "万元", en: "10,000 yuan" },
  hundred_million_cny: { zh: "亿元", en: "100 million yuan" },
  thousand_usd: { zh: "千美元", en: "1,000 US dollars" },
  hundred_million_usd: { zh: "亿美元", en: "100 million US dollars" },
  per_10k: { zh: "件/万人", en: "per 10,000" },
}

const names: Readonly<Record<string, string>> = {
  enterprises_with_revenue_over_100m: "营业收入过亿元企业数",
  exports: "出口额",
  fixed_asset_investment: "固定资产投资",
  foreign_capital_used: "实际使用外资",
  gdp: "园区生产总值",
  gdp_growth: "生产总值增速",
  gdp_share_of_national: "园区生产总值占全国比重",
  gross_industrial_output: "工业总产值",
  gross_industrial_output_above_size: "规上工业总产值",
  hightech_employees: "高新技术企业从业人员",
  hightech_employees_share: "高新技术企业从业人员占比",
  hightech_enterprises: "入统高新技术企业数",
  hightech_enterprises_share: "入统企业中高新技术企业占比",
  hightech_exports: "高新技术企业出口额",
  hightech_gross_industrial_output: "高新技术企业工业总产值",
  hightech_net_profit: "高新技术企业净利润",
  hightech_operating_revenue: "高新技术企业营业收入",
  hightech_output_share: "高新技术产业产值占比",
  hightech_taxes_paid: "高新技术企业上缴税额",
  hnte_count: "高新技术企业数",
  hnte_net_increase: "高新技术企业净增",
  hnte_share_of_national: "高新技术企业占全国比重",
  industrial_value_added: "工业增加值",
  industrial_value_added_above_size: "规上工业增加值",
  listed_companies: "上市公司数",
  little_giant_share_of_national: "专精特新“小巨人”企业占全国比重",
  net_profit: "净利润",
  new_little_giants: "新增“小巨人”企业",
  new_registered_enterprises: "新注册企业数",
  newly_registered_enterprises: "当年新注册企业数",
  operating_revenue: "营业收入",
  patents_granted: "专利授权数",
  public_budget_revenue: "一般公共预算收入",
  rd_expenditure: "研发经费支出",
  rd_personnel: "研发人员",
  rd_personnel_fte: "研发人员全时当量",
  rd_to_gdp: "研发经费占生产总值比重",
  registered_enterprises: "注册企业数",
  reporting_enterprises: "入统企业数",
  retail_sales: "社会消费品零售总额",
  share_of_city_tax: "税收占全市比重",
  star_market_listed_share_of_national: "科创板上市企业占全国比重",
  tax_share_of_national: "上缴税额占全国比重",
  taxes_paid: "上缴税额",
  total_profit: "利润总额",
  total_trade: "进出口总额",
  valid_invention_patents: "有效发明专利数",
  valid_invention_patents_per_10k_employees: "每万名从业人员有效发明专利",
  valid_invention_patents_per_10k_people: "每万人有效发明专利",
  year_end_employees: "年末从业人员",
  zones_with_revenue_over_100bn: "营业收入超千亿元园区数",
}

/** A unit of the packs' long tables in words. */
export const unitWords = (unit: string): Words => units[unit] ?? { zh: unit, en: unit.replaceAll("_", " ") }

/** An indicator of the packs' long tables in words; its code reads as English. */
export function indicatorWords(code: string): Words {
  const en = code.replaceAll("_", " ")
  return { zh: names[code] ?? code, en: en.charAt(0).toUpperCase() + en.slice(1) }
}

/** Part of a year that a value is for; `full_year` needs no word. */
export function periodWords(period: string): Words {
  const found = /^jan_(\w{3})$/.exec(period)?.[1] ?? ""
  const month =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov"].indexOf(found) + 1
  return month > 0 ? { zh: `1–${month} 月`, en: `January–${found}` } : { zh: "", en: "" }
}
