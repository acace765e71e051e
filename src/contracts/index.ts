// Door of contracts: every route of the server, by domain.
import { auditRoutes } from "./audit.ts"
import { feedbackRoutes } from "./feedback.ts"
import { fillingRoutes } from "./filling.ts"
import { frameworkVersionsRoutes } from "./framework-versions.ts"
import { importsRoutes } from "./imports.ts"
import { operationsRoutes } from "./operations.ts"
import { organisationsRoutes } from "./organisations.ts"
import { overviewRoutes } from "./overview.ts"
import { packsRoutes } from "./packs.ts"
import { papersRoutes } from "./papers.ts"
import { peopleRoutes } from "./people.ts"
import { registersRoutes } from "./registers.ts"
import { reviewingRoutes } from "./reviewing.ts"
import { roundsRoutes } from "./rounds.ts"
import { runsRoutes } from "./runs.ts"
import { snapshotsRoutes } from "./snapshots.ts"
import { surveysRoutes } from "./surveys.ts"
import { systemRoutes } from "./system.ts"

export const contracts = {
  ...systemRoutes,
  ...overviewRoutes,
  ...packsRoutes,
  ...frameworkVersionsRoutes,
  ...feedbackRoutes,
  ...runsRoutes,
  ...importsRoutes,
  ...registersRoutes,
  ...surveysRoutes,
  ...fillingRoutes,
  ...reviewingRoutes,
  ...snapshotsRoutes,
  ...papersRoutes,
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
  feedbackRoutes,
  fillingRoutes,
  frameworkVersionsRoutes,
  importsRoutes,
  operationsRoutes,
  organisationsRoutes,
  overviewRoutes,
  packsRoutes,
  papersRoutes,
  peopleRoutes,
  registersRoutes,
  reviewingRoutes,
  roundsRoutes,
  runsRoutes,
  snapshotsRoutes,
  surveysRoutes,
  systemRoutes,
}
