import type { Contracts, ResponseOf } from "#contracts"
import type { Words } from "#issues"

export type FrameworkHead = ResponseOf<Contracts["GET /api/frameworks"]>[number]
export type FrameworkNode = ResponseOf<Contracts["GET /api/frameworks/:pack/:id"]>["nodes"][number]

export const statusWords: Readonly<Record<string, Words>> = {
  complete: { zh: "全文已载入", en: "complete" },
  partial: { zh: "只查到一部分", en: "known in part" },
  ours: { zh: "本项目自拟", en: "our own" },
}

/** A share of the whole as per cent with two decimals. */
export const percent = (share: number) => `${(share * 100).toFixed(2)} %`

/** A share with the interval that unknown weights cause; unknown stays visibly unknown. */
export function shareText(node: Pick<FrameworkNode, "share" | "interval">, unknown: string): string {
  if (node.interval !== null) {
    const [low, high] = node.interval
    return `${(low * 100).toFixed(2)}–${percent(high)}`
  }
  return node.share === null ? unknown : percent(node.share)
}
