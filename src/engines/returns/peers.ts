// How a unit compares with its peers: the logarithm of a value against median and spread of its group.
import type { Checked, DataRecord, Scalar } from "#expressions"
import { ln, median } from "#statistics"
import type { Checks, PeerSpread, ReadyCheck, ReadyPeers, UnitReturn } from "./model.ts"
import { valueFor } from "./value-for.ts"

/** The deviation of a normal distribution is so many times its median absolute deviation. */
const normalScale = 1.4826

/** Takes in the returns of a period one by one; keeps their logarithms alone. */
export interface PeerCollection {
  readonly add: (of: UnitReturn) => void
  readonly spreads: () => PeerSpread[]
}

/**
 * Median and spread (MAD) of the logarithms of each cell among the units of each group, for `checkReturn`.
 *
 * Zero and negative values are not put in and are not judged. They have no logarithm, and adding a constant would make
 * the result depend on the constant; zero here mostly means "none" (no exports, no staff from abroad), which says
 * nothing of the size of those who have some, and a loss is no small profit. Relations are there to judge them. A unit
 * whose group or cell is missing is not put in either.
 *
 * Groups of fewer units than the check's `fewest` are left out: a median of two shows what the other one reports.
 */
export function collectPeers(checks: Checks): PeerCollection {
  const collected = checks.checks.flatMap((ready) =>
    ready.peers === null ? [] : [collector(ready, ready.peers)],
  )
  return {
    add: ({ record }) => {
      for (const each of collected) each.add(record)
    },
    spreads: () => collected.flatMap((each) => each.spreads()),
  }
}

/** `collectPeers` of returns that are at hand; each unit once. */
export function peerSpreads(checks: Checks, returns: Iterable<UnitReturn>): PeerSpread[] {
  const peers = collectPeers(checks)
  for (const each of returns) peers.add(each)
  return peers.spreads()
}

function collector({ definition }: ReadyCheck, peers: ReadyPeers) {
  const measures = peers.measures.map(({ cell, measure }) => ({
    cell,
    measure,
    groups: new Map<string, { readonly group: readonly string[]; readonly values: number[] }>(),
  }))
  return {
    add: (record: DataRecord) => {
      const group = groupOf(peers.groups, record)
      if (group === null) return
      const key = JSON.stringify(group)
      for (const { cell, measure, groups } of measures) {
        const value = positive(record[cell])
          ? logarithmOf(valueFor(measure, record), measure.nature.type)
          : null
        if (value === null) continue
        const own = groups.get(key) ?? { group, values: [] }
        groups.set(key, own)
        own.values.push(value)
      }
    },
    spreads: (): PeerSpread[] =>
      measures.flatMap(({ cell, groups }) =>
        [...groups.values()]
          .filter(({ values }) => values.length >= peers.fewest)
          .map(({ group, values }) => {
            const middle = median(values)
            const off = values.map((value) => Math.abs(value - middle))
            const spread = normalScale * median(off)
            return { check: definition.code, cell, group, units: values.length, median: middle, spread }
          }),
      ),
  }
}

const positive = (cell: DataRecord[string] | undefined) =>
  (typeof cell === "number" || typeof cell === "bigint") && cell > 0

function logarithmOf(value: Scalar | null, type: Checked["nature"]["type"]): number | null {
  if (value === null || typeof value === "string" || typeof value === "boolean") return null
  const size = type.kind === "exact" ? Number(value) / Number(`1e${type.decimals}`) : Number(value)
  return size > 0 ? ln(size) : null
}

/** The group of a record: its values as texts; `null`: one of them is missing. */
function groupOf(groups: readonly Checked[], record: DataRecord): readonly string[] | null {
  const values = groups.map((group) => valueFor(group, record))
  return values.includes(null) ? null : values.map(String)
}

/** A measure among its peers; or why it is not judged. */
export type Standing =
  | { readonly kind: "among"; readonly logarithm: number; readonly spread: PeerSpread }
  /** The value itself is missing, or has none. */
  | { readonly kind: "unknown" }
  | { readonly kind: "not-positive" }
  | { readonly kind: "no-group" }
  | { readonly kind: "few" }

/** Where a cell of a return stands in the group that it belongs to. */
export function standingOf(
  code: string,
  { measures, groups }: ReadyPeers,
  cell: string,
  record: DataRecord,
  spreads: readonly PeerSpread[],
): Standing {
  const found = measures.find((each) => each.cell === cell)
  const value = found === undefined ? null : valueFor(found.measure, record)
  if (found === undefined || value === null) return { kind: "unknown" }
  const logarithm = positive(record[cell]) ? logarithmOf(value, found.measure.nature.type) : null
  if (logarithm === null) return { kind: "not-positive" }
  const group = groupOf(groups, record)
  if (group === null) return { kind: "no-group" }
  const spread = indexOf(spreads).get(keyOf(code, cell, group))
  return spread === undefined ? { kind: "few" } : { kind: "among", logarithm, spread }
}

const keyOf = (check: string, cell: string, group: readonly string[]) => JSON.stringify([check, cell, group])

const indexes = new WeakMap<readonly PeerSpread[], ReadonlyMap<string, PeerSpread>>()

function indexOf(spreads: readonly PeerSpread[]): ReadonlyMap<string, PeerSpread> {
  const known = indexes.get(spreads)
  if (known !== undefined) return known
  const made = new Map(spreads.map((each) => [keyOf(each.check, each.cell, each.group), each]))
  indexes.set(spreads, made)
  return made
}
