import { sql } from "kysely"
import type { Actor } from "#access"
import { type RegisterDefinition, type RegisterField, warningHorizon } from "#registers"
import type { Transaction } from "#schema"
import { dayOf, type RegisterContext } from "./context.ts"
import { type FoundRegister, getRegister, registersOf } from "./find-register.ts"
import { mayKeep } from "./record-view.ts"

export interface RegisterTotals {
  readonly records: number
  readonly signedOff: number
  readonly queried: number
  readonly expiring: number
  readonly expired: number
}

const none: RegisterTotals = { records: 0, signedOff: 0, queried: 0, expiring: 0, expired: 0 }

/** Every register with the totals of what the actor may see. */
export async function listRegisters(
  tx: Transaction,
  actor: Actor,
  context: Pick<RegisterContext, "packs" | "now">,
) {
  const all = [...registersOf(context.packs).values()]
  const totals = await totalsOf(
    tx,
    all.map(({ definition }) => definition),
    dayOf(context.now()),
  )
  return all.map((found) => describe(found, actor, totals.get(found.definition.id) ?? none))
}

/** @throws Problem not-found */
export async function describeRegister(
  tx: Transaction,
  actor: Actor,
  id: string,
  context: Pick<RegisterContext, "packs" | "now">,
) {
  const found = getRegister(context.packs, id)
  const totals = await totalsOf(tx, [found.definition], dayOf(context.now()))
  return describe(found, actor, totals.get(id) ?? none)
}

const fieldView = ({ choices, names, ...field }: RegisterField) => ({
  ...field,
  ...(names === undefined ? {} : { names: [...names] }),
  ...(choices === undefined
    ? {}
    : {
        choices: choices.map(({ names: others, ...choice }) => ({
          ...choice,
          ...(others === undefined ? {} : { names: [...others] }),
        })),
      }),
})

function describe({ pack, definition }: FoundRegister, actor: Actor, totals: RegisterTotals) {
  return {
    id: definition.id,
    pack,
    title: definition.title,
    description: definition.description ?? null,
    theme: definition.theme ?? null,
    subject: definition.subject,
    fields: definition.fields.map(fieldView),
    key: [...definition.key],
    roles: definition.roles,
    validYears: definition.validYears ?? null,
    expiryWarningDays: definition.expiryWarningDays ?? null,
    counts: [...definition.counts],
    clauses: [...(definition.clauses ?? [])],
    evidenceFor: [...(definition.evidenceFor ?? [])],
    proof: definition.proof,
    reference: definition.reference,
    published: (definition.records ?? []).length > 0,
    totals,
    // A public list that needs no proof has nothing that somebody could add.
    mayEdit: mayKeep(actor) && ((definition.records ?? []).length === 0 || definition.proof !== "none"),
    mayCheck: actor.kind === "person" && actor.role === "reviewer",
  }
}

/** One pass over all records that are seen; each register has its own day from which records are expiring. */
async function totalsOf(
  tx: Transaction,
  definitions: readonly RegisterDefinition[],
  today: string,
): Promise<ReadonlyMap<string, RegisterTotals>> {
  if (definitions.length === 0) return new Map()
  const horizons = definitions.flatMap((definition) => {
    const horizon = warningHorizon(definition, today)
    return horizon === null ? [] : [sql`when register = ${definition.id} then cast(${horizon} as date)`]
  })
  const horizon =
    horizons.length === 0 ? sql`cast(null as date)` : sql`case ${sql.join(horizons, sql` `)} end`
  const rows = await tx
    .selectFrom("register_listing")
    .where(
      "register",
      "in",
      definitions.map(({ id }) => id),
    )
    .where("state", "<>", "withdrawn")
    .groupBy("register")
    .select([
      "register",
      sql<string>`count(*)`.as("records"),
      sql<string>`count(*) filter (where state = 'signed-off')`.as("signedOff"),
      sql<string>`count(*) filter (where state = 'queried')`.as("queried"),
      sql<string>`count(*) filter (where valid_to >= cast(${today} as date) and valid_to <= ${horizon})`.as(
        "expiring",
      ),
      sql<string>`count(*) filter (where valid_to < cast(${today} as date) and ${horizon} is not null)`.as(
        "expired",
      ),
    ])
    .execute()
  return new Map(
    rows.map((row) => [
      row.register,
      {
        records: Number(row.records),
        signedOff: Number(row.signedOff),
        queried: Number(row.queried),
        expiring: Number(row.expiring),
        expired: Number(row.expired),
      },
    ]),
  )
}
