import type { Actor } from "#access"
import { type Issue, issue } from "#issues"
import {
  changesBetween,
  keyOf,
  type RecordSource,
  type RecordValues,
  type RegisterDefinition,
  readValues,
} from "#registers"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import type { RegisterContext } from "./context.ts"
import { type NewRecord, writeEvent, writeRecords } from "./write-records.ts"
import { loadZones, unknownZone } from "./zone-of.ts"

export interface SystemRecords {
  readonly definition: RegisterDefinition
  readonly rows: readonly {
    /** Code or name; null: it counts for none, and the whole tree's top keeps it. */
    readonly zone: string | null
    readonly values: Readonly<Record<string, string | null>>
    readonly source: RecordSource
  }[]
  readonly origin: "public" | "invented"
  /** A public list: read by everyone who is signed in, written by nobody else. Left out, the zone keeps each record. */
  readonly open: boolean
  /** Keeper of a public list, and of records without a zone. */
  readonly keeper: string
}

/**
 * Enters what a pack brings, as the system. Rows that stand already with the same values are left as they are; other
 * values are one more event, while nobody but the system has changed the record.
 * @param actor the system
 */
export async function enterSystemRecords(
  tx: Transaction,
  actor: Extract<Actor, { kind: "system" }>,
  { definition, rows, origin, open, keeper }: SystemRecords,
  context: Pick<RegisterContext, "now" | "newId">,
): Promise<{ readonly added: number; readonly changed: number; readonly issues: readonly Issue[] }> {
  const person = `system:${actor.task}`
  const zones = await loadZones(tx)
  const top = await tx
    .selectFrom("organisation")
    .where("id", "=", keeper)
    .select(["id", "place"])
    .executeTakeFirst()
  const issues: Issue[] = []
  if (top === undefined)
    return {
      added: 0,
      changed: 0,
      issues: [issue("error", "register-zone-unknown", keeper, { text: keeper })],
    }
  const standing = new Map(
    (
      await tx
        .selectFrom("register_record")
        .where("register", "=", definition.id)
        .where("state", "<>", "withdrawn")
        .select([
          "id",
          "organisation_id",
          "place",
          "zone",
          "open",
          "version",
          "changed_by",
          "key_text",
          "values",
        ])
        .execute()
    ).map((row) => [`${row.zone ?? row.organisation_id}\n${row.key_text}`, row]),
  )
  const added = new Map<string, NewRecord>()
  let changed = 0
  for (const row of rows) {
    const placeOf = (code: string) => `${row.source.file} ${row.source.cell ?? ""} ${code}`.trim()
    const { values, issues: faults } = readValues(definition, row.values, { usccFault: "warning", placeOf })
    const zone = row.zone === null || row.zone === "" ? null : zones.find(row.zone).zone
    const found: Issue[] = [...faults]
    if (row.zone !== null && row.zone !== "" && zone === null)
      found.push(unknownZone(zones, placeOf("zone"), row.zone))
    issues.push(...found)
    const key = keyOf(definition, values)
    if (key === null || found.some(({ severity }) => severity === "error")) continue
    const owner = open || zone === null ? top : { id: zone.id, place: zone.place }
    const name = `${zone?.id ?? owner.id}\n${key}`
    const record = standing.get(name)
    if (record === undefined) {
      if (!added.has(name))
        added.set(name, {
          id: context.newId(),
          organisation: owner.id,
          place: zone?.place ?? owner.place,
          zone: zone?.id ?? null,
          open,
          origin,
          key,
          values,
          source: row.source,
        })
    } else if (record.changed_by === person && isDifferent(definition, record.values, values)) {
      await writeEvent(tx, definition, person, context.now(), {
        record,
        kind: "changed",
        state: "entered",
        values,
        reason: row.source.file,
        source: row.source,
      })
      changed++
    }
  }
  await writeRecords(tx, [...added.values()], {
    definition,
    person,
    now: context.now(),
    importId: null,
    reason: rows[0]?.source.file ?? "",
  })
  if (added.size + changed > 0)
    await recordAction(tx, {
      action: "register.seed",
      objectKind: "register",
      objectId: definition.id,
      detail: { added: added.size, changed },
    })
  return { added: added.size, changed, issues }
}

const isDifferent = (definition: RegisterDefinition, before: RecordValues, after: RecordValues) =>
  changesBetween(definition, before, after).length > 0
