import { describeFactor, type FoundOrigin, findOrigin, type SurveyOrigin, type ValueOrigin } from "#imports"
import type { Words } from "#issues"
import type { Transaction } from "#schema"
import { type Packs, wordsOf } from "#services/frameworks"
import { countOriginOf, registersOf } from "#services/registers"
import { type DatasetSurvey, findDatasetSurvey, getDataset } from "#services/runs"
import type { ImportContext } from "./context.ts"

export interface CountedOrigin {
  readonly kind: "count"
  readonly register: { readonly id: string; readonly title: Words }
  readonly count: string
  readonly period: string
  readonly value: string | null
  readonly reason: Words | null
  readonly expression: string
  readonly basis: "standing" | "signed-off"
  readonly records: number
}

/**
 * Where a value of a table stood in the file that it was imported from.
 * @returns the count of a register for a table that was made of those, the survey for one that was handed on; `null` when the table was not imported, or the
 *   file said nothing of the value
 * @throws Problem not-found for a table that the actor does not see
 */
export async function valueOrigin(
  tx: Transaction,
  dataset: string,
  value: { readonly entity: string; readonly period?: string | undefined; readonly code: string },
  context: Pick<ImportContext, "artefacts" | "packs">,
): Promise<ValueOrigin | CountedOrigin | SurveyOrigin | null> {
  await getDataset(tx, dataset)
  const handedOn = await findDatasetSurvey(tx, { id: dataset })
  if (handedOn !== null) return surveyOrigin(handedOn, value.entity, value.code)
  const brought = await findImport(tx, { id: dataset })
  if (brought === null) return await countedOrigin(tx, dataset, value, context.packs)
  return (await openOrigins(brought, context))(value.entity, value.period ?? "", value.code)
}

/** Finds where values of one imported table stood. */
export type Origins = (entity: string, period: string, code: string) => ValueOrigin | SurveyOrigin | null

/**
 * Of a table known by its digest, so far as the actor sees its import; one that was undone keeps the origin of what was
 * made of it.
 * @returns `null` when it was not imported
 */
export async function originsOf(
  tx: Transaction,
  digest: string,
  context: Pick<ImportContext, "artefacts">,
): Promise<Origins | null> {
  const handedOn = await findDatasetSurvey(tx, { digest })
  if (handedOn !== null) return (entity, _, code) => surveyOrigin(handedOn, entity, code)
  const brought = await findImport(tx, { digest })
  return brought === null ? null : await openOrigins(brought, context)
}

function surveyOrigin(from: DatasetSurvey, zone: string, indicator: string): SurveyOrigin {
  const { survey, title, period, snapshot, manifestDigest, pack, framework, missing, at } = from
  const lacking = missing.find((one) => one.zone === zone && one.indicator === indicator)
  return {
    kind: "survey",
    survey,
    title,
    period,
    snapshot,
    manifestDigest,
    pack,
    framework,
    zone,
    indicator,
    reason: lacking?.reason ?? null,
    releasedAt: at.toISOString(),
  }
}

interface Brought {
  readonly id: string
  readonly profile: Words | null
  readonly at: string
  readonly by: string
  /** Digest of the file that tells where each value stood. */
  readonly origins: string
}

async function findImport(
  tx: Transaction,
  table: { readonly id: string } | { readonly digest: string },
): Promise<Brought | null> {
  const row = await tx
    .selectFrom("import")
    .innerJoin("dataset", "dataset.id", "import.dataset_id")
    .innerJoin("artefact", "artefact.id", "import.origin_artefact_id")
    .leftJoin("person", "person.id", "import.kept_by")
    .where((eb) =>
      "id" in table ? eb("dataset.id", "=", table.id) : eb("dataset.digest", "=", table.digest),
    )
    .select(["import.id", "import.profile", "import.kept_at", "artefact.digest", "person.name"])
    .orderBy("import.created_at", "desc")
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    id: row.id,
    profile: row.profile === null ? null : wordsOf(row.profile.title),
    at: row.kept_at?.toISOString() ?? "",
    by: row.name ?? "",
    origins: row.digest,
  }
}

async function openOrigins(
  brought: Brought,
  context: Pick<ImportContext, "artefacts">,
): Promise<(entity: string, period: string, code: string) => ValueOrigin | null> {
  const text = (await context.artefacts.read(brought.origins)).toString("utf8")
  return (entity, period, code) => {
    const found = findOrigin(text, entity, period, code)
    return found === null ? null : presented(found, brought)
  }
}

function presented(found: FoundOrigin, brought: Brought): ValueOrigin {
  const { factor } = found.source
  return {
    kind: "cell",
    file: found.file,
    digest: found.digest,
    sheet: found.sheet,
    cell: found.cell,
    text: found.raw,
    value: found.value,
    missing: found.missing,
    header: found.source.header,
    unit: found.source.unit,
    factor:
      factor === null || factor.times === factor.over
        ? null
        : { zh: describeFactor(factor, "zh"), en: describeFactor(factor, "en") },
    profile: brought.profile,
    import: brought.id,
    importedAt: brought.at,
    importedBy: brought.by,
  }
}

async function countedOrigin(
  tx: Transaction,
  dataset: string,
  value: { readonly entity: string; readonly code: string },
  packs: Packs,
): Promise<CountedOrigin | null> {
  const found = await countOriginOf(tx, dataset, value.entity, value.code)
  if (found === null) return null
  const title = registersOf(packs).get(found.register)?.definition.title
  return {
    kind: "count",
    register: { id: found.register, title: title ?? { zh: found.register, en: found.register } },
    count: found.count,
    period: found.period,
    value: found.value,
    reason: found.detail.reason,
    expression: found.detail.expression,
    basis: found.detail.basis,
    records: found.detail.records.length,
  }
}
