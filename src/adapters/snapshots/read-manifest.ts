import { type Origin, origins } from "#access"
import { type Issue, issue } from "#issues"
import type { SnapshotFile, SnapshotManifest } from "#returns"

/** What a file of a snapshot may be called: a name in its folder, and no pattern to DuckDB. */
const fileName = /^[a-z0-9][a-z0-9._-]*\.parquet$/i
const digest = /^[0-9a-f]{64}$/
const period = /^\d{4}(?:-(?:Q[1-4]|\d{2}))?$/

/**
 * Reads `manifest.json`.
 * @param path names the file in issues
 * @returns `null` when anything in it is not as it must be; all faults at once
 */
export function readManifest(
  text: string,
  path: string,
): { readonly manifest: SnapshotManifest | null; readonly issues: readonly Issue[] } {
  const issues: Issue[] = []
  const wrong = (place: string, value: unknown) =>
    issues.push(issue("error", "snapshot-manifest", `${path} ${place}`, { value: value ?? null }))
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    return { manifest: null, issues: [issue("error", "snapshot-manifest-json", path, { reason })] }
  }
  if (!isRecord(parsed)) {
    wrong("", parsed)
    return { manifest: null, issues }
  }
  const { kind, version, title, origin, pack, made, files, excluded } = parsed
  if (kind !== "gaoxin-snapshot") wrong("kind", kind)
  if (version !== 1) wrong("version", version)
  if (!isRecord(title) || typeof title.zh !== "string" || typeof title.en !== "string") wrong("title", title)
  if (!origins.includes(origin as Origin)) wrong("origin", origin)
  if (typeof pack !== "string") wrong("pack", pack)
  if (typeof made !== "string") wrong("made", made)
  if (excluded !== null && typeof excluded !== "string") wrong("excluded", excluded)
  if (!Array.isArray(files) || files.length === 0) wrong("files", files)
  else
    for (const [i, file] of files.entries())
      checkFile(file, (key, value) => wrong(`files[${i}].${key}`, value))
  // Every part was held against its type above.
  return { manifest: issues.length > 0 ? null : (parsed as unknown as SnapshotManifest), issues }
}

function checkFile(file: unknown, wrong: (key: string, value: unknown) => void): void {
  if (!isRecord(file)) {
    wrong("", file)
    return
  }
  const tests: Readonly<Record<keyof SnapshotFile, (value: unknown) => boolean>> = {
    file: (value) => typeof value === "string" && fileName.test(value),
    form: (value) => typeof value === "string" && value !== "",
    period: (value) => typeof value === "string" && period.test(value),
    units: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
    digest: (value) => typeof value === "string" && digest.test(value),
    unitsDigest: (value) => typeof value === "string" && digest.test(value),
    decimals: (value) =>
      isRecord(value) && Object.values(value).every((one) => Number.isInteger(one) && Number(one) >= 0),
  }
  for (const [key, holds] of Object.entries(tests)) if (!holds(file[key])) wrong(key, file[key])
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
