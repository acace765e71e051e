import stringWidth from "string-width"

/** Rows of cells as aligned columns; Chinese characters take two places. `right`: columns aligned to the right. */
export function padded(rows: readonly (readonly string[])[], right: readonly number[] = []): string {
  const widths = (rows[0] ?? []).map((_, k) => Math.max(...rows.map((row) => stringWidth(row[k] ?? ""))))
  return rows
    .map((row) =>
      row
        .map((cell, k) => {
          const space = " ".repeat((widths[k] ?? 0) - stringWidth(cell))
          return right.includes(k) ? space + cell : cell + space
        })
        .join("  ")
        .trimEnd(),
    )
    .join("\n")
}
