import type { Actor } from "#access"
import { digestOf } from "#evaluation"
import { issue, Problem, type Words } from "#issues"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { chooseVersion } from "#services/frameworks"
import type { RoundContext } from "./context.ts"
import { nameOf } from "./name-of.ts"
import { frameworkOfRound } from "./round-framework.ts"
import { appendEvent, getRound } from "./round-store.ts"
import { type Named, readFirstFigures } from "./round-table.ts"

export interface NewRound {
  readonly title: Words
  readonly period: string
  /** `null`: a framework of one's own. */
  readonly pack: string | null
  /** An id in the pack; of one's own `draft-…`, by the period evaluated, or `draft-….v3`, that version. */
  readonly framework: string
  /** A method of the pack; `null`: the framework's own. */
  readonly method: string | null
  readonly classColumn: string | null
  readonly participants: readonly string[]
  /** A table uploaded for it, or one that was imported or uploaded before; `null`: the pack's own. */
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
  const by = await pinnedVersion(tx, wanted)
  const evaluated = frameworkOfRound({ ...by, method: wanted.method }, context)
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
      ...by,
      framework_document: by.pack === null ? JSON.stringify(by.framework_document) : null,
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
  const { framework, framework_version: version, framework_digest: digest } = by
  await recordAction(tx, {
    action: "round.create",
    objectKind: "round",
    objectId: id,
    detail: { pack: by.pack, framework, ...(version === null ? {} : { version, digest }) },
  })
  return id
}

/**
 * Of a framework of one's own the version in force on the last day of the period: number, digest and content are the
 * round's from here on. The digest is the one that results and proofs name: the method stands apart from the framework.
 */
async function pinnedVersion(tx: Transaction, { pack, framework, period }: NewRound) {
  if (pack !== null)
    return { pack, framework, framework_version: null, framework_digest: null, framework_document: null }
  const chosen = await chooseVersion(tx, framework, period)
  const { method: _, ...plain } = chosen.framework
  return {
    pack,
    framework: chosen.id,
    framework_version: chosen.version,
    framework_digest: digestOf(plain),
    framework_document: chosen.framework as unknown,
  }
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
  if (found !== undefined) return found
  const dataset = await tx
    .selectFrom("dataset")
    .where("id", "=", id)
    .where("deleted_at", "is", null)
    .select(["digest", "file_name"])
    .executeTakeFirst()
  if (dataset === undefined)
    throw new Problem("invalid", [issue("error", "round-evidence-unknown", "data", {})])
  return dataset
}
