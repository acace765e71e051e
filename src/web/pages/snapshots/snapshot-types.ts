import type { Contracts, ResponseOf } from "#contracts"
import type { Text } from "../../app/language.tsx"

export type SnapshotAnswer = ResponseOf<Contracts["GET /api/surveys/:survey/snapshots/:number"]>
export type IndicatorsAnswer = ResponseOf<Contracts["GET /api/surveys/:survey/snapshots/:number/indicators"]>
export type FigureAnswer = ResponseOf<
  Contracts["GET /api/surveys/:survey/snapshots/:number/figures/:zone/:indicator"]
>
export type Preview = ResponseOf<Contracts["POST /api/surveys/:survey/snapshots/:number/disclosure"]>
export type Rules = SnapshotAnswer["defaultRules"]
export type Framework = SnapshotAnswer["frameworks"][number]
export type Figure = IndicatorsAnswer["figures"][number]

/** A snapshot as pages are given it. */
export interface Shown {
  readonly survey: string
  readonly snapshot: SnapshotAnswer
}

export const keyOf = ({ survey, snapshot }: Shown) => ({ survey, number: String(snapshot.number) })

export const figureStateWords: Readonly<Record<Figure["state"], Text & { readonly color: string }>> = {
  computed: { zh: "按定义计算", en: "computed", color: "green" },
  substitute: { zh: "替代口径", en: "by a substitute", color: "gold" },
  unknown: { zh: "未知", en: "unknown", color: "default" },
}

export const statusWords: Readonly<
  Record<Preview["figures"][number]["status"], Text & { readonly color: string }>
> = {
  published: { zh: "可交出", en: "may leave", color: "green" },
  suppressed: { zh: "隐去", en: "held back", color: "red" },
  unknown: { zh: "本无数值", en: "no value", color: "default" },
}

/** How many per page of a long list. */
export const listSize = 100

/** A growth in per cent as people write it. */
export const growthText = (growth: number | null) =>
  growth === null ? "—" : `${growth > 0 ? "+" : ""}${growth.toFixed(2)}%`

/** Bytes as people write them. */
export function bytesText(bytes: number | null): string {
  if (bytes === null) return "—"
  if (bytes < 1024) return `${bytes} B`
  return bytes < 1024 ** 2 ? `${(bytes / 1024).toFixed(1)} kB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`
}
