import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import {
  actionIssues,
  changesBetween,
  keyOf,
  type RecordState,
  type RecordValues,
  readValues,
} from "#registers"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { dayOf, personOf, type RegisterContext } from "./context.ts"
import { refuseDuplicate } from "./enter-record.ts"
import { getRegister } from "./find-register.ts"
import { findRecord, mayOn, presentRecords, type RecordView } from "./record-view.ts"
import { type NextEvent, writeEvent } from "./write-records.ts"
import { loadZones, zoneOf } from "./zone-of.ts"

type Context = Pick<RegisterContext, "packs" | "now" | "newId">

export interface ActionRequest {
  readonly register: string
  readonly id: string
  /** The version that the person has seen. */
  readonly version: number
  readonly reason: string
}

/**
 * Changes values of a record; what is not named stays. It needs a new sign-off.
 * @throws Problem not-found, refused, conflict when it was changed meanwhile, invalid
 */
export async function changeRecord(
  tx: Transaction,
  actor: Actor,
  request: ActionRequest & { readonly values: RecordValues },
  context: Context,
): Promise<RecordView> {
  return act(tx, actor, request, context, "changed", async (record, definition) => {
    const texts = { ...record.values, ...request.values }
    const { values, issues } = readValues(definition, texts)
    const person = personOf(actor)
    const { zone, issues: zoneIssues } = zoneOf(definition, person, await loadZones(tx), texts, record.zone)
    const faults = [...issues, ...zoneIssues].filter(({ severity }) => severity === "error")
    if (
      faults.every(({ code }) => code !== "register-zone-unknown" && code !== "register-zone-doubtful") &&
      zone !== null &&
      zone.id !== record.zone
    )
      faults.push(issue("error", "register-zone-fixed", definition.roles.zone ?? "zone", {}))
    const key = keyOf(definition, values)
    if (faults.length === 0 && changesBetween(definition, record.values, values).length === 0)
      faults.push(issue("error", "register-nothing-changed", record.id, {}))
    if (faults.length > 0 || key === null) throw new Problem("invalid", faults)
    await refuseDuplicate(tx, definition, record.zone, record.organisation_id, key, record.id)
    return { values, key }
  })
}

/** Signs off what another person entered or changed. @throws Problem refused for one's own entry */
export const signOffRecord = (tx: Transaction, actor: Actor, request: ActionRequest, context: Context) =>
  act(tx, actor, request, context, "signed-off", async (record, definition) => {
    if (definition.proof === "required" && record.proof_id === null)
      throw new Problem("invalid", [issue("error", "register-proof-missing", record.id, {})])
    return {}
  })

/** Doubts a record, with the reason; whoever keeps it changes or withdraws it. */
export const queryRecord = (tx: Transaction, actor: Actor, request: ActionRequest, context: Context) =>
  act(tx, actor, request, context, "queried", async () => ({}))

/** Takes a record off the list; its history stays. */
export const withdrawRecord = (tx: Transaction, actor: Actor, request: ActionRequest, context: Context) =>
  act(tx, actor, request, context, "withdrawn", async () => ({}))

type Kind = NextEvent["kind"]

const stateAfter: Readonly<Record<Kind, RecordState>> = {
  changed: "entered",
  proof: "entered",
  "signed-off": "signed-off",
  queried: "queried",
  withdrawn: "withdrawn",
}

const verbs: Readonly<Record<Kind, string>> = {
  changed: "register.change",
  proof: "register.prove",
  "signed-off": "register.sign-off",
  queried: "register.query",
  withdrawn: "register.withdraw",
}

type Row = Awaited<ReturnType<typeof findRecord>>
type Definition = ReturnType<typeof getRegister>["definition"]

/** One action on a record that stands: what may be, then its event and its entry in the trail. */
export async function act(
  tx: Transaction,
  actor: Actor,
  { register, id, version, reason }: ActionRequest,
  context: Context,
  kind: Kind,
  make: (
    record: Row,
    definition: Definition,
  ) => Promise<Partial<Pick<NextEvent, "values" | "key" | "proof">>>,
): Promise<RecordView> {
  const person = personOf(actor)
  const { definition } = getRegister(context.packs, register)
  const record = await findRecord(tx, register, id)
  const may = mayOn(actor, { ...record, state: "entered", changed_by: "" })
  if (kind === "signed-off" || kind === "queried" ? !may.mayCheck : !may.mayEdit)
    throw new Problem("refused", [
      issue("error", record.open ? "register-public-list" : "register-not-yours", id, {}),
    ])
  const faults = actionIssues(kind, record, { version, person: person.person, changed: record.changed_by })
  if (faults.length > 0)
    throw new Problem(
      faults.some(({ code }) => code === "register-own-entry") ? "refused" : "conflict",
      faults,
    )
  const made = await make(record, definition)
  const written = await writeEvent(tx, definition, person.person, context.now(), {
    record,
    kind,
    state: stateAfter[kind],
    values: record.values,
    reason,
    ...made,
    ...(kind === "signed-off" ? { signs: await lastChange(tx, id) } : {}),
  })
  if (!written)
    throw new Problem("conflict", [
      issue("error", "register-version-older", id, { seen: version, present: version + 1 }),
    ])
  await recordAction(tx, {
    action: verbs[kind],
    objectKind: "register-record",
    objectId: id,
    detail: {
      register,
      version: version + 1,
      ...(made.values === undefined
        ? {}
        : { fields: changesBetween(definition, record.values, made.values).map(({ field }) => field) }),
    },
  })
  const [view] = await presentRecords(
    tx,
    actor,
    definition,
    [await findRecord(tx, register, id)],
    dayOf(context.now()),
  )
  if (view === undefined) throw new Error(`act: ${id} is not there`)
  return view
}

/** The event that made the values that stand: what a sign-off is about. */
async function lastChange(tx: Transaction, id: string): Promise<{ version: number; person: string }> {
  const found = await tx
    .selectFrom("register_event")
    .where("record_id", "=", id)
    .where("kind", "in", ["entered", "changed", "proof"])
    .orderBy("version", (order) => order.desc().nullsLast())
    .select(["version", "person"])
    .limit(1)
    .executeTakeFirstOrThrow()
  return { version: found.version ?? 0, person: found.person }
}
