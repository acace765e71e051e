import type { Actor } from "#access"
import type { ReadRow } from "#imports"
import { type Issue, issue, Problem } from "#issues"
import {
  changesBetween,
  keyOf,
  type RecordSource,
  type RecordValues,
  type RegisterDefinition,
  readValues,
} from "#registers"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import { type Person, personOf, type RegisterContext } from "./context.ts"
import { originOf } from "./enter-record.ts"
import { findEnterprises } from "./find-enterprises.ts"
import { mayKeep } from "./record-view.ts"
import { type NewRecord, writeEvent, writeRecords } from "./write-records.ts"
import { loadZones, type Zones, zoneOf } from "./zone-of.ts"

export interface ImportSource {
  /** Number of the import, by which it is undone. */
  readonly importId: string
  /** Name of the file, as people know it. */
  readonly file: string
}

export interface DuplicateRow {
  /** Cell or line of the row that was not entered. */
  readonly at: string
  readonly name: string
  /** What it is a second one of: an earlier row of the file, or a record that another organisation keeps. */
  readonly of: { readonly kind: "row" | "record"; readonly at: string; readonly keeper: string | null }
}

export interface ImportedRecords {
  readonly added: number
  readonly changed: number
  /** Rows that say what stands already. */
  readonly same: number
  readonly duplicates: readonly DuplicateRow[]
  /** Warnings; and the faults of rows that were left out because the caller asked so. */
  readonly issues: readonly Issue[]
  readonly leftOut: number
}

interface Candidate {
  readonly row: ReadRow
  readonly at: string
  readonly values: RecordValues
  /** Fields that the file has a column for. */
  readonly given: ReadonlySet<string>
  readonly key: string
  readonly zone: { readonly id: string; readonly place: string } | null
  readonly source: RecordSource
}

/**
 * Enters the rows of a list: new ones are added; one that stands in the keeper's own list gets the file's values where
 * they differ, fields without a column staying; what another organisation keeps, or an earlier row says, is named.
 *
 * @param leaveOutFaulty rows with a fault are left out and told; left out: then nothing at all is entered
 * @throws Problem invalid with every fault, by its cell; refused for a role that keeps no register
 */
export async function importRecords(
  tx: Transaction,
  actor: Actor,
  definition: RegisterDefinition,
  rows: readonly ReadRow[],
  source: ImportSource,
  context: Pick<RegisterContext, "now" | "newId">,
  leaveOutFaulty = false,
): Promise<ImportedRecords> {
  const person = personOf(actor)
  if (!mayKeep(actor)) throw new Problem("refused", [issue("error", "register-not-yours", definition.id, {})])
  const { candidates, issues, faulty } = readRows(definition, person, rows, source, await loadZones(tx))
  const faults = issues.filter(({ severity }) => severity === "error")
  if (faults.length > 0 && !leaveOutFaulty) throw new Problem("invalid", faults.slice(0, 500))

  const duplicates: DuplicateRow[] = []
  const seen = new Map<string, Candidate>()
  for (const candidate of candidates) {
    const name = `${candidate.zone?.id ?? person.organisation}\n${candidate.key}`
    const first = seen.get(name)
    if (first === undefined) seen.set(name, candidate)
    else duplicates.push(duplicateOf(definition, candidate, { kind: "row", at: first.at, keeper: null }))
  }
  const standing = await standingOf(tx, definition, [...seen.values()])
  const origin = await originOf(tx, person.organisation)
  const added: NewRecord[] = []
  const changed: {
    readonly record: Standing
    readonly candidate: Candidate
    readonly values: RecordValues
  }[] = []
  let same = 0
  for (const [name, candidate] of seen) {
    const record = standing.get(name)
    if (record === undefined)
      added.push({
        id: context.newId(),
        organisation: person.organisation,
        place: candidate.zone?.place ?? person.place,
        zone: candidate.zone?.id ?? null,
        open: false,
        origin,
        key: candidate.key,
        values: candidate.values,
        source: candidate.source,
      })
    else if (record.organisation_id !== person.organisation || record.open)
      duplicates.push(
        duplicateOf(definition, candidate, { kind: "record", at: record.id, keeper: record.keeper }),
      )
    else {
      const values = { ...record.values }
      for (const code of candidate.given) values[code] = candidate.values[code] ?? null
      if (changesBetween(definition, record.values, values).length === 0) same++
      else changed.push({ record, candidate, values })
    }
  }
  issues.push(...(await doubtfulEnterprises(tx, definition, [...seen.values()], origin, source.file)))
  const now = context.now()
  await writeRecords(tx, added, {
    definition,
    person: person.person,
    now,
    importId: source.importId,
    reason: source.file,
  })
  for (const { record, candidate, values } of changed) {
    const written = await writeEvent(tx, definition, person.person, now, {
      record,
      kind: "changed",
      state: "entered",
      values,
      reason: source.file,
      source: candidate.source,
      importId: source.importId,
    })
    if (!written) throw new Problem("conflict", [issue("error", "register-changed-meanwhile", record.id, {})])
  }
  const outcome = {
    added: added.length,
    changed: changed.length,
    same,
    duplicates,
    issues,
    leftOut: faulty,
  }
  await recordAction(tx, {
    action: "register.import",
    objectKind: "register",
    objectId: definition.id,
    detail: {
      import: source.importId,
      added: added.length,
      changed: changed.length,
      same,
      duplicates: duplicates.length,
    },
  })
  return outcome
}

