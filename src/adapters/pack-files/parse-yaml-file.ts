import { type Document, isCollection, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from "yaml"
import { type Issue, issue } from "#issues"
import type { PackFile, PathPart } from "#packs"

/** Aliases that one file may expand to: far above what people write, far below what hurts. */
export const aliasLimit = 100

/**
 * Parses YAML (or JSON, which is YAML) so that every value can be traced to its line.
 * @param path how the file is called in issues
 * @returns no file after faults: `pack-yaml-fault`, one per fault and line, `pack-yaml-aliases`
 */
export function parseYamlFile(path: string, text: string): { file: PackFile | null; issues: Issue[] } {
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false })
  const faults = [...document.errors, ...document.warnings]
  if (faults.length > 0) {
    const issues = faults.map((fault) => {
      const line = counter.linePos(fault.pos[0]).line
      return issue("error", "pack-yaml-fault", `${path}:${line}`, { file: path, line, why: fault.message })
    })
    return { file: null, issues }
  }
  try {
    const value: unknown = document.toJS({ maxAliasCount: aliasLimit })
    return { file: { path, text, value, locate: (at) => lineOf(document, counter, at) }, issues: [] }
  } catch (cause) {
    // The library throws ReferenceError both for a bomb and for an alias that holds itself.
    if (!(cause instanceof ReferenceError)) throw cause
    return {
      file: null,
      issues: [
        issue("error", "pack-yaml-aliases", path, { file: path, limit: aliasLimit, why: cause.message }),
      ],
    }
  }
}

function lineOf(document: Document.Parsed, counter: LineCounter, path: readonly PathPart[]): number | null {
  let node: unknown = document.contents
  let offset = isCollection(node) || isScalar(node) ? node.range?.[0] : undefined
  for (const part of path) {
    const next = isMap(node)
      ? node.items.find(
          (pair) => isPair(pair) && isScalar(pair.key) && String(pair.key.value) === String(part),
        )
      : undefined
    if (next !== undefined) {
      offset = isScalar(next.key) ? next.key.range?.[0] : offset
      node = next.value
    } else if (isSeq(node) && typeof part === "number" && node.items[part] !== undefined) {
      node = node.items[part]
      offset = isCollection(node) || isScalar(node) ? node.range?.[0] : offset
    } else break
  }
  return typeof offset === "number" ? counter.linePos(offset).line : null
}
