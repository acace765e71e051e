import type { ArchiveStep } from "#services/operations"
import type { Printer } from "./printer.ts"

/** Says what an archive has taken in or given back: each table with rows, and files by the hundred. */
export function archiveProgress(print: Printer): (step: ArchiveStep) => void {
  const zh = print.language === "zh"
  let files = 0
  return ({ kind, name, size }) => {
    if (kind === "table" && size > 0) print.say(`  ${name}: ${size} ${zh ? "行" : "rows"}`)
    if (kind !== "file") return
    files += 1
    if (files % 100 === 0) print.say(`  ${files} ${zh ? "个文件" : "files"}`)
  }
}