/** Rows whose enterprise has the name of a registered one and yet may be another. */
async function doubtfulEnterprises(
  tx: Transaction,
  definition: RegisterDefinition,
  candidates: readonly Candidate[],
  origin: NewRecord["origin"],
  file: string,
): Promise<Issue[]> {
  const { name, uscc } = definition.roles
  const subjects = candidates.map(({ values }) => ({
    name: values[name] ?? "",
    uscc: uscc === undefined ? null : (values[uscc] ?? null),
    origin,
  }))
  const found = await findEnterprises(tx, definition, subjects)
  return found.flatMap(({ likely }, i) =>
    likely.length === 0
      ? []
      : [
          issue("warning", "register-enterprise-doubtful", `${file} ${candidates[i]?.at ?? ""}`, {
            name: subjects[i]?.name,
            likely: likely.map((one) => `${one.name}（${one.id}）`),
          }),
        ],
  )
}

function readRows(
  definition: RegisterDefinition,
  person: Person,
  rows: readonly ReadRow[],
  source: ImportSource,
  zones: Zones,
) {
  const known = new Set(definition.fields.map(({ code }) => code))
  const candidates: Candidate[] = []
  const issues: Issue[] = []
  let faulty = 0
  for (const row of rows) {
    const texts: Record<string, string | null> = {}
    const cells = new Map<string, string>()
    for (const value of row.values) {
      if (!known.has(value.measure)) continue
      texts[value.measure] = "text" in value ? value.text : null
      cells.set(value.measure, value.cell)
    }
    const line = row.values[0]?.cell ?? String(row.line)
    const placeOf = (code: string) => `${source.file} ${cells.get(code) ?? line}`
    const { values, issues: faults } = readValues(definition, texts, { usccFault: "warning", placeOf })
    const { zone, issues: zoneFaults } = zoneOf(definition, person, zones, texts, row.entity)
    const found = [
      ...faults,
      ...zoneFaults.map((one) => ({ ...one, path: placeOf(definition.roles.zone ?? "zone") })),
    ]
    issues.push(...found)
    const key = keyOf(definition, values)
    if (key === null || found.some(({ severity }) => severity === "error")) {
      faulty++
      continue
    }
    const first = cells.get(definition.roles.name) ?? line
    const [sheet, cell] = first.includes("!") ? splitCell(first) : [null, first]
    candidates.push({
      row,
      at: first,
      values,
      given: new Set(cells.keys()),
      key,
      zone,
      source: { file: source.file, sheet, cell },
    })
  }
  return { candidates, issues, faulty }
}

/** `Sheet1!B5` → sheet and cell. */
function splitCell(text: string): [string, string] {
  const at = text.lastIndexOf("!")
  return [text.slice(0, at), text.slice(at + 1)]
}

function duplicateOf(
  definition: RegisterDefinition,
  { at, values }: Candidate,
  of: DuplicateRow["of"],
): DuplicateRow {
  return { at, name: values[definition.roles.name] ?? "", of }
}

type Standing = Awaited<ReturnType<typeof standingRows>>[number]

const standingRows = (tx: Transaction, register: string, keys: readonly string[]) =>
  tx
    .selectFrom("register_listing")
    .innerJoin("organisation", "organisation.id", "register_listing.organisation_id")
    .where("register_listing.register", "=", register)
    .where("register_listing.key_text", "in", [...keys])
    .where("register_listing.state", "<>", "withdrawn")
    .select([
      "register_listing.id",
      "register_listing.organisation_id",
      "register_listing.place",
      "register_listing.zone",
      "register_listing.open",
      "register_listing.version",
      "register_listing.changed_by",
      "register_listing.key_text",
      "register_listing.values",
      "organisation.name_zh as keeper",
    ])
    .execute()

/** The records that stand under the keys of a file, by zone or keeper and key. */
async function standingOf(
  tx: Transaction,
  definition: RegisterDefinition,
  candidates: readonly Candidate[],
): Promise<ReadonlyMap<string, Standing>> {
  const found = new Map<string, Standing>()
  const keys = [...new Set(candidates.map(({ key }) => key))]
  for (let from = 0; from < keys.length; from += 5000)
    for (const row of await standingRows(tx, definition.id, keys.slice(from, from + 5000)))
      found.set(`${row.zone ?? row.organisation_id}\n${row.key_text}`, row)
  return found
}
