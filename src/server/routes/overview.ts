import type { FastifyInstance } from "fastify"
import { overviewRoutes } from "#contracts"
import { sourcesCited } from "#services/frameworks"
import {
  clauseMatrix,
  clausesTable,
  type ExportTable,
  layoutCoverage,
  myOverview,
  nationalSeries,
  overview,
  populations,
  publishedGoals,
  publishedRanks,
  registerNotes,
  zonePage,
  zoneRegister,
  zonesTable,
} from "#services/overview"
import { keptRegisters } from "#services/registers"
import { releasedOfZone } from "#services/rounds"
import type { ServerContext } from "../context.ts"
import { registerRoutes } from "../register-routes.ts"

export function overviewRoutesOn(app: FastifyInstance, context: ServerContext): void {
  const { packs, mode } = context
  const cited = (citations: Parameters<typeof sourcesCited>[1]) => {
    const pack = packs.get("national")?.pack
    return pack === undefined ? {} : sourcesCited(pack, citations)
  }
  const csv = (fileName: string, { header, rows }: ExportTable) => ({
    fileName,
    mediaType: "text/csv; charset=utf-8",
    content: context.evaluation.writeCsv(header, rows),
  })
  const zonesOf = (origin: "public" | "invented" | undefined) =>
    origin === "invented" && mode !== "demo" ? [] : zoneRegister(packs, origin ?? "public")
  // Whether a register holds anything is public, what it holds is not: the system looks, and tells only that.
  const registersKept = () =>
    context.withActor({ kind: "system", task: "registers-kept" }, "administration", (tx) =>
      keptRegisters(tx, packs),
    )
  registerRoutes(app, context, overviewRoutes, {
    "GET /api/overview": async ({ act, actor }) => {
      const kept = await registersKept()
      return act((tx) => overview(tx, actor, packs, mode, kept))
    },
    "GET /api/overview/mine": ({ act, actor }) => act((tx) => myOverview(tx, actor, packs)),
    "GET /api/zones": async ({ query }) => {
      const counts = populations(packs)
      return {
        origin: query.origin ?? "public",
        hasInvented: mode === "demo",
        populations: counts,
        zones: zonesOf(query.origin),
        notes: registerNotes(packs),
        sources: cited(counts.map((one) => one.published?.citation ?? null)),
      }
    },
    "GET /api/zones/export": async ({ query }) => {
      const year = query.year === undefined ? null : Number(query.year)
      const name = query.origin === "invented" ? "示例园区（虚构）" : "国家高新区名录"
      return csv(`${name}${year === null ? "" : `-${year}`}.csv`, zonesTable(zonesOf(query.origin), year))
    },
    "GET /api/zones/:code": async ({ params, act }) => ({
      ...zonePage(packs, mode, params.code),
      evaluations: (await act((tx) => releasedOfZone(tx, params.code))).map((one) => ({
        id: one.round,
        title: one.title,
        href: `/public/evaluations/${one.round}`,
        releasedAt: one.releasedAt.toISOString(),
        rank: one.rank,
        ranked: one.ranked,
      })),
    }),
    "GET /api/published-ranks": async () => {
      const ranks = publishedRanks(packs)
      return {
        ranks,
        zones: new Set(ranks.map((rank) => rank.zone)).size,
        notes: registerNotes(packs, "zone_rankings_published.csv"),
        sources: cited(ranks.map((rank) => rank.citation)),
      }
    },
    "GET /api/national/series": async () => {
      const series = nationalSeries(packs)
      return {
        series,
        notes: registerNotes(packs, "national_totals.csv"),
        sources: cited(series.flatMap((one) => one.points.map((point) => point.citation))),
      }
    },
    "GET /api/national/goals": async () => {
      const goals = publishedGoals(packs)
      return {
        goals,
        sources: cited(goals.flatMap((goal) => [goal.citation, goal.actual?.citation ?? null])),
      }
    },
    "GET /api/national/layout": async () => layoutCoverage(packs),
    "GET /api/clauses": async ({ act, actor }) => {
      const kept = await registersKept()
      return act((tx) => clauseMatrix(tx, actor, packs, kept))
    },
    "GET /api/clauses/export": async ({ act, actor, query }) => {
      const kept = await registersKept()
      const { clauses } = await act((tx) => clauseMatrix(tx, actor, packs, kept))
      const bearer = query.bearer ?? null
      return csv(
        `国发〔2020〕7号条款${bearer === null ? "" : `-${bearer}`}.csv`,
        clausesTable(clauses, bearer),
      )
    },
  })
}
