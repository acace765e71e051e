import type { Words } from "#issues"
import type { RevisionRow } from "#services/surveys"
import type { ReturnEvent } from "#surveys"

/** A revision without its figures. */
export function presentRevision(
  revision: RevisionRow,
  history: readonly ReturnEvent[],
  nameOf: (organisation: string) => Words,
) {
  const submitted = history.find(
    ({ action, detail }) => action === "submit" && detail.revision === revision.number,
  )
  return {
    number: revision.number,
    at: revision.at.toISOString(),
    kind: revision.kind,
    digest: revision.digest,
    organisation: nameOf(revision.organisation_id),
    personName: submitted?.detail.personName ?? null,
    signature: revision.signature,
    scan: revision.scan_id,
  }
}
