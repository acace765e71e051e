import { Tag } from "antd"
import type { Origin } from "#access"
import { type Text, useLanguage } from "../app/language.tsx"

export const originWords: Readonly<Record<Origin, Text & { readonly color: string }>> = {
  public: { zh: "真实 · 公开来源", en: "Real · public source", color: "green" },
  user: { zh: "本机数据", en: "Data of this installation", color: "blue" },
  invented: { zh: "示例 · 虚构", en: "Example · invented", color: "volcano" },
  derived: { zh: "推算", en: "Derived", color: "gold" },
}

/** Where a value or an entity comes from: shown wherever numbers are. */
export function OriginBadge({ origin }: { readonly origin: Origin }) {
  const { t } = useLanguage()
  return <Tag color={originWords[origin].color}>{t(originWords[origin])}</Tag>
}
