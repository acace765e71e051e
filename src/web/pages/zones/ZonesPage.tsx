import { Link } from "@tanstack/react-router"
import { useState } from "react"
import type { Words } from "#issues"
import { addressOf } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import { OriginBadge } from "../../components/OriginBadge.tsx"
import { Page } from "../../components/Page.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import { Query } from "../../components/Query.tsx"
import { ZoneFilters } from "../../components/ZoneFilters.tsx"
import { filterZones, noFilter } from "../../components/zone-filter.ts"

const pageSize = 50

const types: Readonly<Record<string, Words>> = {
  high_tech_zone: { zh: "高新区", en: "high-tech zone" },
  agri_demo_zone: { zh: "农业高新区", en: "agricultural zone" },
  industrial_park: { zh: "工业园区", en: "industrial park" },
}

/** The register of zones, real or invented, never both in one list. */
export default function ZonesPage() {
  const { t } = useLanguage()
  const [origin, setOrigin] = useState<"public" | "invented">("public")
  const [filter, setFilter] = useState(noFilter)
  const [page, setPage] = useState(0)
  const query = useRoute("GET /api/zones", { query: { origin } })
  return (
    <Page title={{ zh: "园区名录", en: "Register of zones" }} actions={<OriginBadge origin={origin} />}>
      <Query query={query}>
        {(data) => {
          const found = filterZones(data.zones, filter)
          const pages = Math.max(1, Math.ceil(found.length / pageSize))
          const at = Math.min(page, pages - 1)
          return (
            <div style={{ display: "grid", gap: 8 }}>
              <div className="fields">
                {data.hasInvented ? (
                  <span>
                    {(["public", "invented"] as const).map((one) => (
                      <button
                        key={one}
                        type="button"
                        aria-pressed={origin === one}
                        onClick={() => {
                          setOrigin(one)
                          setFilter(noFilter)
                          setPage(0)
                        }}
                      >
                        {one === "public"
                          ? t({ zh: "国家高新区（真实）", en: "National zones (real)" })
                          : t({ zh: "示例省（虚构）", en: "示例省 (invented)" })}
                      </button>
                    ))}
                  </span>
                ) : null}
                <ZoneFilters
                  zones={data.zones}
                  years={origin === "public" ? data.populations.map((one) => one.year) : []}
                  filter={filter}
                  onChange={(changed) => {
                    setFilter(changed)
                    setPage(0)
                  }}
                />
                <a
                  href={addressOf(
                    "GET /api/zones/export",
                    {},
                    origin === "public" ? { origin, year: filter.year } : { origin },
                  )}
                  download
                >
                  {t({ zh: "导出 CSV", en: "Export CSV" })}
                </a>
              </div>
              <PlainTable
                caption={t({
                  zh: `${origin === "public" ? `${filter.year} 年末` : "示例（虚构）"}，所选 ${found.length} 家`,
                  en: `${found.length} zones${origin === "public" ? ` at the end of ${filter.year}` : " (invented)"}`,
                })}
                rows={found.slice(at * pageSize, (at + 1) * pageSize)}
                keyOf={(zone) => zone.code}
                empty={t({ zh: "没有符合条件的园区", en: "No zone fits" })}
                columns={[
                  {
                    key: "name",
                    title: t({ zh: "名称", en: "Name" }),
                    heading: true,
                    cell: (zone) => (
                      <Link to="/zones/$code" params={{ code: zone.code }}>
                        {zone.name}
                      </Link>
                    ),
                  },
                  { key: "code", title: t({ zh: "编号", en: "Code" }), cell: (zone) => zone.code },
                  {
                    key: "type",
                    title: t({ zh: "类别", en: "Kind" }),
                    cell: (zone) => t(types[zone.type] ?? { zh: zone.type, en: zone.type }),
                  },
                  {
                    key: "place",
                    title: t({ zh: "所在地", en: "Place" }),
                    cell: (zone) => [...new Set([zone.province, zone.prefecture])].join(" "),
                  },
                  { key: "region", title: t({ zh: "地区", en: "Region" }), cell: (zone) => zone.region },
                  {
                    key: "approved",
                    title: t({ zh: "批复", en: "Approved" }),
                    number: true,
                    cell: (zone) =>
                      zone.approvalYear === null
                        ? "—"
                        : `${zone.approvalYear}-${String(zone.approvalMonth ?? "").padStart(2, "0")}`,
                  },
                  {
                    key: "demonstration",
                    title: t({ zh: "自创区", en: "Demonstration" }),
                    cell: (zone) => zone.demonstrationZone ?? "",
                  },
                  {
                    key: "strategies",
                    title: t({ zh: "战略区域", en: "Strategies" }),
                    cell: (zone) => zone.strategies.join("、"),
                  },
                ]}
              />
              {pages === 1 ? null : (
                <nav className="fields" aria-label={t({ zh: "分页", en: "Pages" })}>
                  {Array.from({ length: pages }, (_, i) => `${i + 1}`).map((label, i) => (
                    <button
                      key={label}
                      type="button"
                      aria-current={i === at ? "page" : undefined}
                      aria-pressed={i === at}
                      onClick={() => setPage(i)}
                    >
                      {label}
                    </button>
                  ))}
                </nav>
              )}
              {origin === "public" ? (
                <ul className="muted" style={{ fontSize: 12 }}>
                  {data.notes.map((note) => (
                    <li key={note.zh}>{t(note)}</li>
                  ))}
                </ul>
              ) : null}
            </div>
          )
        }}
      </Query>
    </Page>
  )
}
