import { type Issue, issue } from "#issues"
import type { Pack } from "#packs"
import type { EvaluationContext } from "./context.ts"
import { type KnownRows, profileList, registerList } from "./list-template.ts"
import { readOwnData } from "./run-evaluation.ts"

export interface ListTemplateOptions {
  readonly pack?: string
  /** Id of a register of the pack. */
  readonly register?: string
  /** Id of an import profile of the pack. */
  readonly profile?: string
  /** Data to take the entities and last values from. */
  readonly data?: string
  readonly period?: string
}

/**
 * The workbook to fill for a register's list, or for a kind of file that a profile describes.
 * @returns no workbook when the pack has no such register or profile, with the reason
 */
export async function makeListTemplate(
  options: ListTemplateOptions,
  language: "zh" | "en",
  context: EvaluationContext,
): Promise<{ workbook: Uint8Array | null; entities: number; issues: readonly Issue[] }> {
  const none = (issues: readonly Issue[]) => ({ workbook: null, entities: 0, issues })
  if (options.pack === undefined)
    return none([issue("error", "template-needs-pack", "--pack", { allowed: await context.packNames() })])
  const { pack, folder, issues } = await context.loadPack(options.pack)
  const errors = issues.filter(({ severity }) => severity === "error")
  if (pack === null) return none(errors)
  if (options.register !== undefined) {
    const definition = pack.registers.get(options.register)
    if (definition === undefined)
      return none([
        issue("error", "template-register-unknown", "--register", {
          id: options.register,
          allowed: [...pack.registers.keys()],
        }),
      ])
    const workbook = await context.writeListTemplate(registerList(definition, language))
    return { workbook, entities: 0, issues: errors }
  }
  const profile = pack.profiles.get(options.profile ?? "")
  if (profile === undefined)
    return none([
      issue("error", "template-profile-unknown", "--profile", {
        id: options.profile,
        allowed: [...pack.profiles.keys()],
      }),
    ])
  const found: Issue[] = [...errors]
  const list = profileList(
    profile,
    pack,
    profile.rows === "entities"
      ? await knownRows(options, pack, folder, context, found)
      : { entities: [], period: null, previous: null },
    language,
  )
  if (found.some(({ severity }) => severity === "error")) return none(found)
  return { workbook: await context.writeListTemplate(list), entities: list.rows.length, issues: found }
}

/** Entities of the data given, else of the pack's list of zones, else of its own data. */
async function knownRows(
  options: ListTemplateOptions,
  pack: Pack,
  folder: string,
  context: EvaluationContext,
  issues: Issue[],
): Promise<KnownRows> {
  const period = options.period ?? null
  const zones = pack.data.get("zones.csv")
  const own = zones === undefined && pack.manifest.default?.data !== undefined
  const table =
    options.data !== undefined || own ? await readOwnData(options, pack, folder, context, issues) : null
  const header = table?.header ?? zones?.header ?? []
  const rows = table?.rows.map(({ cells }) => cells) ?? zones?.rows ?? []
  const at = (name: string) => header.indexOf(name)
  const entities = new Map<string, string>()
  for (const cells of rows) {
    const code = cells[at("code")] ?? ""
    if (code !== "") entities.set(code, cells[at("name")] ?? "")
  }
  return { entities: [...entities].map(([code, name]) => ({ code, name })), period, previous: table }
}
