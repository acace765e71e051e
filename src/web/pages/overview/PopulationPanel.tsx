import { Link, useNavigate } from "@tanstack/react-router"
import { useCallback, useEffect, useMemo, useRef, useState } from "react"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { MapOfZones } from "../../components/MapOfZones.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { Query } from "../../components/Query.tsx"
import { ZoneFilters } from "../../components/ZoneFilters.tsx"
import { filterZones, noFilter, type ZoneItem } from "../../components/zone-filter.ts"

/** The population of a year as a table and as a map; both lead to the zones. */
export function PopulationPanel({ approvalNumber }: { readonly approvalNumber: string }) {
  const { t } = useLanguage()
  const zones = useRoute("GET /api/zones")
  const [filter, setFilter] = useState(noFilter)
  const [view, setView] = useState<"map" | "table">("table")
  const navigate = useNavigate()
  const open = useCallback(
    (code: string) => void navigate({ to: "/zones/$code", params: { code } }),
    [navigate],
  )
  // The table is there at once; the map follows when the page has come to rest.
  const chosen = useRef(false)
  const ready = zones.isSuccess
  useEffect(() => {
    if (!ready) return
    const timer = setTimeout(() => {
      if (!chosen.current && matchMedia("(min-width: 1100px)").matches) setView("map")
    }, 400)
    return () => clearTimeout(timer)
  }, [ready])
  const choose = (wanted: "map" | "table") => {
    chosen.current = true
    setView(wanted)
  }
  return (
    <section className="panel overview-map">
      <Query query={zones}>
        {(data) => {
          const shown = filterZones(data.zones, filter)
          const population = data.populations.find((one) => one.year === filter.year)
          const published = population?.published ?? null
          const label = t({
            zh: `${filter.year} 年末国家高新区 ${population?.registered ?? "—"} 家，所选 ${shown.length} 家`,
            en: `${population?.registered ?? "—"} national zones at the end of ${filter.year}, ${shown.length} chosen`,
          })
          return (
            <>
              <div className="fields" style={{ justifyContent: "space-between" }}>
                <strong>{label}</strong>
                <span>
                  {(["table", "map"] as const).map((one) => (
                    <button key={one} type="button" aria-pressed={view === one} onClick={() => choose(one)}>
                      {one === "map" ? t({ zh: "地图", en: "Map" }) : t({ zh: "表格", en: "Table" })}
                    </button>
                  ))}
                </span>
              </div>
              <ZoneFilters
                zones={data.zones}
                years={data.populations.map((one) => one.year)}
                filter={filter}
                onChange={setFilter}
              />
              <span className="muted" style={{ fontSize: 12 }}>
                {published === null
                  ? t({ zh: "没有公布的家数", en: "no published count" })
                  : t({
                      zh: `公布：${published.asOf} ${published.zones} 家`,
                      en: `published: ${published.zones} on ${published.asOf}`,
                    })}
                {population !== undefined && published !== null && population.registered !== published.zones
                  ? t({
                      zh: `，与名录的 ${population.registered} 家不同`,
                      en: `; the register holds ${population.registered}`,
                    })
                  : t({ zh: "，与名录相符", en: "; the register agrees" })}
                {filter.year === 2026
                  ? t({
                      zh: "；含 2026-02 批复、尚未参加排名的雄安",
                      en: "; with 雄安 of 2026-02, not yet ranked",
                    })
                  : ""}
              </span>
              {view === "map" ? (
                <FittedMap zones={shown} approvalNumber={approvalNumber} label={label} onOpen={open} />
              ) : (
                <div className="overview-map-body">
                  <ZonesTable zones={shown} caption={label} />
                </div>
              )}
            </>
          )
        }}
      </Query>
    </section>
  )
}

/** The map as high as the place that is left for it. */
function FittedMap(props: {
  readonly zones: readonly ZoneItem[]
  readonly approvalNumber: string
  readonly label: string
  readonly onOpen: (code: string) => void
}) {
  const place = useRef<HTMLDivElement>(null)
  const [height, setHeight] = useState(0)
  useEffect(() => {
    if (place.current === null) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setHeight(Math.floor(entry.contentRect.height))
    })
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={place} className="overview-map-body" style={{ height: 340 }}>
      {height === 0 ? null : <MapOfZones {...props} height={height} />}
    </div>
  )
}

function ZonesTable({ zones, caption }: { readonly zones: readonly ZoneItem[]; readonly caption: string }) {
  const { t } = useLanguage()
  const columns = useMemo(
    () => [
      {
        key: "name",
        title: t({ zh: "园区", en: "Zone" }),
        heading: true as const,
        cell: (zone: ZoneItem) => (
          <Link to="/zones/$code" params={{ code: zone.code }}>
            {zone.shortName}
          </Link>
        ),
      },
      {
        key: "place",
        title: t({ zh: "所在地", en: "Place" }),
        cell: (zone: ZoneItem) =>
          zone.province === zone.prefecture ? zone.province : `${zone.province} ${zone.prefecture}`,
      },
      { key: "region", title: t({ zh: "地区", en: "Region" }), cell: (zone: ZoneItem) => zone.region },
      {
        key: "approved",
        title: t({ zh: "批复", en: "Approved" }),
        number: true as const,
        cell: (zone: ZoneItem) => zone.approvalYear ?? "—",
      },
      {
        key: "demonstration",
        title: t({ zh: "自创区", en: "Demonstration" }),
        cell: (zone: ZoneItem) => zone.demonstrationZone ?? "",
      },
      {
        key: "strategies",
        title: t({ zh: "战略区域", en: "Strategies" }),
        cell: (zone: ZoneItem) => zone.strategies.join("、"),
      },
    ],
    [t],
  )
  return (
    <PlainTable
      caption={caption}
      hideCaption
      columns={columns}
      rows={zones}
      keyOf={(zone) => zone.code}
      empty={t({ zh: "没有符合条件的园区", en: "No zone fits" })}
    />
  )
}
