import { type Actor, isWithin } from "#access"
import { issue, Problem } from "#issues"
import { stretchOf } from "#registers"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { personOf, type RegisterContext } from "./context.ts"
import { getRegister } from "./find-register.ts"
import { loadZones } from "./zone-of.ts"

export interface Declaration {
  readonly zone: string
  readonly period: string
  readonly declaredNone: boolean
}

/**
 * Says, or takes back, that a zone has none in a period: only then is its count zero without a record.
 * @throws Problem invalid without a zone or where it says so already; refused for a zone that is not one's own or overseen
 */
export async function declareNone(
  tx: Transaction,
  actor: Actor,
  register: string,
  request: {
    readonly period: string
    readonly reason: string
    readonly zone?: string | undefined
    readonly none: boolean
  },
  context: Pick<RegisterContext, "packs" | "now">,
): Promise<Declaration> {
  const person = personOf(actor)
  const { definition } = getRegister(context.packs, register)
  if (stretchOf(request.period) === null)
    throw new Problem("invalid", [
      issue("error", "register-not-a-period", "period", { text: request.period }),
    ])
  const zone = (await loadZones(tx)).find(request.zone ?? person.organisation).zone
  if (zone === null)
    throw new Problem("invalid", [
      issue("error", "register-zone-unknown", "zone", { text: request.zone ?? "" }),
    ])
  if (zone.id !== person.organisation && !isWithin(zone.place, person.scope))
    throw new Problem("refused", [issue("error", "register-zone-not-yours", "zone", { text: zone.name })])
  const said = await declarations(tx, register, [request.period], zone.id)
  if (said.has(`${zone.id}|${request.period}`) === request.none)
    throw new Problem("conflict", [
      issue("error", request.none ? "register-none-already" : "register-none-not-said", "period", {
        text: request.period,
        zone: zone.name,
      }),
    ])
  await tx
    .insertInto("register_event")
    .values({
      record_id: null,
      register: definition.id,
      organisation_id: person.organisation,
      place: zone.place,
      zone: zone.id,
      version: null,
      period: request.period,
      kind: request.none ? "declared-none" : "none-taken-back",
      values: "{}",
      reason: request.reason,
      at: context.now(),
      signs_version: null,
      signs_person: null,
      proof_id: null,
      import_id: null,
      source: null,
    })
    .execute()
  await recordAction(tx, {
    action: request.none ? "register.declare-none" : "register.take-back-none",
    objectKind: "register",
    objectId: register,
    detail: { zone: zone.id, period: request.period },
  })
  return { zone: zone.id, period: request.period, declaredNone: request.none }
}

/** Which zones have said that there is none, as `zone|period`. */
export async function declarations(
  tx: Transaction,
  register: string,
  periods: readonly string[],
  zone?: string,
): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom("register_event")
    .where("register", "=", register)
    .where("record_id", "is", null)
    .where("period", "in", [...periods])
    .$if(zone !== undefined, (query) => query.where("zone", "=", zone ?? ""))
    .orderBy("id")
    .select(["zone", "period", "kind"])
    .execute()
  const said = new Set<string>()
  for (const row of rows) {
    const name = `${row.zone}|${row.period}`
    if (row.kind === "declared-none") said.add(name)
    else said.delete(name)
  }
  return said
}
