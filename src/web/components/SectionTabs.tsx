import { ConfigProvider, Tabs } from "antd"
import type { ReactNode } from "react"

/** Parts of a page of which one is shown. */
export function SectionTabs({
  items,
}: {
  readonly items: readonly { readonly key: string; readonly label: string; readonly children: ReactNode }[]
}) {
  return (
    // In the dark the primary colour is too dim for text; that of links is not.
    <ConfigProvider theme={{ components: { Tabs: { itemSelectedColor: "var(--ant-color-link)" } } }}>
      <Tabs destroyOnHidden items={[...items]} />
    </ConfigProvider>
  )
}
