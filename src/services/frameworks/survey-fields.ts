/**
 * Names of the fields of the torch survey's enterprise forms that formulas of packs use, by code in small letters.
 * Source: 国家高新区企业及区外高新技术企业统计年报表（国统制〔2022〕11号，有效期至 2025-02）, as typed anew by a third party and not
 * checked against the official booklet; qh40 and qh51 stand in form GQ-004, whose list of fields was not found.
 */
const fieldNames: Readonly<Record<string, string>> = {
  qb03_1: "行业代码",
  qb11: "是否为经过认定的高新技术企业",
  qb18: "企业控股情况",
  qc02: "工业总产值（当年价格）（千元）",
  qc05_0: "营业收入（千元）",
  qc06: "技术收入（千元）",
  qc11: "出口总额（千元）",
  qc11_1: "技术服务出口（千元）",
  qc12: "净利润（千元）",
  qc120: "营业利润（千元）",
  qc221: "税金及附加（千元）",
  qc226: "当年获得创业风险投资机构的风险投资额（千元）",
  qc33: "年末所有者权益（股东权益）（千元）",
  qc41: "规模以上工业企业及重点耗能企业综合能源消费量（吨标准煤）",
  qc51: "本年应付职工薪酬（本年贷方累计发生额）（千元）",
  qc61: "本年折旧（千元）",
  qc62: "应交增值税（千元）",
  qd01: "从业人员期末人数（人）",
  qd03: "留学归国人员（人）",
  qd08: "具有大学本科学历（位）人员（人）",
  qd18: "具有研究生学历（位）人员（人）",
  qd25: "外籍常驻人员（人）",
  qh40: "研发人员全时当量（GQ-004，名称推得）",
  qh51: "研发经费内部支出（GQ-004，名称推得）",
  qi24: "专利所有权转让及许可收入（千元）",
  qj09: "研究开发人员合计（人）",
  qj20: "研究开发费用合计（千元）",
  qj33_1: "委托境内研究机构（千元）",
  qj33_2: "委托境内高等学校（千元）",
  qj33_3: "委托境外机构（千元）",
  qj33_4: "委托境内企业（千元）",
  qj56: "申请发明专利（件）",
  qj57: "授权发明专利（件）",
  qj57_1: "授权国内发明专利（件）",
  qj59: "引进境外技术经费支出（千元）",
  qj61: "引进境外技术的消化吸收经费支出（千元）",
  qj71: "新产品销售收入（千元）",
  qj73: "拥有发明专利（件）",
  qj79: "期末拥有注册商标（件）",
  qj79_1: "境外注册商标（件）",
  qj79_2: "当年境外注册商标（件）",
  qj80: "认定登记的技术合同成交金额（千元）",
  qj82: "拥有欧美日专利（件）",
  qj90: "期末境外技术研发机构数（个）",
  qj98_1: "当年形成国际标准（项）",
}

/**
 * The fields that a formula names, in the order of their first use; a field whose name is not known keeps its code.
 * @example variablesIn("sum(qc12) / sum(qc05_0)")[0].code // "qc12"
 */
export function variablesIn(formula: string): { readonly code: string; readonly name: string }[] {
  const codes = new Set(formula.replace(/'[^']*'/g, "").match(/\bq[a-z]\d+(?:_\d+)?\b/g))
  return [...codes].map((code) => ({ code, name: fieldNames[code] ?? code }))
}
