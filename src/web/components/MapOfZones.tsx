import { lazy, Suspense } from "react"
import { Loading } from "./States.tsx"
import type { ZoneItem } from "./zone-filter.ts"

export interface MapOfZonesProps {
  readonly zones: readonly Pick<
    ZoneItem,
    "code" | "shortName" | "longitude" | "latitude" | "demonstrationZone"
  >[]
  /** Pixels. */
  readonly height: number
  /** Empty while there is none: the map then says that it is not for publication. */
  readonly approvalNumber: string
  /** What the map shows, for those who do not see it; the table is their way to the zones. */
  readonly label: string
  readonly onOpen: (code: string) => void
}

const Body = lazy(() => import("./china-map-body.tsx"))

/** The zones on a map of China, loaded when it is first shown. */
export function MapOfZones(props: MapOfZonesProps) {
  return (
    <Suspense fallback={<Loading />}>
      <Body {...props} />
    </Suspense>
  )
}
