import { issue, Problem, type Words } from "#issues"
import {
  type Citation,
  citationOfRow,
  nobody,
  type Packs,
  type PresentedSource,
  sourcesCited,
  wordsOf,
} from "#services/frameworks"
import { indicatorWords, unitWords } from "./indicator-words.ts"
import { listOf, recordsOf, textOf } from "./pack-records.ts"
import { type PublishedRank, publishedRanks } from "./published-ranks.ts"
import { type Zone, zoneRegister } from "./zone-register.ts"

export interface ZonePage {
  readonly zone: Zone
  readonly facts: {
    readonly id: string
    readonly label: Words
    readonly value: string | null
    readonly citation: Citation
  }[]
  readonly history: { readonly at: string; readonly text: Words; readonly citation: Citation }[]
  readonly ranks: PublishedRank[]
  readonly values: {
    readonly indicator: string
    readonly label: Words
    readonly year: string
    readonly period: string
    readonly value: number
    readonly unit: Words
    readonly citation: Citation
  }[]
  readonly sources: Record<string, PresentedSource>
}

/**
 * Everything public about one zone, each with its source. Real zones show published values only; invented ones, in a
 * demonstration, those of their own table.
 * @throws Problem not-found
 */
export function zonePage(packs: Packs, mode: "production" | "demo", code: string): ZonePage {
  const real = zoneRegister(packs, "public").find((zone) => zone.code === code)
  if (real !== undefined) return realPage(packs, real)
  const invented =
    mode === "demo" ? zoneRegister(packs, "invented").find((zone) => zone.code === code) : undefined
  if (invented === undefined) throw new Problem("not-found", [issue("error", "no-such-zone", code)])
  return inventedPage(packs, invented)
}

function realPage(packs: Packs, zone: Zone): ZonePage {
  const pack = packs.get("national")?.pack
  const row = recordsOf(pack, "zones.csv").find((one) => one.code === zone.code) ?? {}
  const facts = factsOf(row)
  const ranks = publishedRanks(packs).filter((rank) => rank.zone === zone.code)
  const values = recordsOf(pack, "zone_indicators.csv")
    .filter((one) => one.code === zone.code)
    .map((one) => ({
      indicator: one.indicator ?? "",
      label: indicatorWords(one.indicator ?? ""),
      year: one.year ?? "",
      period: one.period ?? "",
      value: Number(one.value),
      unit: unitWords(one.unit ?? ""),
      citation: citationOfRow(one),
    }))
  const history = [
    {
      at: approvalText(row),
      text: { zh: "批复为国家高新区", en: "Approved as a national zone" },
      citation: approvalCitation(row),
    },
  ]
  const citations = [...facts, ...history, ...ranks, ...values].map((one) => one.citation)
  return {
    zone,
    facts,
    history,
    ranks,
    values,
    sources: pack === undefined ? {} : sourcesCited(pack, citations),
  }
}

type Row = Readonly<Record<string, string>>

const register: Citation = {
  ...nobody,
  note: { zh: "名录（本项目编制）", en: "register (made by this project)" },
}

const approvalText = (row: Row) =>
  textOf(row.approval_date) ??
  [row.approval_year, row.approval_month?.padStart(2, "0")].filter(Boolean).join("-")

const approvalCitation = (row: Row): Citation => ({
  ...nobody,
  sources: listOf(row.approval_source),
  certainty: textOf(row.approval_certainty),
  note: row.approval_note ? { zh: row.approval_note, en: row.approval_note } : null,
})

const memberships: Citation = {
  ...nobody,
  certainty: "memory",
  note: { zh: "战略范围凭常识，未逐一查证", en: "from general knowledge, not checked one by one" },
}

const types: Readonly<Record<string, string>> = {
  high_tech_zone: "国家高新技术产业开发区",
  agri_demo_zone: "国家农业高新技术产业示范区",
  industrial_park: "工业园区（与国家高新区一并评价）",
}

function factsOf(row: Row): ZonePage["facts"] {
  const fact = (id: string, zh: string, en: string, value: string | undefined, citation = register) => ({
    id,
    label: { zh, en },
    value: textOf(value),
    citation,
  })
  const cited = (ids: string | undefined): Citation => ({ ...nobody, sources: listOf(ids) })
  return [
    fact("type", "类别", "Kind", types[row.zone_type ?? ""] ?? row.zone_type),
    fact(
      "place",
      "所在地",
      "Place",
      [...new Set([row.province, row.prefecture, row.county])].filter(Boolean).join(" · "),
    ),
    fact("region", "地区", "Region", row.region, cited("region-def")),
    fact("approved", "批复", "Approved", approvalText(row), approvalCitation(row)),
    fact("demonstration", "国家自主创新示范区", "Innovation demonstration zone", row.innovation_demo_zone, {
      ...cited("htz-demo-23-66"),
      note: {
        zh: "总数有来源，逐家归属未逐一有来源",
        en: "the total has a source, not each membership",
      },
    }),
    fact(
      "strategies",
      "国家重大区域战略",
      "Regional strategies",
      listOf(row.strategies).join("、"),
      memberships,
    ),
    fact("area", "批准面积（公顷）", "Approved area (ha)", row.planned_area_ha, cited(row.area_source)),
    fact(
      "industries",
      "主导产业",
      "Leading industries",
      row.leading_industries,
      cited(row.industries_source),
    ),
    fact("aliases", "别名", "Other names", listOf(row.aliases).join("、")),
    fact("stage", "发展阶段", "Stage of development", ""),
    fact("entrusted", "整合、托管", "Merged or entrusted", ""),
  ]
}

function inventedPage(packs: Packs, zone: Zone): ZonePage {
  const pack = packs.get("demo")?.pack
  const table = pack?.data.get("zones.csv")
  const labels = new Map<string, Words>()
  for (const framework of pack?.frameworks.values() ?? [])
    for (const node of framework.nodes)
      if (node.indicator !== null) labels.set(node.code, wordsOf(node.indicator.label, node.code))
  const citation: Citation = { ...nobody, sources: [...(table?.entry.source ?? [])] }
  const plain = new Set(["code", "name", "period", "region", "stage", "origin"])
  const values = recordsOf(pack, "zones.csv")
    .filter((row) => row.code === zone.code)
    .flatMap((row) =>
      Object.entries(row).flatMap(([column, text]) => {
        const value = Number(text)
        if (plain.has(column) || text === "" || !Number.isFinite(value)) return []
        const unit = table?.entry.units?.[column] ?? ""
        return {
          indicator: column,
          label: labels.get(column) ?? indicatorWords(column),
          year: row.period ?? "",
          period: "full_year",
          value,
          unit: { zh: unit, en: unit },
          citation,
        }
      }),
    )
  return {
    zone,
    facts: [
      { id: "region", label: { zh: "地区", en: "Region" }, value: zone.region, citation },
      { id: "stage", label: { zh: "发展阶段", en: "Stage of development" }, value: zone.stage, citation },
    ],
    history: [],
    ranks: [],
    values,
    sources: pack === undefined ? {} : sourcesCited(pack, [citation]),
  }
}
