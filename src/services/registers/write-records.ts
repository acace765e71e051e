import type { Insertable } from "kysely"
import {
  daysOf,
  type RecordEventKind,
  type RecordSource,
  type RecordState,
  type RecordValues,
  type RegisterDefinition,
  searchTextOf,
} from "#registers"
import type { RegisterEventTable, RegisterRecordTable, Transaction } from "#schema"

/** A record that is entered anew. */
export interface NewRecord {
  readonly id: string
  readonly organisation: string
  readonly place: string
  readonly zone: string | null
  readonly open: boolean
  readonly origin: RegisterRecordTable["origin"]
  readonly key: string
  readonly values: RecordValues
  readonly source: RecordSource | null
}

export interface Writing {
  readonly definition: RegisterDefinition
  /** Who writes. */
  readonly person: string
  readonly now: Date
  readonly importId: string | null
  readonly reason: string
}

/** Rows of one statement: PostgreSQL takes 65,535 values. */
const atOnce = 400

/** The columns of a record that follow from its values. */
export function columnsOf(definition: RegisterDefinition, values: RecordValues) {
  const { validFrom, validTo } = daysOf(definition, values)
  const { name, uscc, level } = definition.roles
  return {
    name: values[name] ?? "",
    uscc: uscc === undefined ? null : (values[uscc] ?? null),
    level: level === undefined ? null : (values[level] ?? null),
    valid_from: validFrom,
    valid_to: validTo,
    values: JSON.stringify(values),
    ...searchTextOf(definition, values),
  }
}

/** Enters records, each with the event that begins its history. */
export async function writeRecords(
  tx: Transaction,
  records: readonly NewRecord[],
  { definition, person, now, importId, reason }: Writing,
): Promise<void> {
  for (let from = 0; from < records.length; from += atOnce) {
    const rows: Insertable<RegisterRecordTable>[] = []
    const events: Insertable<RegisterEventTable>[] = []
    for (const record of records.slice(from, from + atOnce)) {
      const owned = {
        register: definition.id,
        organisation_id: record.organisation,
        place: record.place,
        zone: record.zone,
        open: record.open,
        import_id: importId,
        source: record.source === null ? null : JSON.stringify(record.source),
        proof_id: null,
      }
      const columns = columnsOf(definition, record.values)
      rows.push({
        ...owned,
        ...columns,
        id: record.id,
        origin: record.origin,
        key_text: record.key,
        state: "entered",
        version: 1,
        changed_by: person,
        signed_by: null,
        signed_at: null,
        created_at: now,
        updated_at: now,
      })
      events.push({
        ...owned,
        record_id: record.id,
        version: 1,
        period: null,
        kind: "entered",
        values: columns.values,
        reason,
        at: now,
        signs_version: null,
        signs_person: null,
      })
    }
    await tx.insertInto("register_record").values(rows).execute()
    await tx.insertInto("register_event").values(events).execute()
  }
}

/** One more event of a record that stands, and the record as it makes it. */
export interface NextEvent {
  readonly record: Pick<
    RegisterRecordTable,
    "id" | "organisation_id" | "place" | "zone" | "version" | "changed_by"
  > & { readonly open: boolean }
  readonly kind: Exclude<RecordEventKind, "entered">
  readonly state: RecordState
  /** All values after it. */
  readonly values: RecordValues
  readonly reason: string
  readonly key?: string
  readonly source?: RecordSource | null
  readonly proof?: string
  readonly importId?: string | null
  /** Of a sign-off: the version that is signed, and who made it. */
  readonly signs?: { readonly version: number; readonly person: string }
}

/** @returns whether the record was still the version that the event follows */
export async function writeEvent(
  tx: Transaction,
  definition: RegisterDefinition,
  person: string,
  now: Date,
  next: NextEvent,
): Promise<boolean> {
  const { record, kind } = next
  const isChange = kind === "changed" || kind === "proof"
  const { numUpdatedRows } = await tx
    .updateTable("register_record")
    .set({
      version: record.version + 1,
      state: next.state,
      updated_at: now,
      signed_by: kind === "signed-off" ? person : null,
      signed_at: kind === "signed-off" ? now : null,
      ...(isChange ? { changed_by: person } : {}),
      ...(kind === "changed" ? columnsOf(definition, next.values) : {}),
      ...(next.key === undefined ? {} : { key_text: next.key }),
      ...(next.proof === undefined ? {} : { proof_id: next.proof }),
      ...(next.source === undefined
        ? {}
        : { source: next.source === null ? null : JSON.stringify(next.source) }),
    })
    .where("id", "=", record.id)
    .where("version", "=", record.version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await tx
    .insertInto("register_event")
    .values({
      record_id: record.id,
      register: definition.id,
      organisation_id: record.organisation_id,
      place: record.place,
      zone: record.zone,
      open: record.open,
      version: record.version + 1,
      period: null,
      kind,
      values: JSON.stringify(next.values),
      reason: next.reason,
      at: now,
      signs_version: next.signs?.version ?? null,
      signs_person: next.signs?.person ?? null,
      proof_id: next.proof ?? null,
      import_id: next.importId ?? null,
      source: next.source === undefined || next.source === null ? null : JSON.stringify(next.source),
    })
    .execute()
  return true
}
