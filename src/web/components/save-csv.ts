/** Saves rows that the page has as a CSV file that Excel reads: UTF-8 with its mark, texts quoted where needed. */
export function saveCsv(name: string, rows: readonly (readonly (string | number)[])[]): void {
  const quoted = (cell: string | number) => {
    // What begins like a formula is kept from being one.
    const text = typeof cell === "string" && /^[=+@\t\r]/.test(cell) ? `'${cell}` : String(cell)
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  const content = `\ufeff${rows.map((row) => row.map(quoted).join(",")).join("\r\n")}\r\n`
  const address = URL.createObjectURL(new Blob([content], { type: "text/csv;charset=utf-8" }))
  const link = document.createElement("a")
  link.href = address
  link.download = `${name}.csv`
  link.click()
  // The browser has taken it up by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
