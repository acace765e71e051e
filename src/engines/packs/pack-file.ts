/** Keys and positions that lead from the top of a file to one value in it. */
export type PathPart = string | number

/**
 * One file of a pack, already read and parsed by the caller (`#pack-files`); the engine opens nothing.
 * `value` is the parsed YAML or JSON; for a CSV its rows of texts, the header first.
 */
export interface PackFile {
  /** Relative to the pack's folder, with `/`: `indicators/innovation.yaml`. */
  readonly path: string
  readonly text: string
  readonly value: unknown
  /** The line (from 1) of the value at `path`, of its nearest parent otherwise; `null`: not known. */
  locate(path: readonly PathPart[]): number | null
}

/** Where a definition stands: a file and a path in it. */
export interface Place {
  readonly file: PackFile
  readonly path: readonly PathPart[]
}

/** Text of a place for an issue's `path`: `indicators/innovation.yaml:12`. */
export function placeText(place: Place): string {
  const line = place.file.locate(place.path)
  return line === null ? place.file.path : `${place.file.path}:${line}`
}

/** `tree[0].children[2].weight`: the path inside the file, for people. */
export function pathText(path: readonly PathPart[]): string {
  return path
    .map((part, i) => (typeof part === "number" ? `[${part}]` : `${i > 0 ? "." : ""}${part}`))
    .join("")
}
