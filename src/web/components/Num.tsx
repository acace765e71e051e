/** A number to so many decimals, in full where the pointer rests; missing is a dash. */
export function Num({
  value,
  digits = 2,
}: {
  readonly value: number | null | undefined
  readonly digits?: number
}) {
  if (value === null || value === undefined) return <span className="number">—</span>
  return (
    <span className="number" title={String(value)}>
      {Number.isInteger(value) && digits === 0 ? value : value.toFixed(digits)}
    </span>
  )
}

/** A value in its own unit: as many digits as it needs, six at most. */
export function Raw({ value }: { readonly value: number | null | undefined }) {
  if (value === null || value === undefined) return <span className="number">—</span>
  return (
    <span className="number" title={String(value)}>
      {Number(value.toPrecision(6)).toString()}
    </span>
  )
}
