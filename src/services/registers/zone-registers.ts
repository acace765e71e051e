import { sql } from "kysely"
import type { Actor } from "#access"
import type { Words } from "#issues"
import type { Transaction } from "#schema"
import type { RegisterContext } from "./context.ts"
import { type CountRow, countRecords } from "./count-records.ts"
import { registersOf } from "./find-register.ts"
import { loadZones } from "./zone-of.ts"

export interface ZoneRegister {
  readonly id: string
  readonly title: Words
  readonly theme: string | null
  readonly records: number
  readonly signedOff: number
  readonly queried: number
  readonly counts: CountRow[]
}

/** The registers that hold records of a zone, as the actor may see them, with what they count for who oversees it. */
export async function zoneRegisters(
  tx: Transaction,
  actor: Actor,
  zone: string,
  period: string,
  context: Pick<RegisterContext, "packs" | "now" | "parseSql">,
): Promise<ZoneRegister[]> {
  const rows = await tx
    .selectFrom("register_listing")
    .where("zone", "=", zone)
    .where("state", "<>", "withdrawn")
    .groupBy("register")
    .select([
      "register",
      sql<string>`count(*)`.as("records"),
      sql<string>`count(*) filter (where state = 'signed-off')`.as("signedOff"),
      sql<string>`count(*) filter (where state = 'queried')`.as("queried"),
    ])
    .execute()
  const byRegister = new Map(rows.map((row) => [row.register, row]))
  const place = (await loadZones(tx)).byId.get(zone)?.place
  const oversees = actor.kind === "person" && place?.startsWith(actor.scope) === true
  const found: ZoneRegister[] = []
  for (const { definition } of registersOf(context.packs).values()) {
    const row = byRegister.get(definition.id)
    if (row === undefined) continue
    found.push({
      id: definition.id,
      title: definition.title,
      theme: definition.theme ?? null,
      records: Number(row.records),
      signedOff: Number(row.signedOff),
      queried: Number(row.queried),
      counts: oversees ? await countRecords(tx, actor, definition.id, { period, zone }, context) : [],
    })
  }
  return found
}
