import type { Issue } from "#issues"
import { getPlace, type Pack } from "../pack.ts"
import type { PathPart, Place } from "../pack-file.ts"
import { placeIssue } from "../place-issue.ts"
import type { Reference } from "../schemas/index.ts"

const scoring = ["target", "goalposts", "efficacy", "threshold", "bands"] as const

/** Numbers that decide a score and do not say where they come from. */
export function checkCitations(pack: Pack): Issue[] {
  const issues: Issue[] = []
  const uncited = (place: Place, key: PathPart, code: string) =>
    issues.push(
      placeIssue("error", "pack-uncited-number", place.file, [...place.path, key], {
        node: code,
        number: key,
      }),
    )

  for (const [code, indicator] of pack.indicators) {
    const place = getPlace(pack, `indicator:${code}`)
    if (indicator.reference !== undefined) continue
    const numbers = scoring.filter((key) => indicator[key] !== undefined)
    for (const key of numbers) uncited(place, key, code)
    if (numbers.length === 0)
      issues.push(placeIssue("warning", "pack-uncited-indicator", place.file, place.path, { node: code }))
  }
  for (const { file, nodes, place } of pack.frameworks.values()) {
    const whole = file.source !== undefined
    for (const node of nodes) {
      const { own } = node
      if (own === null || whole || own.reference !== undefined) continue
      if (typeof own.weight === "number" && node.parent !== null) uncited(node.place, "weight", node.code)
      if ("cap" in own && own.cap !== undefined) uncited(node.place, "cap", node.code)
      if (node.indicator?.reference !== undefined || !hasScoring(own)) continue
      for (const key of scoring) if (own[key] !== undefined) uncited(node.place, key, node.code)
    }
    if (!whole) for (const name of Object.keys(file.weightSets ?? {})) uncited(place, "weightSets", name)
  }
  return issues
}

function hasScoring(
  own: object,
): own is { readonly reference?: Reference } & { readonly [K in (typeof scoring)[number]]?: unknown } {
  return scoring.some((key) => key in own)
}
