import { scanXml } from "./scan-xml.ts"
import { raise } from "./workbook-parts.ts"

/** What a document consists of, in its order: paragraphs with text, and tables. */
export type DocumentBlock =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "table"; readonly rows: readonly (readonly DocumentCell[])[] }

export interface DocumentCell {
  readonly text: string
  readonly columns: number
  readonly rows: number
  /** A table stands in it; its text was joined to the cell's. */
  readonly hasTable: boolean
}

interface OpenCell {
  text: string
  readonly columns: number
  readonly rows: number
  hasTable: boolean
}

const span = (text: string | undefined): number => {
  const count = Number(text ?? 1)
  return Number.isInteger(count) && count >= 1 ? count : 1
}

/** Elements after which a line ends. */
const lines = new Set(["p", "li", "br", "tr", "h1", "h2", "h3", "h4", "h5", "h6"])

/**
 * Blocks of the HTML that is made of a document. The marks of footnotes are left out of the text; the notes themselves
 * are its last blocks.
 * @throws {XmlFault} when it is not well-formed
 */
export function parseBlocks(html: string): DocumentBlock[] {
  const blocks: DocumentBlock[] = []
  let tables = 0
  let rows: OpenCell[][] = []
  let cell: OpenCell | null = null
  let text = ""
  let inMark = false
  let raised = false
  const endText = () => {
    const clean = text.trim()
    if (clean !== "") blocks.push({ kind: "text", text: clean })
    text = ""
  }
  scanXml(`<x>${html}</x>`, {
    open: (name, attribute) => {
      if (name === "table") {
        if (tables++ === 0) {
          endText()
          rows = []
        } else if (cell !== null) cell.hasTable = true
      } else if (name === "tr" && tables === 1) rows.push([])
      else if ((name === "td" || name === "th") && tables === 1) {
        cell = {
          text: "",
          columns: span(attribute("colspan")),
          rows: span(attribute("rowspan")),
          hasTable: false,
        }
        rows.at(-1)?.push(cell)
      } else if (name === "sup") raised = true
      else if (name === "a" && /^#(?:foot|end)note-/.test(attribute("href") ?? "")) inMark = true
    },
    text: (plain) => {
      if (inMark) return
      const part = raised ? raise(plain) : plain
      if (cell !== null) cell.text += part
      else text += part
    },
    close: (name) => {
      if (name === "a") inMark = false
      else if (name === "sup") raised = false
      else if (name === "table") {
        if (--tables === 0) blocks.push({ kind: "table", rows })
      } else if ((name === "td" || name === "th") && tables === 1) {
        if (cell !== null) cell.text = cell.text.trim()
        cell = null
      } else if (cell !== null) {
        if (lines.has(name)) cell.text += "\n"
        else if (name === "td" || name === "th") cell.text += " "
      } else if (name === "br") text += "\n"
      else if (lines.has(name)) endText()
    },
  })
  endText()
  return blocks
}
