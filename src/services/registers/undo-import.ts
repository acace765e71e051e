import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import { keyOf, type RecordValues } from "#registers"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { personOf, type RegisterContext } from "./context.ts"
import { getRegister } from "./find-register.ts"
import { writeEvent } from "./write-records.ts"

export interface UndoneImport {
  readonly withdrawn: number
  /** Records that got back the values they had before. */
  readonly restored: number
  /** Records that somebody has changed since: they stay as they are. */
  readonly kept: readonly { readonly id: string; readonly name: string }[]
}

/**
 * Undoes an import: what it entered is withdrawn, what it changed gets its earlier values back, by one event each. A
 * record that was changed since then stays and is named.
 * @throws Problem refused for another organisation's import
 */
export async function undoImport(
  tx: Transaction,
  actor: Actor,
  importId: string,
  context: Pick<RegisterContext, "packs" | "now">,
): Promise<UndoneImport> {
  const person = personOf(actor)
  const events = await tx
    .selectFrom("register_event")
    .innerJoin("register_record", "register_record.id", "register_event.record_id")
    .where("register_event.import_id", "=", importId)
    .orderBy("register_event.id")
    .select([
      "register_record.id",
      "register_record.name",
      "register_record.register",
      "register_record.organisation_id",
      "register_record.place",
      "register_record.zone",
      "register_record.open",
      "register_record.version",
      "register_record.state",
      "register_record.values",
      "register_record.changed_by",
      "register_event.version as at",
      "register_event.kind",
    ])
    .execute()
  if (events.some((event) => event.organisation_id !== person.organisation))
    throw new Problem("refused", [issue("error", "register-not-yours", importId, {})])
  const now = context.now()
  const kept: { id: string; name: string }[] = []
  let withdrawn = 0
  let restored = 0
  for (const record of events) {
    if (record.state === "withdrawn") continue
    const { definition } = getRegister(context.packs, record.register)
    if (await changedSince(tx, record.id, record.at ?? 0)) {
      kept.push({ id: record.id, name: record.name })
      continue
    }
    const earlier = record.kind === "changed" ? await valuesBefore(tx, record.id, record.at ?? 0) : null
    const values = earlier ?? record.values
    const key = keyOf(definition, values)
    const written = await writeEvent(tx, definition, person.person, now, {
      record,
      kind: earlier === null ? "withdrawn" : "changed",
      state: earlier === null ? "withdrawn" : "entered",
      values,
      reason: `撤销导入 ${importId}`,
      ...(earlier === null || key === null ? {} : { key, source: null }),
    })
    if (!written) throw new Problem("conflict", [issue("error", "register-changed-meanwhile", record.id, {})])
    if (earlier === null) withdrawn++
    else restored++
  }
  await recordAction(tx, {
    action: "register.undo-import",
    objectKind: "import",
    objectId: importId,
    detail: { withdrawn, restored, kept: kept.length },
  })
  return { withdrawn, restored, kept }
}

/** Whether values were changed, or a document attached, after a version. */
async function changedSince(tx: Transaction, record: string, version: number): Promise<boolean> {
  const later = await tx
    .selectFrom("register_event")
    .where("record_id", "=", record)
    .where("version", ">", version)
    .where("kind", "in", ["changed", "proof"])
    .select("id")
    .limit(1)
    .executeTakeFirst()
  return later !== undefined
}

async function valuesBefore(tx: Transaction, record: string, version: number): Promise<RecordValues> {
  const row = await tx
    .selectFrom("register_event")
    .where("record_id", "=", record)
    .where("version", "=", version - 1)
    .select("values")
    .executeTakeFirstOrThrow()
  return row.values
}
