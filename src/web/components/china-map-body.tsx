import { registerMap } from "echarts/core"
import chinaUrl from "echarts4maps/map/json/china.json?url"
import { useEffect, useMemo, useState } from "react"
import { useLanguage } from "../app/language.tsx"
import { useDark } from "../app/theme.tsx"
import ChartBody from "./chart-body.tsx"
import { spreadPoints } from "./china-map-spread.ts"
import type { MapOfZonesProps } from "./MapOfZones.tsx"
import { Failure, Loading } from "./States.tsx"

let registered: Promise<void> | null = null

/**
 * Boundaries are registered as `china` and under no other name: for that name alone the library adds 南海诸岛 and 钓鱼岛,
 * which the file of boundaries lacks.
 */
function registerChina(): Promise<void> {
  registered ??= fetch(chinaUrl)
    .then((answer) => answer.json())
    .then((boundaries) => registerMap("china", boundaries))
  return registered
}

export default function ChinaMapBody({ zones, height, approvalNumber, label, onOpen }: MapOfZonesProps) {
  const { t } = useLanguage()
  const dark = useDark()
  const [state, setState] = useState<"loading" | "ready" | Error>("loading")
  useEffect(() => {
    registerChina().then(
      () => setState("ready"),
      (cause: unknown) => {
        registered = null
        setState(cause instanceof Error ? cause : new Error(String(cause)))
      },
    )
  }, [])
  const option = useMemo(() => {
    const placed = zones.flatMap(({ longitude, latitude, ...zone }) =>
      longitude === null || latitude === null ? [] : { ...zone, longitude, latitude },
    )
    const points = spreadPoints(placed)
    // One style for all 34 units: provinces are not what is shown.
    const land = { areaColor: dark ? "#2b3340" : "#eef2f7", borderColor: dark ? "#5a6678" : "#9aa7b8" }
    return {
      tooltip: { trigger: "item", formatter: "{b}" },
      geo: {
        map: "china",
        roam: true,
        scaleLimit: { min: 1, max: 14 },
        top: 4,
        bottom: 4,
        left: 4,
        right: 4,
        silent: true,
        itemStyle: { ...land, borderWidth: 0.7 },
        tooltip: { show: false },
      },
      series: [
        {
          type: "scatter",
          coordinateSystem: "geo",
          symbolSize: 6.5,
          itemStyle: { color: "#0b57c2", borderColor: "#fff", borderWidth: 0.5 },
          emphasis: { scale: 1.8, itemStyle: { color: "#d4380d" } },
          data: placed.map((zone, i) => ({
            name: zone.shortName,
            code: zone.code,
            value: [points[i]?.longitude, points[i]?.latitude],
            itemStyle: { color: zone.demonstrationZone === null ? "#0b57c2" : "#d46b08" },
          })),
        },
      ],
    }
  }, [zones, dark])
  const open = useMemo(
    () => (event: { readonly data: unknown }) => {
      const { data } = event
      if (typeof data === "object" && data !== null && "code" in data) onOpen(String(data.code))
    },
    [onOpen],
  )
  if (state === "loading") return <Loading />
  if (state !== "ready") return <Failure error={state} />
  return (
    <figure style={{ margin: 0, position: "relative" }} className="china-map">
      <ChartBody option={option} label={label} height={height} onClick={open} />
      <figcaption
        className="muted"
        style={{ position: "absolute", left: 8, bottom: 4, fontSize: 12, maxWidth: "36%" }}
      >
        {t({ zh: "示意图", en: "Sketch map" })}
        {approvalNumber === ""
          ? t({
              zh: "，未取得审图号，不作为公开发布之用",
              en: ", without an approval number: not for publication",
            })
          : t({ zh: ` · 审图号：${approvalNumber}`, en: ` · map approval ${approvalNumber}` })}
        <br />
        {t({
          zh: "点在地级市中心，相近的已错开，不是园区位置；橙色属自创区",
          en: "Marks stand at the centres of prefectures, moved apart; orange: of a demonstration zone",
        })}
      </figcaption>
    </figure>
  )
}
