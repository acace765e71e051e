// Door of contracts: every route of the server, by domain.
import { auditRoutes } from "./audit.ts"
import { operationsRoutes } from "./operations.ts"
import { organisationsRoutes } from "./organisations.ts"
import { overviewRoutes } from "./overview.ts"
import { packsRoutes } from "./packs.ts"
import { peopleRoutes } from "./people.ts"
import { roundsRoutes } from "./rounds.ts"
import { runsRoutes } from "./runs.ts"
import { systemRoutes } from "./system.ts"

export const contracts = {
  ...systemRoutes,
  ...overviewRoutes,
  ...packsRoutes,
  ...runsRoutes,
  ...roundsRoutes,
  ...organisationsRoutes,
  ...peopleRoutes,
  ...auditRoutes,
  ...operationsRoutes,
}

export type Contracts = typeof contracts
export type RouteKey = keyof Contracts

export { IssueSchema, Label, ProblemSchema } from "./common.ts"
export type { BodyOf, ParamsOf, QueryOf, ResponseOf, RouteContract, RouteTable } from "./route.ts"
export {
  auditRoutes,
  operationsRoutes,
  organisationsRoutes,
  overviewRoutes,
  packsRoutes,
  peopleRoutes,
  roundsRoutes,
  runsRoutes,
  systemRoutes,
}
