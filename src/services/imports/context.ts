import type { ImportRead, ImportTask } from "#imports"
import type { Packs } from "#services/frameworks"
import type { RunContext } from "#services/runs"

/** What imports need of the outside. */
export interface ImportContext extends Pick<RunContext, "artefacts" | "newId" | "now" | "evaluation"> {
  readonly packs: Packs
  /** Reads a file beside the server's own thread; nothing of it is kept. */
  readonly readImportFile: (content: Uint8Array, task: ImportTask) => Promise<ImportRead>
}
