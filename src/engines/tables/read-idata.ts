import type { RawTable } from "./raw-table.ts"
import { readDataset } from "./read-dataset.ts"
import type { ImetaRead } from "./read-imeta.ts"

/**
 * Reads COINr's data table: uCode, optionally uName and Time, and one column per indicator, denominator and group of
 * the iMeta. No dataset without a framework, whose faults `readImeta` has told.
 */
export function readIdata(
  table: RawTable,
  { columns }: Pick<ImetaRead, "columns">,
): ReturnType<typeof readDataset> {
  if (columns === null) return { dataset: null, issues: [] }
  return readDataset(table, {
    code: "uCode",
    name: "uName",
    period: "Time",
    numbers: [...columns.indicators, ...columns.denominators],
    units: columns.units,
    groupsWanted: columns.groups,
    ignored: columns.others,
  })
}
