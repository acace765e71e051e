import { Watermark } from "antd"
import type { ReactNode } from "react"
import type { Origin } from "#access"
import { type Text, useLanguage } from "../app/language.tsx"

/** Invented values stand under a watermark wherever they are shown. */
export function Marked({
  origin,
  mark = { zh: "示例 · 虚构数据", en: "Example · invented data" },
  children,
}: {
  readonly origin: Origin
  readonly mark?: Text
  readonly children: ReactNode
}) {
  const { t } = useLanguage()
  if (origin !== "invented") return <>{children}</>
  return (
    <Watermark content={t(mark)} gap={[160, 120]} font={{ fontSize: 15, color: "rgba(128,128,128,0.16)" }}>
      {children}
    </Watermark>
  )
}
