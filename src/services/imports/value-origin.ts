import { describeFactor, findOrigin } from "#imports"
import type { Words } from "#issues"
import type { Transaction } from "#schema"
import { type Packs, wordsOf } from "#services/frameworks"
import { countOriginOf, registersOf } from "#services/registers"
import { getDataset } from "#services/runs"
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

export interface ValueOrigin {
  readonly kind: "cell"
  readonly file: string
  readonly digest: string
  readonly sheet: string | null
  readonly cell: string
  readonly text: string
  readonly value: string | null
  readonly missing: string | null
  readonly header: string
  readonly unit: string | null
  readonly factor: Words | null
  readonly profile: Words | null
  readonly import: string
  readonly importedAt: string
  readonly importedBy: string
}

/**
 * Where a value of a table stood in the file that it was imported from.
 * @returns the count of a register for a table that was made of those; `null` when the table was not imported, or the
 *   file said nothing of the value
 * @throws Problem not-found for a table that the actor does not see
 */
export async function valueOrigin(
  tx: Transaction,
  dataset: string,
  value: { readonly entity: string; readonly period?: string | undefined; readonly code: string },
  context: Pick<ImportContext, "artefacts" | "packs">,
): Promise<ValueOrigin | CountedOrigin | null> {
  // A round knows its table by its digest; a table that was undone keeps the origin of what was made of it.
  const byDigest = /^[0-9a-f]{64}$/.test(dataset)
  if (!byDigest) await getDataset(tx, dataset)
  const row = await tx
    .selectFrom("import")
    .innerJoin("dataset", "dataset.id", "import.dataset_id")
    .innerJoin("artefact", "artefact.id", "import.origin_artefact_id")
    .leftJoin("person", "person.id", "import.kept_by")
    .where(byDigest ? "dataset.digest" : "dataset.id", "=", dataset)
    .select(["import.id", "import.profile", "import.kept_at", "artefact.digest", "person.name"])
    .orderBy("import.created_at", "desc")
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return byDigest ? null : await countedOrigin(tx, dataset, value, context.packs)
  const text = (await context.artefacts.read(row.digest)).toString("utf8")
  const found = findOrigin(text, value.entity, value.period ?? "", value.code)
  if (found === null) return null
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
    profile: row.profile === null ? null : wordsOf(row.profile.title),
    import: row.id,
    importedAt: row.kept_at?.toISOString() ?? "",
    importedBy: row.name ?? "",
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
