import type { Columns, EvaluationResult } from "#evaluation"

/** An invented result for tests, made by arithmetic: the same every time. */
export interface ExampleOptions {
  readonly entities?: number
  readonly indicators?: number
  readonly intervals?: boolean
  readonly origin?: string
}

const nastyNames = [
  "<script>alert(1)</script>",
  "=1+1",
  "示例省甲市高新区",
  `"><img src=x onerror=alert(2)>`,
  "</script><script>alert(3)</script>",
  "示例省乙市高新技术产业开发区（名称很长，用来检查截断与换行是否得当）",
  "O'Brien & Söhne `{{7*7}}`",
  "\u001b[31m红色\u202e反向",
]
const topics = ["创新能力", "结构优化", "绿色开放"]
const topicsEn = ["Innovation capacity", "Structure", "Green and open"]
const units = ["%", "件/万人", "万元", "亿元", "人"]

export function exampleResult(options: ExampleOptions = {}): EvaluationResult {
  const { entities: n = 31, indicators: m = 9, intervals = true, origin = "invented" } = options
  const entities = Array.from({ length: n }, (_, i) => ({
    code: `99${String(i + 1).padStart(4, "0")}`,
    name: nastyNames[i] ?? `示例园区${i + 1}`,
    class: i % 3 === 0 ? "东部" : i % 3 === 1 ? "中部" : "西部 & 东北",
    status: statusOf(i, n),
  }))
  const groups = topics.map((_, k) => `g${k + 1}`)
  const indicators = Array.from({ length: m }, (_, k) => ({ code: `i${k + 1}`, group: groups[k % 3]! }))
  const raw: Columns = {}
  const imputed: Columns = {}
  const normalised: Columns = {}
  indicators.forEach(({ code }, k) => {
    const values = entities.map(
      (_, i) => (((i * 37 + k * 53 + i * i * (k + 1)) % 101) + i / 7) * 10 ** (k % 4),
    )
    raw[code] = values.map((value, i) => ((i + 2 * k) % 17 === 5 ? null : value))
    imputed[code] = values.map((value, i) =>
      (i + 2 * k) % 17 === 5 && k % 2 === 0 ? value : (raw[code]?.[i] ?? null),
    )
    const there = imputed[code].filter((value) => value !== null)
    const low = Math.min(...there)
    const high = Math.max(...there)
    normalised[code] = imputed[code].map((value) =>
      value === null ? null : ((value - low) / (high - low || 1)) * 100,
    )
  })
  const average = (codes: readonly string[], i: number, columns: Columns) => {
    const values = codes.map((code) => columns[code]?.[i] ?? null).filter((value) => value !== null)
    return values.length === 0 ? null : values.reduce((a, b) => a + b, 0) / values.length
  }
  const scores: Columns = {}
  for (const group of groups) {
    const own = indicators.filter((indicator) => indicator.group === group).map(({ code }) => code)
    scores[group] = entities.map((_, i) => average(own, i, normalised))
  }
  scores.index = entities.map((entity, i) =>
    entity.status === "no-score" ? null : average(groups, i, scores),
  )
  const ranks: Columns = {}
  const classRanks: Columns = {}
  for (const [code, column] of Object.entries(scores)) {
    ranks[code] = rankColumn(
      column,
      entities.map((entity) => entity.status === "ranked"),
    )
    const inClass = new Map(
      [...new Set(entities.map((entity) => entity.class))].map((name) => [
        name,
        rankColumn(
          column,
          entities.map((entity) => entity.class === name && entity.status === "ranked"),
        ),
      ]),
    )
    classRanks[code] = entities.map((entity, i) => inClass.get(entity.class)?.[i] ?? null)
  }
  const rank = ranks.index ?? []
  const spread = (sign: number, factor: number) =>
    rank.map((value, i) =>
      value === null ? null : Math.max(1, Math.min(n, value + sign * ((i % 5) + 1) * factor)),
    )
  return {
    engine: { name: "gaoxin", version: "0.1.0" },
    framework: {
      id: "demo-2021",
      digest: `sha256:${"a1".repeat(32)}`,
      title: { zh: "示例高新区综合评价", en: "Example evaluation of high-tech zones" },
      ...(intervals
        ? {
            notice: {
              zh: "2021 结构 · 权重未公布 · 非官方",
              en: "2021 structure · weights unpublished · unofficial",
            },
          }
        : {}),
    },
    method: {
      steps: ["denominate", "screen", "impute", "treat", "transform", "normalise", "aggregate"],
      denominate: false,
      screen: { minAvailability: 0.66, minNonZero: null, include: [], exclude: [] },
      impute: { method: "median", by: "indicator", group: null, within: null, predictors: 3 },
      treat: {
        winsorise: { max: 5, skewness: 2, kurtosis: 3.5 },
        transform: "log",
        combine: false,
        force: false,
      },
      transform: "none",
      normalise: { method: "min-max", range: [0, 100] },
      weights: { method: "framework" },
      aggregate: [{ level: 2, options: { method: "arithmetic" } }, { options: { method: "geometric" } }],
      availability: null,
      missing: "renormalise",
      constant: "missing",
      unknownWeights: "interval",
      over: "period",
      classes: { by: "region", scope: "rank", minimum: 5 },
      rank: { decimals: null },
      size: null,
      overrides: { i2: { transform: "ln", normalise: { method: "z-score", mean: 0, sd: 1 } } },
      "</script>": "<b>",
    },
    data: { digest: `sha256:${"b2".repeat(32)}`, period: "2023", origin },
    entities,
    nodes: [
      {
        code: "index",
        level: 3,
        parent: null,
        weight: 1,
        kind: "aggregate",
        direction: 1,
        label: { zh: "综合指数", en: "Index" },
      },
      ...groups.map((code, k) => ({
        code,
        level: 2,
        parent: "index",
        weight: intervals ? null : 1,
        kind: "aggregate" as const,
        direction: 1 as const,
        label: { zh: topics[k]!, en: topicsEn[k]! },
        number: String(k + 1),
      })),
      ...indicators.map(({ code, group }, k) => ({
        code,
        level: 1,
        parent: group,
        weight: 1,
        kind: "indicator" as const,
        direction: k === 4 ? (-1 as const) : (1 as const),
        label: {
          zh: `示例指标${k + 1}（研发经费占营业收入比重）`,
          en: `Example indicator ${k + 1}: R&D <share>`,
        },
        number: `${(k % 3) + 1}.${Math.floor(k / 3) + 1}`,
        unit: units[k % units.length]!,
      })),
    ],
    steps: { raw, imputed, treated: imputed, normalised },
    scores,
    ranks,
    classRanks,
    weights: {
      index: { g1: 1 / 3, g2: 1 / 3, g3: 1 / 3 },
      ...Object.fromEntries(
        groups.map((group) => {
          const own = indicators.filter((indicator) => indicator.group === group)
          return [group, Object.fromEntries(own.map(({ code }) => [code, 1 / own.length]))]
        }),
      ),
    },
    missing: indicators.flatMap(({ code }) =>
      entities.flatMap((entity, i) =>
        raw[code]?.[i] == null
          ? [{ step: "raw", node: code, entity: entity.code, reason: "not-reported" as const }]
          : [],
      ),
    ),
    treatment: indicators.map(({ code }, k) => ({
      node: code,
      winsorised: k === 1 ? entities.slice(0, 2).map((entity) => entity.code) : [],
      transform: k === 2 ? "log" : "none",
      skew: [k / 3, k === 1 || k === 2 ? 0.4 : k / 3],
      kurtosis: [k, k === 1 || k === 2 ? 1 : k],
    })),
    adjustments:
      n < 8
        ? []
        : [
            {
              entity: "990004",
              kind: "deduction",
              points: -1.5,
              reason: "统计数据质量 <b>",
              reference: "示例办法第十二条",
              node: "index",
            },
            {
              entity: "990006",
              kind: "bonus",
              points: 2,
              reason: "试点任务",
              reference: "示例办法第十五条",
              node: "g1",
            },
            {
              entity: "990007",
              kind: "veto",
              points: null,
              reason: "重大安全事故",
              reference: "示例办法第二十条",
              node: "index",
            },
            {
              entity: "990008",
              kind: "not-ranked",
              points: null,
              reason: "新升级园区，首年不排名",
              reference: "示例办法第八条",
              node: "index",
            },
          ],
    scales: Object.fromEntries(
      indicators.map(({ code }) => [code, { method: "min-max", lower: 0, upper: 130 }]),
    ),
    ...(intervals
      ? {
          rankIntervals: [
            { weights: "any", best: spread(-1, 2), worst: spread(1, 2) },
            { weights: "between 0.5 and 2: <我方假设>", best: spread(-1, 1), worst: spread(1, 1) },
          ],
        }
      : {}),
    sizeTest: { size: "revenue", correlation: { index: 0.74, g1: 0.21, g2: -0.35, g3: null, i1: 0.05 } },
    issues: [
      {
        code: "weights-unknown",
        severity: "warning",
        path: "index",
        values: { parents: ["index"], shown: "interval" },
      },
      { code: "no-such-text", severity: "info", path: "i1/990001", values: { html: "<i>" } },
    ],
  }
}

function statusOf(i: number, n: number): EvaluationResult["entities"][number]["status"] {
  if (n < 8) return "ranked"
  if (i === 6) return "vetoed"
  if (i === 7) return "not-ranked"
  if (i === 9) return "screened"
  return i === 10 ? "no-score" : "ranked"
}

function rankColumn(column: readonly (number | null)[], takesPart: readonly boolean[]): (number | null)[] {
  const others = column.filter((value, i) => value !== null && takesPart[i] === true)
  return column.map((value, i) =>
    value === null || takesPart[i] !== true ? null : 1 + others.filter((other) => other! > value).length,
  )
}
