import type { Actor } from "#access"
import type { Words } from "#issues"
import { changesBetween, type FieldChange, type RecordEventKind, type RecordValues } from "#registers"
import type { Transaction } from "#schema"
import { dayOf, type RegisterContext } from "./context.ts"
import { getRegister } from "./find-register.ts"
import { findRecord, hiddenFields, presentRecord, type RecordView } from "./record-view.ts"

export interface HistoryEvent {
  readonly version: number
  readonly kind: RecordEventKind
  readonly at: string
  readonly by: {
    readonly person: string
    /** Where the reader may see people. */
    readonly name: string | null
    readonly organisation: Words | null
  }
  readonly reason: string
  readonly changes: FieldChange[]
  readonly source: {
    readonly file: string
    readonly sheet: string | null
    readonly cell: string | null
  } | null
}

/** A record with its whole history, the first event first. @throws Problem not-found */
export async function getRecord(
  tx: Transaction,
  actor: Actor,
  register: string,
  id: string,
  context: Pick<RegisterContext, "packs" | "now">,
): Promise<{ readonly record: RecordView; readonly history: HistoryEvent[] }> {
  const { definition } = getRegister(context.packs, register)
  const row = await findRecord(tx, register, id)
  const record = await presentRecord(tx, actor, definition, row, dayOf(context.now()))
  const events = await tx
    .selectFrom("register_event")
    .leftJoin("person", "person.id", "register_event.person")
    .leftJoin("organisation", "organisation.id", "register_event.person_organisation")
    .where("register_event.record_id", "=", id)
    .orderBy("register_event.version")
    .select([
      "register_event.version",
      "register_event.kind",
      "register_event.at",
      "register_event.person",
      "register_event.reason",
      "register_event.values",
      "register_event.source",
      "person.name as personName",
      "organisation.name_zh as zh",
      "organisation.name_en as en",
    ])
    .execute()
  const hidden = hiddenFields(definition, actor, row.organisation_id)
  let before: RecordValues = {}
  const history = events.map((event): HistoryEvent => {
    const changes = changesBetween(definition, before, event.values).filter(({ field }) => !hidden.has(field))
    before = event.values
    return {
      version: event.version ?? 0,
      // A row of a record; declarations have none.
      kind: event.kind as RecordEventKind,
      at: event.at.toISOString(),
      by: {
        person: event.person,
        name: event.personName,
        organisation: event.zh === null ? null : { zh: event.zh, en: event.en ?? event.zh },
      },
      reason: event.reason,
      changes,
      source:
        event.source === null
          ? null
          : { file: event.source.file, sheet: event.source.sheet, cell: event.source.cell },
    }
  })
  return { record, history }
}
