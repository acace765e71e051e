import { Typography } from "antd"
import { type ReactNode, useEffect } from "react"
import { type Text, useLanguage } from "../app/language.tsx"

/** A page with its heading, which is the window's title too, and its actions. */
export function Page({
  title,
  actions,
  children,
}: {
  readonly title: Text
  readonly actions?: ReactNode
  readonly children: ReactNode
}) {
  const { t } = useLanguage()
  const heading = t(title)
  useEffect(() => {
    document.title = `${heading} · 高新 Gaoxin`
  }, [heading])
  return (
    <>
      <div style={{ display: "flex", flexWrap: "wrap", gap: 12, alignItems: "center", marginBottom: 12 }}>
        <Typography.Title level={1} style={{ fontSize: 20, margin: 0, flex: "1 1 auto" }}>
          {heading}
        </Typography.Title>
        {actions}
      </div>
      {children}
    </>
  )
}
