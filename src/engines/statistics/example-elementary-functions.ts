import table from "./elementary-functions.table.json" with { type: "json" }

// Reads elementary-functions.table.json, which elementary-functions.table.py makes, for the tests.

const view = new DataView(new ArrayBuffer(8))

/** The lines of the table for one function; `given` are its arguments, `expected` the bits of the result. */
export function tabulated(name: keyof typeof table): { line: string; given: number[]; expected: string }[] {
  return table[name].map((line) => {
    const bits = line.split(" ")
    const expected = bits.pop()!
    return { line, given: bits.map(toNumber), expected }
  })
}

/** @example toNumber("3ff0000000000000") // 1 */
export function toNumber(bits: string): number {
  view.setBigUint64(0, BigInt(`0x${bits}`))
  return view.getFloat64(0)
}

/** @example toBits(1) // "3ff0000000000000" */
export function toBits(x: number): string {
  // NaN has many bit patterns, which an engine may choose among.
  if (Number.isNaN(x)) return "7ff8000000000000"
  view.setFloat64(0, x)
  return view.getBigUint64(0).toString(16).padStart(16, "0")
}
