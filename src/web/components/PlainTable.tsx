import type { CSSProperties, ReactNode } from "react"
import "./plain.css"

export interface PlainColumn<T> {
  readonly key: string
  readonly title: ReactNode
  readonly cell: (row: T) => ReactNode
  /** Digits one below the other. */
  readonly number?: true
  /** The cell that names the row. */
  readonly heading?: true
  readonly width?: number | string
}

/** A table of HTML, light enough for the first screen: its head stays while it scrolls. */
export function PlainTable<T>({
  caption,
  hideCaption = false,
  columns,
  rows,
  keyOf,
  maxHeight,
  empty,
}: {
  /** What the table shows; read out where it is hidden. */
  readonly caption: string
  readonly hideCaption?: boolean
  readonly columns: readonly PlainColumn<T>[]
  readonly rows: readonly T[]
  readonly keyOf: (row: T, index: number) => string
  /** Of the part that scrolls. */
  readonly maxHeight?: number | string
  readonly empty?: ReactNode
}) {
  return (
    <section
      className="plain-scroll"
      // A property of our own, which printing overrules; the types of React know only those of CSS.
      style={{ "--most": maxHeight === undefined ? "none" : lengthOf(maxHeight) } as CSSProperties}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={caption}
    >
      <table className="plain" style={{ minWidth: columns.length > 4 ? columns.length * 88 : 0 }}>
        <caption className={hideCaption ? "hidden" : ""}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={column.number ? "number" : ""}
                style={column.width === undefined ? {} : { width: column.width }}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={keyOf(row, index)}>
              {columns.map((column) =>
                column.heading ? (
                  <th key={column.key} scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={column.number ? "number" : ""}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
          {rows.length === 0 ? (
            <tr>
              <td colSpan={columns.length} className="muted">
                {empty}
              </td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </section>
  )
}

const lengthOf = (length: number | string) => (typeof length === "number" ? `${length}px` : length)
