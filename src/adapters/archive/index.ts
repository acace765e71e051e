// Door of archives: the whole installation in one file, and back.
export { loadFiles, loadTables } from "./load-archive.ts"
export type { Manifest } from "./manifest.ts"
export { type CheckedArchive, checkArchive } from "./read-archive.ts"
export { type ArchiveStep, type WrittenArchive, writeArchive } from "./write-archive.ts"
