import type { Language } from "#issues"

type Text = Readonly<Record<Language, string>>

/** Words of the workbooks that we write. */
export const workbookTexts = {
  results: { zh: "结果", en: "Results" },
  weights: { zh: "权重", en: "Weights" },
  settings: { zh: "方法", en: "Settings" },
  missing: { zh: "缺失", en: "Missing" },
  treatment: { zh: "极端值处理", en: "Treatment" },
  adjustments: { zh: "调整", en: "Adjustments" },
  sources: { zh: "来源", en: "Sources" },
  issues: { zh: "提示", en: "Issues" },
  rank: { zh: "位次", en: "Rank" },
  classRank: { zh: "类内位次", en: "Rank in class" },
  code: { zh: "代码", en: "Code" },
  name: { zh: "名称", en: "Name" },
  period: { zh: "时期", en: "Period" },
  class: { zh: "评价分类", en: "Class" },
  status: { zh: "状态", en: "Status" },
  bestRank: { zh: "最好位次", en: "Best rank" },
  worstRank: { zh: "最差位次", en: "Worst rank" },
  origin: { zh: "数据来源", en: "Origin" },
  item: { zh: "项目", en: "Item" },
  content: { zh: "内容", en: "Content" },
  parent: { zh: "上级", en: "Parent" },
  level: { zh: "层级", en: "Level" },
  unit: { zh: "单位", en: "Unit" },
  direction: { zh: "方向", en: "Direction" },
  higher: { zh: "越大越好", en: "higher is better" },
  lower: { zh: "越小越好", en: "lower is better" },
  number: { zh: "编号", en: "Number" },
  weight: { zh: "权重（上级内合计为 1）", en: "Weight (sum 1 within the parent)" },
  statedWeight: { zh: "指标体系所列权重", en: "Weight in the framework" },
  weightOf: { zh: "权重", en: "Weight" },
  definition: { zh: "定义", en: "Definition" },
  step: { zh: "步骤", en: "Step" },
  node: { zh: "指标", en: "Indicator" },
  entity: { zh: "评价对象", en: "Entity" },
  reason: { zh: "原因", en: "Reason" },
  reference: { zh: "依据", en: "Reference" },
  kind: { zh: "类型", en: "Kind" },
  points: { zh: "分值", en: "Points" },
  winsorised: { zh: "缩尾的对象", en: "Winsorised" },
  transform: { zh: "变换", en: "Transform" },
  skew: { zh: "偏度（前、后）", en: "Skewness (before, after)" },
  kurtosis: { zh: "峰度（前、后）", en: "Kurtosis (before, after)" },
  severity: { zh: "级别", en: "Severity" },
  place: { zh: "位置", en: "Place" },
  text: { zh: "说明", en: "Text" },
  engine: { zh: "计算程序", en: "Engine" },
  framework: { zh: "指标体系", en: "Framework" },
  frameworkDigest: { zh: "指标体系摘要值", en: "Digest of the framework" },
  dataDigest: { zh: "数据摘要值", en: "Digest of the data" },
  source: { zh: "资料", en: "Source" },
  sizeTest: { zh: "与规模的相关系数", en: "Correlation with log size" },
  formulas: { zh: "公式", en: "Formulas" },
  formulasText: {
    zh: "能用权重与下级得分复算的汇总得分和位次是公式；改动“权重”或“标准化”表中的数即重新计算。其余为数值。",
    en: "Scores and ranks that weights and lower scores reproduce are formulas: change a number on the sheets of weights or normalised values and they follow. All others are values.",
  },
  invented: {
    zh: "虚构数据 INVENTED DATA：对象与数值均为虚构，仅供演示，不代表任何真实园区。",
    en: "INVENTED DATA 虚构数据: entities and values are made up for demonstration and stand for no real zone.",
  },
  weightsUnknown: {
    zh: "权重未公布 · 非官方：位次按等权计算。",
    en: "Weights not published · not official: ranks are those of equal weights.",
  },
  data: { zh: "数据", en: "Data" },
  indicators: { zh: "指标", en: "Indicators" },
  guide: { zh: "说明", en: "Guide" },
  previous: { zh: "往期数据", en: "Earlier data" },
  neededFor: { zh: "用于计算：", en: "Needed for: " },
  nameZh: { zh: "名称（中文）", en: "Name (Chinese)" },
  formula: { zh: "计算公式", en: "Formula" },
  choices: { zh: "选项", en: "Choices" },
  fields: { zh: "字段", en: "Fields" },
  required: { zh: "必填", en: "required" },
  optional: { zh: "选填", en: "optional" },
  otherNames: { zh: "也可写作", en: "Also read as" },
  nameEn: { zh: "名称（英文）", en: "Name (English)" },
} as const satisfies Readonly<Record<string, Text>>

/** First line of a sheet that is not data; imports know it. */
export const notImported = "仅供参照，不导入 · For reference, not imported"

const stepNames: Readonly<Record<string, Text>> = {
  raw: { zh: "原始数据", en: "Raw" },
  denominated: { zh: "相对化", en: "Denominated" },
  screened: { zh: "筛选", en: "Screened" },
  imputed: { zh: "插补", en: "Imputed" },
  treated: { zh: "极端值处理后", en: "Treated" },
  transformed: { zh: "变换", en: "Transformed" },
  normalised: { zh: "标准化", en: "Normalised" },
}

const originNames: Readonly<Record<string, Text>> = {
  public: { zh: "公开", en: "public" },
  user: { zh: "用户提供", en: "user" },
  invented: { zh: "虚构", en: "invented" },
  derived: { zh: "推算", en: "derived" },
}

/** The word of a step or an origin; one that we do not know stands as it is. */
const wordOf = (table: Readonly<Record<string, Text>>, key: string, language: Language): string =>
  Object.hasOwn(table, key) ? (table[key]?.[language] ?? key) : key

export const stepName = (step: string, language: Language): string => wordOf(stepNames, step, language)
export const originName = (origin: string, language: Language): string =>
  wordOf(originNames, origin, language)
