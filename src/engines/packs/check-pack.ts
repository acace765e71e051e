import type { SqlParser } from "#expressions"
import type { Issue } from "#issues"
import { checkAddresses } from "./checks/check-addresses.ts"
import { checkCitations } from "./checks/check-citations.ts"
import { checkData } from "./checks/check-data.ts"
import { checkDefinitions } from "./checks/check-definitions.ts"
import { checkForms } from "./checks/check-forms.ts"
import { checkMethods } from "./checks/check-methods.ts"
import { checkNumbers } from "./checks/check-numbers.ts"
import { checkPapers } from "./checks/check-papers.ts"
import { checkReferences } from "./checks/check-references.ts"
import { checkRelations } from "./checks/check-relations.ts"
import { checkShadowing, checkTree } from "./checks/check-tree.ts"
import { checkUnits } from "./checks/check-units.ts"
import { checkValues } from "./checks/check-values.ts"
import type { Pack } from "./pack.ts"
import type { Register } from "./schemas/index.ts"

export interface PackSurroundings {
  /** PostgreSQL's parser; left out: expressions are not read. */
  readonly parse?: SqlParser
  /** Registers of other packs, by id. */
  readonly registers?: ReadonlyMap<string, Register>
  /** Names of the tables of other packs. */
  readonly tables?: ReadonlySet<string>
}

/**
 * Everything that is wrong between the definitions of a pack, all at once, each with file and line.
 * What is wrong inside one file was reported by `buildPack`.
 */
export function checkPack(pack: Pack, { parse, registers, tables }: PackSurroundings = {}): Issue[] {
  return [
    ...checkReferences(pack),
    ...[...pack.frameworks.values()].flatMap(checkTree),
    ...checkShadowing(pack),
    ...checkCitations(pack),
    ...checkMethods(pack),
    ...checkNumbers(pack),
    ...checkUnits(pack),
    ...checkAddresses(pack),
    ...checkData(pack),
    ...checkDefinitions(pack, registers ?? new Map()),
    ...checkForms(pack, tables ?? new Set()),
    ...checkRelations(pack, parse),
    ...checkPapers(pack, parse),
    ...(parse === undefined ? [] : checkValues(pack, parse)),
  ]
}
