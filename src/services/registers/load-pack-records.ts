import type { Actor, Purpose } from "#access"
import type { Issue } from "#issues"
import type { Transaction } from "#schema"
import type { RegisterContext } from "./context.ts"
import { enterSystemRecords } from "./enter-system-records.ts"

export interface LoadRecordsContext extends Pick<RegisterContext, "packs" | "now" | "newId"> {
  readonly withActor: <T>(actor: Actor, purpose: Purpose, work: (tx: Transaction) => Promise<T>) => Promise<T>
}

const system = { kind: "system", task: "pack-records" } as const

/** Who keeps public lists. */
const keeper = "cn"

/**
 * Enters the records that public packs bring (`records:` of a register) as open lists, read by everyone who is signed in and
 * written by nobody. What stands already stays; a line that changed is one more event. Columns of the table that are no
 * field are the record's source: `certainty`, `note`.
 */
export async function loadPackRecords(
  context: LoadRecordsContext,
  signal?: AbortSignal,
): Promise<{ readonly added: number; readonly changed: number; readonly issues: readonly Issue[] }> {
  const sum = { added: 0, changed: 0, issues: [] as Issue[] }
  for (const { pack } of context.packs.values()) {
    if (pack.manifest.origin !== "public") continue
    for (const definition of pack.registers.values())
      for (const file of definition.records ?? []) {
        const table = pack.data.get(file)
        if (signal?.aborted || table === undefined) continue
        const at = (name: string) => table.header.indexOf(name)
        const fields = definition.fields
          .map(({ code }) => [code, at(code)] as const)
          .filter(([, i]) => i >= 0)
        const [zone, certainty, note] = [at("zone"), at("certainty"), at("note")]
        const text = (row: readonly string[], i: number) => (i < 0 ? null : row[i] || null)
        const rows = table.rows.map((row, i) => ({
          zone: text(row, zone),
          values: Object.fromEntries(fields.map(([code, column]) => [code, text(row, column)])),
          source: {
            file: `${pack.manifest.id}/data/${file}`,
            sheet: null,
            // The header is line 1.
            cell: `A${i + 2}`,
            certainty: text(row, certainty),
            note: text(row, note),
          },
        }))
        const { added, changed, issues } = await context.withActor(system, "administration", (tx) =>
          enterSystemRecords(tx, system, { definition, rows, origin: "public", open: true, keeper }, context),
        )
        sum.added += added
        sum.changed += changed
        sum.issues.push(...issues)
      }
  }
  return sum
}
