import { type Checked, type DataRecord, prepare, type Scalar } from "#expressions"

const prepared = new WeakMap<Checked, ReturnType<typeof prepare>>()

/** The value of an expression for one return, `null` where it is unknown; why is not asked, which is most of the cost. */
export function valueFor(
  checked: Checked,
  record: DataRecord,
  prior: DataRecord | null = null,
): Scalar | null {
  let read = prepared.get(checked)
  if (read === undefined) {
    read = prepare(checked)
    prepared.set(checked, read)
  }
  return read(record, prior)
}
