import type { PaperDocument } from "#reports"

/** Writes a paper as DOCX. The library is loaded when the first one is written: most days none is. */
export async function writePaper(paper: PaperDocument): Promise<Uint8Array> {
  const documents = await import("#documents")
  return documents.writePaper(paper)
}
