import type { Actor } from "#access"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import type { RoundContext } from "./context.ts"
import { nameOf } from "./name-of.ts"
import { frameworkOfRound } from "./round-framework.ts"
import { appendEvent, getRound } from "./round-store.ts"
import { type Named, readFirstFigures } from "./round-table.ts"

export interface NewRound {
  readonly title: { readonly zh: string; readonly en: string }
  readonly period: string
  readonly pack: string
  readonly framework: string
  /** A method of the pack; `null`: the framework's own. */
  readonly method: string | null
  readonly classColumn: string | null
  readonly participants: readonly string[]
  /** An uploaded table; `null`: the pack's own. */
  readonly data: string | null
}

/**
 * Sets up a round in draft: checks framework, method, zones and that every zone has its figures; nobody but the
 * authority sees it yet.
 * @throws Problem invalid with all that is wrong
 */
export async function createRound(
  tx: Transaction,
  actor: Actor,
  wanted: NewRound,
  context: RoundContext,
): Promise<string> {
  if (actor.kind !== "person") throw new Problem("refused", [issue("error", "round-not-yours", "", {})])
  const evaluated = frameworkOfRound(wanted, context)
  const chosen = await chosenZones(tx, actor, wanted.participants)
  const upload = wanted.data === null ? null : await findUpload(tx, wanted.data)
  const source = {
    period: wanted.period,
    class_column: wanted.classColumn,
    data_digest: upload?.digest ?? null,
    data_name: upload?.file_name ?? null,
  }
  const { origin, issues } = await readFirstFigures(source, chosen, evaluated, context)
  const errors = issues.filter((found) => found.severity === "error")
  if (errors.length > 0) throw new Problem("invalid", errors)
  const id = context.newId()
  const invented = chosen.some((zone) => zone.origin === "invented")
  await tx
    .insertInto("round")
    .values({
      id,
      title_zh: wanted.title.zh,
      title_en: wanted.title.en,
      pack: wanted.pack,
      framework: wanted.framework,
      method: wanted.method,
      organisation_id: actor.organisation,
      place: actor.place,
      origin: invented || origin === "invented" ? "invented" : "user",
      chosen: JSON.stringify(chosen.map((zone) => zone.id)),
      created_at: context.now(),
      ...source,
    })
    .execute()
  const round = await getRound(tx, id)
  await appendEvent(tx, round, context.now(), { action: "create", detail: await nameOf(tx, actor) })
  await recordAction(tx, { action: "round.create", objectKind: "round", objectId: id })
  return id
}

/** The zones by id; all must be the authority's to evaluate. */
async function chosenZones(
  tx: Transaction,
  actor: Extract<Actor, { kind: "person" }>,
  ids: readonly string[],
): Promise<readonly Named[]> {
  if (ids.length === 0)
    throw new Problem("invalid", [issue("error", "round-no-participants", "participants")])
  const zones = await tx
    .selectFrom("organisation")
    .where("id", "in", [...new Set(ids)])
    .where("kind", "=", "zone")
    .select(["id", "name_zh", "short_name", "origin", "place"])
    .orderBy("id")
    .execute()
  const own = zones.filter((zone) => zone.place.startsWith(actor.scope))
  const strangers = ids.filter((id) => !own.some((zone) => zone.id === id))
  if (strangers.length > 0)
    throw new Problem(
      "invalid",
      strangers.map((organisation) =>
        issue("error", "round-participant-unknown", "participants", { organisation }),
      ),
    )
  return own
}

async function findUpload(tx: Transaction, id: string) {
  const found = await tx
    .selectFrom("artefact")
    .where("id", "=", id)
    .where("kind", "=", "round-data")
    .select(["digest", "file_name"])
    .executeTakeFirst()
  if (found === undefined)
    throw new Problem("invalid", [issue("error", "round-evidence-unknown", "data", {})])
  return found
}
