import type { Framework } from "#evaluation"
import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { listDrafts } from "./framework-draft-store.ts"
import { draftRow, headOf, unknownVersion, wordsOf } from "./version-head.ts"
import { lastDayOf, stateOf, type VersionState, type VersionWord, versionInForce } from "./version-states.ts"
import { listStates, listVersions, type VersionRow } from "./version-store.ts"

/** What an evaluation can choose: each draft by the period that is evaluated, and each of its versions. */
export async function versionChoices(
  tx: Transaction,
): Promise<
  { readonly id: string; readonly title: string; readonly indicators: number; readonly notice: Notice }[]
> {
  const [drafts, versions, states] = await Promise.all([listDrafts(tx), listVersions(tx), listStates(tx)])
  return drafts.flatMap((draft) => {
    const own = versions.filter((row) => row.framework_id === draft.id)
    const said = states.filter((row) => row.framework_id === draft.id)
    const heads = own.map((row) => headOf(row, said, draft))
    const usable = heads.filter((head) => head.usable)
    const last = usable.at(-1)
    if (last === undefined) return []
    const inForce = heads.some((head) => head.from !== null)
    const whole = {
      id: draft.id,
      title: last.title,
      indicators: last.indicators,
      notice: inForce
        ? { zh: "按评价期取当时生效的版本", en: "the version in force in the period evaluated" }
        : { zh: "草案 · 未经审定", en: "draft · not approved" },
    }
    const each = usable.map((head) => ({
      id: `${draft.id}.v${head.version}`,
      title: `${head.title} · 第 ${head.version} 版`,
      indicators: head.indicators,
      notice: noticeOf(head),
    }))
    return [whole, ...each.reverse()]
  })
}

export interface Notice {
  readonly zh: string
  readonly en: string
}

function noticeOf({ state, from, until }: VersionState): Notice {
  if (state === "draft") return { zh: "草案 · 未经审定", en: "draft · not approved" }
  return state === "ended"
    ? { zh: `${from} 起生效，${until} 起终止`, en: `in force from ${from}, ended from ${until}` }
    : { zh: `${from} 起生效`, en: `in force from ${from}` }
}

/** A version that an evaluation takes. */
export interface ChosenVersion {
  /** `draft-….v3`: this and no other, whatever is put in force later. */
  readonly name: string
  readonly id: string
  readonly version: number
  readonly framework: Framework
}

/**
 * A framework of one's own as evaluations take it: of `draft-…` the version in force at the end of the period, while none
 * was ever put in force the last one without errors; of `draft-….v3` that version.
 * @param period left out: the version in force last
 * @throws Problem not-found, invalid
 */
export async function chooseVersion(tx: Transaction, name: string, period?: string): Promise<ChosenVersion> {
  const found = /^(.*)\.v(\d{1,6})$/.exec(name)
  const id = found?.[1] ?? name
  await draftRow(tx, id)
  const versions = await listVersions(tx, id)
  const words = wordsOf(await listStates(tx, id))
  const usable = versions.filter((row) => row.framework !== null)
  const wanted = found === null ? chosenBy(usable, words, period, id) : Number(found[2])
  const row = versions.find((one) => one.version === wanted)
  if (row === undefined) throw unknownVersion(id, wanted)
  if (row.framework === null)
    throw new Problem("invalid", [issue("error", "version-faulty", id, { version: wanted })])
  // Written by saveDraft or saveFrameworkVersion from a checked framework.
  const framework = row.framework as Framework
  const notice = noticeOf(stateOf(row.version, words))
  return {
    name: `${id}.v${row.version}`,
    id,
    version: row.version,
    framework: {
      ...framework,
      notice: { zh: `第 ${row.version} 版 · ${notice.zh}`, en: `version ${row.version} · ${notice.en}` },
    },
  }
}

/** The framework alone. @throws Problem not-found, invalid */
export async function getDraftFramework(tx: Transaction, name: string): Promise<Framework> {
  return (await chooseVersion(tx, name)).framework
}

function chosenBy(
  usable: readonly VersionRow[],
  words: readonly VersionWord[],
  period: string | undefined,
  id: string,
): number {
  const last = usable.at(-1)?.version
  if (last === undefined) throw new Problem("invalid", [issue("error", "version-faulty", id, { version: 1 })])
  const numbers = usable.map((row) => row.version)
  if (!words.some((word) => word.state === "in-force")) return last
  const day = (period === undefined ? null : lastDayOf(period)) ?? "9999-12-31"
  const chosen = versionInForce(numbers, words, day)
  if (chosen === null)
    throw new Problem("invalid", [issue("error", "no-version-in-force", id, { period: period ?? null, day })])
  return chosen
}
