import { useNavigate, useSearch } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { SectionTabs } from "./SectionTabs.tsx"

/** Parts of a page, the one shown named in the address: `?tab=`; without it the first. */
export function AddressedTabs({
  items,
}: {
  readonly items: readonly { readonly key: string; readonly label: string; readonly children: ReactNode }[]
}) {
  const { tab } = useSearch({ strict: false }) as { readonly tab?: string }
  const navigate = useNavigate()
  const active = items.find(({ key }) => key === tab)?.key ?? items[0]?.key ?? ""
  return (
    <SectionTabs
      items={items}
      active={active}
      onChange={(key) => void navigate({ to: ".", search: { tab: key }, replace: true })}
    />
  )
}
