import { strToU8, Zip, ZipDeflate, ZipPassThrough } from "fflate"
import type { Actor } from "#access"
import type { Words } from "#issues"
import { begunWithin, type RecordState, stretchOf, validAt } from "#registers"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { getFramework, wordsOf } from "#services/frameworks"
import { dayOf, type RegisterContext } from "./context.ts"
import { cellOf, type ExportFile, headerOf } from "./export-records.ts"
import { registersOf } from "./find-register.ts"
import { presentRecords, type RecordView } from "./record-view.ts"
import { listed, matching } from "./search-records.ts"

export interface EvidenceRequest {
  readonly pack: string
  readonly framework: string
  readonly zone?: string | undefined
  readonly period?: string | undefined
}

export interface EvidenceFolder {
  readonly pack: string
  readonly framework: string
  readonly title: Words
  readonly zone: string | null
  readonly period: string | null
  readonly indicators: {
    readonly code: string
    readonly label: Words
    readonly registers: {
      readonly id: string
      readonly title: Words
      readonly total: number
      readonly withProof: number
      readonly records: {
        readonly id: string
        readonly name: string
        readonly zone: string | null
        readonly zoneName: string | null
        readonly validFrom: string | null
        readonly state: RecordState
        readonly document: {
          readonly fileName: string
          readonly digest: string
          readonly bytes: number
        } | null
      }[]
    }[]
  }[]
}

type Context = Pick<RegisterContext, "packs" | "now" | "artefacts" | "writeCsv">

/** Records of a register that a page shows. */
const shown = 500

/** The records and documents for each indicator of judgement of a framework. @throws Problem not-found */
export async function evidenceFolder(
  tx: Transaction,
  actor: Actor,
  request: EvidenceRequest,
  context: Context,
): Promise<EvidenceFolder> {
  const gathered = await gather(tx, actor, request, context)
  const { framework } = getFramework(context.packs, request.pack, request.framework)
  return {
    pack: request.pack,
    framework: request.framework,
    title: wordsOf(framework.file.title),
    zone: request.zone ?? null,
    period: request.period ?? null,
    indicators: gathered.map(({ code, label, registers }) => ({
      code,
      label,
      registers: registers.map(({ definition, records }) => ({
        id: definition.id,
        title: definition.title,
        total: records.length,
        withProof: records.filter(({ document }) => document !== null).length,
        records: records.slice(0, shown).map(({ view, document }) => ({
          id: view.id,
          name: view.name,
          zone: view.zone,
          zoneName: view.zoneName,
          validFrom: view.validFrom,
          state: view.state,
          document,
        })),
      })),
    })),
  }
}

interface Gathered {
  readonly view: RecordView
  readonly document: { readonly fileName: string; readonly digest: string; readonly bytes: number } | null
}

async function gather(tx: Transaction, actor: Actor, request: EvidenceRequest, context: Context) {
  const { framework } = getFramework(context.packs, request.pack, request.framework)
  const registers = [...registersOf(context.packs).values()].map(({ definition }) => definition)
  const today = dayOf(context.now())
  const stretch = request.period === undefined ? null : stretchOf(request.period)
  const found = new Map<string, Gathered[]>()
  async function recordsOf(definition: (typeof registers)[number]): Promise<Gathered[]> {
    const known = found.get(definition.id)
    if (known !== undefined) return known
    const rows = await matching(tx, actor, definition, { zone: request.zone }, today)
      .orderBy("name")
      .orderBy("id")
      .limit(10_000)
      .select(listed)
      .execute()
    const within = rows.filter((row) => {
      const record = { validFrom: row.valid_from, validTo: row.valid_to, state: row.state }
      // Where nobody knows, people judge.
      return (
        stretch === null ||
        validAt(definition, record, stretch.to) !== false ||
        begunWithin(record, stretch) === true
      )
    })
    const views = await presentRecords(tx, actor, definition, within, today)
    const sizes = await bytesOf(
      tx,
      within.flatMap((row) => (row.proof_id === null ? [] : [row.proof_id])),
    )
    const records = views.map((view) => ({
      view,
      document: view.proof === null ? null : { ...view.proof, bytes: sizes.get(view.proof.digest) ?? 0 },
    }))
    found.set(definition.id, records)
    return records
  }
  const indicators = []
  for (const { code, kind, indicator } of framework.nodes) {
    if (kind !== "indicator") continue
    const serving = registers.filter(({ evidenceFor }) => evidenceFor?.includes(code))
    if (serving.length === 0) continue
    const label = wordsOf(indicator?.label, code)
    const lists = []
    for (const definition of serving) lists.push({ definition, records: await recordsOf(definition) })
    indicators.push({ code, label, registers: lists })
  }
  return indicators
}

async function bytesOf(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom("artefact")
    .where("id", "in", [...ids])
    .select(["digest", "bytes"])
    .execute()
  return new Map(rows.map((row) => [row.digest, Number(row.bytes)]))
}

const safe = (name: string) => name.replace(/[\\/:*?"<>|\s]+/g, "_").slice(0, 80)

/**
 * The folder as a zip: index.csv says of each record which indicator and register it belongs to and where its document
 * lies; one table per register with all fields; the documents.
 */
export async function exportEvidence(
  tx: Transaction,
  actor: Actor,
  request: EvidenceRequest,
  context: Context,
): Promise<ExportFile> {
  const indicators = await gather(tx, actor, request, context)
  const parts: Uint8Array[] = []
  let failure: Error | null = null
  const zip = new Zip((error, data) => {
    if (error !== null) failure = error
    else parts.push(data)
  })
  const index: string[][] = []
  const written = new Set<string>()
  for (const { code, label, registers } of indicators)
    for (const { definition, records } of registers) {
      const table = `records/${definition.id}.csv`
      if (!written.has(table)) {
        written.add(table)
        const file = new ZipDeflate(table)
        zip.add(file)
        file.push(
          strToU8(
            context.writeCsv(
              definition.fields.map(headerOf),
              records.map(({ view }) =>
                definition.fields.map((field) => cellOf(field, view.values[field.code] ?? null)),
              ),
            ),
          ),
          true,
        )
      }
      for (const { view, document } of records) {
        const path =
          document === null
            ? ""
            : `documents/${definition.id}/${safe(view.name)}-${document.digest.slice(0, 8)}-${safe(document.fileName)}`
        index.push([
          code,
          label.zh,
          definition.id,
          definition.title.zh,
          view.name,
          view.zoneName ?? "",
          view.validFrom ?? "",
          view.state,
          path,
          document?.digest ?? "",
        ])
        if (document === null || written.has(path)) continue
        written.add(path)
        const file = new ZipPassThrough(path)
        zip.add(file)
        file.push(await context.artefacts.read(document.digest), true)
      }
    }
  const file = new ZipDeflate("index.csv")
  zip.add(file)
  file.push(
    strToU8(
      context.writeCsv(
        ["指标代码", "指标", "台账代码", "台账", "记录", "园区", "起始日期", "状态", "文件", "SHA-256"],
        index,
      ),
    ),
    true,
  )
  zip.end()
  if (failure !== null) throw failure
  await recordAction(tx, {
    action: "register.export-evidence",
    objectKind: "framework",
    objectId: request.framework,
    detail: { ...request, records: index.length },
  })
  return {
    fileName: `${request.framework}-${request.zone ?? "all"}-${request.period ?? "all"}-evidence.zip`,
    mediaType: "application/zip",
    content: Buffer.concat(parts),
  }
}
