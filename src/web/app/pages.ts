import type { ComponentType } from "react"
import type { Role } from "#access"
import { accountPages } from "../pages/account/pages.ts"
import { administrationPages } from "../pages/administration/pages.ts"
import { auditPages } from "../pages/audit/pages.ts"
import { clausesPages } from "../pages/clauses/pages.ts"
import { evaluationsPages } from "../pages/evaluations/pages.ts"
import { fillingPages } from "../pages/filling/pages.ts"
import { frameworksPages } from "../pages/frameworks/pages.ts"
import { importsPages } from "../pages/imports/pages.ts"
import { operationsPages } from "../pages/operations/pages.ts"
import { overviewPages } from "../pages/overview/pages.ts"
import { packsPages } from "../pages/packs/pages.ts"
import { papersPages } from "../pages/papers/pages.ts"
import { publicPages } from "../pages/public/pages.ts"
import { registersPages } from "../pages/registers/pages.ts"
import { reviewingPages } from "../pages/reviewing/pages.ts"
import { roundsPages } from "../pages/rounds/pages.ts"
import { snapshotsPages } from "../pages/snapshots/pages.ts"
import { surveysPages } from "../pages/surveys/pages.ts"
import { zonesPages } from "../pages/zones/pages.ts"
import type { Text } from "./language.tsx"

/** One page: where it is, what it is called, who finds it in the menu. */
export interface PageDefinition {
  /** `/rounds/$round`: a part that begins with $ is a parameter. */
  readonly path: string
  readonly title: Text
  /** Loaded when the page is opened. */
  readonly load: () => Promise<{ readonly default: ComponentType }>
  /** Its group in the menu; left out: reached by links only. */
  readonly menu?: "main" | "administration"
  /** Who sees it in the menu; left out: everyone. What the page then shows is the server's decision. */
  readonly roles?: readonly Role[]
}

/** Every page, in the order of the menu. */
export const pages: readonly PageDefinition[] = [
  ...overviewPages,
  ...zonesPages,
  ...importsPages,
  ...registersPages,
  ...fillingPages,
  ...surveysPages,
  ...reviewingPages,
  ...snapshotsPages,
  ...papersPages,
  ...roundsPages,
  ...evaluationsPages,
  ...frameworksPages,
  ...clausesPages,
  ...packsPages,
  ...publicPages,
  ...administrationPages,
  ...auditPages,
  ...operationsPages,
  ...accountPages,
]
