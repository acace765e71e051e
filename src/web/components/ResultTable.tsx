import { Table, type TableProps } from "antd"
import { useId } from "react"

/** From so many rows on only those in view are drawn. */
const manyRows = 250

/** A table of results with its caption: long ones draw what is in view, wide ones scroll. */
export function ResultTable<T extends object>({
  caption,
  width,
  height = 560,
  ...props
}: TableProps<T> & {
  /** What the table holds, for those who do not see its place on the page. */
  readonly caption: string
  /** Pixels of all columns together. */
  readonly width?: number
  readonly height?: number
}) {
  const id = useId()
  const rows = props.dataSource?.length ?? 0
  const virtual = rows > manyRows
  return (
    <section aria-labelledby={id}>
      <div id={id} className="visually-hidden">
        {caption}
      </div>
      <Table<T>
        size="small"
        pagination={false}
        bordered
        {...(virtual
          ? { virtual: true, scroll: { x: width ?? 1000, y: height } }
          : { scroll: { x: width ?? "max-content" } })}
        {...props}
      />
    </section>
  )
}
