import { lazy, Suspense } from "react"
import type { ChartProps } from "./chart-body.tsx"
import { Loading } from "./States.tsx"

const Body = lazy(() => import("./chart-body.tsx"))

/** A chart with the words that stand for it where it cannot be seen; its library is loaded when the first one is shown. */
export function Chart(props: ChartProps) {
  return (
    <Suspense fallback={<Loading />}>
      <Body {...props} />
    </Suspense>
  )
}
