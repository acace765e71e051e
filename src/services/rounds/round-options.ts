import type { Actor } from "#access"
import type { Transaction } from "#schema"
import { versionChoices } from "#services/frameworks"
import type { RoundContext } from "./context.ts"
import { both } from "./round-framework.ts"

/** What a new round can choose from: packs with their frameworks, methods and periods, frameworks of one's own, the zones overseen. */
export async function roundOptions(tx: Transaction, actor: Actor, context: RoundContext) {
  const scope = actor.kind === "person" ? actor.scope : "\n"
  const zones = await tx
    .selectFrom("organisation")
    .where("kind", "=", "zone")
    .orderBy("id")
    .select(["id", "name_zh as name", "origin", "place"])
    .execute()
  return {
    own: await versionChoices(tx),
    packs: [...context.packs].map(([id, { pack }]) => {
      const table = pack.data.get(pack.manifest.default?.data ?? "")
      const at = table?.header.indexOf("period") ?? -1
      const columns = table?.header ?? []
      const isText = (column: number) =>
        table?.rows.some((row) => /[^\d.\-+eE\s]/.test(row[column] ?? "")) ?? false
      return {
        id,
        title: both(pack.manifest.title, id),
        origin: pack.manifest.origin,
        frameworks: [...pack.frameworks].map(([framework, { file }]) => ({
          id: framework,
          title: both(file.title, framework),
        })),
        methods: [...pack.methods].map(([method, { title }]) => ({ id: method, title: both(title, method) })),
        periods:
          at < 0
            ? []
            : [...new Set(table?.rows.map((row) => row[at] ?? "") ?? [])].filter((p) => p !== "").sort(),
        classColumns: columns.filter(
          (column, i) => !["code", "name", "period", "origin"].includes(column) && isText(i),
        ),
      }
    }),
    zones: zones
      .filter((zone) => zone.place.startsWith(scope))
      .map(({ id, name, origin }) => ({ id, name, origin })),
  }
}
