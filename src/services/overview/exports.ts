import type { ClauseLine } from "./clause-matrix.ts"
import { isApprovedBy } from "./population.ts"
import type { Zone } from "./zone-register.ts"

type Cell = string | number | null

/** A table to be written as a file. */
export interface ExportTable {
  readonly header: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** The register as a table; each row says where it comes from. */
export function zonesTable(zones: readonly Zone[], year: number | null): ExportTable {
  return {
    header: [
      "编号",
      "名称",
      "简称",
      "省",
      "地级单位",
      "地区",
      "批复年",
      "批复月",
      "自创区",
      "区域战略",
      "来源",
    ],
    rows: zones
      .filter((zone) => year === null || isApprovedBy(zone, year))
      .map((zone) => [
        zone.code,
        zone.name,
        zone.shortName,
        zone.province,
        zone.prefecture,
        zone.region,
        zone.approvalYear,
        zone.approvalMonth,
        zone.demonstrationZone,
        zone.strategies.join(";"),
        zone.origin,
      ]),
  }
}

const states: Readonly<Record<string, string>> = {
  "in-use": "在用",
  "waits-for-data": "缺数据",
  "waits-for-decision": "待决定",
  "not-built": "未建",
  "not-software": "不属软件",
}

/** The clauses as a table; only those that a bearer carries, where one is named. */
export function clausesTable(clauses: readonly ClauseLine[], bearer: string | null): ExportTable {
  return {
    header: ["编号", "条", "原文短语", "概述", "力度", "承担者", "状态", "需要", "指标", "后续文件"],
    rows: clauses
      .filter((clause) => bearer === null || clause.bearers.includes(bearer))
      .map((clause) => [
        clause.id,
        clause.article,
        clause.phrase,
        clause.summary.zh,
        clause.force,
        clause.bearers.join(";"),
        states[clause.state] ?? clause.state,
        clause.needs?.zh ?? null,
        clause.indicators.map((one) => one.label.zh).join(";"),
        clause.changedBy.join(";"),
      ]),
  }
}
