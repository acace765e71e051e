import type { Actor } from "#access"
import { type Issue, issue, Problem } from "#issues"
import { keyOf, type RegisterDefinition, readValues } from "#registers"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { dayOf, personOf, type RegisterContext } from "./context.ts"
import { findDuplicate } from "./find-duplicate.ts"
import { getRegister } from "./find-register.ts"
import { findRecord, presentRecords, type RecordView } from "./record-view.ts"
import { writeRecords } from "./write-records.ts"
import { loadZones, zoneOf } from "./zone-of.ts"

/**
 * Enters a record; its history begins.
 * @throws Problem invalid with everything that is wrong, conflict where a record of this key stands
 */
export async function enterRecord(
  tx: Transaction,
  actor: Actor,
  register: string,
  {
    values: texts,
    zone: given,
  }: { readonly values: Readonly<Record<string, string | null>>; readonly zone?: string | undefined },
  context: Pick<RegisterContext, "packs" | "now" | "newId">,
): Promise<RecordView> {
  const person = personOf(actor)
  const { definition } = getRegister(context.packs, register)
  const zones = await loadZones(tx)
  const { zone, issues: zoneIssues } = zoneOf(definition, person, zones, texts, given ?? null)
  const { values, issues } = readValues(definition, texts)
  const key = keyOf(definition, values)
  const faults: Issue[] = [...issues, ...zoneIssues].filter(({ severity }) => severity === "error")
  if (faults.length > 0 || key === null) throw new Problem("invalid", faults)
  await refuseDuplicate(tx, definition, zone?.id ?? null, person.organisation, key)
  const id = context.newId()
  await writeRecords(
    tx,
    [
      {
        id,
        organisation: person.organisation,
        place: zone?.place ?? person.place,
        zone: zone?.id ?? null,
        open: false,
        origin: await originOf(tx, person.organisation),
        key,
        values,
        source: null,
      },
    ],
    { definition, person: person.person, now: context.now(), importId: null, reason: "" },
  )
  await recordAction(tx, {
    action: "register.enter",
    objectKind: "register-record",
    objectId: id,
    detail: { register, zone: zone?.id ?? null },
  })
  const [view] = await presentRecords(
    tx,
    actor,
    definition,
    [await findRecord(tx, register, id)],
    dayOf(context.now()),
  )
  if (view === undefined) throw new Error(`enterRecord: ${id} is not there`)
  return view
}

/** Records of an invented organisation are invented. */
export async function originOf(tx: Transaction, organisation: string): Promise<"user" | "invented"> {
  const row = await tx
    .selectFrom("organisation")
    .where("id", "=", organisation)
    .select("origin")
    .executeTakeFirst()
  return row?.origin === "invented" ? "invented" : "user"
}

/** @throws Problem conflict, naming the record that stands */
export async function refuseDuplicate(
  tx: Transaction,
  definition: RegisterDefinition,
  zone: string | null,
  keeper: string,
  key: string,
  except?: string,
): Promise<void> {
  const found = await findDuplicate(tx, definition.id, zone, keeper, key)
  if (found !== undefined && found.id !== except)
    throw new Problem("conflict", [
      issue("error", "register-duplicate", definition.key[0] ?? "", {
        name: found.name,
        record: found.id,
        keeper: found.keeper,
      }),
    ])
}
