import { ConfigProvider, Tabs } from "antd"
import type { ReactNode } from "react"

/** Parts of a page of which one is shown. */
export function SectionTabs({
  items,
  active,
  onChange,
}: {
  readonly items: readonly { readonly key: string; readonly label: string; readonly children: ReactNode }[]
  /** The one shown; left out: the reader's choice stays within the page. */
  readonly active?: string
  readonly onChange?: (key: string) => void
}) {
  return (
    // In the dark the primary colour is too dim for text; that of links is not.
    <ConfigProvider theme={{ components: { Tabs: { itemSelectedColor: "var(--ant-color-link)" } } }}>
      <Tabs
        destroyOnHidden
        items={[...items]}
        {...(active === undefined ? {} : { activeKey: active })}
        {...(onChange === undefined ? {} : { onChange })}
      />
    </ConfigProvider>
  )
}
