import { recordAction } from "#services/audit"
import type { ArchiveStep, RestoreContext, RestoredInstallation } from "./context.ts"

/** Restores an archive into an empty place, and writes the fact into the restored audit trail. */
export async function restore(
  context: RestoreContext,
  progress: (step: ArchiveStep) => void,
): Promise<RestoredInstallation> {
  return context.restore(progress, async ({ withActor, manifest }) => {
    await withActor({ kind: "system", task: "restore" }, "administration", (tx) =>
      recordAction(tx, {
        action: "installation.restore",
        objectKind: "archive",
        objectId: manifest.made,
        detail: { schema: manifest.schema, version: manifest.product.version },
      }),
    )
  })
}
