import { Type } from "typebox"
import { Id } from "./common.ts"
import { Publications, Round } from "./round-schemas.ts"
import type { RouteTable } from "./route.ts"

/** Rounds as anybody reads them: under notice, and released. */
export const publicRoundsRoutes = {
  "GET /api/public/rounds": {
    summary: { zh: "正在公示和已发布的评价", en: "Evaluations under notice and released" },
    purpose: "public",
    roles: "anybody",
    response: Publications,
  },
  "GET /api/public/rounds/:round": {
    summary: { zh: "一个公开的评价", en: "One public evaluation" },
    purpose: "public",
    roles: "anybody",
    params: Round,
    response: Publications,
  },
  "GET /api/public/rounds/:round/:publication/proof": {
    summary: { zh: "公开证明", en: "The public proof" },
    purpose: "public",
    roles: "anybody",
    params: Type.Object({ round: Id, publication: Id }),
    response: "download",
  },
  "GET /api/public/rounds/:round/:publication/ranking": {
    summary: { zh: "公布的位次（CSV）", en: "The published ranking (CSV)" },
    purpose: "public",
    roles: "anybody",
    params: Type.Object({ round: Id, publication: Id }),
    response: "download",
  },
} as const satisfies RouteTable
