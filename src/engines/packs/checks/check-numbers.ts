import type { Issue } from "#issues"
import { getPlace, type Pack } from "../pack.ts"
import type { PathPart, Place } from "../pack-file.ts"
import { placeIssue } from "../place-issue.ts"

interface Scored {
  readonly goalposts?: readonly number[]
  readonly efficacy?: { readonly unallowable: number; readonly satisfactory: number }
  readonly bands?: readonly { readonly from: number; readonly score: number }[]
  readonly direction?: string
}

/** Bounds in the wrong order: goalposts and bands rise; efficacy follows the direction. */
export function checkNumbers(pack: Pack): Issue[] {
  const issues: Issue[] = []
  const check = (code: string, said: Scored, place: Place) => {
    const wrong = (key: PathPart, rule: string) =>
      issues.push(
        placeIssue("error", "pack-bounds-order", place.file, [...place.path, key], { node: code, rule }),
      )
    const [lower, upper] = said.goalposts ?? []
    if (lower !== undefined && upper !== undefined && lower >= upper) wrong("goalposts", "lower < upper")
    if (said.bands?.some((band, i, all) => i > 0 && band.from <= (all[i - 1]?.from ?? -Infinity)))
      wrong("bands", "from rises from band to band")
    if (said.efficacy !== undefined) {
      const gap = said.efficacy.satisfactory - said.efficacy.unallowable
      if (said.direction === "lower-is-better" ? gap >= 0 : gap <= 0)
        wrong("efficacy", "satisfactory is better than unallowable")
    }
  }
  for (const [code, indicator] of pack.indicators) check(code, indicator, getPlace(pack, `indicator:${code}`))
  for (const { nodes } of pack.frameworks.values())
    for (const { code, own, indicator, place } of nodes)
      if (own !== null && indicator !== null && "direction" in indicator)
        check(code, { ...own, direction: indicator.direction } as Scored, place) // `own` of an indicator
  for (const { file, place } of pack.frameworks.values()) {
    const [low, high] = file.assumedWeights?.between ?? []
    if (low !== undefined && high !== undefined && low > high)
      issues.push(
        placeIssue("error", "pack-bounds-order", place.file, ["assumedWeights", "between"], {
          node: file.id,
          rule: "lowest ≤ highest",
        }),
      )
  }
  return issues
}
