import type { Selectable } from "kysely"
import type { Actor } from "#access"
import { issue, Problem, type Words } from "#issues"
import {
  type Expiry,
  expiryOf,
  type RecordSource,
  type RecordState,
  type RecordValues,
  type RegisterDefinition,
} from "#registers"
import type { RegisterRecordTable, Transaction } from "#schema"
import {
  type EnterpriseLink,
  findEnterprises,
  type LikelyEnterprise,
  likelyEnterprises,
} from "./find-enterprises.ts"

export interface RecordView {
  readonly id: string
  readonly register: string
  readonly name: string
  readonly uscc: string | null
  readonly level: string | null
  readonly zone: string | null
  readonly zoneName: string | null
  readonly organisation: { readonly id: string; readonly name: Words }
  /** The registered enterprise that it is about, of those that the actor may see. */
  readonly enterprise: EnterpriseLink | null
  /** Enterprises that may be meant; likenesses with one record alone. */
  readonly likelyEnterprises: LikelyEnterprise[]
  readonly origin: "public" | "user" | "invented"
  readonly values: Record<string, string | null>
  readonly hidden: string[]
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly expiry: Expiry | null
  readonly state: RecordState
  readonly version: number
  readonly proof: { readonly fileName: string; readonly digest: string } | null
  readonly source: {
    readonly file: string
    readonly sheet: string | null
    readonly cell: string | null
    readonly certainty: string | null
    readonly note: string | null
  } | null
  readonly updatedAt: string
  readonly mayEdit: boolean
  readonly mayCheck: boolean
}

/** Who sees which fields of a record. */
export function hiddenFields(
  definition: RegisterDefinition,
  actor: Actor,
  keeper: string,
): ReadonlySet<string> {
  const own = actor.kind === "system" || (actor.kind === "person" && actor.organisation === keeper)
  return new Set(own ? [] : definition.fields.filter(({ restricted }) => restricted).map(({ code }) => code))
}

/** Values without those that somebody is not to see. */
export function shownValues(
  definition: RegisterDefinition,
  values: RecordValues,
  hidden: ReadonlySet<string>,
): Record<string, string | null> {
  return Object.fromEntries(
    definition.fields.map(({ code }) => [code, hidden.has(code) ? null : (values[code] ?? null)]),
  )
}

type Row = Selectable<RegisterRecordTable>

/** Names and documents of some rows, looked up together. */
export async function presentRecords(
  tx: Transaction,
  actor: Actor,
  definition: RegisterDefinition,
  rows: readonly Omit<Row, "search" | "pairs">[],
  today: string,
  withEnterprises = true,
): Promise<RecordView[]> {
  const organisations = new Map<string, Words>()
  const ids = [
    ...new Set(rows.flatMap((row) => [row.organisation_id, ...(row.zone === null ? [] : [row.zone])])),
  ]
  if (ids.length > 0)
    for (const one of await tx
      .selectFrom("organisation")
      .where("id", "in", ids)
      .select(["id", "name_zh", "name_en"])
      .execute())
      organisations.set(one.id, { zh: one.name_zh, en: one.name_en ?? one.name_zh })
  const proofIds = rows.flatMap((row) => (row.proof_id === null ? [] : [row.proof_id]))
  const proofs = new Map<string, { fileName: string; digest: string }>()
  if (proofIds.length > 0)
    for (const one of await tx
      .selectFrom("artefact")
      .where("id", "in", proofIds)
      .select(["id", "file_name", "digest"])
      .execute())
      proofs.set(one.id, { fileName: one.file_name, digest: one.digest })
  const enterprises = withEnterprises ? await findEnterprises(tx, definition, rows) : []
  return rows.map((row, i) => {
    const hidden = hiddenFields(definition, actor, row.organisation_id)
    const source: RecordSource | null = row.source
    return {
      id: row.id,
      register: row.register,
      name: row.name,
      uscc: row.uscc,
      level: row.level,
      zone: row.zone,
      zoneName: row.zone === null ? null : (organisations.get(row.zone)?.zh ?? row.zone),
      organisation: {
        id: row.organisation_id,
        name: organisations.get(row.organisation_id) ?? { zh: row.organisation_id, en: row.organisation_id },
      },
      enterprise: enterprises[i]?.enterprise ?? null,
      likelyEnterprises: enterprises[i]?.likely ?? [],
      origin: row.origin,
      values: shownValues(definition, row.values, hidden),
      hidden: [...hidden],
      validFrom: row.valid_from,
      validTo: row.valid_to,
      expiry: expiryOf(definition, { validTo: row.valid_to, state: row.state }, today),
      state: row.state,
      version: row.version,
      proof: row.proof_id === null ? null : (proofs.get(row.proof_id) ?? null),
      source:
        source === null
          ? null
          : {
              file: source.file,
              sheet: source.sheet,
              cell: source.cell,
              certainty: source.certainty ?? null,
              note: source.note ?? null,
            },
      updatedAt: row.updated_at.toISOString(),
      ...mayOn(actor, row),
    }
  })
}

/** One record, with the enterprises whose names are like its own where it was linked to none. */
export async function presentRecord(
  tx: Transaction,
  actor: Actor,
  definition: RegisterDefinition,
  row: Row,
  today: string,
): Promise<RecordView> {
  const [view] = await presentRecords(tx, actor, definition, [row], today)
  if (view === undefined) throw new Error(`presentRecord: ${row.id} is not there`)
  if (view.enterprise !== null || view.likelyEnterprises.length > 0) return view
  return { ...view, likelyEnterprises: await likelyEnterprises(tx, definition, row, row.place) }
}

/** What the actor may do with a record; the database says the same of what is written. */
export function mayOn(
  actor: Actor,
  row: Pick<Row, "open" | "organisation_id" | "place" | "state" | "changed_by">,
): { readonly mayEdit: boolean; readonly mayCheck: boolean } {
  if (actor.kind !== "person" || row.open || row.state === "withdrawn")
    return { mayEdit: false, mayCheck: false }
  return {
    mayEdit: row.organisation_id === actor.organisation && mayKeep(actor),
    mayCheck:
      actor.role === "reviewer" && row.place.startsWith(actor.scope) && row.changed_by !== actor.person,
  }
}

/** Whether an actor's role enters records at all. */
export const mayKeep = (actor: Actor) =>
  actor.kind === "person" && ["reporter", "analyst", "reviewer"].includes(actor.role)

/** One record as it stands. @throws Problem not-found */
export async function findRecord(tx: Transaction, register: string, id: string): Promise<Row> {
  const row = await tx
    .selectFrom("register_record")
    .where("id", "=", id)
    .where("register", "=", register)
    .selectAll()
    .executeTakeFirst()
  if (row === undefined)
    throw new Problem("not-found", [issue("error", "register-record-not-found", id, { record: id })])
  return row
}
